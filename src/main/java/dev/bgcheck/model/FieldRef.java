package dev.bgcheck.model;

import java.util.Objects;

/**
 * The identity of a property, field or global variable.
 *
 * @param owner the type that declares it, {@link TypeName#GLOBAL} for a global
 */
public record FieldRef(TypeName owner, String name) implements Comparable<FieldRef> {
  /** Checks that nothing is null. */
  public FieldRef {
    Objects.requireNonNull(owner);
    Objects.requireNonNull(name);
  }

  @Override
  public int compareTo(FieldRef other) {
    int byOwner = owner.compareTo(other.owner);
    return byOwner != 0 ? byOwner : name.compareTo(other.name);
  }

  // Written out: what records do by themselves goes through method handles, and these are hashed
  // for every name of a program.
  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof FieldRef that && name.equals(that.name) && owner.equals(that.owner);
  }

  @Override
  public int hashCode() {
    return 31 * owner.hashCode() + name.hashCode();
  }

  @Override
  public String toString() {
    return owner.isGlobal() ? name : owner + "." + name;
  }
}
