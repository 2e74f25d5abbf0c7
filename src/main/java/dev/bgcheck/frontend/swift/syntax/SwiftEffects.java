package dev.bgcheck.frontend.swift.syntax;

import java.util.Optional;

/**
 * The effects a function, an accessor, a closure or a function type declares.
 *
 * @param async {@code async} or {@code reasync}
 * @param throwing what it says about errors
 * @param thrownType the type in {@code throws(Failure)}
 */
public record SwiftEffects(boolean async, Throwing throwing, Optional<SwiftType> thrownType) {
  /** No effects. */
  public static final SwiftEffects NONE = new SwiftEffects(false, Throwing.NO, Optional.empty());

  /** What a declaration says about errors. */
  public enum Throwing {
    /** Nothing. */
    NO,
    /** {@code throws}, typed or not. */
    THROWS,
    /** {@code rethrows}. */
    RETHROWS
  }
}
