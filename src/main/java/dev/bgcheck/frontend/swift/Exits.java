package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.flow.FlowGraph;
import dev.bgcheck.frontend.flow.FlowGraph.Node;
import dev.bgcheck.frontend.swift.syntax.SwiftBlock;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Instruction.BranchKind;
import dev.bgcheck.model.Instruction.ExitKind;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The ways out of scopes: {@code return}, {@code throw}, {@code break}, {@code continue} and the
 * end, with the {@code defer} bodies that run on each.
 *
 * <p>A {@code defer} body is lowered anew for each way, in the scope it was written in. Ways that
 * lead from the same place to the same place share one copy.
 */
final class Exits {
  /** Bounds what nested {@code defer} bodies can multiply to; no code of a person comes near. */
  private static final int MAX_COPIES = 400;

  /** A body to run when control leaves a scope, and those of the scopes around. */
  private record Cleanup(SwiftBlock body, Scope scope, Optional<Cleanup> outer, int depth) {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /**
   * Where thrown errors go.
   *
   * @param error the local that an explicit {@code throw} puts the error into
   * @param instead how the way is called that is taken instead, where {@code try?} tests for errors
   */
  record Handler(Node node, Optional<Value.Local> error, Depth depth, Optional<Ways> instead) {}

  /**
   * A statement that {@code break} or {@code continue} can name.
   *
   * @param next where {@code continue} goes; absent for what is no loop
   * @param plain whether a {@code break} without label means it
   */
  private record Target(
      Optional<String> label,
      Node end,
      Optional<Node> next,
      boolean plain,
      Depth depth,
      Optional<Target> outer) {}

  /** How many {@code defer} bodies are waiting. */
  record Depth(int cleanups) {}

  /** Where {@code fallthrough} goes. */
  private record Fall(Node node, Depth depth) {}

  /** From some scopes to some place; out of the routine by an error when {@code to} is absent. */
  private record Way(Optional<Cleanup> from, Optional<Node> to) {}

  private final Body body;
  private final FlowGraph graph;
  private final Map<Way, Node> ways = new HashMap<>();
  private Optional<Cleanup> cleanups = Optional.empty();
  private Optional<Handler> handler = Optional.empty();
  private Optional<Target> targets = Optional.empty();
  private Optional<Fall> fallthrough = Optional.empty();
  private Optional<String> pendingLabel = Optional.empty();
  private int copies;
  private int tries;
  private boolean throwsOut;

  Exits(Body body, FlowGraph graph) {
    this.body = body;
    this.graph = graph;
  }

  // ---- scopes and defer

  /** Runs {@code part} in a scope of its own; its {@code defer} bodies run at its end. */
  void scoped(Span end, Runnable part) {
    Scope before = body.frame().open();
    Optional<Cleanup> outer = cleanups;
    part.run();
    unwindTo(depthOf(outer), end);
    cleanups = outer;
    body.frame().enter(before);
  }

  void defer(SwiftBlock block) {
    cleanups =
        Optional.of(
            new Cleanup(block, body.frame().scope(), cleanups, depthOf(cleanups).cleanups() + 1));
  }

  Depth depth() {
    return depthOf(cleanups);
  }

  private static Depth depthOf(Optional<Cleanup> cleanup) {
    return new Depth(cleanup.map(Cleanup::depth).orElse(0));
  }

  /** Runs the waiting bodies down to a depth; they wait on for other ways. */
  private void unwindTo(Depth depth, Span span) {
    Optional<Cleanup> all = cleanups;
    while (graph.isLive() && cleanups.isPresent() && depth().cleanups() > depth.cleanups()) {
      Cleanup cleanup = cleanups.get();
      cleanups = cleanup.outer();
      run(cleanup, span);
    }
    cleanups = all;
  }

  private void run(Cleanup cleanup, Span span) {
    copies++;
    if (copies > MAX_COPIES) {
      graph.emit(new Instruction.Opaque(Optional.empty(), List.of(), List.of("defer"), span));
      return;
    }
    Scope before = body.frame().enter(cleanup.scope());
    Optional<Target> targetsBefore = targets;
    targets = Optional.empty();
    body.statements().block(cleanup.body());
    targets = targetsBefore;
    body.frame().enter(before);
  }

  // ---- return and never

  void returning(Optional<Value> value, Span span) {
    unwindTo(new Depth(0), span);
    graph.exit(ExitKind.RETURN, value, span);
  }

  void never(Span span) {
    graph.exit(ExitKind.NEVER, Optional.empty(), span);
  }

  // ---- errors

  /** Runs {@code part} with its errors going to {@code node}. */
  void handling(Node node, Optional<Value.Local> error, Runnable part) {
    handling(new Handler(node, error, depth(), Optional.empty()), part);
  }

  /** Runs {@code part}, whose errors end a test: {@code guard let x = try? load() else}. */
  void testing(Node failed, Ways ways, Runnable part) {
    handling(new Handler(failed, Optional.empty(), depth(), Optional.of(ways)), part);
  }

  private void handling(Handler inner, Runnable part) {
    Optional<Handler> before = handler;
    handler = Optional.of(inner);
    part.run();
    handler = before;
  }

  /** Goes where errors go. */
  void throwing(Optional<Value> error, Span span) {
    if (handler.isEmpty()) {
      throwsOut |= graph.isLive();
      unwindTo(new Depth(0), span);
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

  /** Ends the block of a call that may throw. */
  void branchOnThrow(Span span) {
    if (!graph.isLive()) {
      return;
    }
    tries++;
    Node returned = graph.node();
    Optional<Handler> here = handler.filter(target -> target.depth().equals(depth()));
    Optional<Node> direct = here.map(Handler::node);
    Optional<Ways> instead = here.flatMap(Handler::instead).filter(ways -> !ways.no().isEmpty());
    String label = instead.map(Ways::no).orElse("throwing");
    Span place = instead.map(Ways::noSpan).orElse(span);
    Node threw = direct.or(this::sharedThrow).orElseGet(graph::node);
    boolean written = direct.isPresent() || graph.isReached(threw);
    graph.branch(
        BranchKind.TRY,
        List.of(
            graph.edge(returned, Condition.RETURNED, "", span),
            graph.edge(threw, Condition.THREW, label, place)),
        span);
    if (!written) {
      graph.place(threw);
      throwing(Optional.empty(), span);
    }
    graph.place(returned);
  }

  /** The way that an error takes from here, when bodies run on it. */
  private Optional<Node> sharedThrow() {
    if (cleanups.isEmpty()) {
      return Optional.empty();
    }
    Way way = new Way(cleanups, handler.map(Handler::node));
    return Optional.of(ways.computeIfAbsent(way, key -> graph.node()));
  }

  /** How many calls that may throw have been lowered; tells whether a {@code try} found one. */
  int tries() {
    return tries;
  }

  /** Whether an error leaves the routine. */
  boolean throwsOut() {
    return throwsOut;
  }

  // ---- break, continue, fallthrough

  /** The label in front of the statement that is lowered next. */
  void label(String label) {
    pendingLabel = Optional.of(label);
  }

  /** Takes the label in front of the statement that is being lowered. */
  Optional<String> takeLabel() {
    Optional<String> label = pendingLabel;
    pendingLabel = Optional.empty();
    return label;
  }

  /** Runs {@code part} as the body of a loop. */
  void inLoop(Optional<String> label, Node end, Node next, Runnable part) {
    within(label, end, Optional.of(next), true, part);
  }

  /** Runs {@code part} as the body of a {@code switch}. */
  void inSwitch(Optional<String> label, Node end, Runnable part) {
    within(label, end, Optional.empty(), true, part);
  }

  /** Runs {@code part} as the body of a labelled {@code if} or {@code do}. */
  void inLabelled(Optional<String> label, Node end, Runnable part) {
    if (label.isEmpty()) {
      part.run();
    } else {
      within(label, end, Optional.empty(), false, part);
    }
  }

  private void within(
      Optional<String> label, Node end, Optional<Node> next, boolean plain, Runnable part) {
    Optional<Target> before = targets;
    targets = Optional.of(new Target(label, end, next, plain, depth(), before));
    part.run();
    targets = before;
  }

  void breaking(Optional<String> label, Span span) {
    find(label, false).ifPresentOrElse(t -> leave(t.end(), t.depth(), span), () -> never(span));
  }

  void continuing(Optional<String> label, Span span) {
    find(label, true)
        .ifPresentOrElse(t -> leave(t.next().orElseThrow(), t.depth(), span), () -> never(span));
  }

  private Optional<Target> find(Optional<String> label, boolean loop) {
    Optional<Target> target = targets;
    while (target.isPresent()) {
      Target candidate = target.get();
      boolean named =
          label.isPresent() ? Objects.equals(candidate.label(), label) : candidate.plain();
      if (named && (!loop || candidate.next().isPresent())) {
        return target;
      }
      target = candidate.outer();
    }
    return Optional.empty();
  }

  private void leave(Node node, Depth depth, Span span) {
    if (depth.equals(depth())) {
      graph.jump(node, span);
      return;
    }
    Way way = new Way(cleanups, Optional.of(node));
    Node shared = ways.computeIfAbsent(way, key -> graph.node());
    boolean written = graph.isReached(shared);
    graph.jump(shared, span);
    if (!written) {
      graph.place(shared);
      unwindTo(depth, span);
      graph.jump(node, span);
    }
  }

  /** Runs {@code part} with {@code fallthrough} going to {@code next}. */
  void fallingTo(Optional<Node> next, Runnable part) {
    Optional<Fall> before = fallthrough;
    fallthrough = next.map(node -> new Fall(node, depth()));
    part.run();
    fallthrough = before;
  }

  void fallThrough(Span span) {
    if (fallthrough.isEmpty()) {
      never(span);
    } else {
      unwindTo(fallthrough.get().depth(), span);
      graph.jump(fallthrough.get().node(), span);
    }
  }
}
