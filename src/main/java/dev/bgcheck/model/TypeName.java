package dev.bgcheck.model;

import java.util.Objects;

/**
 * The identity of a type: the name under which the program declares or mentions it.
 *
 * <p>Nested types are written {@code Outer.Inner}; Java types carry their package with dots ({@code
 * org.robovm.apple.uikit.UIApplication}), inner classes keep their {@code $}. Type arguments are no
 * part of the identity. The empty name stands for the place of global routines and variables.
 */
public record TypeName(String name) implements Comparable<TypeName> {
  /** The place of what belongs to no type. */
  public static final TypeName GLOBAL = new TypeName("");

  /** Checks the name. */
  public TypeName {
    Objects.requireNonNull(name);
  }

  /** The name behind the last dot. */
  public String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Whether this is {@link #GLOBAL}. */
  public boolean isGlobal() {
    return name.isEmpty();
  }

  /** The type nested in this one. */
  public TypeName nested(String inner) {
    return isGlobal() ? new TypeName(inner) : new TypeName(name + "." + inner);
  }

  /** The type this one is nested in by name, {@link #GLOBAL} for an outermost type. */
  public TypeName outer() {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? GLOBAL : new TypeName(name.substring(0, dot));
  }

  @Override
  public int compareTo(TypeName other) {
    return name.compareTo(other.name);
  }

  // Written out: what records do by themselves goes through method handles, and these are hashed
  // for every name of a program.
  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof TypeName that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
