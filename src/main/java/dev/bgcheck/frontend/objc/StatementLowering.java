package dev.bgcheck.frontend.objc;

import dev.bgcheck.frontend.flow.FlowGraph;
import dev.bgcheck.frontend.flow.FlowGraph.Node;
import dev.bgcheck.frontend.objc.syntax.ObjcBranch;
import dev.bgcheck.frontend.objc.syntax.ObjcExpr;
import dev.bgcheck.frontend.objc.syntax.ObjcStmt;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction.BranchKind;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements. */
final class StatementLowering implements ObjcStmt.Visitor<Void> {
  private final Body body;

  StatementLowering(Body body) {
    this.body = body;
  }

  private FlowGraph graph() {
    return body.graph();
  }

  void all(List<ObjcStmt> statements) {
    statements.forEach(this::one);
  }

  /** A statement in the scope that is open. */
  void one(ObjcStmt statement) {
    statement.accept(this);
  }

  /** A statement in a scope of its own. */
  void block(ObjcStmt statement) {
    Scope before = body.frame().open();
    if (statement instanceof ObjcStmt.Compound compound) {
      all(compound.statements());
    } else {
      one(statement);
    }
    body.frame().enter(before);
  }

  @Override
  public Void visit(ObjcStmt.Compound node) {
    block(node);
    return null;
  }

  @Override
  public Void visit(ObjcStmt.If node) {
    if (!graph().isLive()) {
      deadLabels(node);
      return null;
    }
    Node join = graph().node();
    Scope before = body.frame().open();
    for (int i = 0; i < node.branches().size() && graph().isLive(); i++) {
      ObjcStmt.IfBranch branch = node.branches().get(i);
      boolean last = i + 1 == node.branches().size();
      boolean written = !last || node.otherwise().isPresent();
      Span span = body.span(branch);
      Span noSpan =
          !last
              ? body.span(node.branches().get(i + 1))
              : node.otherwise().map(body::span).orElse(span);
      Ways ways =
          new Ways(
              BranchKind.IF,
              "",
              body.span(branch.body()),
              written ? "else" : "skipping the if",
              noSpan);
      Node yes = graph().node();
      Node no = written ? graph().node() : join;
      body.conditions().test(branch.condition(), yes, no, ways);
      graph().place(yes);
      block(branch.body());
      graph().jump(join, body.unit().endOf(branch.body()));
      if (written) {
        graph().place(no);
      }
    }
    if (node.otherwise().isPresent()) {
      block(node.otherwise().get());
      graph().jump(join, body.unit().endOf(node.otherwise().get()));
    } else if (graph().isLive()) {
      graph().jump(join, body.unit().endOf(node));
    }
    body.frame().enter(before);
    graph().place(join);
    return null;
  }

  /** Behind a jump, only what a label or {@code case} in there marks is reached. */
  private void deadLabels(ObjcStmt.If node) {
    Node join = graph().node();
    for (ObjcStmt.IfBranch branch : node.branches()) {
      block(branch.body());
      graph().jump(join, body.unit().endOf(branch.body()));
    }
    node.otherwise()
        .ifPresent(
            otherwise -> {
              block(otherwise);
              graph().jump(join, body.unit().endOf(otherwise));
            });
    graph().place(join);
  }

  @Override
  public Void visit(ObjcStmt.While node) {
    body.loops().lower(node);
    return null;
  }

  @Override
  public Void visit(ObjcStmt.DoWhile node) {
    body.loops().lower(node);
    return null;
  }

  @Override
  public Void visit(ObjcStmt.For node) {
    body.loops().lower(node);
    return null;
  }

  @Override
  public Void visit(ObjcStmt.ForIn node) {
    body.loops().lower(node);
    return null;
  }

  @Override
  public Void visit(ObjcStmt.Switch node) {
    body.switches().lower(node);
    return null;
  }

  @Override
  public Void visit(ObjcStmt.Case node) {
    body.switches().arrive(node);
    return null;
  }

  @Override
  public Void visit(ObjcStmt.Default node) {
    body.switches().arrive(node);
    return null;
  }

  @Override
  public Void visit(ObjcStmt.Label node) {
    body.exits().placeLabel(node.name().text(), body.span(node));
    return null;
  }

  @Override
  public Void visit(ObjcStmt.Return node) {
    Optional<Value> value = node.value().map(body::value);
    // Ex) return done(): a routine without result returns what the call does not give.
    body.exits().returning(value.filter(v -> !v.equals(Value.Constant.UNIT)), body.span(node));
    return null;
  }

  @Override
  public Void visit(ObjcStmt.Break node) {
    body.exits().breaking(body.span(node));
    return null;
  }

  @Override
  public Void visit(ObjcStmt.Continue node) {
    body.exits().continuing(body.span(node));
    return null;
  }

  @Override
  public Void visit(ObjcStmt.Goto node) {
    body.exits().goTo(node.target(), body.span(node));
    return null;
  }

  @Override
  public Void visit(ObjcStmt.Try node) {
    body.tries().lower(node);
    return null;
  }

  @Override
  public Void visit(ObjcStmt.Throw node) {
    body.exits().throwing(node.value().map(body::value), body.span(node));
    return null;
  }

  @Override
  public Void visit(ObjcStmt.Synchronized node) {
    body.value(node.lock());
    block(node.body());
    return null;
  }

  @Override
  public Void visit(ObjcStmt.AutoreleasePool node) {
    block(node.body());
    return null;
  }

  @Override
  public Void visit(ObjcStmt.Declaration node) {
    body.declarations().lower(node.declaration());
    return null;
  }

  @Override
  public Void visit(ObjcStmt.Expression node) {
    body.effect(node.expression());
    return null;
  }

  @Override
  public Void visit(ObjcStmt.Macro node) {
    body.loops().lower(node);
    return null;
  }

  @Override
  public Void visit(ObjcStmt.Asm node) {
    body.mention(Optional.empty(), node);
    return null;
  }

  @Override
  public Void visit(ObjcStmt.Conditional node) {
    ConditionalCompilation.Choice<ObjcStmt> choice =
        body.unit().conditions().choose(node.branches());
    if (choice.certain()) {
      all(choice.items());
      return null;
    }
    body.frame()
        .scope()
        .sharing(() -> body.uncertainly(() -> alternatives(choice, body.span(node))));
    return null;
  }

  /** One of the branches is compiled, which one is not known; or none. */
  private void alternatives(ConditionalCompilation.Choice<ObjcStmt> choice, Span span) {
    Node join = graph().node();
    List<Node> starts = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (ObjcBranch<ObjcStmt> branch : choice.branches()) {
      Node start = graph().node();
      starts.add(start);
      String label = branch.directive().equals("else") ? "#else" : "#if";
      edges.add(graph().edge(start, Condition.UNKNOWN, label, body.span(branch)));
    }
    if (!choice.exhaustive()) {
      edges.add(graph().edge(join, Condition.UNKNOWN, "skipping the #if", span));
    }
    graph().branch(BranchKind.CONDITIONAL_COMPILATION, edges, span);
    for (int i = 0; i < starts.size(); i++) {
      graph().place(starts.get(i));
      all(choice.branches().get(i).items());
      graph().jump(join, body.unit().endOf(choice.branches().get(i)));
    }
    graph().place(join);
  }

  @Override
  public Void visit(ObjcStmt.Empty node) {
    return null;
  }

  @Override
  public Void visit(ObjcStmt.Skipped node) {
    body.mention(Optional.empty(), node);
    return null;
  }

  /** The value of {@code ({ … })}: that of its last statement. */
  Value lastValue(ObjcStmt.Compound compound) {
    Scope before = body.frame().open();
    Value result = Value.Constant.UNIT;
    List<ObjcStmt> statements = compound.statements();
    for (int i = 0; i < statements.size(); i++) {
      boolean last = i + 1 == statements.size();
      if (last && statements.get(i) instanceof ObjcStmt.Expression expression) {
        ObjcExpr value = expression.expression();
        result = body.value(value);
      } else {
        one(statements.get(i));
      }
    }
    body.frame().enter(before);
    return result;
  }
}
