package dev.bgcheck.frontend.objc;

import dev.bgcheck.frontend.flow.FlowGraph;
import dev.bgcheck.frontend.flow.FlowGraph.Node;
import dev.bgcheck.frontend.objc.syntax.ObjcDecl;
import dev.bgcheck.frontend.objc.syntax.ObjcExpr;
import dev.bgcheck.frontend.objc.syntax.ObjcStmt;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.CallFlags;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Instruction.BranchKind;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code while}, {@code do}, {@code for}, and macros with a body. */
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

  void lower(ObjcStmt.While node) {
    Span span = body.span(node);
    Node head = graph().node();
    Node enter = graph().node();
    Node end = graph().node();
    graph().flow(head, span);
    if (graph().isLive()) {
      Ways ways = new Ways(BranchKind.LOOP, ENTERING, body.span(node.body()), SKIPPING, span);
      body.conditions().test(node.condition(), enter, end, ways);
    }
    graph().place(enter);
    body.exits().inLoop(end, head, () -> body.statements().block(node.body()));
    repeat(head, node.body());
    graph().place(end);
  }

  /** Goes back; a head that nothing led to is not there to go back to. */
  private void repeat(Node head, ObjcStmt loopBody) {
    if (graph().isReached(head)) {
      graph().jump(head, body.unit().endOf(loopBody));
    } else {
      body.exits().never(body.unit().endOf(loopBody));
    }
  }

  void lower(ObjcStmt.DoWhile node) {
    Span span = body.span(node);
    Node start = graph().node();
    Node test = graph().node();
    Node end = graph().node();
    graph().flow(start, span);
    body.exits().inLoop(end, test, () -> body.statements().block(node.body()));
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
      boolean entered = graph().isReached(start);
      Node again = entered ? start : graph().node();
      body.conditions().test(node.condition(), again, end, ways);
      if (!entered) {
        graph().place(again);
        body.exits().never(condition);
      }
    }
    graph().place(end);
  }

  void lower(ObjcStmt.For node) {
    Span span = body.span(node);
    Scope before = body.frame().open();
    node.init().ifPresent(body.statements()::one);
    Node head = graph().node();
    Node enter = graph().node();
    Node step = graph().node();
    Node end = graph().node();
    graph().flow(head, span);
    if (graph().isLive()) {
      Ways ways = new Ways(BranchKind.LOOP, ENTERING, body.span(node.body()), SKIPPING, span);
      node.condition()
          .ifPresentOrElse(
              condition -> body.conditions().test(condition, enter, end, ways),
              () -> graph().jump(enter, span));
    }
    graph().place(enter);
    body.exits().inLoop(end, step, () -> body.statements().block(node.body()));
    graph().jump(step, body.unit().endOf(node.body()));
    graph().place(step);
    node.step().ifPresent(body::effect);
    repeat(head, node.body());
    body.frame().enter(before);
    graph().place(end);
  }

  void lower(ObjcStmt.ForIn node) {
    Value collection = body.value(node.collection());
    Span span = body.span(node);
    Node head = graph().node();
    Node enter = graph().node();
    Node end = graph().node();
    graph().flow(head, span);
    Value.Local element = graph().temporary();
    Ways ways = new Ways(BranchKind.LOOP, ENTERING, body.span(node.body()), SKIPPING, span);
    body.conditions().branch(Condition.UNKNOWN, Condition.UNKNOWN, enter, end, ways, span);
    graph().place(enter);
    Span place = body.span(node.collection());
    graph().emit(new Instruction.Load(element, collection, "[]", Optional.empty(), place));
    Scope before = body.frame().open();
    if (graph().isLive()) {
      element(node.element(), element);
    }
    body.exits().inLoop(end, head, () -> body.statements().block(node.body()));
    repeat(head, node.body());
    body.frame().enter(before);
    graph().place(end);
  }

  private void element(ObjcStmt written, Value element) {
    if (written instanceof ObjcStmt.Declaration declaration
        && declaration.declaration() instanceof ObjcDecl.Variables variables) {
      body.declarations().bind(variables, element);
    } else if (written instanceof ObjcStmt.Expression expression) {
      body.places()
          .write(body.places().place(expression.expression()), element, body.span(written));
    }
  }

  // ---- macros

  /** A macro with a body: the body runs, over and over if the name says so. */
  void lower(ObjcStmt.Macro node) {
    Span span = body.span(node);
    List<Argument> arguments = new ArrayList<>();
    Scope before = body.frame().open();
    for (ObjcExpr argument : node.arguments()) {
      arguments.add(Argument.of(body.value(argument)));
    }
    if (node.body().isEmpty() || !isLoop(node.name().text())) {
      String name = NameLowering.callName(node.name().text());
      graph()
          .emit(
              new Instruction.Call(
                  Optional.empty(), Value.UNQUALIFIED, name, arguments, CallFlags.NONE, span));
      node.body().ifPresent(body.statements()::block);
    } else {
      Node head = graph().node();
      Node enter = graph().node();
      Node end = graph().node();
      graph().flow(head, span);
      Ways ways = new Ways(BranchKind.LOOP, ENTERING, body.span(node.body().get()), SKIPPING, span);
      body.conditions().branch(Condition.UNKNOWN, Condition.UNKNOWN, enter, end, ways, span);
      graph().place(enter);
      body.exits().inLoop(end, head, () -> body.statements().block(node.body().get()));
      repeat(head, node.body().get());
      graph().place(end);
    }
    body.frame().enter(before);
  }

  private static boolean isLoop(String macro) {
    String name = macro.toLowerCase(Locale.ROOT);
    return name.contains("each") || name.startsWith("for") || name.contains("loop");
  }
}
