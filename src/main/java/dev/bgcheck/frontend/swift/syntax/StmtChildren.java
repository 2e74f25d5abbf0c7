package dev.bgcheck.frontend.swift.syntax;

import java.util.function.Consumer;

/** Hands out the children of statements and conditions. */
final class StmtChildren extends ChildSink
    implements SwiftStmt.Visitor<Void>, SwiftCondition.Visitor<Void> {
  StmtChildren(Consumer<? super SwiftNode> sink) {
    super(sink);
  }

  @Override
  public Void visit(SwiftStmt.Declaration node) {
    one(node.declaration());
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Expression node) {
    one(node.expression());
    return null;
  }

  @Override
  public Void visit(SwiftStmt.If node) {
    all(node.branches());
    maybe(node.otherwise());
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Guard node) {
    all(node.conditions());
    one(node.body());
    return null;
  }

  @Override
  public Void visit(SwiftStmt.While node) {
    all(node.conditions());
    one(node.body());
    return null;
  }

  @Override
  public Void visit(SwiftStmt.RepeatWhile node) {
    one(node.body());
    one(node.condition());
    return null;
  }

  @Override
  public Void visit(SwiftStmt.ForIn node) {
    all(node.effects());
    one(node.pattern());
    maybe(node.type());
    one(node.sequence());
    maybe(node.where());
    one(node.body());
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Switch node) {
    one(node.subject());
    all(node.entries());
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Do node) {
    maybe(node.thrownType());
    one(node.body());
    all(node.catches());
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Defer node) {
    one(node.body());
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Labeled node) {
    one(node.label());
    one(node.statement());
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Return node) {
    maybe(node.value());
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Throw node) {
    one(node.error());
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Break node) {
    maybe(node.label());
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Continue node) {
    maybe(node.label());
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Fallthrough node) {
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Yield node) {
    one(node.value());
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Then node) {
    one(node.value());
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Discard node) {
    one(node.value());
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Config node) {
    one(node.config());
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Unknown node) {
    return null;
  }

  @Override
  public Void visit(SwiftCondition.Test node) {
    one(node.expression());
    return null;
  }

  @Override
  public Void visit(SwiftCondition.Bind node) {
    one(node.pattern());
    maybe(node.type());
    maybe(node.value());
    return null;
  }

  @Override
  public Void visit(SwiftCondition.Match node) {
    one(node.pattern());
    maybe(node.type());
    one(node.value());
    return null;
  }

  @Override
  public Void visit(SwiftCondition.Available node) {
    all(node.platforms());
    return null;
  }
}
