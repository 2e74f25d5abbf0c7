package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.flow.FlowGraph;
import dev.bgcheck.frontend.flow.FlowGraph.Node;
import dev.bgcheck.frontend.swift.syntax.SwiftArgument;
import dev.bgcheck.frontend.swift.syntax.SwiftExpr;
import dev.bgcheck.frontend.swift.syntax.SwiftPattern;
import dev.bgcheck.frontend.swift.syntax.SwiftType;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.CallFlags;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Patterns: what they test, and what they bind. */
final class PatternLowering {
  private static final Set<String> EVERY_ERROR = Set.of("NSError", "Error");

  private final Body body;

  PatternLowering(Body body) {
    this.body = body;
  }

  private FlowGraph graph() {
    return body.graph();
  }

  /** Evaluates what a pattern will be matched against. */
  Subject subject(SwiftExpr expression) {
    if (expression instanceof SwiftExpr.Tuple tuple && tuple.elements().size() > 1) {
      List<Subject> elements = new ArrayList<>();
      for (SwiftArgument element : tuple.elements()) {
        elements.add(subject(element.value()));
      }
      return Subject.tuple(elements);
    }
    return Subject.of(body.value(expression));
  }

  /** The subject as one value: makes the tuple if need be. */
  Value whole(Subject subject, Span span) {
    if (!subject.isTuple()) {
      return subject.value();
    }
    List<Argument> arguments = new ArrayList<>();
    for (Subject element : subject.elements()) {
      arguments.add(Argument.of(whole(element, span)));
    }
    Value.Local result = graph().temporary();
    graph()
        .emit(
            new Instruction.Call(
                Optional.of(result),
                Value.UNQUALIFIED,
                Instruction.Call.TUPLE,
                arguments,
                CallFlags.NONE,
                span));
    return result;
  }

  Subject element(Subject subject, int index, Span span) {
    if (subject.isTuple()) {
      return index < subject.elements().size()
          ? subject.elements().get(index)
          : Subject.of(Value.Constant.UNIT);
    }
    return Subject.of(load(subject.value(), Integer.toString(index), span));
  }

  private Value.Local load(Value base, String member, Span span) {
    Value.Local result = graph().temporary();
    graph().emit(new Instruction.Load(result, base, member, Optional.empty(), span));
    return result;
  }

  // ---- without a test

  /** Declares what a pattern that always matches binds. */
  void bind(SwiftPattern pattern, Subject subject, TypeRef type) {
    Span span = body.span(pattern);
    if (pattern instanceof SwiftPattern.Identifier identifier) {
      Value value = whole(subject, span);
      String name = identifier.name().text();
      if (name.equals("self") && value.equals(Value.Local.SELF)) {
        // guard let self: the receiver keeps its local, held strongly from here on.
        body.frame().rebind(name, Value.Local.SELF);
        return;
      }
      Value.Local local = body.frame().declare(name);
      body.frame().type(local, type);
      graph().emit(new Instruction.Assign(local, value, type, span));
    } else if (pattern instanceof SwiftPattern.Binding binding) {
      bind(binding.pattern(), subject, type);
    } else if (pattern instanceof SwiftPattern.Some some) {
      bind(some.pattern(), subject, type);
    } else if (pattern instanceof SwiftPattern.As cast) {
      bind(cast.pattern(), subject, body.unit().types().type(cast.type()));
    } else if (pattern instanceof SwiftPattern.Tuple tuple) {
      bindElements(tuple, subject, type);
    } else if (pattern instanceof SwiftPattern.EnumCase enumCase) {
      if (isWrapped(enumCase)) {
        bind(enumCase.payload().orElseThrow().elements().get(0).pattern(), subject, type);
      } else {
        enumCase.payload().ifPresent(payload -> bindPayload(payload, subject, span));
      }
    } else if (pattern instanceof SwiftPattern.Expression expression
        && expression.expression() instanceof SwiftExpr.PatternValue inner) {
      bind(inner.pattern(), subject, type);
    }
  }

  private void bindElements(SwiftPattern.Tuple tuple, Subject subject, TypeRef type) {
    if (tuple.elements().size() == 1) {
      bind(tuple.elements().get(0).pattern(), subject, type);
      return;
    }
    boolean typed =
        type.name().equals(TypeRef.TUPLE) && type.arguments().size() == tuple.elements().size();
    for (int i = 0; i < tuple.elements().size(); i++) {
      SwiftPattern pattern = tuple.elements().get(i).pattern();
      if (bindsNothing(pattern)) {
        continue;
      }
      Subject element = element(subject, i, body.span(pattern));
      bind(pattern, element, typed ? type.arguments().get(i) : TypeRef.UNKNOWN);
    }
  }

  private void bindPayload(SwiftPattern.Tuple payload, Subject subject, Span span) {
    Value value = whole(subject, span);
    for (int i = 0; i < payload.elements().size(); i++) {
      SwiftPattern pattern = payload.elements().get(i).pattern();
      if (!bindsNothing(pattern)) {
        bind(pattern, Subject.of(load(value, "(" + i + ")", body.span(pattern))), TypeRef.UNKNOWN);
      }
    }
  }

  private static boolean bindsNothing(SwiftPattern pattern) {
    return pattern instanceof SwiftPattern.Wildcard
        || (pattern instanceof SwiftPattern.Binding binding && bindsNothing(binding.pattern()));
  }

  // ---- with tests

  /**
   * Tests whether a pattern matches and binds what it binds; goes to {@code otherwise} where it
   * does not match, or assumes that it does where {@code otherwise} is absent.
   */
  void match(SwiftPattern pattern, Subject subject, Optional<Node> otherwise, Ways ways) {
    if (otherwise.isEmpty() || isIrrefutable(pattern)) {
      bind(pattern, subject, TypeRef.UNKNOWN);
      return;
    }
    if (pattern instanceof SwiftPattern.Tuple tuple && tuple.elements().size() > 1) {
      matchElements(tuple, subject, otherwise.get(), ways);
      return;
    }
    Span span = body.span(pattern);
    Value value = whole(subject, span);
    Node next = graph().node();
    primary(pattern, value, next, otherwise.get(), ways);
    graph().place(next);
    afterPrimary(pattern, value, otherwise, ways);
  }

  private void matchElements(SwiftPattern.Tuple tuple, Subject subject, Node otherwise, Ways ways) {
    int lastTest = lastRefutable(tuple);
    for (int i = 0; i < tuple.elements().size() && graph().isLive(); i++) {
      SwiftPattern pattern = tuple.elements().get(i).pattern();
      if (!bindsNothing(pattern)) {
        Subject element = element(subject, i, body.span(pattern));
        match(pattern, element, Optional.of(otherwise), i == lastTest ? ways : ways.inner());
      }
    }
  }

  private static int lastRefutable(SwiftPattern.Tuple tuple) {
    int last = -1;
    for (int i = 0; i < tuple.elements().size(); i++) {
      last = isIrrefutable(tuple.elements().get(i).pattern()) ? last : i;
    }
    return last;
  }

  /** Whether a pattern matches everything. */
  static boolean isIrrefutable(SwiftPattern pattern) {
    if (pattern instanceof SwiftPattern.Binding binding) {
      return isIrrefutable(binding.pattern());
    } else if (pattern instanceof SwiftPattern.Tuple tuple) {
      return lastRefutable(tuple) < 0;
    } else if (pattern instanceof SwiftPattern.Expression expression) {
      return expression.expression() instanceof SwiftExpr.Discard
          || (expression.expression() instanceof SwiftExpr.PatternValue inner
              && isIrrefutable(inner.pattern()));
    }
    return pattern instanceof SwiftPattern.Wildcard || pattern instanceof SwiftPattern.Identifier;
  }

  /** Whether a pattern matches every error that is thrown: {@code let error as NSError}. */
  static boolean isOfEveryError(SwiftPattern pattern) {
    if (pattern instanceof SwiftPattern.Binding binding) {
      return isOfEveryError(binding.pattern());
    }
    return pattern instanceof SwiftPattern.As cast
        && isIrrefutable(cast.pattern())
        && cast.type() instanceof SwiftType.Named named
        && EVERY_ERROR.contains(named.name().text());
  }

  /** Whether one test, without binding, decides a pattern. */
  static boolean isDecidedByOneTest(SwiftPattern pattern) {
    if (pattern instanceof SwiftPattern.EnumCase enumCase) {
      return enumCase.payload().isEmpty()
          || enumCase.payload().get().elements().stream()
              .allMatch(element -> isIrrefutable(element.pattern()));
    } else if (pattern instanceof SwiftPattern.Binding binding) {
      return isDecidedByOneTest(binding.pattern());
    } else if (pattern instanceof SwiftPattern.Some some) {
      return isIrrefutable(some.pattern());
    } else if (pattern instanceof SwiftPattern.As cast) {
      return isIrrefutable(cast.pattern());
    } else if (pattern instanceof SwiftPattern.Tuple tuple) {
      return tuple.elements().size() == 1 && isDecidedByOneTest(tuple.elements().get(0).pattern());
    }
    return true;
  }

  /** Branches on the outermost test of a pattern. */
  private void primary(SwiftPattern pattern, Value value, Node yes, Node no, Ways ways) {
    Condition holds = condition(pattern, value);
    body.conditions().branch(holds, negation(holds), yes, no, ways, body.span(pattern));
  }

  /** The condition that the outermost test of a pattern asks; evaluates operands as needed. */
  Condition condition(SwiftPattern pattern, Value value) {
    if (pattern instanceof SwiftPattern.Binding binding) {
      return condition(binding.pattern(), value);
    } else if (pattern instanceof SwiftPattern.Tuple tuple && tuple.elements().size() == 1) {
      return condition(tuple.elements().get(0).pattern(), value);
    } else if (pattern instanceof SwiftPattern.EnumCase enumCase) {
      return isWrapped(enumCase)
          ? new Condition.IsNil(value, true)
          : new Condition.IsCase(value, enumCase.name().text(), false);
    } else if (pattern instanceof SwiftPattern.Some) {
      return new Condition.IsNil(value, true);
    } else if (pattern instanceof SwiftPattern.Is is) {
      return new Condition.IsType(value, body.unit().types().type(is.type()), false);
    } else if (pattern instanceof SwiftPattern.As as) {
      return new Condition.IsType(value, body.unit().types().type(as.type()), false);
    } else if (pattern instanceof SwiftPattern.Expression expression) {
      return comparison(expression.expression(), value);
    }
    return Condition.UNKNOWN;
  }

  private static Condition negation(Condition condition) {
    if (condition instanceof Condition.IsNil c) {
      return new Condition.IsNil(c.value(), !c.negated());
    } else if (condition instanceof Condition.IsCase c) {
      return new Condition.IsCase(c.value(), c.caseName(), !c.negated());
    } else if (condition instanceof Condition.IsType c) {
      return new Condition.IsType(c.value(), c.type(), !c.negated());
    } else if (condition instanceof Condition.IsTrue c) {
      return new Condition.IsTrue(c.value(), !c.negated());
    } else if (condition instanceof Condition.IsEqual c) {
      return new Condition.IsEqual(c.value(), c.other(), !c.negated());
    }
    return condition;
  }

  /** {@code .some(x)}: a value that is there. */
  private static boolean isWrapped(SwiftPattern.EnumCase enumCase) {
    return enumCase.name().text().equals("some")
        && enumCase.payload().isPresent()
        && enumCase.payload().get().elements().size() == 1;
  }

  private Condition comparison(SwiftExpr expression, Value value) {
    if (expression instanceof SwiftExpr.PatternValue inner) {
      return condition(inner.pattern(), value);
    } else if (expression instanceof SwiftExpr.NilLiteral) {
      return new Condition.IsNil(value, false);
    } else if (expression instanceof SwiftExpr.BooleanLiteral literal) {
      return new Condition.IsTrue(value, !literal.value());
    } else if (expression instanceof SwiftExpr.Paren paren) {
      return comparison(paren.expression(), value);
    } else if (isRange(expression)) {
      // Whether a number lies in a range decides nothing that is asked; both ways stay open.
      return Condition.UNKNOWN;
    }
    return new Condition.IsEqual(value, body.value(expression), false);
  }

  private static boolean isRange(SwiftExpr expression) {
    String operator = "";
    if (expression instanceof SwiftExpr.Binary binary) {
      operator = binary.operator().text();
    } else if (expression instanceof SwiftExpr.Prefix prefix) {
      operator = prefix.operator().text();
    } else if (expression instanceof SwiftExpr.Postfix postfix) {
      operator = postfix.operator().text();
    }
    return operator.equals("...") || operator.equals("..<");
  }

  /** Binds, and makes the further tests of, a pattern whose outermost test holds. */
  void afterPrimary(SwiftPattern pattern, Value value, Optional<Node> otherwise, Ways ways) {
    Subject subject = Subject.of(value);
    if (pattern instanceof SwiftPattern.Binding binding) {
      afterPrimary(binding.pattern(), value, otherwise, ways);
    } else if (pattern instanceof SwiftPattern.Tuple tuple && tuple.elements().size() == 1) {
      afterPrimary(tuple.elements().get(0).pattern(), value, otherwise, ways);
    } else if (pattern instanceof SwiftPattern.Some some) {
      match(some.pattern(), subject, otherwise, ways);
    } else if (pattern instanceof SwiftPattern.As cast) {
      TypeRef type = body.unit().types().type(cast.type());
      if (isIrrefutable(cast.pattern())) {
        bind(cast.pattern(), subject, type);
      } else {
        Value seen = body.assign(value, type, body.span(cast));
        match(cast.pattern(), Subject.of(seen), otherwise, ways);
      }
    } else if (pattern instanceof SwiftPattern.EnumCase enumCase) {
      if (isWrapped(enumCase)) {
        SwiftPattern inner = enumCase.payload().orElseThrow().elements().get(0).pattern();
        match(inner, subject, otherwise, ways);
      } else {
        enumCase.payload().ifPresent(payload -> matchPayload(payload, value, otherwise, ways));
      }
    } else if (pattern instanceof SwiftPattern.Expression expression
        && expression.expression() instanceof SwiftExpr.PatternValue inner) {
      afterPrimary(inner.pattern(), value, otherwise, ways);
    }
  }

  private void matchPayload(
      SwiftPattern.Tuple payload, Value value, Optional<Node> otherwise, Ways ways) {
    for (int i = 0; i < payload.elements().size() && graph().isLive(); i++) {
      SwiftPattern pattern = payload.elements().get(i).pattern();
      if (!bindsNothing(pattern)) {
        Value.Local element = load(value, "(" + i + ")", body.span(pattern));
        match(pattern, Subject.of(element), otherwise, ways);
      }
    }
  }
}
