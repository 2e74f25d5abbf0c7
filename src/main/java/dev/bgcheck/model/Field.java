package dev.bgcheck.model;

import dev.bgcheck.source.Span;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A property or variable of a type, or a global variable.
 *
 * @param type as written, unknown when it is inferred from the initialiser
 * @param constant the value of one that cannot change and is initialised with a literal
 * @param initializer the routine that computes its first value
 * @param accessors the routines of a computed or observed property
 * @param attributes names of attributes and property wrappers, without {@code @}
 */
public record Field(
    String name,
    TypeRef type,
    Set<Flag> flags,
    Optional<Value.Constant> constant,
    Optional<RoutineSignature> initializer,
    Set<RoutineSignature> accessors,
    Set<String> attributes,
    Isolation isolation,
    Span span) {

  /** What is said about it. */
  public enum Flag {
    /** Belongs to the type, not to its values. */
    STATIC,
    /** Never changes after its first value. */
    CONSTANT,
    /** Holds its value weakly. */
    WEAK,
    /** Gets its first value when it is first read. */
    LAZY,
    /** Has no storage. */
    COMPUTED,
    /** An enum's case; its constant is the raw value. */
    ENUM_CASE
  }

  /** Copies the collections. */
  public Field {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
    Objects.requireNonNull(constant);
    Objects.requireNonNull(initializer);
    Objects.requireNonNull(isolation);
    Objects.requireNonNull(span);
    flags = Set.copyOf(flags);
    accessors = Set.copyOf(accessors);
    attributes = Set.copyOf(attributes);
  }

  /** Whether {@code flag} is said about it. */
  public boolean is(Flag flag) {
    return flags.contains(flag);
  }
}
