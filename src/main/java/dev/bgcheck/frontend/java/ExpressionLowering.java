package dev.bgcheck.frontend.java;

import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.PrimitiveType;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lowers expressions to values.
 *
 * <p>{@code wanted} is the local that the result would best go to, as in {@code int x = f();}; null
 * when any place will do. The result says where it went.
 */
final class ExpressionLowering {
  private final BodyLowering body;
  private final NameLowering nameLowering;

  ExpressionLowering(BodyLowering body) {
    this.body = body;
    this.nameLowering = new NameLowering(body);
  }

  NameLowering names() {
    return nameLowering;
  }

  Value value(Expression expression) {
    return value(expression, null);
  }

  /** Evaluates for what it does, not for its value. */
  void effect(Expression expression) {
    if (expression instanceof MethodCallExpr call) {
      body.calls.effect(call);
    } else if (expression instanceof UnaryExpr unary && isStep(unary.getOperator())) {
      step(unary, false);
    } else if (expression instanceof AssignExpr assign) {
      assign(assign);
    } else if (expression instanceof EnclosedExpr enclosed) {
      effect(enclosed.getInner());
    } else if (expression instanceof VariableDeclarationExpr declaration) {
      body.statements.declare(declaration);
    } else {
      value(expression);
    }
  }

  Value value(Expression expression, Value.Local wanted) {
    if (expression instanceof MethodCallExpr call) {
      return body.calls.value(call, wanted);
    } else if (expression instanceof NameExpr name) {
      return nameLowering.read(name.getNameAsString(), name, wanted);
    } else if (expression instanceof LiteralExpr literal) {
      return Literals.value(literal);
    } else if (expression instanceof FieldAccessExpr access) {
      return nameLowering.read(access, wanted);
    } else if (expression instanceof BinaryExpr binary) {
      return binary(binary, wanted);
    } else if (expression instanceof ObjectCreationExpr creation) {
      return body.closureLowering.create(creation, wanted);
    } else if (expression instanceof LambdaExpr lambda) {
      return body.closureLowering.lambda(lambda, wanted);
    } else if (expression instanceof EnclosedExpr enclosed) {
      return value(enclosed.getInner(), wanted);
    } else if (expression instanceof AssignExpr assign) {
      return assign(assign);
    } else if (expression instanceof CastExpr cast) {
      return cast(cast, wanted);
    } else if (expression instanceof UnaryExpr unary) {
      return unary(unary, wanted);
    }
    return rarer(expression, wanted);
  }

  private Value rarer(Expression expression, Value.Local wanted) {
    Span span = body.span(expression);
    if (expression instanceof ConditionalExpr || expression instanceof InstanceOfExpr) {
      return expression instanceof ConditionalExpr conditional
          ? choose(conditional, wanted)
          : body.conditions.decide(expression, wanted);
    } else if (expression instanceof ThisExpr self) {
      return nameLowering.self(self);
    } else if (expression instanceof SuperExpr) {
      return body.self();
    } else if (expression instanceof ArrayAccessExpr access) {
      Value array = value(access.getName());
      Value index = value(access.getIndex());
      return body.load(wanted, array, "[]", Optional.of(index), span);
    } else if (expression instanceof ArrayCreationExpr creation) {
      creation.getLevels().forEach(level -> level.getDimension().ifPresent(this::value));
      return creation
          .getInitializer()
          .map(elements -> array(elements, wanted))
          .orElseGet(() -> body.operate(wanted, Instruction.Call.ARRAY, List.of(), span));
    } else if (expression instanceof ArrayInitializerExpr elements) {
      return array(elements, wanted);
    } else if (expression instanceof MethodReferenceExpr reference) {
      return body.closureLowering.reference(reference, wanted);
    } else if (expression instanceof SwitchExpr choice) {
      return body.switches.value(choice, wanted);
    } else if (expression instanceof ClassExpr literal) {
      return new Value.Type(
          literal.getType() instanceof ClassOrInterfaceType named
              ? body.types.owner(named)
              : body.types.of(literal.getType()));
    } else if (expression instanceof TypeExpr type) {
      return nameLowering.typeOrValue(type.getType());
    } else if (expression instanceof VariableDeclarationExpr declaration) {
      body.statements.declare(declaration);
      return Value.Constant.UNIT;
    }
    Value.Local dest = wanted == null ? body.names.temporary() : wanted;
    body.opaque(Optional.of(dest), expression);
    return dest;
  }

  /** Puts a value where it is wanted. */
  Value place(Value value, Value.Local wanted, Span span) {
    if (wanted == null) {
      return value;
    }
    body.assign(wanted, value, span);
    return wanted;
  }

  private Value array(ArrayInitializerExpr elements, Value.Local wanted) {
    List<Value> values = new ArrayList<>();
    elements.getValues().forEach(element -> values.add(value(element)));
    return body.operate(wanted, Instruction.Call.ARRAY, values, body.span(elements));
  }

  private Value cast(CastExpr cast, Value.Local wanted) {
    if (cast.getType() instanceof PrimitiveType) {
      return value(cast.getExpression(), wanted);
    }
    Value value = value(cast.getExpression());
    if (value instanceof Value.Constant) {
      return value;
    }
    Value.Local dest = wanted == null ? body.names.temporary() : wanted;
    TypeRef type = body.types.of(cast.getType());
    body.add(new Instruction.Assign(dest, value, type, body.span(cast)));
    return dest;
  }

  // ---- operators

  private Value binary(BinaryExpr binary, Value.Local wanted) {
    switch (binary.getOperator()) {
      case AND, OR -> {
        return body.conditions.decide(binary, wanted);
      }
      case EQUALS, NOT_EQUALS -> {
        return body.conditions.decide(binary, wanted);
      }
      case PLUS -> {
        return plus(binary, wanted);
      }
      default -> {
        Value left = value(binary.getLeft());
        Value right = value(binary.getRight());
        return body.operate(
            wanted, binary.getOperator().asString(), List.of(left, right), body.span(binary));
      }
    }
  }

  /** The operands of a chain of {@code +}; long chains are deep trees, so no recursion. */
  private Value plus(BinaryExpr binary, Value.Local wanted) {
    List<Expression> operands = new ArrayList<>();
    Expression left = binary;
    while (left instanceof BinaryExpr inner && inner.getOperator() == BinaryExpr.Operator.PLUS) {
      operands.add(0, inner.getRight());
      left = inner.getLeft();
    }
    operands.add(0, left);
    List<Value> parts = new ArrayList<>();
    boolean isText = false;
    Span span = body.span(binary);
    for (Expression operand : operands) {
      Value value = value(operand);
      boolean textual = isText(value, operand);
      if (!isText && textual && parts.size() > 1) {
        // Ex) a + b + "c": the sum comes first.
        Value sum = sum(parts, null, span);
        parts.clear();
        parts.add(sum);
      }
      if (textual && parts.size() == 1) {
        parts.set(0, inText(parts.get(0), operands.get(0)));
      }
      isText |= textual;
      append(parts, isText ? inText(value, operand) : value, isText);
    }
    if (!isText) {
      return sum(parts, wanted, span);
    }
    // What the compiler puts together is one literal.
    return parts.size() == 1
        ? parts.get(0)
        : body.operate(wanted, Instruction.Call.JOIN, parts, span);
  }

  private static Value inText(Value value, Expression operand) {
    return operand instanceof CharLiteralExpr c ? Literals.text(c) : Literals.inText(value);
  }

  private static void append(List<Value> parts, Value value, boolean isText) {
    int last = parts.size() - 1;
    if (isText
        && last >= 0
        && parts.get(last) instanceof Value.Constant before
        && value instanceof Value.Constant constant) {
      parts.set(last, Value.Constant.string(before.text() + constant.text()));
    } else {
      parts.add(value);
    }
  }

  private boolean isText(Value value, Expression operand) {
    if (value instanceof Value.Constant constant) {
      return constant.isString();
    }
    return nameLowering.typeOf(operand).equals(TypeRef.STRING);
  }

  private Value sum(List<Value> parts, Value.Local wanted, Span span) {
    Value sum = parts.get(0);
    for (int i = 1; i < parts.size(); i++) {
      Value.Local dest = i + 1 == parts.size() ? wanted : null;
      sum = body.operate(dest, "+", List.of(sum, parts.get(i)), span);
    }
    return sum;
  }

  private static boolean isStep(UnaryExpr.Operator operator) {
    return switch (operator) {
      case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
      default -> false;
    };
  }

  private Value unary(UnaryExpr unary, Value.Local wanted) {
    UnaryExpr.Operator operator = unary.getOperator();
    if (isStep(operator)) {
      return step(unary, unary.isPostfix());
    }
    Value.Constant folded = Literals.negative(unary);
    if (folded != null) {
      return folded;
    }
    return switch (operator) {
      case LOGICAL_COMPLEMENT -> body.conditions.decide(unary, wanted);
      case PLUS -> value(unary.getExpression(), wanted);
      default ->
          body.operate(
              wanted, operator.asString(), List.of(value(unary.getExpression())), body.span(unary));
    };
  }

  /** Ex) i++; gives the value before or after. */
  private Value step(UnaryExpr unary, boolean givesBefore) {
    UnaryExpr.Operator operator = unary.getOperator();
    boolean adds =
        operator == UnaryExpr.Operator.PREFIX_INCREMENT
            || operator == UnaryExpr.Operator.POSTFIX_INCREMENT;
    Span span = body.span(unary);
    Target target = target(unary.getExpression());
    Value before = target.read();
    if (givesBefore && before.equals(target.local())) {
      Value.Local copy = body.names.temporary();
      body.assign(copy, before, span);
      before = copy;
    }
    List<Value> operands = List.of(before, Value.Constant.number("1"));
    Value after = body.operate(target.local(), adds ? "+" : "-", operands, span);
    if (!after.equals(target.local())) {
      target.write(after);
    }
    return givesBefore ? before : after;
  }

  // ---- assignment

  /** A place that can be read and written; its parts are evaluated once. */
  interface Target {
    Value read();

    void write(Value value);

    /** The local, when the place is one that instructions can write to directly. */
    default Value.Local local() {
      return null;
    }
  }

  private Target target(Expression expression) {
    return AssignmentTargets.of(body, expression);
  }

  private Value assign(AssignExpr assign) {
    Target target = target(assign.getTarget());
    Span span = body.span(assign);
    if (assign.getOperator() == AssignExpr.Operator.ASSIGN) {
      Value.Local direct = target.local();
      Value value = value(assign.getValue(), direct);
      if (direct == null || !direct.equals(value)) {
        target.write(value);
      }
      return direct == null ? value : direct;
    }
    String operator = assign.getOperator().asString();
    operator = operator.substring(0, operator.length() - 1);
    Value before = target.read();
    Value operand = value(assign.getValue());
    boolean isText =
        operator.equals("+")
            && (isText(operand, assign.getValue()) || isText(before, assign.getTarget()));
    Value after =
        body.operate(
            target.local(),
            isText ? Instruction.Call.JOIN : operator,
            List.of(before, operand),
            span);
    if (!after.equals(target.local())) {
      target.write(after);
    }
    return after;
  }

  // ---- conditional operator

  private Value choose(ConditionalExpr conditional, Value.Local wanted) {
    Value.Local dest = wanted == null ? body.names.temporary() : wanted;
    int yes = body.code.newBlock();
    int no = body.code.newBlock();
    int end = body.code.newBlock();
    body.conditions.branch(
        conditional.getCondition(), yes, no, ConditionLowering.Style.of(Instruction.BranchKind.IF));
    for (int block : new int[] {yes, no}) {
      Expression arm = block == yes ? conditional.getThenExpr() : conditional.getElseExpr();
      body.code.begin(block);
      place(value(arm, dest), dest, body.span(arm));
      body.code.jump(end, body.span(arm));
    }
    body.code.begin(end);
    return dest;
  }
}
