package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.flow.FlowGraph;
import dev.bgcheck.frontend.flow.FlowGraph.Node;
import dev.bgcheck.frontend.swift.syntax.SwiftArgument;
import dev.bgcheck.frontend.swift.syntax.SwiftExpr;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.CallFlags;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expressions: sends each kind to the part that lowers it, and lowers the simple ones. */
final class ExpressionLowering implements SwiftExpr.Visitor<Value> {
  private final Body body;
  private final LiteralLowering literals;
  private Marks marks = Marks.NONE;

  ExpressionLowering(Body body) {
    this.body = body;
    this.literals = new LiteralLowering(body);
  }

  private FlowGraph graph() {
    return body.graph();
  }

  /** Evaluates an expression; {@code marks} belong to the call that gives its value. */
  Value value(SwiftExpr expression, Marks outer) {
    marks = outer;
    return expression.accept(this);
  }

  /** The marks for the node being visited; what is visited from here on has none. */
  private Marks take() {
    Marks taken = marks;
    marks = Marks.NONE;
    return taken;
  }

  /** Evaluates an expression whose value is not wanted. */
  void effect(SwiftExpr expression, Marks outer) {
    if (expression instanceof SwiftExpr.Paren paren) {
      effect(paren.expression(), outer);
    } else if (expression instanceof SwiftExpr.Await await) {
      body.noteAwait();
      effect(await.operand(), outer.awaiting());
    } else if (expression instanceof SwiftExpr.Try attempt) {
      tryEffect(attempt, outer);
    } else if (expression instanceof SwiftExpr.Ternary ternary) {
      body.operators().branches(ternary, outer, Optional.empty());
    } else if (expression instanceof SwiftExpr.Statement statement) {
      statement.statement().accept(body.statements());
    } else if (PostfixLowering.isPostfix(expression)) {
      body.postfix().effect(expression, outer);
    } else {
      value(expression, outer);
    }
  }

  // ---- try

  private void tryEffect(SwiftExpr.Try node, Marks outer) {
    if (node.kind() != SwiftExpr.TryKind.OPTIONAL) {
      trying(node, outer, Optional.empty());
      return;
    }
    Node join = graph().node();
    Runnable part = () -> trying(node, outer, Optional.empty());
    body.exits().handling(join, Optional.empty(), part);
    graph().flow(join, body.span(node));
  }

  /** Evaluates what stands behind a {@code try}; sees to it that there is a way for an error. */
  private Optional<Value> trying(SwiftExpr.Try node, Marks outer, Optional<Marks> wanted) {
    boolean propagates = node.kind() != SwiftExpr.TryKind.FORCED;
    int before = body.exits().tries();
    Optional<Value> value = Optional.empty();
    if (wanted.isPresent()) {
      value = Optional.of(value(node.operand(), outer.trying(propagates)));
    } else {
      effect(node.operand(), outer.trying(propagates));
    }
    // Ex) try await task.value: a property throws, not a call.
    if (propagates && body.exits().tries() == before) {
      body.exits().branchOnThrow(body.span(node));
    }
    return value;
  }

  /** {@code try?} in a test: the value, or control goes to {@code absent}. */
  Value tryOrElse(SwiftExpr.Try node, Node absent, Ways ways, Marks outer) {
    List<Value> result = new ArrayList<>(1);
    body.exits()
        .testing(
            absent, ways, () -> trying(node, outer, Optional.of(outer)).ifPresent(result::add));
    return result.get(0);
  }

  @Override
  public Value visit(SwiftExpr.Try node) {
    Marks outer = take();
    if (node.kind() != SwiftExpr.TryKind.OPTIONAL) {
      return trying(node, outer, Optional.of(outer)).orElseThrow();
    }
    Span span = body.span(node);
    Value.Local result = graph().temporary();
    Node failed = graph().node();
    Node join = graph().node();
    Ways unnamed = new Ways(Instruction.BranchKind.TRY, "", span, "", span);
    Value value = tryOrElse(node, failed, unnamed, outer);
    body.assign(result, value, span);
    graph().jump(join, span);
    graph().place(failed);
    body.assign(result, Value.Constant.NIL, span);
    graph().jump(join, span);
    graph().place(join);
    return result;
  }

  @Override
  public Value visit(SwiftExpr.Await node) {
    Marks outer = take();
    body.noteAwait();
    return value(node.operand(), outer.awaiting());
  }

  @Override
  public Value visit(SwiftExpr.Marked node) {
    return value(node.operand(), take());
  }

  @Override
  public Value visit(SwiftExpr.Paren node) {
    return value(node.expression(), take());
  }

  // ---- names

  @Override
  public Value visit(SwiftExpr.Reference node) {
    take();
    String name = node.name().text();
    if (node.labels().isPresent()) {
      return body.names().method(Value.UNQUALIFIED, node.name(), node.labels().get(), node);
    }
    if (WellKnownNames.isOperator(name)) {
      return body.names().method(Value.UNQUALIFIED, node.name(), List.of(), node);
    }
    if (!node.genericArguments().isEmpty() || name.equals("Self")) {
      return body.postfix().asType(node).<Value>map(Value.Type::new).orElse(Value.UNQUALIFIED);
    }
    return body.names().reference(node.name());
  }

  @Override
  public Value visit(SwiftExpr.Self node) {
    take();
    return body.names().receiver();
  }

  @Override
  public Value visit(SwiftExpr.Super node) {
    take();
    return body.names().receiver();
  }

  @Override
  public Value visit(SwiftExpr.Discard node) {
    take();
    return Value.Constant.NIL;
  }

  @Override
  public Value visit(SwiftExpr.ChainBase node) {
    take();
    return body.postfix().chainBase();
  }

  // ---- members, calls, subscripts

  @Override
  public Value visit(SwiftExpr.Member node) {
    return body.postfix().value(node, take());
  }

  @Override
  public Value visit(SwiftExpr.Call node) {
    return body.postfix().value(node, take());
  }

  @Override
  public Value visit(SwiftExpr.Subscript node) {
    return body.postfix().value(node, take());
  }

  @Override
  public Value visit(SwiftExpr.OptionalChain node) {
    return body.postfix().value(node, take());
  }

  @Override
  public Value visit(SwiftExpr.Force node) {
    return body.postfix().value(node, take());
  }

  @Override
  public Value visit(SwiftExpr.ChainConfig node) {
    return body.postfix().value(node, take());
  }

  // ---- operators and assignments

  @Override
  public Value visit(SwiftExpr.Postfix node) {
    Value operand = value(node.operand(), take());
    return body.operators().call(node.operator().text(), List.of(operand), body.span(node));
  }

  @Override
  public Value visit(SwiftExpr.Prefix node) {
    return body.operators().prefix(node, take());
  }

  @Override
  public Value visit(SwiftExpr.InOut node) {
    return value(node.operand(), take());
  }

  @Override
  public Value visit(SwiftExpr.Binary node) {
    return body.operators().binary(node, take());
  }

  @Override
  public Value visit(SwiftExpr.Assign node) {
    body.assignments().lower(node, take());
    return Value.Constant.UNIT;
  }

  @Override
  public Value visit(SwiftExpr.Ternary node) {
    return body.operators().ternary(node, take());
  }

  @Override
  public Value visit(SwiftExpr.Cast node) {
    return body.operators().cast(node, take());
  }

  // ---- closures, statements, types

  @Override
  public Value visit(SwiftExpr.Closure node) {
    take();
    return body.closures().lower(node);
  }

  @Override
  public Value visit(SwiftExpr.Statement node) {
    take();
    return body.statements().statementValue(node.statement());
  }

  @Override
  public Value visit(SwiftExpr.TypeValue node) {
    take();
    return new Value.Type(body.unit().types().type(node.type()));
  }

  @Override
  public Value visit(SwiftExpr.PatternValue node) {
    take();
    return opaque(node);
  }

  @Override
  public Value visit(SwiftExpr.Verbatim node) {
    take();
    return opaque(node);
  }

  @Override
  public Value visit(SwiftExpr.Unknown node) {
    take();
    return opaque(node);
  }

  private Value opaque(SwiftExpr node) {
    Value.Local result = graph().temporary();
    body.opaque(Optional.of(result), node);
    return result;
  }

  // ---- literals

  @Override
  public Value visit(SwiftExpr.IntegerLiteral node) {
    return Value.Constant.number(node.text());
  }

  @Override
  public Value visit(SwiftExpr.FloatLiteral node) {
    return Value.Constant.number(node.text());
  }

  @Override
  public Value visit(SwiftExpr.BooleanLiteral node) {
    return Value.Constant.bool(node.value());
  }

  @Override
  public Value visit(SwiftExpr.NilLiteral node) {
    return Value.Constant.NIL;
  }

  @Override
  public Value visit(SwiftExpr.StringLiteral node) {
    return literals.string(node, take());
  }

  @Override
  public Value visit(SwiftExpr.RegexLiteral node) {
    return Value.Constant.string(body.unit().tree().text(node));
  }

  @Override
  public Value visit(SwiftExpr.ArrayLiteral node) {
    return literals.array(node, take());
  }

  @Override
  public Value visit(SwiftExpr.DictionaryLiteral node) {
    return literals.dictionary(node, take());
  }

  @Override
  public Value visit(SwiftExpr.Tuple node) {
    return literals.tuple(node, take());
  }

  @Override
  public Value visit(SwiftExpr.KeyPath node) {
    take();
    return literals.keyPath(node);
  }

  @Override
  public Value visit(SwiftExpr.Macro node) {
    return literals.macro(node, take());
  }

  @Override
  public Value visit(SwiftExpr.ElementConfig node) {
    take();
    for (SwiftArgument argument : body.unit().conditions().choose(node.config()).items()) {
      body.effect(argument.value());
    }
    return Value.Constant.UNIT;
  }

  /** The arguments of a call that only makes a value. */
  Value make(String name, List<Argument> arguments, Span span) {
    Value.Local result = graph().temporary();
    graph()
        .emit(
            new Instruction.Call(
                Optional.of(result), Value.UNQUALIFIED, name, arguments, CallFlags.NONE, span));
    return result;
  }
}
