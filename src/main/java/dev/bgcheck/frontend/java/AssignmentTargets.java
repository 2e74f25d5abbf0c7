package dev.bgcheck.frontend.java;

import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.Optional;

/** The places an assignment can write to: a local, a field, an element. */
final class AssignmentTargets {
  private AssignmentTargets() {}

  static ExpressionLowering.Target of(BodyLowering body, Expression expression) {
    Span span = body.span(expression);
    if (expression instanceof NameExpr name) {
      return named(body, name.getNameAsString(), span);
    } else if (expression instanceof FieldAccessExpr access) {
      Value base = body.expressions.names().base(access.getScope());
      return new Place(body, base, access.getNameAsString(), Optional.empty(), span);
    } else if (expression instanceof ArrayAccessExpr access) {
      Value base = body.expressions.value(access.getName());
      Value index = body.expressions.value(access.getIndex());
      return new Place(body, base, "[]", Optional.of(index), span);
    } else if (expression instanceof EnclosedExpr enclosed) {
      return of(body, enclosed.getInner());
    }
    // Nothing else can be assigned to in Java that compiles.
    Value value = body.expressions.value(expression);
    return new Nowhere(value);
  }

  private static ExpressionLowering.Target named(BodyLowering body, String name, Span span) {
    Optional<Binding> binding = body.find(name);
    if (binding.isPresent() && binding.get() instanceof Binding.Variable variable) {
      return variable.body() == body
          ? new Variable(body, variable.local(), span)
          : new Nowhere(body.reach(variable, span));
    }
    Value base =
        binding.isPresent()
            ? body.expressions.names().baseOf((Binding.Member) binding.get(), span)
            : body.inheritor(span);
    return new Place(body, base, name, Optional.empty(), span);
  }

  private record Variable(BodyLowering body, Value.Local local, Span span)
      implements ExpressionLowering.Target {
    @Override
    public Value read() {
      return local;
    }

    @Override
    public void write(Value value) {
      body.assign(local, value, span);
    }
  }

  private record Place(
      BodyLowering body, Value base, String member, Optional<Value> index, Span span)
      implements ExpressionLowering.Target {
    @Override
    public Value read() {
      return body.load(null, base, member, index, span);
    }

    @Override
    public void write(Value value) {
      body.add(new Instruction.Store(base, member, index, value, span));
    }
  }

  /** A captured variable: Java forbids to assign it. */
  private record Nowhere(Value value) implements ExpressionLowering.Target {
    @Override
    public Value read() {
      return value;
    }

    @Override
    public void write(Value ignored) {}
  }
}
