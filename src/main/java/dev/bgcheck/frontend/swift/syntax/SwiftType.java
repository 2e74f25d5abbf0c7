package dev.bgcheck.frontend.swift.syntax;

import java.util.List;
import java.util.Optional;

/** A type as written. */
public sealed interface SwiftType extends SwiftNode {
  /** Calls the visitor's method for this kind of type. */
  <R> R accept(Visitor<R> visitor);

  /**
   * The name of a named type with its dots and without generic arguments ({@code UIKit.UIView});
   * empty for other kinds of type.
   */
  default String dottedName() {
    return "";
  }

  /**
   * {@code Name}, {@code Module.Name<Argument>}.
   *
   * @param base what stands in front of the dot
   */
  record Named(
      int start, int end, Optional<SwiftType> base, SwiftName name, List<SwiftType> arguments)
      implements SwiftType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public String dottedName() {
      if (base.isEmpty()) {
        return name.text();
      }
      String front = base.get().dottedName();
      return front.isEmpty() ? name.text() : front + "." + name.text();
    }
  }

  /** {@code T?}, or {@code T!} where {@code implicitlyUnwrapped}. */
  record OptionalOf(int start, int end, boolean implicitlyUnwrapped, SwiftType wrapped)
      implements SwiftType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code [T]}. */
  record Array(int start, int end, SwiftType element) implements SwiftType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code [K: V]}. */
  record Dictionary(int start, int end, SwiftType key, SwiftType value) implements SwiftType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code [4 of T]}. */
  record InlineArray(int start, int end, SwiftType count, SwiftType element) implements SwiftType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code (A, b: B)}; a type in parentheses is a tuple of one. */
  record Tuple(int start, int end, List<Element> elements) implements SwiftType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * An element of a tuple type or a parameter of a function type.
   *
   * @param label the first name
   * @param name the second name, as in {@code (_ value: Int) -> Void}
   */
  record Element(
      int start,
      int end,
      Optional<SwiftName> label,
      Optional<SwiftName> name,
      SwiftType type,
      boolean variadic)
      implements SwiftNode {}

  /** {@code (A, B) async throws -> C}; attributes stand in an {@link Attributed} around it. */
  record Function(
      int start, int end, List<Element> parameters, SwiftEffects effects, SwiftType result)
      implements SwiftType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code some P}, {@code any P}, {@code each T} or {@code repeat T}. */
  record Prefixed(int start, int end, Prefix prefix, SwiftType type) implements SwiftType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** What stands in front of a {@link Prefixed} type. */
  enum Prefix {
    /** {@code some}. */
    SOME,
    /** {@code any}. */
    ANY,
    /** {@code each}. */
    EACH,
    /** {@code repeat}. */
    REPEAT
  }

  /** {@code A & B}. */
  record Composition(int start, int end, List<SwiftType> types) implements SwiftType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code T.Type}, or {@code T.Protocol}. */
  record Metatype(int start, int end, SwiftType base, boolean protocol) implements SwiftType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code ~Copyable}. */
  record Suppressed(int start, int end, SwiftType type) implements SwiftType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code @escaping T}, {@code inout T}, {@code borrowing T}, {@code nonisolated(nonsending) T}.
   *
   * @param specifiers {@code inout}, {@code sending}, {@code isolated}, {@code __owned}, …
   */
  record Attributed(
      int start,
      int end,
      List<SwiftAttribute> attributes,
      List<SwiftModifier> specifiers,
      SwiftType type)
      implements SwiftType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A value where a type can stand: the {@code 4} of {@code Vector<4, Int>}. */
  record Value(int start, int end, SwiftExpr expression) implements SwiftType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code _}: to be inferred. */
  record Wildcard(int start, int end) implements SwiftType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Text that is no type; an entry of the tree's recoveries says why. */
  record Unknown(int start, int end) implements SwiftType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * One method per kind of type.
   *
   * @param <R> what the methods return
   */
  interface Visitor<R> {
    /** Visits a named type. */
    R visit(Named node);

    /** Visits an optional. */
    R visit(OptionalOf node);

    /** Visits an array. */
    R visit(Array node);

    /** Visits a dictionary. */
    R visit(Dictionary node);

    /** Visits an inline array. */
    R visit(InlineArray node);

    /** Visits a tuple. */
    R visit(Tuple node);

    /** Visits a function type. */
    R visit(Function node);

    /** Visits an opaque or existential type or a pack. */
    R visit(Prefixed node);

    /** Visits a composition. */
    R visit(Composition node);

    /** Visits a metatype. */
    R visit(Metatype node);

    /** Visits a suppressed conformance. */
    R visit(Suppressed node);

    /** Visits a type with attributes or specifiers. */
    R visit(Attributed node);

    /** Visits a value. */
    R visit(Value node);

    /** Visits a placeholder. */
    R visit(Wildcard node);

    /** Visits what could not be read. */
    R visit(Unknown node);
  }
}
