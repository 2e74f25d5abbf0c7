package dev.bgcheck.model;

import java.util.Objects;

/**
 * The identity of a routine.
 *
 * <p>{@code name} is what the language calls it with: a Swift full name {@code
 * register(forTaskWithIdentifier:using:launchHandler:)}, an Objective-C selector, a Java name with
 * descriptor {@code performFetch(Lx/Y;)V} (source without types: {@code performFetch/2}). Routines
 * that would collide get {@code ~2}, {@code ~3} in source order. A closure is named after the
 * routine it stands in: {@code load()#1}, {@code load()#1#1}. Text form: {@code Type.name}, {@code
 * Type::name} for static ones, {@code ::name} for global ones.
 *
 * <p>No record: it is the key of most maps of linking and analysis, and keeps its hash.
 */
public final class RoutineSignature implements Comparable<RoutineSignature> {
  private final TypeName owner;
  private final String name;
  private final boolean isStatic;
  private final boolean isClosure;
  private final int hash;

  /**
   * The identity of those parts.
   *
   * @param owner the type it belongs to, {@link TypeName#GLOBAL} for a global routine
   */
  public RoutineSignature(TypeName owner, String name, boolean isStatic) {
    this.owner = Objects.requireNonNull(owner);
    this.name = Objects.requireNonNull(name);
    this.isStatic = isStatic;
    this.isClosure = name.indexOf('#') >= 0;
    this.hash = 31 * (31 * owner.hashCode() + name.hashCode()) + Boolean.hashCode(isStatic);
  }

  /** The type it belongs to, {@link TypeName#GLOBAL} for a global routine. */
  public TypeName owner() {
    return owner;
  }

  /** What the language calls it. */
  public String name() {
    return name;
  }

  /** Whether it belongs to the type itself and not to its values. */
  public boolean isStatic() {
    return isStatic;
  }

  /** A routine called on a value of {@code owner}. */
  public static RoutineSignature instance(TypeName owner, String name) {
    return new RoutineSignature(owner, name, false);
  }

  /** A routine called on {@code owner} itself; with a global owner, a global routine. */
  public static RoutineSignature ofType(TypeName owner, String name) {
    return new RoutineSignature(owner, name, true);
  }

  /** The {@code number}th closure written in this routine, from 1. */
  public RoutineSignature closure(int number) {
    return new RoutineSignature(owner, name + "#" + number, isStatic);
  }

  /** Whether it is a closure. */
  public boolean isClosure() {
    return isClosure;
  }

  /** The routine that a closure stands in, itself for others. */
  public RoutineSignature enclosing() {
    int hash = name.lastIndexOf('#');
    return hash < 0 ? this : new RoutineSignature(owner, name.substring(0, hash), isStatic);
  }

  /** The name as people say it: without overload number and what only compilers add. */
  public String spokenName() {
    String spoken = name.indexOf('#') >= 0 ? name.substring(0, name.indexOf('#')) : name;
    int tilde = spoken.indexOf('~');
    spoken = withoutJavaSuffix(tilde > 0 ? spoken.substring(0, tilde) : spoken);
    if (spoken.equals("<init>")) {
      return simpleOwner();
    }
    return owner.isGlobal() || spoken.isEmpty() ? spoken : simpleOwner() + "." + spoken;
  }

  /** The owner without package, {@code $} of nested Java types as a dot. */
  private String simpleOwner() {
    return owner.simpleName().replace('$', '.');
  }

  /** Ex) {@code run()V} and {@code run/0} without what stands behind {@code run}. */
  private static String withoutJavaSuffix(String name) {
    int open = name.indexOf('(');
    if (open > 0 && name.lastIndexOf(')') < name.length() - 1) {
      return name.substring(0, open);
    }
    int slash = name.lastIndexOf('/');
    boolean isArity =
        slash > 0
            && slash < name.length() - 1
            && name.substring(slash + 1).chars().allMatch(Character::isDigit);
    return isArity ? name.substring(0, slash) : name;
  }

  @Override
  public int compareTo(RoutineSignature other) {
    int byOwner = owner.compareTo(other.owner);
    if (byOwner != 0) {
      return byOwner;
    }
    int byName = name.compareTo(other.name);
    return byName != 0 ? byName : Boolean.compare(isStatic, other.isStatic);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof RoutineSignature that
            && hash == that.hash
            && isStatic == that.isStatic
            && name.equals(that.name)
            && owner.equals(that.owner);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return owner + (isStatic ? "::" : ".") + name;
  }
}
