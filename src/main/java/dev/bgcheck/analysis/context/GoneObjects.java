package dev.bgcheck.analysis.context;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.analysis.dataflow.SelfNames;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import java.util.HashSet;
import java.util.Set;

/**
 * Blocks of closures that run only when the object that the closure holds weakly is gone.
 *
 * <p>Ex) {@code guard let self else { completion(html); return }}: what happens there hardly ever
 * does, so nothing certain is said of where it leads.
 */
final class GoneObjects {
  private GoneObjects() {}

  /** Whether every way to {@code block} finds the closure's own object gone. */
  static boolean lieBehind(Routine routine, int block) {
    if (!routine.signature().isClosure()) {
      return false;
    }
    Definitions definitions = Definitions.of(routine);
    Set<Integer> seen = new HashSet<>();
    int current = block;
    while (seen.add(current)) {
      Edge only = null;
      Block from = null;
      for (Block one : routine.blocks()) {
        for (Edge edge : one.edges()) {
          if (edge.target() == current) {
            if (only != null) {
              return false;
            }
            only = edge;
            from = one;
          }
        }
      }
      if (only == null) {
        return false;
      }
      if (saysGone(definitions, definitions.simplify(only.condition()))) {
        return true;
      }
      current = from.id();
    }
    return false;
  }

  private static boolean saysGone(Definitions definitions, Condition condition) {
    return condition instanceof Condition.IsNil test
        && !test.negated()
        && definitions.origin(test.value()) instanceof Value.Local local
        && SelfNames.isOne(local.name());
  }
}
