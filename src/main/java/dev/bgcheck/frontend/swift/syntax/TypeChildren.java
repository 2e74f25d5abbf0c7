package dev.bgcheck.frontend.swift.syntax;

import java.util.function.Consumer;

/** Hands out the children of types and patterns. */
final class TypeChildren extends ChildSink
    implements SwiftType.Visitor<Void>, SwiftPattern.Visitor<Void> {
  TypeChildren(Consumer<? super SwiftNode> sink) {
    super(sink);
  }

  @Override
  public Void visit(SwiftPattern.Wildcard node) {
    return null;
  }

  @Override
  public Void visit(SwiftPattern.Identifier node) {
    one(node.name());
    return null;
  }

  @Override
  public Void visit(SwiftPattern.Binding node) {
    one(node.pattern());
    return null;
  }

  @Override
  public Void visit(SwiftPattern.Tuple node) {
    all(node.elements());
    return null;
  }

  @Override
  public Void visit(SwiftPattern.EnumCase node) {
    maybe(node.type());
    one(node.name());
    maybe(node.payload());
    return null;
  }

  @Override
  public Void visit(SwiftPattern.Is node) {
    one(node.type());
    return null;
  }

  @Override
  public Void visit(SwiftPattern.As node) {
    one(node.pattern());
    one(node.type());
    return null;
  }

  @Override
  public Void visit(SwiftPattern.Some node) {
    one(node.pattern());
    return null;
  }

  @Override
  public Void visit(SwiftPattern.Expression node) {
    one(node.expression());
    return null;
  }

  @Override
  public Void visit(SwiftType.Named node) {
    maybe(node.base());
    one(node.name());
    all(node.arguments());
    return null;
  }

  @Override
  public Void visit(SwiftType.OptionalOf node) {
    one(node.wrapped());
    return null;
  }

  @Override
  public Void visit(SwiftType.Array node) {
    one(node.element());
    return null;
  }

  @Override
  public Void visit(SwiftType.Dictionary node) {
    one(node.key());
    one(node.value());
    return null;
  }

  @Override
  public Void visit(SwiftType.InlineArray node) {
    one(node.count());
    one(node.element());
    return null;
  }

  @Override
  public Void visit(SwiftType.Tuple node) {
    all(node.elements());
    return null;
  }

  @Override
  public Void visit(SwiftType.Function node) {
    all(node.parameters());
    effects(node.effects());
    one(node.result());
    return null;
  }

  @Override
  public Void visit(SwiftType.Prefixed node) {
    one(node.type());
    return null;
  }

  @Override
  public Void visit(SwiftType.Composition node) {
    all(node.types());
    return null;
  }

  @Override
  public Void visit(SwiftType.Metatype node) {
    one(node.base());
    return null;
  }

  @Override
  public Void visit(SwiftType.Suppressed node) {
    one(node.type());
    return null;
  }

  @Override
  public Void visit(SwiftType.Attributed node) {
    all(node.attributes());
    all(node.specifiers());
    one(node.type());
    return null;
  }

  @Override
  public Void visit(SwiftType.Value node) {
    one(node.expression());
    return null;
  }

  @Override
  public Void visit(SwiftType.Wildcard node) {
    return null;
  }

  @Override
  public Void visit(SwiftType.Unknown node) {
    return null;
  }
}
