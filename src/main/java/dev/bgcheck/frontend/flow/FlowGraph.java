package dev.bgcheck.frontend.flow;

import dev.bgcheck.model.Block;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Instruction.BranchKind;
import dev.bgcheck.model.Instruction.ExitKind;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The control flow of one routine while it is written.
 *
 * <p>Instructions go to the current node. Behind a branch or exit there is no current node until
 * the next one is placed; a node that nothing has led to by then is dead, and what is emitted to it
 * is dropped. So every edge to a node, but those that go back, must be made before it is placed.
 */
public final class FlowGraph {
  /** Every routine has some: sharing them spares a fifth of what a file needs. */
  private static final List<Value.Local> FIRST_TEMPORARIES =
      IntStream.range(0, 256).mapToObj(FlowGraph::temporary).toList();

  /** A place that control can go to; becomes a block if control does. */
  public static final class Node {
    private final int number;
    private final List<Instruction> code = new ArrayList<>();
    private boolean reached;
    private int sources;
    private int id = -1;

    private Node(int number) {
      this.number = number;
    }
  }

  /**
   * A place between two instructions where something may be put later.
   *
   * @param node absent where control does not get
   */
  public record Mark(Optional<Node> node, int index) {}

  private final List<Node> nodes = new ArrayList<>();
  private final List<Node> placed = new ArrayList<>();
  private Node current;
  private int temporaries;

  /** An empty routine; its first node is the current one. */
  public FlowGraph() {
    current = node();
    current.reached = true;
    placed.add(current);
  }

  /** A node to be placed later. */
  public Node node() {
    Node node = new Node(nodes.size());
    nodes.add(node);
    return node;
  }

  /** Whether control gets here. */
  public boolean isLive() {
    return current != null;
  }

  /** Whether an edge leads to {@code node} so far. */
  public boolean isReached(Node node) {
    return node.reached;
  }

  /** A new intermediate result. */
  public Value.Local temporary() {
    temporaries++;
    return temporaries < FIRST_TEMPORARIES.size()
        ? FIRST_TEMPORARIES.get(temporaries)
        : temporary(temporaries);
  }

  private static Value.Local temporary(int number) {
    return new Value.Local("%" + number);
  }

  /** Writes an instruction; drops it where control does not get. */
  public void emit(Instruction instruction) {
    if (current != null) {
      current.code.add(instruction);
    }
  }

  /** The current place. */
  public Mark mark() {
    return new Mark(Optional.ofNullable(current), current == null ? 0 : current.code.size());
  }

  /** Puts instructions at a marked place; marks behind it in the same node become invalid. */
  public void insert(Mark mark, List<Instruction> instructions) {
    mark.node().ifPresent(node -> node.code.addAll(mark.index(), instructions));
  }

  /** Goes on at {@code node}. */
  public void jump(Node node, Span span) {
    if (current != null) {
      end(Instruction.Branch.to(node.number, span));
      node.reached = true;
    }
  }

  /** A way to {@code node}, for {@link #branch}. */
  public Edge edge(Node node, Condition condition, String label, Span span) {
    return new Edge(node.number, condition, label, span);
  }

  /** Ends the current node with a choice of ways. */
  public void branch(BranchKind kind, List<Edge> edges, Span span) {
    if (current != null) {
      end(new Instruction.Branch(kind, edges, span));
      for (Edge edge : edges) {
        nodes.get(edge.target()).reached = true;
      }
    }
  }

  /** Ends the current node by leaving the routine. */
  public void exit(ExitKind kind, Optional<Value> value, Span span) {
    if (current != null) {
      end(new Instruction.Exit(kind, value, span));
    }
  }

  private void end(Instruction terminator) {
    current.code.add(terminator);
    current = null;
  }

  /** Makes {@code node} the current one; control comes from its edges only. */
  public void place(Node node) {
    if (current != null) {
      throw new IllegalStateException("the node before has no end");
    }
    if (node.reached) {
      placed.add(node);
      current = node;
    }
  }

  /** Goes on at {@code node} and makes it the current one. */
  public void flow(Node node, Span span) {
    jump(node, span);
    place(node);
  }

  /** The blocks: without those that only jump, and with straight lines in one piece. */
  public List<Block> finish() {
    Node entry = placed.get(0);
    List<Node> reachable = count(entry);
    for (Node node : reachable) {
      joinStraightLine(node, entry);
    }
    List<Node> kept = new ArrayList<>();
    for (Node node : placed) {
      if (node.sources > 0 && !node.code.isEmpty()) {
        node.id = kept.size();
        kept.add(node);
      }
    }
    List<Block> blocks = new ArrayList<>(kept.size());
    for (Node node : kept) {
      int last = node.code.size() - 1;
      if (node.code.get(last) instanceof Instruction.Branch branch) {
        node.code.set(last, renumbered(branch));
      }
      blocks.add(new Block(node.id, node.code));
    }
    return blocks;
  }

  private Instruction renumbered(Instruction.Branch branch) {
    List<Edge> edges = new ArrayList<>(branch.edges().size());
    for (Edge edge : branch.edges()) {
      Node target = destination(nodes.get(edge.target()));
      edges.add(new Edge(target.id, edge.condition(), edge.label(), edge.span()));
    }
    return new Instruction.Branch(branch.kind(), edges, branch.span());
  }

  /** What control reaches from {@code entry}, with the number of edges to each counted. */
  private List<Node> count(Node entry) {
    List<Node> reachable = new ArrayList<>();
    entry.sources = 1;
    reachable.add(entry);
    for (int i = 0; i < reachable.size(); i++) {
      Node node = reachable.get(i);
      if (node.code.get(node.code.size() - 1) instanceof Instruction.Branch branch) {
        for (Edge edge : branch.edges()) {
          Node target = destination(nodes.get(edge.target()));
          if (target.sources++ == 0) {
            reachable.add(target);
          }
        }
      }
    }
    return reachable;
  }

  /** The node itself, or where it jumps to at once. */
  private Node destination(Node node) {
    Node at = node;
    // An empty endless loop jumps to itself: the number of nodes bounds the way.
    for (int steps = 0; steps < nodes.size(); steps++) {
      Optional<Node> next = at.code.size() == 1 ? jumpTarget(at) : Optional.empty();
      if (next.isEmpty() || next.get() == at) {
        return at;
      }
      at = next.get();
    }
    return node;
  }

  private Optional<Node> jumpTarget(Node node) {
    return node.code.get(node.code.size() - 1) instanceof Instruction.Branch branch
            && branch.kind() == BranchKind.JUMP
        ? Optional.of(nodes.get(branch.edges().get(0).target()))
        : Optional.empty();
  }

  private void joinStraightLine(Node node, Node entry) {
    while (!node.code.isEmpty()) {
      Optional<Node> jump = jumpTarget(node);
      if (jump.isEmpty()) {
        return;
      }
      Node next = destination(jump.get());
      if (next == node || next == entry || next.sources != 1) {
        return;
      }
      node.code.remove(node.code.size() - 1);
      node.code.addAll(next.code);
      next.code.clear();
    }
  }
}
