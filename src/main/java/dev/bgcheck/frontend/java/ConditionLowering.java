package dev.bgcheck.frontend.java;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.ComponentPatternExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.PatternExpr;
import com.github.javaparser.ast.expr.RecordPatternExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import dev.bgcheck.frontend.jvm.JavaNames;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * Lowers truth values where they decide: each test becomes a branch with what holds on each way.
 */
final class ConditionLowering {
  /**
   * What a branch and its ways are called in messages.
   *
   * @param yes the way taken when the condition holds
   * @param no the way taken when it fails
   */
  record Style(Instruction.BranchKind kind, Way yes, Way no) {
    static Style of(Instruction.BranchKind kind) {
      return new Style(kind, Way.UNNAMED, Way.UNNAMED);
    }

    static Style of(Instruction.BranchKind kind, Way no) {
      return new Style(kind, Way.UNNAMED, no);
    }

    private Style swapped() {
      return new Style(kind, no, yes);
    }
  }

  /**
   * A way out of a branch.
   *
   * @param span where it is written; absent when it is not
   */
  record Way(String label, Optional<Span> span) {
    static final Way UNNAMED = new Way("", Optional.empty());
  }

  private final BodyLowering body;

  ConditionLowering(BodyLowering body) {
    this.body = body;
  }

  /** Goes to {@code yes} when the expression is true, to {@code no} otherwise. */
  void branch(Expression expression, int yes, int no, Style style) {
    if (expression instanceof EnclosedExpr enclosed) {
      branch(enclosed.getInner(), yes, no, style);
    } else if (expression instanceof UnaryExpr unary
        && unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
      branch(unary.getExpression(), no, yes, style.swapped());
    } else if (expression instanceof BooleanLiteralExpr literal) {
      body.code.jump(literal.getValue() ? yes : no, body.span(literal));
    } else if (expression instanceof BinaryExpr binary) {
      binary(binary, yes, no, style);
    } else if (expression instanceof InstanceOfExpr test) {
      instance(test, yes, no, style);
    } else {
      truth(body.expressions.value(expression), yes, no, style, body.span(expression));
    }
  }

  private void binary(BinaryExpr binary, int yes, int no, Style style) {
    switch (binary.getOperator()) {
      case AND -> {
        int next = body.code.newBlock();
        branch(binary.getLeft(), next, no, Style.of(style.kind, style.no));
        body.code.begin(next);
        branch(binary.getRight(), yes, no, style);
      }
      case OR -> {
        int next = body.code.newBlock();
        branch(binary.getLeft(), yes, next, new Style(style.kind, style.yes, Way.UNNAMED));
        body.code.begin(next);
        branch(binary.getRight(), yes, no, style);
      }
      default -> test(binary, yes, no, style);
    }
  }

  /** One test. */
  private void test(Expression expression, int yes, int no, Style style) {
    Span span = body.span(expression);
    if (expression instanceof BinaryExpr binary
        && (binary.getOperator() == BinaryExpr.Operator.EQUALS
            || binary.getOperator() == BinaryExpr.Operator.NOT_EQUALS)) {
      boolean negated = binary.getOperator() == BinaryExpr.Operator.NOT_EQUALS;
      equality(binary, yes, no, style, negated);
    } else if (expression instanceof InstanceOfExpr test) {
      Value value = body.expressions.value(test.getExpression());
      TypeRef type = testedType(test.getType());
      write(
          new Condition.IsType(value, type, false),
          yes,
          new Condition.IsType(value, type, true),
          no,
          style,
          span);
    } else {
      truth(body.expressions.value(expression), yes, no, style, span);
    }
  }

  private void truth(Value value, int yes, int no, Style style, Span span) {
    if (value instanceof Value.Constant constant && constant.kind() == Value.Constant.Kind.BOOL) {
      // Ex) if (DEBUG), with a constant of this file.
      body.code.jump(constant.text().equals("true") ? yes : no, span);
      return;
    }
    write(
        new Condition.IsTrue(value, false),
        yes,
        new Condition.IsTrue(value, true),
        no,
        style,
        span);
  }

  private void equality(BinaryExpr binary, int yes, int no, Style style, boolean negated) {
    Span span = body.span(binary);
    boolean nullRight = binary.getRight() instanceof NullLiteralExpr;
    boolean nullLeft = binary.getLeft() instanceof NullLiteralExpr;
    if (nullRight || nullLeft) {
      Value value = body.expressions.value(nullRight ? binary.getLeft() : binary.getRight());
      write(
          new Condition.IsNil(value, negated),
          yes,
          new Condition.IsNil(value, !negated),
          no,
          style,
          span);
      return;
    }
    Value left = body.expressions.value(binary.getLeft());
    Value right = body.expressions.value(binary.getRight());
    if (right instanceof Value.Constant constant && constant.kind() == Value.Constant.Kind.BOOL) {
      boolean fails = negated == constant.text().equals("true");
      write(
          new Condition.IsTrue(left, fails),
          yes,
          new Condition.IsTrue(left, !fails),
          no,
          style,
          span);
      return;
    }
    write(
        new Condition.IsEqual(left, right, negated),
        yes,
        new Condition.IsEqual(left, right, !negated),
        no,
        style,
        span);
  }

  private void write(Condition holds, int yes, Condition fails, int no, Style style, Span span) {
    body.add(
        new Instruction.Branch(
            style.kind,
            List.of(
                new Edge(yes, holds, style.yes.label, style.yes.span.orElse(span)),
                new Edge(no, fails, style.no.label, style.no.span.orElse(span))),
            span));
  }

  // ---- patterns

  private void instance(InstanceOfExpr test, int yes, int no, Style style) {
    if (test.getPattern().isEmpty()) {
      test(test, yes, no, style);
      return;
    }
    Value value = body.expressions.value(test.getExpression());
    match(value, test.getPattern().get(), yes, no, style, body.span(test));
  }

  /**
   * Tests a value against a pattern and binds the pattern's variables on the way to {@code yes}.
   */
  void match(Value value, Expression pattern, int yes, int no, Style style, Span span) {
    if (pattern instanceof TypePatternExpr typed) {
      TypeRef type = testedType(typed.getType());
      int bound = body.code.newBlock();
      write(
          new Condition.IsType(value, type, false),
          bound,
          new Condition.IsType(value, type, true),
          no,
          style,
          span);
      body.code.begin(bound);
      bind(typed, value);
      body.code.jump(yes, span);
    } else if (pattern instanceof RecordPatternExpr record) {
      record(value, record, yes, no, style, span);
    } else {
      body.code.jump(yes, span);
    }
  }

  private void record(
      Value value, RecordPatternExpr record, int yes, int no, Style style, Span span) {
    TypeRef type = testedType(record.getType());
    int next = body.code.newBlock();
    write(
        new Condition.IsType(value, type, false),
        next,
        new Condition.IsType(value, type, true),
        no,
        style,
        span);
    body.code.begin(next);
    List<String> components = body.unit.components(type.name());
    int position = 0;
    for (ComponentPatternExpr pattern : record.getPatternList()) {
      String name =
          position < components.size() ? components.get(position) : "component" + position;
      position++;
      if (!(pattern instanceof PatternExpr inner)) {
        // Ex) Point(_, int y)
        continue;
      }
      Value.Local component = body.names.temporary();
      body.call(
          Optional.of(component), value, JavaNames.withArity(name, 0), List.of(), false, span);
      boolean any =
          inner instanceof TypePatternExpr typed
              && (typed.getType().isVarType() || typed.getType().isPrimitiveType());
      if (any) {
        bind((TypePatternExpr) inner, component);
      } else {
        int matched = body.code.newBlock();
        match(component, inner, matched, no, style, span);
        body.code.begin(matched);
      }
    }
    body.code.jump(yes, span);
  }

  private void bind(TypePatternExpr typed, Value value) {
    TypeRef type = body.types.of(typed.getType());
    Value.Local local = body.declare(typed.getNameAsString(), type);
    body.add(new Instruction.Assign(local, value, type, body.span(typed)));
  }

  TypeRef testedType(Type type) {
    return type instanceof ClassOrInterfaceType named
        ? body.types.owner(named)
        : body.types.of(type);
  }

  // ---- as values

  /** The truth value of a condition, assigned on two ways. */
  Value decide(Expression expression, Value.Local wanted) {
    Value.Local dest = wanted == null ? body.names.temporary() : wanted;
    int yes = body.code.newBlock();
    int no = body.code.newBlock();
    int end = body.code.newBlock();
    Span span = body.span(expression);
    branch(expression, yes, no, Style.of(Instruction.BranchKind.LOGICAL));
    for (int block : new int[] {yes, no}) {
      body.code.begin(block);
      body.assign(dest, Value.Constant.bool(block == yes), span);
      body.code.jump(end, span);
    }
    body.code.begin(end);
    return dest;
  }
}
