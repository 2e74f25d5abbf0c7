package dev.bgcheck.analysis.dataflow;

import dev.bgcheck.model.Block;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Routine;
import java.util.ArrayDeque;
import java.util.Deque;

/** Which blocks of a routine can run more than once. */
public final class Loops {
  private Loops() {}

  /**
   * For each block whether it lies on a cycle. Tarjan's algorithm without recursion: linear in the
   * size of the graph.
   */
  public static boolean[] blocksInLoops(Routine routine) {
    int count = routine.blocks().size();
    int[] order = new int[count];
    int[] low = new int[count];
    int[] nextEdge = new int[count];
    boolean[] onStack = new boolean[count];
    boolean[] inLoop = new boolean[count];
    Deque<Integer> component = new ArrayDeque<>();
    Deque<Integer> path = new ArrayDeque<>();
    int visited = 0;
    for (int root = 0; root < count; root++) {
      if (order[root] != 0) {
        continue;
      }
      path.push(root);
      while (!path.isEmpty()) {
        int id = path.peek();
        if (order[id] == 0) {
          order[id] = low[id] = ++visited;
          component.push(id);
          onStack[id] = true;
        }
        Block block = routine.block(id);
        if (nextEdge[id] < block.edges().size()) {
          Edge edge = block.edges().get(nextEdge[id]++);
          int target = edge.target();
          if (order[target] == 0) {
            path.push(target);
          } else if (onStack[target]) {
            low[id] = Math.min(low[id], order[target]);
            inLoop[id] |= target == id;
          }
          continue;
        }
        path.pop();
        if (!path.isEmpty()) {
          low[path.peek()] = Math.min(low[path.peek()], low[id]);
        }
        if (low[id] == order[id]) {
          boolean several = component.peek() != id;
          int member;
          do {
            member = component.pop();
            onStack[member] = false;
            inLoop[member] |= several;
          } while (member != id);
        }
      }
    }
    return inLoop;
  }
}
