package dev.bgcheck.frontend.swift.syntax;

import java.util.List;
import java.util.Optional;

/** A pattern: what a declaration, a condition, a case, a loop or a catch matches against. */
public sealed interface SwiftPattern extends SwiftNode {
  /** Calls the visitor's method for this kind of pattern. */
  <R> R accept(Visitor<R> visitor);

  /** {@code _}. */
  record Wildcard(int start, int end) implements SwiftPattern {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A name that gets bound. */
  record Identifier(int start, int end, SwiftName name) implements SwiftPattern {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code let pattern} or {@code var pattern}; every plain name within is bound.
   *
   * @param mutable whether it says {@code var}
   */
  record Binding(int start, int end, boolean mutable, SwiftPattern pattern)
      implements SwiftPattern {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code (a, label: b)}; a pattern in parentheses is a tuple of one. */
  record Tuple(int start, int end, List<Element> elements) implements SwiftPattern {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** An element of a tuple pattern. */
  record Element(int start, int end, Optional<SwiftName> label, SwiftPattern pattern)
      implements SwiftNode {}

  /**
   * {@code .name}, {@code Type.name}, each perhaps with {@code (payload)}.
   *
   * <p>{@code Type.name(value)} that binds nothing is an {@link Expression}: it may be a call.
   *
   * @param type what stands in front of the dot, a type or an expression
   * @param payload the patterns in parentheses
   */
  record EnumCase(
      int start, int end, Optional<SwiftExpr> type, SwiftName name, Optional<Tuple> payload)
      implements SwiftPattern {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code is Type}. */
  record Is(int start, int end, SwiftType type) implements SwiftPattern {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code pattern as Type}. */
  record As(int start, int end, SwiftPattern pattern, SwiftType type) implements SwiftPattern {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code pattern?}: matches a value that is there. */
  record Some(int start, int end, SwiftPattern pattern) implements SwiftPattern {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** An expression compared with {@code ~=}. */
  record Expression(int start, int end, SwiftExpr expression) implements SwiftPattern {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * One method per kind of pattern.
   *
   * @param <R> what the methods return
   */
  interface Visitor<R> {
    /** Visits a wildcard. */
    R visit(Wildcard node);

    /** Visits a bound name. */
    R visit(Identifier node);

    /** Visits a {@code let} or {@code var}. */
    R visit(Binding node);

    /** Visits a tuple. */
    R visit(Tuple node);

    /** Visits an enum case. */
    R visit(EnumCase node);

    /** Visits a type test. */
    R visit(Is node);

    /** Visits a type cast. */
    R visit(As node);

    /** Visits an optional pattern. */
    R visit(Some node);

    /** Visits an expression. */
    R visit(Expression node);
  }
}
