package dev.bgcheck.api;

import dev.bgcheck.model.TypeRef;
import java.util.Objects;

/**
 * A parameter of an API as its Swift declaration writes it.
 *
 * @param label the argument label, empty when calls write none
 * @param hasDefault whether calls may leave it out
 * @param isVariadic whether calls may give several values
 */
public record ApiParameter(String label, TypeRef type, boolean hasDefault, boolean isVariadic) {
  /** Checks that nothing is null. */
  public ApiParameter {
    Objects.requireNonNull(label);
    Objects.requireNonNull(type);
  }
}
