package dev.bgcheck.model;

import java.util.Objects;

/**
 * What a closure takes from where it is made.
 *
 * @param name the local inside the closure
 * @param outer what it is bound to, in the routine that makes the closure
 * @param mode how it is held
 */
public record Capture(String name, Value outer, Mode mode) {
  /** How a captured value is held. */
  public enum Mode {
    /** The variable itself: later changes are seen on both sides. */
    VARIABLE,
    /** A copy of the value at the time the closure is made. */
    VALUE,
    /** Held weakly: may be nil inside. */
    WEAK,
    /** Held without retaining and never nil. */
    UNOWNED
  }

  /** Checks that nothing is null. */
  public Capture {
    Objects.requireNonNull(name);
    Objects.requireNonNull(outer);
    Objects.requireNonNull(mode);
  }
}
