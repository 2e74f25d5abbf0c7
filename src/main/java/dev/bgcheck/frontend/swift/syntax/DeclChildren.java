package dev.bgcheck.frontend.swift.syntax;

import java.util.function.Consumer;

/** Hands out the children of declarations. */
final class DeclChildren extends ChildSink implements SwiftDecl.Visitor<Void> {
  DeclChildren(Consumer<? super SwiftNode> sink) {
    super(sink);
  }

  private void head(SwiftDecl declaration) {
    all(declaration.attributes());
    all(declaration.modifiers());
  }

  @Override
  public Void visit(SwiftDecl.Import node) {
    head(node);
    all(node.path());
    return null;
  }

  @Override
  public Void visit(SwiftDecl.Type node) {
    head(node);
    one(node.name());
    all(node.generics());
    all(node.inherited());
    maybe(node.where());
    all(node.members());
    return null;
  }

  @Override
  public Void visit(SwiftDecl.Extension node) {
    head(node);
    one(node.extended());
    all(node.inherited());
    maybe(node.where());
    all(node.members());
    return null;
  }

  @Override
  public Void visit(SwiftDecl.EnumCases node) {
    head(node);
    all(node.cases());
    return null;
  }

  @Override
  public Void visit(SwiftDecl.Function node) {
    head(node);
    one(node.name());
    all(node.generics());
    all(node.parameters());
    effects(node.effects());
    maybe(node.result());
    maybe(node.where());
    maybe(node.body());
    return null;
  }

  @Override
  public Void visit(SwiftDecl.Initializer node) {
    head(node);
    all(node.generics());
    all(node.parameters());
    effects(node.effects());
    maybe(node.where());
    maybe(node.body());
    return null;
  }

  @Override
  public Void visit(SwiftDecl.Deinitializer node) {
    head(node);
    effects(node.effects());
    maybe(node.body());
    return null;
  }

  @Override
  public Void visit(SwiftDecl.Subscript node) {
    head(node);
    all(node.generics());
    all(node.parameters());
    one(node.result());
    maybe(node.where());
    maybe(node.accessors());
    return null;
  }

  @Override
  public Void visit(SwiftDecl.Variable node) {
    head(node);
    all(node.bindings());
    return null;
  }

  @Override
  public Void visit(SwiftDecl.TypeAlias node) {
    head(node);
    one(node.name());
    all(node.generics());
    one(node.type());
    maybe(node.where());
    return null;
  }

  @Override
  public Void visit(SwiftDecl.AssociatedType node) {
    head(node);
    one(node.name());
    all(node.inherited());
    maybe(node.defaultType());
    maybe(node.where());
    return null;
  }

  @Override
  public Void visit(SwiftDecl.Operator node) {
    head(node);
    one(node.name());
    all(node.groups());
    return null;
  }

  @Override
  public Void visit(SwiftDecl.PrecedenceGroup node) {
    head(node);
    one(node.name());
    all(node.relations());
    return null;
  }

  @Override
  public Void visit(SwiftDecl.Macro node) {
    head(node);
    one(node.name());
    all(node.generics());
    all(node.parameters());
    effects(node.effects());
    maybe(node.result());
    maybe(node.where());
    maybe(node.definition());
    return null;
  }

  @Override
  public Void visit(SwiftDecl.MacroExpansion node) {
    head(node);
    one(node.macro());
    return null;
  }

  @Override
  public Void visit(SwiftDecl.Config node) {
    one(node.config());
    return null;
  }

  @Override
  public Void visit(SwiftDecl.Unknown node) {
    return null;
  }
}
