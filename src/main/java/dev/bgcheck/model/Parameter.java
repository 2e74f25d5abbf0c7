package dev.bgcheck.model;

import java.util.Objects;
import java.util.Optional;

/**
 * A parameter of a routine.
 *
 * @param label the argument label, empty when calls write none
 * @param name the local inside the routine
 * @param hasDefault whether calls may leave it out
 * @param defaultValue the routine that computes the value for calls that leave it out, where there
 *     is more to it than a plain literal
 */
public record Parameter(
    String label,
    String name,
    TypeRef type,
    boolean hasDefault,
    Optional<RoutineSignature> defaultValue) {
  /** Checks that nothing is null. */
  public Parameter {
    Objects.requireNonNull(label);
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
    Objects.requireNonNull(defaultValue);
  }

  /** A parameter without label and default. */
  public static Parameter of(String name, TypeRef type) {
    return new Parameter("", name, type, false, Optional.empty());
  }
}
