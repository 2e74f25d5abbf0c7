package dev.bgcheck.frontend.objc;

import dev.bgcheck.frontend.flow.FlowGraph;
import dev.bgcheck.frontend.flow.FlowGraph.Node;
import dev.bgcheck.frontend.objc.syntax.ObjcExpr;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.CallFlags;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Tests: what {@code if}, loops, the conditional operator and {@code &&} branch on. */
final class ConditionLowering {
  private final Body body;

  ConditionLowering(Body body) {
    this.body = body;
  }

  private FlowGraph graph() {
    return body.graph();
  }

  void branch(Condition holds, Condition fails, Node yes, Node no, Ways ways, Span span) {
    graph()
        .branch(
            ways.kind(),
            List.of(
                graph().edge(yes, holds, ways.yes(), ways.yesSpan()),
                graph().edge(no, fails, ways.no(), ways.noSpan())),
            span);
  }

  /** Ex) iOS 15, of @available(iOS 15, *). */
  private static List<Argument> versions(ObjcExpr.Available available) {
    List<Argument> versions = new ArrayList<>(1);
    for (String platform : available.platforms()) {
      int space = platform.indexOf(' ');
      if (space > 0) {
        String version = platform.substring(space + 1).strip();
        versions.add(
            new Argument(platform.substring(0, space), Value.Constant.string(version), false));
      }
    }
    return versions;
  }

  /** Branches on an expression. */
  void test(ObjcExpr expression, Node yes, Node no, Ways ways) {
    Span span = body.span(expression);
    if (expression instanceof ObjcExpr.Parenthesised parenthesised) {
      test(parenthesised.inner(), yes, no, ways);
    } else if (expression instanceof ObjcExpr.Prefix prefix && prefix.operator().equals("!")) {
      test(prefix.operand(), no, yes, ways.swapped());
    } else if (expression instanceof ObjcExpr.Binary binary) {
      testBinary(binary, yes, no, ways);
    } else if (expression instanceof ObjcExpr.Available available) {
      Value.Local recent = graph().temporary();
      graph()
          .emit(
              new Instruction.Call(
                  Optional.of(recent),
                  Value.UNQUALIFIED,
                  Instruction.Call.AVAILABLE,
                  versions(available),
                  CallFlags.NONE,
                  span));
      branch(
          new Condition.IsTrue(recent, false),
          new Condition.IsTrue(recent, true),
          yes,
          no,
          ways,
          span);
    } else if (expression instanceof ObjcExpr.Call call && isExpectation(call)) {
      test(call.arguments().get(0), yes, no, ways);
    } else if (expression instanceof ObjcExpr.Comma comma && !comma.operands().isEmpty()) {
      int last = comma.operands().size() - 1;
      comma.operands().subList(0, last).forEach(body::effect);
      test(comma.operands().get(last), yes, no, ways);
    } else {
      Value value = body.value(expression);
      if (value instanceof Value.Constant constant) {
        graph().jump(isTrue(constant) ? yes : no, span);
      } else if (body.operators().isNullable(expression)) {
        branch(
            new Condition.IsNil(value, true),
            new Condition.IsNil(value, false),
            yes,
            no,
            ways,
            span);
      } else {
        testValue(value, yes, no, ways, span);
      }
    }
  }

  private static boolean isTrue(Value.Constant constant) {
    return switch (constant.kind()) {
      case NIL, UNIT -> false;
      case BOOL -> constant.text().equals("true");
      case NUMBER -> !constant.text().equals("0");
      default -> true;
    };
  }

  private static boolean isExpectation(ObjcExpr.Call call) {
    return call.callee() instanceof ObjcExpr.Name name
        && !call.arguments().isEmpty()
        && (name.name().equals("__builtin_expect")
            || name.name().equals("likely")
            || name.name().equals("unlikely"));
  }

  private void testValue(Value value, Node yes, Node no, Ways ways, Span span) {
    branch(
        new Condition.IsTrue(value, false), new Condition.IsTrue(value, true), yes, no, ways, span);
  }

  private void testBinary(ObjcExpr.Binary binary, Node yes, Node no, Ways ways) {
    switch (binary.operator()) {
      case "&&" -> testAll(operands(binary), yes, no, ways);
      case "||" -> testAny(operands(binary), yes, no, ways);
      case "==" -> testEqual(binary, yes, no, ways, false);
      case "!=" -> testEqual(binary, yes, no, ways, true);
      default -> testValue(body.value(binary), yes, no, ways, body.span(binary));
    }
  }

  private void testAll(List<ObjcExpr> operands, Node yes, Node no, Ways ways) {
    for (int i = 0; i < operands.size() - 1 && graph().isLive(); i++) {
      Node next = graph().node();
      test(operands.get(i), next, no, ways.logical());
      graph().place(next);
    }
    if (graph().isLive()) {
      test(operands.get(operands.size() - 1), yes, no, ways);
    }
  }

  private void testAny(List<ObjcExpr> operands, Node yes, Node no, Ways ways) {
    for (int i = 0; i < operands.size() - 1 && graph().isLive(); i++) {
      Node next = graph().node();
      test(operands.get(i), yes, next, ways.logical());
      graph().place(next);
    }
    if (graph().isLive()) {
      test(operands.get(operands.size() - 1), yes, no, ways);
    }
  }

  /** The operands of a chain of one operator that groups to the left, in order. */
  private static List<ObjcExpr> operands(ObjcExpr.Binary binary) {
    Deque<ObjcExpr> operands = new ArrayDeque<>();
    ObjcExpr left = binary;
    while (left instanceof ObjcExpr.Binary inner && inner.operator().equals(binary.operator())) {
      operands.addFirst(inner.right());
      left = inner.left();
    }
    operands.addFirst(left);
    return new ArrayList<>(operands);
  }

  private void testEqual(ObjcExpr.Binary binary, Node yes, Node no, Ways ways, boolean differ) {
    Span span = body.span(binary);
    Value left = body.value(binary.left());
    Value right = body.value(binary.right());
    Value.Constant nil = Value.Constant.NIL;
    if (left.equals(nil) || right.equals(nil)) {
      Value value = left.equals(nil) ? right : left;
      branch(
          new Condition.IsNil(value, differ),
          new Condition.IsNil(value, !differ),
          yes,
          no,
          ways,
          span);
      return;
    }
    if (isTruthValue(left) || isTruthValue(right)) {
      boolean wanted =
          isTruthValue(left) ? isTrue((Value.Constant) left) : isTrue((Value.Constant) right);
      Value value = isTruthValue(left) ? right : left;
      boolean negated = wanted == differ;
      branch(
          new Condition.IsTrue(value, negated),
          new Condition.IsTrue(value, !negated),
          yes,
          no,
          ways,
          span);
      return;
    }
    branch(
        new Condition.IsEqual(left, right, differ),
        new Condition.IsEqual(left, right, !differ),
        yes,
        no,
        ways,
        span);
  }

  private static boolean isTruthValue(Value value) {
    return value instanceof Value.Constant constant && constant.kind() == Value.Constant.Kind.BOOL;
  }

  /** The value of a test: true or false, by the way that control took. */
  Value testedValue(ObjcExpr expression) {
    Span span = body.span(expression);
    Value.Local result = graph().temporary();
    if (!graph().isLive()) {
      return result;
    }
    Node yes = graph().node();
    Node no = graph().node();
    Node join = graph().node();
    test(expression, yes, no, new Ways(Instruction.BranchKind.LOGICAL, "", span, "", span));
    graph().place(yes);
    body.assign(result, Value.Constant.bool(true), span);
    graph().jump(join, span);
    graph().place(no);
    body.assign(result, Value.Constant.bool(false), span);
    graph().jump(join, span);
    graph().place(join);
    return result;
  }
}
