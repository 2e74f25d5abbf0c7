package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.flow.FlowGraph;
import dev.bgcheck.frontend.flow.FlowGraph.Node;
import dev.bgcheck.frontend.swift.syntax.SwiftNode;
import dev.bgcheck.frontend.swift.syntax.SwiftPattern;
import dev.bgcheck.frontend.swift.syntax.SwiftStmt;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction.BranchKind;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code switch}, and the choice between {@code catch} clauses.
 *
 * <p>Patterns that one test decides become the edges of one branch. A pattern that needs more
 * tests, or a {@code where}, is the last but one edge of its branch: where its tests fail, and on
 * the last edge, control goes to a branch with the patterns that follow. A {@code switch} without
 * default has no edge for "none of them": the compiler has checked that there is none.
 */
final class SwitchLowering {
  private static final int MAX_LABEL = 48;
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** A pattern with what comes of it. */
  private record Item(SwiftStmt.CaseItem written, Arm arm) {}

  /** A case or catch: a scope for what its patterns bind, and a body. */
  private static final class Arm {
    final SwiftNode written;
    final List<SwiftStmt.CaseItem> items;
    final List<SwiftStmt> statements;
    final boolean uncertain;
    Node entry;
    Scope scope;

    Arm(
        SwiftNode written,
        List<SwiftStmt.CaseItem> items,
        List<SwiftStmt> statements,
        boolean uncertain) {
      this.written = written;
      this.items = items;
      this.statements = statements;
      this.uncertain = uncertain;
    }
  }

  private final Body body;

  SwitchLowering(Body body) {
    this.body = body;
  }

  private FlowGraph graph() {
    return body.graph();
  }

  // ---- switch

  void lower(SwiftStmt.Switch node, Optional<Value.Local> result) {
    Optional<String> label = body.exits().takeLabel();
    Subject subject = body.patterns().subject(node.subject());
    if (!graph().isLive()) {
      return;
    }
    List<Arm> arms = new ArrayList<>();
    arms(node.entries(), false, arms);
    Node join = graph().node();
    Node broken = graph().node();
    body.exits()
        .inSwitch(
            label,
            broken,
            () -> {
              select(arms, subject, BranchKind.SWITCH, body.span(node), Optional.empty());
              bodies(arms, result, join);
            });
    graph().place(broken);
    result.ifPresent(local -> body.assign(local, Value.Constant.UNIT, body.span(node)));
    graph().jump(join, body.span(node));
    graph().place(join);
  }

  private void arms(List<SwiftStmt.SwitchEntry> entries, boolean uncertain, List<Arm> arms) {
    for (SwiftStmt.SwitchEntry entry : entries) {
      if (entry instanceof SwiftStmt.SwitchCase written) {
        arms.add(new Arm(written, written.items(), written.body(), uncertain));
      } else if (entry instanceof SwiftStmt.SwitchConfig config) {
        ConditionalCompilation.Choice<SwiftStmt.SwitchEntry> choice =
            body.unit().conditions().choose(config.config());
        arms(choice.items(), uncertain || !choice.certain(), arms);
      }
    }
  }

  // ---- catch

  /** Lowers the {@code catch} clauses for an error; what none catches is thrown on. */
  void catches(SwiftStmt.Do node, Value.Local error, Optional<Value.Local> result) {
    List<Arm> arms = new ArrayList<>();
    for (SwiftStmt.Catch clause : node.catches()) {
      arms.add(new Arm(clause, clause.items(), clause.body().statements(), false));
    }
    Span span = body.span(node.catches().get(0));
    Node join = graph().node();
    Node rethrow = graph().node();
    Scope before = body.frame().open();
    body.frame().rebind("error", error);
    Optional<Node> missed = catchesAll(node) ? Optional.empty() : Optional.of(rethrow);
    select(arms, Subject.of(error), BranchKind.CATCH, span, missed);
    bodies(arms, result, join);
    body.frame().enter(before);
    graph().place(rethrow);
    if (graph().isLive()) {
      body.exits().throwing(Optional.of(error), span);
    }
    graph().place(join);
  }

  /**
   * Ex) catch let error as NSError: every error is bridged to one, so the compiler asks no more.
   */
  private static boolean catchesAll(SwiftStmt.Do node) {
    List<SwiftStmt.CaseItem> items = node.catches().get(node.catches().size() - 1).items();
    return items.size() == 1
        && items.get(0).where().isEmpty()
        && PatternLowering.isOfEveryError(items.get(0).pattern());
  }

  // ---- choosing

  private void select(
      List<Arm> arms, Subject subject, BranchKind kind, Span span, Optional<Node> noMatch) {
    List<Item> items = new ArrayList<>();
    for (Arm arm : arms) {
      arm.entry = graph().node();
      arm.scope = new Scope(Optional.of(body.frame().scope()));
      if (arm.items.size() > 1) {
        arm.scope.shareAll();
      }
      arm.items.forEach(item -> items.add(new Item(item, arm)));
    }
    Optional<Arm> otherwise = arms.stream().filter(arm -> arm.items.isEmpty()).findFirst();
    Optional<Node> end = otherwise.map(arm -> arm.entry).or(() -> noMatch);
    int at = 0;
    while (at < items.size() && graph().isLive()) {
      at =
          subject.isTuple()
              ? tupleItem(items, at, subject, kind, span, end, otherwise)
              : segment(items, at, subject, kind, span, end, otherwise);
    }
    if (graph().isLive()) {
      end.ifPresentOrElse(node -> graph().jump(node, span), () -> body.exits().never(span));
    }
  }

  /**
   * Writes one branch, and what its patterns bind and test further.
   *
   * @return the first item of the next branch, whose place is the current one
   */
  private int segment(
      List<Item> items,
      int from,
      Subject subject,
      BranchKind kind,
      Span span,
      Optional<Node> end,
      Optional<Arm> otherwise) {
    Value value = subject.value();
    List<Edge> edges = new ArrayList<>();
    List<Node> starts = new ArrayList<>();
    int at = from;
    boolean complex = false;
    boolean closed = false;
    while (at < items.size() && !complex && !closed) {
      Item item = items.get(at);
      Node start = graph().node();
      starts.add(start);
      complex = isComplex(item);
      closed = !complex && PatternLowering.isIrrefutable(item.written().pattern());
      Condition condition = body.patterns().condition(item.written().pattern(), value);
      edges.add(graph().edge(start, condition, label(item, kind), body.span(item.written())));
      at++;
    }
    boolean more = at < items.size() && !closed;
    Node rest = more ? graph().node() : end.orElseGet(graph()::node);
    boolean open = more || (end.isPresent() && !closed);
    if (open) {
      String name = more || otherwise.isEmpty() ? "" : otherwiseLabel(kind, otherwise.get());
      Span place = more ? span : otherwise.map(arm -> body.span(arm.written)).orElse(span);
      edges.add(graph().edge(rest, Condition.UNKNOWN, name, place));
    }
    graph().branch(kind, edges, span);
    for (int i = 0; i < starts.size(); i++) {
      Item item = items.get(from + i);
      boolean last = from + i + 1 == items.size();
      // Without a default, the last pattern matches whatever comes to it.
      Optional<Node> miss = last && end.isEmpty() ? Optional.<Node>empty() : Optional.of(rest);
      graph().place(starts.get(i));
      Span written = body.span(item.written());
      enter(item, subject, true, miss, new Ways(kind, "", written, "", written));
    }
    if (more) {
      graph().place(rest);
    }
    return closed ? items.size() : at;
  }

  /**
   * Tests a pattern for a tuple that is written out, element by element.
   *
   * @return the next item, whose tests start at the current place
   */
  private int tupleItem(
      List<Item> items,
      int at,
      Subject subject,
      BranchKind kind,
      Span span,
      Optional<Node> end,
      Optional<Arm> otherwise) {
    Item item = items.get(at);
    boolean more = at + 1 < items.size();
    Optional<Node> miss = more ? Optional.of(graph().node()) : end;
    boolean names = !more && otherwise.isPresent();
    Ways ways =
        new Ways(
            kind,
            label(item, kind),
            body.span(item.written()),
            names ? otherwiseLabel(kind, otherwise.get()) : "",
            names ? body.span(otherwise.get().written) : span);
    enter(item, subject, false, miss, ways);
    if (more) {
      graph().place(miss.get());
    }
    return at + 1;
  }

  private static boolean isComplex(Item item) {
    SwiftPattern pattern = item.written().pattern();
    return item.written().where().isPresent()
        || (!PatternLowering.isIrrefutable(pattern)
            && !PatternLowering.isDecidedByOneTest(pattern));
  }

  /**
   * From the edge of a pattern to its body: binds, makes tests, asks the where clause.
   *
   * @param tested whether the outermost test of the pattern has been made
   */
  private void enter(Item item, Subject subject, boolean tested, Optional<Node> miss, Ways ways) {
    SwiftPattern pattern = item.written().pattern();
    Scope before = body.frame().enter(item.arm().scope);
    if (tested && !PatternLowering.isIrrefutable(pattern)) {
      body.patterns().afterPrimary(pattern, subject.value(), miss, ways);
    } else {
      body.patterns().match(pattern, subject, miss, ways);
    }
    if (item.written().where().isPresent() && miss.isPresent() && graph().isLive()) {
      Node holds = graph().node();
      body.conditions().test(item.written().where().get(), holds, miss.get(), ways);
      graph().place(holds);
    }
    body.frame().enter(before);
    graph().jump(item.arm().entry, body.span(item.written()));
  }

  private void bodies(List<Arm> arms, Optional<Value.Local> result, Node join) {
    for (int i = 0; i < arms.size(); i++) {
      Arm arm = arms.get(i);
      Optional<Node> next =
          i + 1 < arms.size() ? Optional.of(arms.get(i + 1).entry) : Optional.empty();
      graph().place(arm.entry);
      if (!graph().isLive()) {
        continue;
      }
      Runnable part = () -> arm(arm, result, next);
      if (arm.uncertain) {
        body.uncertainly(part);
      } else {
        part.run();
      }
      graph().jump(join, body.unit().endOf(arm.written));
    }
  }

  private void arm(Arm arm, Optional<Value.Local> result, Optional<Node> next) {
    Span end = body.unit().endOf(arm.written);
    Scope before = body.frame().enter(arm.scope);
    body.exits()
        .fallingTo(
            next,
            () ->
                body.exits()
                    .scoped(end, () -> body.statements().allForValue(arm.statements, result, end)));
    body.frame().enter(before);
  }

  // ---- names of ways

  private static String otherwiseLabel(BranchKind kind, Arm otherwise) {
    boolean future =
        otherwise.written instanceof SwiftStmt.SwitchCase written
            && !written.attributes().isEmpty();
    return kind == BranchKind.CATCH ? "catch" : future ? "@unknown default" : "default";
  }

  private String label(Item item, BranchKind kind) {
    String word = kind == BranchKind.CATCH ? "catch " : "case ";
    String text = body.unit().tree().text(item.written().pattern());
    // A pattern can be a long array: a label needs its start only.
    String start = text.substring(0, Math.min(text.length(), 4 * MAX_LABEL));
    String line = SPACE.matcher(start).replaceAll(" ").trim();
    return word + (line.length() <= MAX_LABEL ? line : line.substring(0, MAX_LABEL) + "…");
  }
}
