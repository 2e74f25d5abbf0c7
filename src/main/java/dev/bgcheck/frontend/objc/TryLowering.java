package dev.bgcheck.frontend.objc;

import dev.bgcheck.frontend.flow.FlowGraph;
import dev.bgcheck.frontend.flow.FlowGraph.Node;
import dev.bgcheck.frontend.objc.syntax.ObjcParameter;
import dev.bgcheck.frontend.objc.syntax.ObjcStmt;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Instruction.BranchKind;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.Optional;

/** {@code @try}, {@code @catch} and {@code @finally}. */
final class TryLowering {
  private final Body body;

  TryLowering(Body body) {
    this.body = body;
  }

  private FlowGraph graph() {
    return body.graph();
  }

  void lower(ObjcStmt.Try node) {
    if (node.last().isPresent()) {
      Span end = body.unit().endOf(node);
      body.exits().withFinally(node.last().get(), end, () -> attempt(node));
    } else {
      attempt(node);
    }
  }

  private void attempt(ObjcStmt.Try node) {
    if (node.catches().isEmpty()) {
      body.statements().block(node.body());
      return;
    }
    Scope before = body.frame().open();
    Value.Local error = body.frame().declare("exception", Capture.Mode.VALUE, true, false);
    Node caught = graph().node();
    Node join = graph().node();
    body.exits().handling(caught, Optional.of(error), () -> body.statements().block(node.body()));
    graph().jump(join, body.unit().endOf(node.body()));
    graph().place(caught);
    for (ObjcStmt.Catch clause : node.catches()) {
      clause(clause, error, join);
    }
    if (graph().isLive()) {
      body.exits().throwing(Optional.of(error), body.span(node));
    }
    body.frame().enter(before);
    graph().place(join);
  }

  private void clause(ObjcStmt.Catch clause, Value.Local error, Node join) {
    if (!graph().isLive()) {
      return;
    }
    Span span = body.span(clause);
    TypeRef type = body.unit().types().type(clause.parameter().map(ObjcParameter::type));
    boolean all = type.isUnknown() || type.name().equals("NSException");
    Node matches = graph().node();
    Node next = graph().node();
    if (all) {
      graph().jump(matches, span);
    } else {
      Ways ways = new Ways(BranchKind.CATCH, "catch " + type, span, "", span);
      body.conditions()
          .branch(
              new Condition.IsType(error, type, false),
              new Condition.IsType(error, type, true),
              matches,
              next,
              ways,
              span);
    }
    graph().place(matches);
    Scope before = body.frame().open();
    clause
        .parameter()
        .flatMap(ObjcParameter::name)
        .ifPresent(
            name -> {
              Value.Local local =
                  body.frame().declare(name.text(), Capture.Mode.VALUE, true, false);
              body.frame().type(local, type);
              graph().emit(new Instruction.Assign(local, error, type, body.span(name)));
            });
    body.statements().block(clause.body());
    body.frame().enter(before);
    graph().jump(join, body.unit().endOf(clause));
    graph().place(next);
  }
}
