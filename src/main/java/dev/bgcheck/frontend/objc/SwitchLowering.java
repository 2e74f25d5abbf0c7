package dev.bgcheck.frontend.objc;

import dev.bgcheck.frontend.flow.FlowGraph;
import dev.bgcheck.frontend.flow.FlowGraph.Node;
import dev.bgcheck.frontend.objc.syntax.ObjcBranch;
import dev.bgcheck.frontend.objc.syntax.ObjcExpr;
import dev.bgcheck.frontend.objc.syntax.ObjcNode;
import dev.bgcheck.frontend.objc.syntax.ObjcStmt;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction.BranchKind;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code switch}: one branch to all its labels, wherever in its body they stand; falling from one
 * to the next is the way that statements take anyhow.
 */
final class SwitchLowering {
  private static final int MAX_LABEL = 60;

  private final Body body;
  private Map<ObjcStmt, Node> nodes = new IdentityHashMap<>();

  SwitchLowering(Body body) {
    this.body = body;
  }

  private FlowGraph graph() {
    return body.graph();
  }

  void lower(ObjcStmt.Switch node) {
    Span span = body.span(node);
    Value value = body.value(node.value());
    if (!graph().isLive()) {
      return;
    }
    List<ObjcStmt> labels = new ArrayList<>();
    collect(node.body(), labels);
    Map<ObjcStmt, Node> outer = nodes;
    Map<ObjcStmt, Node> here = new IdentityHashMap<>();
    Node end = graph().node();
    List<Edge> edges = new ArrayList<>();
    boolean exhaustive = false;
    for (ObjcStmt label : labels) {
      Node start = graph().node();
      here.put(label, start);
      exhaustive |= label instanceof ObjcStmt.Default;
      edges.add(graph().edge(start, condition(label, value), name(label), body.span(label)));
    }
    if (!exhaustive) {
      edges.add(graph().edge(end, Condition.UNKNOWN, "no case", span));
    }
    graph().branch(BranchKind.SWITCH, edges, span);
    nodes = here;
    body.exits().inSwitch(end, () -> body.statements().block(node.body()));
    nodes = outer;
    graph().jump(end, body.unit().endOf(node));
    graph().place(end);
  }

  /** Goes on at a label of the {@code switch} that is being lowered. */
  void arrive(ObjcStmt label) {
    Node node = nodes.remove(label);
    if (node != null) {
      graph().flow(node, body.span(label));
    }
  }

  /** The labels of a {@code switch}, not those of another in it. */
  private void collect(ObjcNode node, List<ObjcStmt> labels) {
    if (node instanceof ObjcStmt.Case || node instanceof ObjcStmt.Default) {
      labels.add((ObjcStmt) node);
    } else if (node instanceof ObjcStmt.Conditional conditional) {
      for (ObjcBranch<ObjcStmt> branch :
          body.unit().conditions().choose(conditional.branches()).branches()) {
        branch.items().forEach(item -> collect(item, labels));
      }
    } else if (!(node instanceof ObjcStmt.Switch)
        && !(node instanceof ObjcExpr)
        // Jumping into what has more ways in than one is nothing that code of today does.
        && !(node instanceof ObjcStmt.Try)) {
      node.forEachChild(child -> collect(child, labels));
    }
  }

  private Condition condition(ObjcStmt label, Value value) {
    if (label instanceof ObjcStmt.Case written && written.high().isEmpty()) {
      return new Condition.IsEqual(value, body.value(written.low()), false);
    }
    return Condition.UNKNOWN;
  }

  private String name(ObjcStmt label) {
    if (!(label instanceof ObjcStmt.Case written)) {
      return "default";
    }
    String text = body.span(written.low()).text();
    String high = written.high().map(h -> " ... " + body.span(h).text()).orElse("");
    String whole = "case " + (text + high).replaceAll("\\s+", " ").trim();
    return whole.length() > MAX_LABEL ? whole.substring(0, MAX_LABEL) + "…" : whole;
  }
}
