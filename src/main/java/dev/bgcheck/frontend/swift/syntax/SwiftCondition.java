package dev.bgcheck.frontend.swift.syntax;

import java.util.List;
import java.util.Optional;

/** One of the conditions, divided by commas, of {@code if}, {@code guard} and {@code while}. */
public sealed interface SwiftCondition extends SwiftNode {
  /** Calls the visitor's method for this kind of condition. */
  <R> R accept(Visitor<R> visitor);

  /** An expression that must be true. */
  record Test(int start, int end, SwiftExpr expression) implements SwiftCondition {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code let x = y}, {@code var x: T = y}, {@code let self}.
   *
   * @param mutable whether it says {@code var}
   * @param value absent in the short form {@code if let x}
   */
  record Bind(
      int start,
      int end,
      boolean mutable,
      SwiftPattern pattern,
      Optional<SwiftType> type,
      Optional<SwiftExpr> value)
      implements SwiftCondition {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code case pattern = value}. */
  record Match(int start, int end, SwiftPattern pattern, Optional<SwiftType> type, SwiftExpr value)
      implements SwiftCondition {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code #available(iOS 15, *)}.
   *
   * @param unavailable whether it is {@code #unavailable}
   */
  record Available(int start, int end, boolean unavailable, List<Platform> platforms)
      implements SwiftCondition {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A platform of {@code #available}.
   *
   * @param name as written, {@code *} for the rest
   * @param version as written, empty where there is none
   */
  record Platform(int start, int end, String name, String version) implements SwiftNode {}

  /**
   * One method per kind of condition.
   *
   * @param <R> what the methods return
   */
  interface Visitor<R> {
    /** Visits a test. */
    R visit(Test node);

    /** Visits an optional binding. */
    R visit(Bind node);

    /** Visits a pattern match. */
    R visit(Match node);

    /** Visits an availability check. */
    R visit(Available node);
  }
}
