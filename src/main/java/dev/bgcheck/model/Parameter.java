package dev.bgcheck.model;

import java.util.Objects;

/**
 * A parameter of a routine.
 *
 * @param label the argument label, empty when calls write none
 * @param name the local inside the routine
 * @param hasDefault whether calls may leave it out
 */
public record Parameter(String label, String name, TypeRef type, boolean hasDefault) {
  /** Checks that nothing is null. */
  public Parameter {
    Objects.requireNonNull(label);
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
  }

  /** A parameter without label and default. */
  public static Parameter of(String name, TypeRef type) {
    return new Parameter("", name, type, false);
  }
}
