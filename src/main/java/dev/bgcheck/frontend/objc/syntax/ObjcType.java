package dev.bgcheck.frontend.objc.syntax;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A type as written, with as much structure as a reader of one file can know. */
public sealed interface ObjcType extends ObjcNode {
  /** Calls the visitor's method for this kind of node. */
  <R> R accept(Visitor<R> visitor);

  /** What may be called. */
  enum Shape {
    /** {@code void (^)(int)}. */
    BLOCK,
    /** {@code void (*)(int)}, also members of C++ classes. */
    POINTER,
    /** {@code void (int)}. */
    FUNCTION
  }

  /** The name of a named type without qualifiers, arguments and pointers; empty for other types. */
  default String baseName() {
    return this instanceof Named named ? named.name() : "";
  }

  /**
   * A named type: {@code NSArray<NSString *> * _Nullable}, {@code id<Foo>}, {@code unsigned long},
   * {@code struct point}.
   *
   * @param name without qualifiers and pointers; built-in types with one blank between words; empty
   *     where no type is written
   * @param arguments generic arguments and protocols in angle brackets
   * @param pointers how many {@code *}
   * @param qualifiers everything else that was written, in order: {@code const}, {@code __weak},
   *     {@code _Nullable}, {@code &}, macros
   * @param definition the structure or enumeration defined on the spot
   */
  record Named(
      int start,
      int end,
      String name,
      List<ObjcType> arguments,
      int pointers,
      List<String> qualifiers,
      Optional<ObjcDecl> definition)
      implements ObjcType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      arguments.forEach(out);
      definition.ifPresent(out);
    }
  }

  /** A block, a pointer to a function, or a function. */
  record Callable(
      int start,
      int end,
      Shape shape,
      ObjcType result,
      List<ObjcParameter> parameters,
      boolean variadic,
      List<String> qualifiers)
      implements ObjcType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(result);
      parameters.forEach(out);
    }
  }

  /** An array. */
  record Array(int start, int end, ObjcType element, Optional<ObjcExpr> size) implements ObjcType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(element);
      size.ifPresent(out);
    }
  }

  /**
   * {@code __typeof(x)}, {@code decltype(x)}.
   *
   * @param operand an expression or a type
   */
  record TypeOf(int start, int end, ObjcNode operand, int pointers, List<String> qualifiers)
      implements ObjcType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(operand);
    }
  }

  /**
   * One method per kind of node.
   *
   * @param <R> what the methods return
   */
  interface Visitor<R> {
    /** Visits a node of the kind {@code Named}. */
    R visit(Named node);

    /** Visits a node of the kind {@code Callable}. */
    R visit(Callable node);

    /** Visits a node of the kind {@code Array}. */
    R visit(Array node);

    /** Visits a node of the kind {@code TypeOf}. */
    R visit(TypeOf node);
  }
}
