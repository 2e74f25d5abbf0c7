package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.flow.FlowGraph;
import dev.bgcheck.frontend.flow.FlowGraph.Node;
import dev.bgcheck.frontend.swift.syntax.SwiftBlock;
import dev.bgcheck.frontend.swift.syntax.SwiftExpr;
import dev.bgcheck.frontend.swift.syntax.SwiftIfConfig;
import dev.bgcheck.frontend.swift.syntax.SwiftName;
import dev.bgcheck.frontend.swift.syntax.SwiftNode;
import dev.bgcheck.frontend.swift.syntax.SwiftStmt;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction.BranchKind;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Statements: sequences, {@code if}, {@code guard}, {@code do}, {@code #if} and the ways out. */
final class StatementLowering implements SwiftStmt.Visitor<Void> {
  private final Body body;

  StatementLowering(Body body) {
    this.body = body;
  }

  private FlowGraph graph() {
    return body.graph();
  }

  // ---- sequences

  /** Lowers statements in the innermost scope; unreachable ones are dropped. */
  void all(List<SwiftStmt> items) {
    if (!graph().isLive()) {
      return;
    }
    List<LocalFunctions.Slot> functions = body.functions().announce(items);
    for (SwiftStmt item : items) {
      if (!graph().isLive()) {
        break;
      }
      item.accept(this);
    }
    body.functions().insert(functions);
  }

  void block(SwiftBlock block) {
    body.exits().scoped(body.unit().endOf(block), () -> all(block.statements()));
  }

  /** Lowers a body; the value of its last expression goes to {@code result}, if that is wanted. */
  void block(SwiftBlock block, Optional<Value.Local> result) {
    Span end = body.unit().endOf(block);
    body.exits().scoped(end, () -> allForValue(block.statements(), result, end));
  }

  void allForValue(List<SwiftStmt> items, Optional<Value.Local> result, Span end) {
    if (result.isEmpty() || items.isEmpty()) {
      all(items);
      return;
    }
    SwiftStmt last = items.get(items.size() - 1);
    all(items.subList(0, items.size() - 1));
    if (!graph().isLive()) {
      return;
    }
    Optional<Value> value = singleValue(last);
    if (graph().isLive()) {
      body.assign(result.get(), value.orElse(Value.Constant.UNIT), end);
    }
  }

  /** Lowers a statement that may stand for its value. */
  Optional<Value> singleValue(SwiftStmt item) {
    if (item instanceof SwiftStmt.Expression expression) {
      return Optional.of(body.value(expression.expression()));
    } else if (item instanceof SwiftStmt.Then then) {
      return Optional.of(body.value(then.value()));
    } else if (item instanceof SwiftStmt.Switch
        || (item instanceof SwiftStmt.If conditional && conditional.otherwise().isPresent())) {
      return Optional.of(statementValue(item));
    }
    item.accept(this);
    return Optional.empty();
  }

  /** Lowers an {@code if}, {@code switch} or {@code do} that stands for its value. */
  Value statementValue(SwiftStmt item) {
    Value.Local result = graph().temporary();
    Span span = body.span(item);
    if (item instanceof SwiftStmt.If conditional) {
      ifLadder(conditional, Optional.of(result));
    } else if (item instanceof SwiftStmt.Switch choice) {
      body.switches().lower(choice, Optional.of(result));
    } else if (item instanceof SwiftStmt.Do attempt) {
      doCatch(attempt, Optional.of(result));
    } else {
      item.accept(this);
      body.assign(result, Value.Constant.UNIT, span);
    }
    return result;
  }

  // ---- expressions and declarations

  @Override
  public Void visit(SwiftStmt.Declaration node) {
    node.declaration().accept(body.declarations());
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Expression node) {
    body.effect(node.expression());
    return null;
  }

  // ---- conditions

  @Override
  public Void visit(SwiftStmt.If node) {
    ifLadder(node, Optional.empty());
    return null;
  }

  private void ifLadder(SwiftStmt.If node, Optional<Value.Local> result) {
    Node join = graph().node();
    Span span = body.span(node);
    body.exits()
        .inLabelled(
            body.exits().takeLabel(),
            join,
            () -> {
              for (int i = 0; i < node.branches().size() && graph().isLive(); i++) {
                branch(node, i, result, join);
              }
              node.otherwise()
                  .filter(block -> graph().isLive())
                  .ifPresent(block -> block(block, result));
              if (node.otherwise().isEmpty() && graph().isLive()) {
                result.ifPresent(local -> body.assign(local, Value.Constant.NIL, span));
              }
              graph().jump(join, span);
            });
    graph().place(join);
  }

  /** One branch of the ladder; goes on where its conditions do not hold. */
  private void branch(SwiftStmt.If node, int index, Optional<Value.Local> result, Node join) {
    SwiftStmt.Branch branch = node.branches().get(index);
    boolean last = index + 1 == node.branches().size();
    Span elseSpan =
        last
            ? node.otherwise().map(body::span).orElseGet(() -> body.span(branch))
            : body.span(node.branches().get(index + 1));
    boolean written = !last || node.otherwise().isPresent();
    Ways ways =
        new Ways(
            BranchKind.IF,
            "",
            body.span(branch.body()),
            written ? "else" : "skipping the if",
            elseSpan);
    Node otherwise = graph().node();
    Scope before = body.frame().open();
    body.conditions().all(branch.conditions(), otherwise, ways);
    if (graph().isLive()) {
      block(branch.body(), result);
      graph().jump(join, body.unit().endOf(branch.body()));
    }
    body.frame().enter(before);
    graph().place(otherwise);
  }

  @Override
  public Void visit(SwiftStmt.Guard node) {
    Node otherwise = graph().node();
    Node next = graph().node();
    Span bodySpan = body.span(node.body());
    Ways ways = new Ways(BranchKind.GUARD, "", body.span(node), "else", bodySpan);
    body.conditions().all(node.conditions(), otherwise, ways);
    graph().jump(next, bodySpan);
    graph().place(otherwise);
    if (graph().isLive()) {
      block(node.body());
      body.exits().never(body.unit().endOf(node.body()));
    }
    graph().place(next);
    return null;
  }

  // ---- loops and switch

  @Override
  public Void visit(SwiftStmt.While node) {
    body.loops().lower(node);
    return null;
  }

  @Override
  public Void visit(SwiftStmt.RepeatWhile node) {
    body.loops().lower(node);
    return null;
  }

  @Override
  public Void visit(SwiftStmt.ForIn node) {
    body.loops().lower(node);
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Switch node) {
    body.switches().lower(node, Optional.empty());
    return null;
  }

  // ---- do and defer

  @Override
  public Void visit(SwiftStmt.Do node) {
    doCatch(node, Optional.empty());
    return null;
  }

  private void doCatch(SwiftStmt.Do node, Optional<Value.Local> result) {
    Node join = graph().node();
    Span span = body.span(node);
    body.exits()
        .inLabelled(
            body.exits().takeLabel(),
            join,
            () -> {
              if (node.catches().isEmpty()) {
                block(node.body(), result);
              } else {
                attempt(node, result, join);
              }
              graph().jump(join, span);
            });
    graph().place(join);
  }

  private void attempt(SwiftStmt.Do node, Optional<Value.Local> result, Node join) {
    Node caught = graph().node();
    Value.Local error = body.frame().unique("error");
    body.exits().handling(caught, Optional.of(error), () -> block(node.body(), result));
    graph().jump(join, body.unit().endOf(node.body()));
    graph().place(caught);
    if (graph().isLive()) {
      body.switches().catches(node, error, result);
    }
  }

  @Override
  public Void visit(SwiftStmt.Defer node) {
    body.exits().defer(node.body());
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Labeled node) {
    body.exits().label(node.label().text());
    node.statement().accept(this);
    body.exits().takeLabel();
    return null;
  }

  // ---- ways out

  @Override
  public Void visit(SwiftStmt.Return node) {
    Optional<Value> value = node.value().map(body::value);
    body.exits().returning(value, body.span(node));
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Throw node) {
    Value error = body.value(node.error());
    body.exits().throwing(Optional.of(error), body.span(node));
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Break node) {
    body.exits().breaking(node.label().map(SwiftName::text), body.span(node));
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Continue node) {
    body.exits().continuing(node.label().map(SwiftName::text), body.span(node));
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Fallthrough node) {
    body.exits().fallThrough(body.span(node));
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Yield node) {
    SwiftExpr value =
        node.value() instanceof SwiftExpr.InOut inOut ? inOut.operand() : node.value();
    body.value(value);
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Then node) {
    body.effect(node.value());
    return null;
  }

  @Override
  public Void visit(SwiftStmt.Discard node) {
    return null;
  }

  // ---- conditional compilation and the unknown

  @Override
  public Void visit(SwiftStmt.Config node) {
    ConditionalCompilation.Choice<SwiftStmt> choice =
        body.unit().conditions().choose(node.config());
    if (choice.certain()) {
      all(choice.items());
      return null;
    }
    // The clauses declare in the scope around: code behind #endif uses what any of them declares.
    body.frame()
        .scope()
        .sharing(
            () -> alternatives(choice, body.span(node), clause -> all(clause.items()), () -> {}));
    return null;
  }

  /**
   * Lowers each clause on a way of its own; only the build tells which is taken.
   *
   * @param skipped for the way on which none is
   */
  <N extends SwiftNode> void alternatives(
      ConditionalCompilation.Choice<N> choice,
      Span span,
      Consumer<SwiftIfConfig.Clause<N>> part,
      Runnable skipped) {
    Node join = graph().node();
    Node none = graph().node();
    List<Node> starts = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (SwiftIfConfig.Clause<N> clause : choice.clauses()) {
      Node start = graph().node();
      starts.add(start);
      String label = clause.condition().isPresent() ? "#if" : "#else";
      edges.add(graph().edge(start, Condition.UNKNOWN, label, body.span(clause)));
    }
    if (!choice.exhaustive()) {
      edges.add(graph().edge(none, Condition.UNKNOWN, "skipping the #if", span));
    }
    graph().branch(BranchKind.CONDITIONAL_COMPILATION, edges, span);
    for (int i = 0; i < starts.size(); i++) {
      SwiftIfConfig.Clause<N> clause = choice.clauses().get(i);
      graph().place(starts.get(i));
      body.uncertainly(() -> part.accept(clause));
      graph().jump(join, span);
    }
    graph().place(none);
    skipped.run();
    graph().jump(join, span);
    graph().place(join);
  }

  @Override
  public Void visit(SwiftStmt.Unknown node) {
    body.opaque(Optional.empty(), node);
    return null;
  }
}
