package dev.bgcheck.frontend.objc;

import dev.bgcheck.frontend.flow.FlowGraph;
import dev.bgcheck.frontend.flow.FlowGraph.Node;
import dev.bgcheck.frontend.objc.syntax.ObjcStmt;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Instruction.BranchKind;
import dev.bgcheck.model.Instruction.ExitKind;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ways out of statements: {@code return}, {@code @throw}, {@code break}, {@code continue},
 * {@code goto} and the end, with the {@code @finally} bodies that run on each.
 *
 * <p>A {@code @finally} body is lowered anew for each way, in the scope it was written in. Ways
 * that lead from the same place to the same place share one copy.
 */
final class Exits {
  /** Bounds what nested {@code @finally} bodies can multiply to. */
  private static final int MAX_COPIES = 400;

  /**
   * Where exceptions go.
   *
   * @param error the local that an explicit {@code @throw} puts the exception into
   * @param depth how many {@code @finally} bodies were waiting
   */
  private record Handler(Node node, Optional<Value.Local> error, int depth) {}

  /** A body to run when control leaves, and those around. */
  private static final class Cleanup {
    final ObjcStmt.Compound body;
    final Scope scope;
    final Optional<Handler> handler;
    final Optional<Cleanup> outer;
    final int depth;

    Cleanup(
        ObjcStmt.Compound body,
        Scope scope,
        Optional<Handler> handler,
        Optional<Cleanup> outer,
        int depth) {
      this.body = body;
      this.scope = scope;
      this.handler = handler;
      this.outer = outer;
      this.depth = depth;
    }
  }

  /**
   * A statement that {@code break} or {@code continue} can mean.
   *
   * @param next where {@code continue} goes; absent for a {@code switch}
   */
  private record Target(Node end, Optional<Node> next, int depth, Optional<Target> outer) {}

  /** From some cleanups to some place; out of the routine when {@code to} is absent. */
  private record Way(Optional<Cleanup> from, Optional<Node> to) {}

  /** A place that {@code goto} names. */
  private static final class Label {
    final Node node;
    boolean placed;
    boolean dead;

    Label(Node node) {
      this.node = node;
    }
  }

  private final Body body;
  private final FlowGraph graph;
  private final Map<Way, Node> ways = new HashMap<>();
  private final Map<String, Label> labels = new LinkedHashMap<>();
  private Optional<Cleanup> cleanups = Optional.empty();
  private Optional<Handler> handler = Optional.empty();
  private Optional<Target> targets = Optional.empty();
  private int copies;

  Exits(Body body, FlowGraph graph) {
    this.body = body;
    this.graph = graph;
  }

  // ---- finally

  /** Runs {@code part}; on every way out of it, {@code last} runs too. */
  void withFinally(ObjcStmt.Compound last, Span end, Runnable part) {
    Optional<Cleanup> outer = cleanups;
    cleanups = Optional.of(new Cleanup(last, body.frame().scope(), handler, outer, depth() + 1));
    part.run();
    unwindTo(depth() - 1, end);
    cleanups = outer;
  }

  private int depth() {
    return cleanups.map(cleanup -> cleanup.depth).orElse(0);
  }

  /** Runs the waiting bodies down to a depth; they wait on for other ways. */
  private void unwindTo(int depth, Span span) {
    Optional<Cleanup> all = cleanups;
    while (graph.isLive() && cleanups.isPresent() && depth() > depth) {
      Cleanup cleanup = cleanups.get();
      cleanups = cleanup.outer;
      run(cleanup, span);
    }
    cleanups = all;
  }

  private void run(Cleanup cleanup, Span span) {
    copies++;
    if (copies > MAX_COPIES) {
      graph.emit(new Instruction.Opaque(Optional.empty(), List.of(), List.of("finally"), span));
      return;
    }
    Scope before = body.frame().enter(cleanup.scope);
    Optional<Target> targetsBefore = targets;
    Optional<Handler> handlerBefore = handler;
    targets = Optional.empty();
    handler = cleanup.handler;
    body.statements().block(cleanup.body);
    handler = handlerBefore;
    targets = targetsBefore;
    body.frame().enter(before);
  }

  // ---- return and never

  void returning(Optional<Value> value, Span span) {
    unwindTo(0, span);
    graph.exit(ExitKind.RETURN, value, span);
  }

  void never(Span span) {
    graph.exit(ExitKind.NEVER, Optional.empty(), span);
  }

  // ---- exceptions

  /** Runs {@code part} with its exceptions going to {@code node}. */
  void handling(Node node, Optional<Value.Local> error, Runnable part) {
    Optional<Handler> before = handler;
    handler = Optional.of(new Handler(node, error, depth()));
    part.run();
    handler = before;
  }

  /** Goes where exceptions go. */
  void throwing(Optional<Value> error, Span span) {
    if (handler.isEmpty()) {
      unwindTo(0, span);
      graph.exit(ExitKind.THROW, error, span);
      return;
    }
    Handler target = handler.get();
    if (error.isPresent() && target.error().isPresent()) {
      graph.emit(new Instruction.Assign(target.error().get(), error.get(), TypeRef.UNKNOWN, span));
    }
    unwindTo(target.depth(), span);
    graph.jump(target.node(), span);
  }

  /** Ends the block of a call, which may throw where something waits for exceptions. */
  void afterCall(Span span) {
    if (!graph.isLive() || (handler.isEmpty() && cleanups.isEmpty())) {
      return;
    }
    Node returned = graph.node();
    Optional<Node> direct = handler.filter(h -> h.depth() == depth()).map(Handler::node);
    Node threw =
        direct.orElseGet(
            () ->
                ways.computeIfAbsent(
                    new Way(cleanups, handler.map(Handler::node)), key -> graph.node()));
    boolean written = direct.isPresent() || graph.isReached(threw);
    graph.branch(
        BranchKind.TRY,
        List.of(
            graph.edge(returned, Condition.RETURNED, "", span),
            graph.edge(threw, Condition.THREW, "throwing", span)),
        span);
    if (!written) {
      graph.place(threw);
      throwing(Optional.empty(), span);
    }
    graph.place(returned);
  }

  // ---- break and continue

  /** Runs {@code part} as the body of a loop. */
  void inLoop(Node end, Node next, Runnable part) {
    within(end, Optional.of(next), part);
  }

  /** Runs {@code part} as the body of a {@code switch}. */
  void inSwitch(Node end, Runnable part) {
    within(end, Optional.empty(), part);
  }

  private void within(Node end, Optional<Node> next, Runnable part) {
    Optional<Target> before = targets;
    targets = Optional.of(new Target(end, next, depth(), before));
    part.run();
    targets = before;
  }

  void breaking(Span span) {
    targets.ifPresentOrElse(target -> leave(target.end(), target.depth(), span), () -> never(span));
  }

  void continuing(Span span) {
    Optional<Target> target = targets;
    while (target.isPresent() && target.get().next().isEmpty()) {
      target = target.get().outer();
    }
    target.ifPresentOrElse(
        loop -> leave(loop.next().orElseThrow(), loop.depth(), span), () -> never(span));
  }

  private void leave(Node node, int depth, Span span) {
    if (depth == depth()) {
      graph.jump(node, span);
      return;
    }
    Node shared = ways.computeIfAbsent(new Way(cleanups, Optional.of(node)), k -> graph.node());
    boolean written = graph.isReached(shared);
    graph.jump(shared, span);
    if (!written) {
      graph.place(shared);
      unwindTo(depth, span);
      graph.jump(node, span);
    }
  }

  // ---- goto

  private Label label(String name) {
    return labels.computeIfAbsent(name, key -> new Label(graph.node()));
  }

  void goTo(String name, Span span) {
    Label label = label(name);
    if (label.dead) {
      // What it jumps back to is reached by nothing but what stands behind it.
      never(span);
    } else {
      graph.jump(label.node, span);
    }
  }

  void placeLabel(String name, Span span) {
    if (labels.containsKey(name) && labels.get(name).placed) {
      return;
    }
    Label label = label(name);
    label.placed = true;
    graph.flow(label.node, span);
    label.dead = !graph.isLive();
  }

  /** Ends what jumps to labels that the body does not hold. */
  void closeLabels(Span end) {
    for (Label label : labels.values()) {
      if (!label.placed && graph.isReached(label.node)) {
        graph.place(label.node);
        graph.emit(new Instruction.Opaque(Optional.empty(), List.of(), List.of("goto"), end));
        never(end);
      }
    }
  }
}
