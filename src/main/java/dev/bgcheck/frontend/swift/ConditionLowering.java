package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.flow.FlowGraph;
import dev.bgcheck.frontend.flow.FlowGraph.Node;
import dev.bgcheck.frontend.swift.syntax.SwiftCondition;
import dev.bgcheck.frontend.swift.syntax.SwiftExpr;
import dev.bgcheck.frontend.swift.syntax.SwiftPattern;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.CallFlags;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Conditions of {@code if}, {@code guard} and {@code while}, and tests as branches. */
final class ConditionLowering {
  private final Body body;

  ConditionLowering(Body body) {
    this.body = body;
  }

  private FlowGraph graph() {
    return body.graph();
  }

  /** Goes on where all conditions hold, with what they bind declared; elsewhere otherwise. */
  void all(List<SwiftCondition> conditions, Node otherwise, Ways ways) {
    for (int i = 0; i < conditions.size() && graph().isLive(); i++) {
      boolean last = i + 1 == conditions.size();
      one(conditions.get(i), otherwise, last ? ways : ways.inner());
    }
  }

  private void one(SwiftCondition condition, Node otherwise, Ways ways) {
    if (condition instanceof SwiftCondition.Test test) {
      Node next = graph().node();
      test(test.expression(), next, otherwise, ways);
      graph().place(next);
    } else if (condition instanceof SwiftCondition.Bind bind) {
      bind(bind, otherwise, ways);
    } else if (condition instanceof SwiftCondition.Match match) {
      Subject subject = body.patterns().subject(match.value());
      body.patterns().match(match.pattern(), subject, Optional.of(otherwise), ways);
    } else if (condition instanceof SwiftCondition.Available available) {
      Node next = graph().node();
      Span span = body.span(condition);
      Value.Local recent = graph().temporary();
      graph()
          .emit(
              new Instruction.Call(
                  Optional.of(recent),
                  Value.UNQUALIFIED,
                  Instruction.Call.AVAILABLE,
                  available.platforms().stream()
                      .filter(platform -> !platform.version().isEmpty())
                      .map(ConditionLowering::version)
                      .toList(),
                  CallFlags.NONE,
                  span));
      branch(
          new Condition.IsTrue(recent, available.unavailable()),
          new Condition.IsTrue(recent, !available.unavailable()),
          next,
          otherwise,
          ways,
          span);
      graph().place(next);
    }
  }

  private static Argument version(SwiftCondition.Platform platform) {
    return new Argument(platform.name(), Value.Constant.string(platform.version()), false);
  }

  private void bind(SwiftCondition.Bind bind, Node otherwise, Ways ways) {
    Span span = body.span(bind);
    TypeRef type = body.unit().types().type(bind.type());
    Optional<SwiftPattern.Identifier> name =
        bind.pattern() instanceof SwiftPattern.Identifier identifier
            ? Optional.of(identifier)
            : Optional.empty();
    Value value =
        bind.value().isPresent()
            ? valueOrElse(bind.value().get(), otherwise, ways, Marks.NONE)
            : name.map(n -> body.names().reference(n.name())).orElse(Value.Constant.NIL);
    if (!(bind.value().isPresent() && isConditionalCast(bind.value().get()))) {
      Node next = graph().node();
      branch(
          new Condition.IsNil(value, true),
          new Condition.IsNil(value, false),
          next,
          otherwise,
          ways,
          span);
      graph().place(next);
    }
    body.patterns().bind(bind.pattern(), Subject.of(value), type);
  }

  private static boolean isConditionalCast(SwiftExpr value) {
    SwiftExpr bare = value;
    while (bare instanceof SwiftExpr.Paren paren) {
      bare = paren.expression();
    }
    return bare instanceof SwiftExpr.Cast cast && cast.kind() == SwiftExpr.CastKind.AS_OPTIONAL;
  }

  /**
   * The value of an optional expression, where one is there; control goes to {@code absent} from
   * within where it is plain that none is: at a {@code ?} of a chain, a {@code try?} that failed,
   * an {@code as?} that does not hold.
   */
  Value valueOrElse(SwiftExpr expression, Node absent, Ways ways, Marks marks) {
    SwiftExpr bare = expression;
    while (bare instanceof SwiftExpr.Paren paren) {
      bare = paren.expression();
    }
    if (bare instanceof SwiftExpr.Cast cast && cast.kind() == SwiftExpr.CastKind.AS_OPTIONAL) {
      return castOrElse(cast, absent, ways, marks);
    }
    if (bare instanceof SwiftExpr.Try attempt && attempt.kind() == SwiftExpr.TryKind.OPTIONAL) {
      return body.expressions().tryOrElse(attempt, absent, ways, marks);
    }
    if (bare instanceof SwiftExpr.Await await) {
      body.noteAwait();
      return body.postfix().valueOrElse(await.operand(), absent, marks.awaiting());
    }
    return body.postfix().valueOrElse(bare, absent, marks);
  }

  private Value castOrElse(SwiftExpr.Cast cast, Node absent, Ways ways, Marks marks) {
    Value operand = valueOrElse(cast.operand(), absent, ways, marks);
    TypeRef type = body.unit().types().type(cast.type());
    Span span = body.span(cast);
    Node next = graph().node();
    branch(
        new Condition.IsType(operand, type, false),
        new Condition.IsType(operand, type, true),
        next,
        absent,
        ways,
        span);
    graph().place(next);
    return body.assign(operand, type, span);
  }

  // ---- tests

  void branch(Condition holds, Condition fails, Node yes, Node no, Ways ways, Span span) {
    graph()
        .branch(
            ways.kind(),
            List.of(
                graph().edge(yes, holds, ways.yes(), ways.yesSpan()),
                graph().edge(no, fails, ways.no(), ways.noSpan())),
            span);
  }

  /** Branches on an expression that is true or false. */
  void test(SwiftExpr expression, Node yes, Node no, Ways ways) {
    if (expression instanceof SwiftExpr.Paren paren) {
      test(paren.expression(), yes, no, ways);
    } else if (expression instanceof SwiftExpr.Prefix prefix
        && prefix.operator().text().equals("!")) {
      test(prefix.operand(), no, yes, ways.swapped());
    } else if (expression instanceof SwiftExpr.BooleanLiteral literal) {
      graph().jump(literal.value() ? yes : no, body.span(expression));
    } else if (expression instanceof SwiftExpr.Binary binary) {
      testBinary(binary, yes, no, ways);
    } else if (expression instanceof SwiftExpr.Cast cast && cast.kind() == SwiftExpr.CastKind.IS) {
      Value operand = body.value(cast.operand());
      TypeRef type = body.unit().types().type(cast.type());
      branch(
          new Condition.IsType(operand, type, false),
          new Condition.IsType(operand, type, true),
          yes,
          no,
          ways,
          body.span(expression));
    } else {
      testValue(body.value(expression), yes, no, ways, body.span(expression));
    }
  }

  void testValue(Value value, Node yes, Node no, Ways ways, Span span) {
    branch(
        new Condition.IsTrue(value, false), new Condition.IsTrue(value, true), yes, no, ways, span);
  }

  private void testBinary(SwiftExpr.Binary binary, Node yes, Node no, Ways ways) {
    switch (binary.operator().text()) {
      case "&&" -> testAll(operands(binary), yes, no, ways);
      case "||" -> testAny(operands(binary), yes, no, ways);
      case "==", "===" -> testEqual(binary, yes, no, ways, false);
      case "!=", "!==" -> testEqual(binary, yes, no, ways, true);
      default -> testValue(body.value(binary), yes, no, ways, body.span(binary));
    }
  }

  private void testAll(List<SwiftExpr> operands, Node yes, Node no, Ways ways) {
    for (int i = 0; i < operands.size() - 1 && graph().isLive(); i++) {
      Node next = graph().node();
      test(operands.get(i), next, no, ways.logical());
      graph().place(next);
    }
    if (graph().isLive()) {
      test(operands.get(operands.size() - 1), yes, no, ways);
    }
  }

  private void testAny(List<SwiftExpr> operands, Node yes, Node no, Ways ways) {
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
  static List<SwiftExpr> operands(SwiftExpr.Binary binary) {
    String operator = binary.operator().text();
    Deque<SwiftExpr> operands = new ArrayDeque<>();
    SwiftExpr left = binary;
    while (left instanceof SwiftExpr.Binary inner && inner.operator().text().equals(operator)) {
      operands.addFirst(inner.right());
      left = inner.left();
    }
    operands.addFirst(left);
    return new ArrayList<>(operands);
  }

  private void testEqual(SwiftExpr.Binary binary, Node yes, Node no, Ways ways, boolean differ) {
    Span span = body.span(binary);
    boolean leftNil = isNil(binary.left());
    boolean rightNil = isNil(binary.right());
    if (leftNil || rightNil) {
      Value value = body.value(leftNil ? binary.right() : binary.left());
      branch(
          new Condition.IsNil(value, differ),
          new Condition.IsNil(value, !differ),
          yes,
          no,
          ways,
          span);
      return;
    }
    Value left = body.value(binary.left());
    Value right = body.value(binary.right());
    branch(
        new Condition.IsEqual(left, right, differ),
        new Condition.IsEqual(left, right, !differ),
        yes,
        no,
        ways,
        span);
  }

  private static boolean isNil(SwiftExpr expression) {
    return expression instanceof SwiftExpr.NilLiteral;
  }

  /** The value of a test: true or false, by the way that control took. */
  Value testedValue(SwiftExpr expression) {
    Span span = body.span(expression);
    Value.Local result = graph().temporary();
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
