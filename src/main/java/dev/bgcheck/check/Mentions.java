package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.callgraph.CallEdge;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which names of constants and types code holds: something it knows of, whatever it does then. */
final class Mentions {
  /** How many calls away from the way a check may stand. */
  private static final int DEEPEST = 2;

  private Mentions() {}

  /** Whether the target mentions one of {@code names}, a type or a constant. */
  static boolean inTarget(TargetCode code, Set<String> names) {
    return !names.isEmpty()
        && (code.mentionedTypes().stream().anyMatch(names::contains)
            || code.program().routines().stream().anyMatch(routine -> isIn(routine, names)));
  }

  /** Whether a routine of {@code way}, or one that it asks, looks at one of {@code names}. */
  static boolean onTheWay(TargetCode code, List<Routine> way, Set<String> names) {
    if (names.isEmpty()) {
      return false;
    }
    Set<RoutineSignature> seen = new HashSet<>();
    return way.stream().anyMatch(routine -> isNear(code, routine, names, seen, DEEPEST));
  }

  private static boolean isNear(
      TargetCode code, Routine routine, Set<String> names, Set<RoutineSignature> seen, int depth) {
    if (isIn(routine, names)) {
      return true;
    }
    if (!seen.add(routine.signature()) || depth == 0) {
      return false;
    }
    return code.graph().from(routine).stream()
        .filter(CallEdge::isDirect)
        .anyMatch(edge -> isNear(code, edge.to(), names, seen, depth - 1));
  }

  private static boolean isIn(Routine routine, Set<String> names) {
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.Load load && names.contains(load.member())) {
          return true;
        }
      }
      for (Edge edge : block.edges()) {
        if (edge.condition() instanceof Condition.IsCase test && names.contains(test.caseName())) {
          return true;
        }
      }
    }
    return false;
  }
}
