package dev.bgcheck.analysis.context;

import dev.bgcheck.analysis.callgraph.CallEdge;
import dev.bgcheck.analysis.callgraph.CallGraph;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What certainly runs each time some routines run.
 *
 * <p>A block runs for certain when every way from the entry to a normal end passes it. A routine
 * does when a certain block of a certain routine calls it, and nothing else can be meant.
 */
public final class CertainRuns {
  /** A routine with more blocks says nothing. */
  private static final int MOST_BLOCKS = 400;

  private final Map<RoutineSignature, Integer> times = new LinkedHashMap<>();
  private final Map<RoutineSignature, Set<Integer>> blocks = new HashMap<>();

  /** What runs for certain when each of {@code roots} runs once. */
  public CertainRuns(Program program, CallGraph graph, List<Routine> roots) {
    Deque<Routine> open = new ArrayDeque<>();
    for (Routine root : roots) {
      if (times.putIfAbsent(root.signature(), 1) == null) {
        open.add(root);
      }
    }
    while (!open.isEmpty()) {
      Routine routine = open.removeFirst();
      Set<Integer> certain = certainBlocks(routine);
      blocks.put(routine.signature(), certain);
      for (CallEdge edge : graph.from(routine)) {
        boolean only =
            edge.isDirect()
                && certain.contains(edge.block())
                && program.resolution(edge.instruction()).routines().size() == 1;
        if (only && times.merge(edge.to().signature(), 1, Integer::sum) == 1) {
          open.add(edge.to());
        }
      }
    }
  }

  /** How often the block runs for certain: 0, 1, or 2 for more than once. */
  public int timesOf(Routine routine, int block) {
    Set<Integer> certain = blocks.getOrDefault(routine.signature(), Set.of());
    return certain.contains(block) ? Math.min(2, times.get(routine.signature())) : 0;
  }

  /** Whether control can go from the end of one block to another of the same routine. */
  public static boolean leadsTo(Routine routine, int from, int to) {
    Set<Integer> seen = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    routine.block(from).edges().forEach(edge -> open.add(edge.target()));
    while (!open.isEmpty()) {
      int block = open.removeFirst();
      if (block == to) {
        return true;
      }
      if (seen.add(block)) {
        routine.block(block).edges().forEach(edge -> open.add(edge.target()));
      }
    }
    return false;
  }

  private static Set<Integer> certainBlocks(Routine routine) {
    Set<Integer> certain = new HashSet<>();
    if (routine.blocks().size() > MOST_BLOCKS) {
      return certain;
    }
    for (Block block : routine.blocks()) {
      if (!canEndWithout(routine, block.id())) {
        certain.add(block.id());
      }
    }
    return certain;
  }

  private static boolean canEndWithout(Routine routine, int avoided) {
    Set<Integer> seen = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    open.add(0);
    while (!open.isEmpty()) {
      int id = open.removeFirst();
      if (id == avoided || !seen.add(id)) {
        continue;
      }
      Block block = routine.block(id);
      if (block.terminator() instanceof Instruction.Exit exit
          && exit.kind() == Instruction.ExitKind.RETURN) {
        return true;
      }
      for (Edge edge : block.edges()) {
        open.add(edge.target());
      }
    }
    return false;
  }
}
