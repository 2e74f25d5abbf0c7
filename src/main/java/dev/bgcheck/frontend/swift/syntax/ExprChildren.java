package dev.bgcheck.frontend.swift.syntax;

import java.util.function.Consumer;

/** Hands out the children of expressions. */
final class ExprChildren extends ChildSink implements SwiftExpr.Visitor<Void> {
  ExprChildren(Consumer<? super SwiftNode> sink) {
    super(sink);
  }

  @Override
  public Void visit(SwiftExpr.IntegerLiteral node) {
    return null;
  }

  @Override
  public Void visit(SwiftExpr.FloatLiteral node) {
    return null;
  }

  @Override
  public Void visit(SwiftExpr.BooleanLiteral node) {
    return null;
  }

  @Override
  public Void visit(SwiftExpr.NilLiteral node) {
    return null;
  }

  @Override
  public Void visit(SwiftExpr.StringLiteral node) {
    all(node.segments());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.RegexLiteral node) {
    return null;
  }

  @Override
  public Void visit(SwiftExpr.ArrayLiteral node) {
    all(node.elements());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.DictionaryLiteral node) {
    all(node.entries());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.Tuple node) {
    all(node.elements());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.Paren node) {
    one(node.expression());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.Reference node) {
    one(node.name());
    all(node.genericArguments());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.Self node) {
    return null;
  }

  @Override
  public Void visit(SwiftExpr.Super node) {
    return null;
  }

  @Override
  public Void visit(SwiftExpr.Discard node) {
    return null;
  }

  @Override
  public Void visit(SwiftExpr.Member node) {
    maybe(node.base());
    one(node.name());
    all(node.genericArguments());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.Call node) {
    one(node.callee());
    all(node.arguments());
    all(node.trailing());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.Subscript node) {
    one(node.base());
    all(node.arguments());
    all(node.trailing());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.OptionalChain node) {
    one(node.base());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.Force node) {
    one(node.base());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.Postfix node) {
    one(node.operand());
    one(node.operator());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.Prefix node) {
    one(node.operator());
    one(node.operand());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.InOut node) {
    one(node.operand());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.Binary node) {
    one(node.left());
    one(node.operator());
    one(node.right());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.Assign node) {
    one(node.target());
    one(node.operator());
    one(node.value());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.Ternary node) {
    one(node.condition());
    one(node.then());
    one(node.otherwise());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.Cast node) {
    one(node.operand());
    one(node.type());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.Try node) {
    one(node.operand());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.Await node) {
    one(node.operand());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.Marked node) {
    one(node.operand());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.Closure node) {
    all(node.attributes());
    all(node.captures());
    all(node.parameters());
    effects(node.effects());
    maybe(node.result());
    all(node.statements());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.KeyPath node) {
    maybe(node.root());
    all(node.components());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.Macro node) {
    one(node.name());
    all(node.genericArguments());
    all(node.arguments());
    all(node.trailing());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.Statement node) {
    one(node.statement());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.ChainConfig node) {
    one(node.base());
    one(node.config());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.ChainBase node) {
    return null;
  }

  @Override
  public Void visit(SwiftExpr.ElementConfig node) {
    one(node.config());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.TypeValue node) {
    one(node.type());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.PatternValue node) {
    one(node.pattern());
    return null;
  }

  @Override
  public Void visit(SwiftExpr.Verbatim node) {
    return null;
  }

  @Override
  public Void visit(SwiftExpr.Unknown node) {
    return null;
  }
}
