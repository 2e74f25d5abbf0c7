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

  @Override
  public String toString() {
    return owner.isGlobal() ? name : owner + "." + name;
  }
}
