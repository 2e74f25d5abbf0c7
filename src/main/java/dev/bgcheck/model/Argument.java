package dev.bgcheck.model;

import java.util.Objects;

/**
 * An argument of a call.
 *
 * @param label the label as written, empty when none is: Objective-C and Java arguments have none
 * @param trailing whether it is a trailing closure, whose first label Swift leaves out
 */
public record Argument(String label, Value value, boolean trailing) {
  /** Checks that nothing is null. */
  public Argument {
    Objects.requireNonNull(label);
    Objects.requireNonNull(value);
  }

  /** An argument without a label. */
  public static Argument of(Value value) {
    return new Argument("", value, false);
  }
}
