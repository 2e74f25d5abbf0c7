package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.flow.FlowGraph;
import dev.bgcheck.frontend.flow.FlowGraph.Node;
import dev.bgcheck.frontend.swift.syntax.SwiftExpr;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.CallFlags;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Instruction.BranchKind;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Operators: those that decide about control flow, casts, and calls of the others. */
final class OperatorLowering {
  private final Body body;

  OperatorLowering(Body body) {
    this.body = body;
  }

  private FlowGraph graph() {
    return body.graph();
  }

  Value binary(SwiftExpr.Binary node, Marks marks) {
    return switch (node.operator().text()) {
      case "&&", "||" -> shortCircuit(node, marks);
      case "??" -> coalesce(node, marks);
      default -> chain(node, marks);
    };
  }

  /** A chain of operators that groups to the left, such as a long concatenation. */
  private Value chain(SwiftExpr.Binary node, Marks marks) {
    // The left operands of such a chain can be many: a loop goes down, and comes back up.
    Deque<SwiftExpr.Binary> path = new ArrayDeque<>();
    SwiftExpr left = node;
    while (left instanceof SwiftExpr.Binary binary && !isControl(binary)) {
      path.push(binary);
      left = binary.left();
    }
    Value value = body.expressions().value(left, marks);
    while (!path.isEmpty()) {
      SwiftExpr.Binary binary = path.pop();
      Value right = body.expressions().value(binary.right(), marks);
      value = call(binary.operator().text(), List.of(value, right), body.span(binary));
    }
    return value;
  }

  private static boolean isControl(SwiftExpr.Binary binary) {
    String operator = binary.operator().text();
    return operator.equals("&&") || operator.equals("||") || operator.equals("??");
  }

  Value call(String operator, List<Value> operands, Span span) {
    Value.Local result = graph().temporary();
    graph()
        .emit(
            new Instruction.Call(
                Optional.of(result),
                Value.UNQUALIFIED,
                operator,
                operands.stream().map(Argument::of).toList(),
                CallFlags.NONE,
                span));
    return result;
  }

  private Value shortCircuit(SwiftExpr.Binary node, Marks marks) {
    boolean and = node.operator().text().equals("&&");
    Span span = body.span(node);
    List<SwiftExpr> operands = ConditionLowering.operands(node);
    Value.Local result = graph().temporary();
    Node decided = graph().node();
    Node join = graph().node();
    Ways ways = new Ways(BranchKind.LOGICAL, "", span, "", span);
    for (int i = 0; i < operands.size() - 1 && graph().isLive(); i++) {
      Node next = graph().node();
      body.conditions().test(operands.get(i), and ? next : decided, and ? decided : next, ways);
      graph().place(next);
    }
    if (graph().isLive()) {
      Value last = body.expressions().value(operands.get(operands.size() - 1), marks);
      body.assign(result, last, span);
      graph().jump(join, span);
    }
    graph().place(decided);
    body.assign(result, Value.Constant.bool(!and), span);
    graph().jump(join, span);
    graph().place(join);
    return result;
  }

  private Value coalesce(SwiftExpr.Binary node, Marks marks) {
    Span span = body.span(node);
    Value.Local result = graph().temporary();
    Node absent = graph().node();
    Node present = graph().node();
    Node join = graph().node();
    Ways ways = new Ways(BranchKind.LOGICAL, "", span, "", body.span(node.right()));
    Value left = body.conditions().valueOrElse(node.left(), absent, ways, marks);
    body.conditions()
        .branch(
            new Condition.IsNil(left, true),
            new Condition.IsNil(left, false),
            present,
            absent,
            ways,
            span);
    graph().place(present);
    body.assign(result, left, span);
    graph().jump(join, span);
    graph().place(absent);
    if (graph().isLive()) {
      Value right = body.expressions().value(node.right(), marks);
      body.assign(result, right, span);
      graph().jump(join, span);
    }
    graph().place(join);
    return result;
  }

  Value ternary(SwiftExpr.Ternary node, Marks marks) {
    Value.Local result = graph().temporary();
    branches(node, marks, Optional.of(result));
    return result;
  }

  /** Evaluates one of two expressions; its value goes to {@code result}, if that is wanted. */
  void branches(SwiftExpr.Ternary node, Marks marks, Optional<Value.Local> result) {
    Node yes = graph().node();
    Node no = graph().node();
    Node join = graph().node();
    Ways ways =
        new Ways(BranchKind.IF, "", body.span(node.then()), "else", body.span(node.otherwise()));
    body.conditions().test(node.condition(), yes, no, ways);
    graph().place(yes);
    branch(node.then(), marks, result, join);
    graph().place(no);
    branch(node.otherwise(), marks, result, join);
    graph().place(join);
  }

  private void branch(SwiftExpr expression, Marks marks, Optional<Value.Local> result, Node join) {
    if (!graph().isLive()) {
      return;
    }
    Span span = body.span(expression);
    if (result.isPresent()) {
      Value value = body.expressions().value(expression, marks);
      body.assign(result.get(), value, span);
    } else {
      body.expressions().effect(expression, marks);
    }
    graph().jump(join, span);
  }

  Value cast(SwiftExpr.Cast node, Marks marks) {
    if (node.kind() == SwiftExpr.CastKind.IS) {
      return body.conditions().testedValue(node);
    }
    Value operand = body.expressions().value(node.operand(), marks);
    TypeRef type = body.unit().types().type(node.type());
    boolean optional = node.kind() == SwiftExpr.CastKind.AS_OPTIONAL;
    return body.assign(operand, optional ? type.optional() : type, body.span(node));
  }

  Value prefix(SwiftExpr.Prefix node, Marks marks) {
    String operator = node.operator().text();
    if (operator.equals("-") || operator.equals("+")) {
      Optional<Value.Constant> number = signed(operator, node.operand());
      if (number.isPresent()) {
        return number.get();
      }
    }
    Value operand = body.expressions().value(node.operand(), marks);
    return call(operator, List.of(operand), body.span(node));
  }

  /** A negative number is a literal too. */
  static Optional<Value.Constant> signed(String sign, SwiftExpr operand) {
    String minus = sign.equals("-") ? "-" : "";
    if (operand instanceof SwiftExpr.IntegerLiteral integer) {
      return Optional.of(Value.Constant.number(minus + integer.text()));
    } else if (operand instanceof SwiftExpr.FloatLiteral real) {
      return Optional.of(Value.Constant.number(minus + real.text()));
    }
    return Optional.empty();
  }
}
