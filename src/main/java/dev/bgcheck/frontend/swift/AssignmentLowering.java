package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.flow.FlowGraph;
import dev.bgcheck.frontend.flow.FlowGraph.Node;
import dev.bgcheck.frontend.swift.PostfixLowering.Place;
import dev.bgcheck.frontend.swift.syntax.SwiftArgument;
import dev.bgcheck.frontend.swift.syntax.SwiftExpr;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.List;
import java.util.Optional;

/** Assignments, plain and combined with an operator. */
final class AssignmentLowering {
  private final Body body;

  AssignmentLowering(Body body) {
    this.body = body;
  }

  private FlowGraph graph() {
    return body.graph();
  }

  void lower(SwiftExpr.Assign node, Marks marks) {
    String operator = node.operator().text();
    SwiftExpr target = bare(node.target());
    Span span = body.span(node);
    if (target instanceof SwiftExpr.Discard) {
      body.expressions().effect(node.value(), marks.discarding());
      return;
    }
    if (target instanceof SwiftExpr.Tuple tuple && operator.equals("=")) {
      Subject subject = body.patterns().subject(node.value());
      spread(tuple, subject, span);
      return;
    }
    Optional<Value.Local> local = local(target);
    if (local.isPresent()) {
      Value value = combined(operator, local.get(), node.value(), marks, span);
      graph().emit(new Instruction.Assign(local.get(), value, TypeRef.UNKNOWN, span));
      return;
    }
    // a?.b = c: where a is absent, c is not evaluated.
    Node join = graph().node();
    boolean optional = PostfixLowering.hasOptional(target);
    Place place =
        body.postfix().place(target, optional ? Optional.of(join) : Optional.empty(), Marks.NONE);
    Value value =
        operator.equals("=")
            ? body.expressions().value(node.value(), marks)
            : combined(operator, body.postfix().read(place, span), node.value(), marks, span);
    body.postfix().write(place, value, span);
    if (optional) {
      graph().flow(join, span);
    }
  }

  private Value combined(String operator, Value before, SwiftExpr operand, Marks marks, Span span) {
    Value value = body.expressions().value(operand, marks);
    return operator.equals("=")
        ? value
        : body.operators()
            .call(operator.substring(0, operator.length() - 1), List.of(before, value), span);
  }

  /** The target without what does not change where a value goes: {@code x!}, {@code (x)}. */
  private static SwiftExpr bare(SwiftExpr target) {
    SwiftExpr bare = target;
    while (true) {
      if (bare instanceof SwiftExpr.Paren paren) {
        bare = paren.expression();
      } else if (bare instanceof SwiftExpr.Force force) {
        bare = force.base();
      } else if (bare instanceof SwiftExpr.OptionalChain optional) {
        bare = optional.base();
      } else {
        return bare;
      }
    }
  }

  /** The local that an expression names, if it does. */
  Optional<Value.Local> local(SwiftExpr target) {
    if (target instanceof SwiftExpr.Self) {
      return body.frame().receiver();
    }
    return target instanceof SwiftExpr.Reference reference && reference.labels().isEmpty()
        ? body.frame()
            .find(reference.name().text())
            .filter(binding -> !binding.computed)
            .map(binding -> binding.local)
        : Optional.empty();
  }

  /** {@code (a, b) = value}. */
  private void spread(SwiftExpr.Tuple targets, Subject subject, Span span) {
    for (int i = 0; i < targets.elements().size(); i++) {
      SwiftArgument element = targets.elements().get(i);
      SwiftExpr target = bare(element.value());
      if (target instanceof SwiftExpr.Discard) {
        continue;
      }
      Subject part = body.patterns().element(subject, i, span);
      if (target instanceof SwiftExpr.Tuple inner) {
        spread(inner, part, span);
        continue;
      }
      Value value = body.patterns().whole(part, span);
      Optional<Value.Local> local = local(target);
      if (local.isPresent()) {
        body.assign(local.get(), value, span);
      } else {
        Node join = graph().node();
        Place place = body.postfix().place(target, Optional.of(join), Marks.NONE);
        body.postfix().write(place, value, span);
        graph().flow(join, span);
      }
    }
  }
}
