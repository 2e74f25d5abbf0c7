package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.flow.FlowGraph;
import dev.bgcheck.frontend.flow.FlowGraph.Node;
import dev.bgcheck.frontend.swift.syntax.SwiftStmt;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.CallFlags;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Instruction.BranchKind;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.List;
import java.util.Optional;

/** {@code while}, {@code repeat} and {@code for}. */
final class LoopLowering {
  private static final String ENTERING = "entering the loop";
  private static final String SKIPPING = "skipping the loop";

  private final Body body;

  LoopLowering(Body body) {
    this.body = body;
  }

  private FlowGraph graph() {
    return body.graph();
  }

  void lower(SwiftStmt.While node) {
    Optional<String> label = body.exits().takeLabel();
    Span span = body.span(node);
    Node head = graph().node();
    Node end = graph().node();
    graph().flow(head, span);
    Scope before = body.frame().open();
    Ways ways = new Ways(BranchKind.LOOP, ENTERING, body.span(node.body()), SKIPPING, span);
    body.conditions().all(node.conditions(), end, ways);
    if (graph().isLive()) {
      body.exits().inLoop(label, end, head, () -> body.statements().block(node.body()));
      graph().jump(head, body.unit().endOf(node.body()));
    }
    body.frame().enter(before);
    graph().place(end);
  }

  void lower(SwiftStmt.RepeatWhile node) {
    Optional<String> label = body.exits().takeLabel();
    Span span = body.span(node);
    Node start = graph().node();
    Node test = graph().node();
    Node end = graph().node();
    graph().flow(start, span);
    body.exits().inLoop(label, end, test, () -> body.statements().block(node.body()));
    graph().jump(test, body.unit().endOf(node.body()));
    graph().place(test);
    if (graph().isLive()) {
      Span condition = body.span(node.condition());
      Ways ways =
          new Ways(
              BranchKind.LOOP,
              "repeating the loop",
              body.span(node.body()),
              "leaving the loop",
              condition);
      body.conditions().test(node.condition(), start, end, ways);
    }
    graph().place(end);
  }

  void lower(SwiftStmt.ForIn node) {
    Optional<String> label = body.exits().takeLabel();
    boolean awaits = Annotations.hasModifier(node.effects(), "await");
    boolean tries = Annotations.hasModifier(node.effects(), "try");
    Value sequence = body.value(node.sequence());
    Node head = graph().node();
    Node end = graph().node();
    Node enter = graph().node();
    Span span = body.span(node);
    Span sequenceSpan = body.span(node.sequence());
    graph().flow(head, span);
    Value.Local element = graph().temporary();
    Condition more = Condition.UNKNOWN;
    Condition done = Condition.UNKNOWN;
    if (awaits) {
      next(element, sequence, tries, sequenceSpan);
      more = new Condition.IsNil(element, true);
      done = new Condition.IsNil(element, false);
    }
    Ways ways = new Ways(BranchKind.LOOP, ENTERING, body.span(node.body()), SKIPPING, span);
    body.conditions().branch(more, done, enter, end, ways, span);
    graph().place(enter);
    if (!awaits) {
      graph().emit(new Instruction.Load(element, sequence, "[]", Optional.empty(), sequenceSpan));
    }
    if (graph().isLive()) {
      Scope before = body.frame().open();
      element(node, element, head);
      body.exits().inLoop(label, end, head, () -> body.statements().block(node.body()));
      graph().jump(head, body.unit().endOf(node.body()));
      body.frame().enter(before);
    }
    graph().place(end);
  }

  /** The element that an asynchronous sequence gives next, if there is one. */
  private void next(Value.Local element, Value sequence, boolean tries, Span span) {
    body.noteAwait();
    CallFlags flags = new CallFlags(true, false, tries, false);
    List<Argument> none = List.of();
    graph().emit(new Instruction.Call(Optional.of(element), sequence, "next", none, flags, span));
    if (tries) {
      body.exits().branchOnThrow(span);
    }
  }

  /** Binds the loop's variable; elements that do not match go on with the next. */
  private void element(SwiftStmt.ForIn node, Value.Local element, Node head) {
    Span span = body.span(node.pattern());
    Ways ways = new Ways(BranchKind.LOOP, "", span, "", span);
    if (node.matching()) {
      body.patterns().match(node.pattern(), Subject.of(element), Optional.of(head), ways);
    } else {
      TypeRef type = body.unit().types().type(node.type());
      body.patterns().bind(node.pattern(), Subject.of(element), type);
    }
    if (node.where().isPresent() && graph().isLive()) {
      Node holds = graph().node();
      body.conditions().test(node.where().get(), holds, head, ways);
      graph().place(holds);
    }
  }
}
