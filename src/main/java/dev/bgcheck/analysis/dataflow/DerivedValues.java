package dev.bgcheck.analysis.dataflow;

import dev.bgcheck.model.Block;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import dev.bgcheck.model.Values;
import java.util.HashSet;
import java.util.Set;

/**
 * What a routine works out from one of its parameters.
 *
 * <p><b>The fact tracked</b> is "may hang on the parameter", of a local. It is made at the
 * parameter, moved from whatever an instruction reads to what it writes, and never dropped. It errs
 * towards "hangs on it": neither the order of statements nor what a call does with the value
 * counts.
 */
public final class DerivedValues {
  private DerivedValues() {}

  /** The parameter at {@code position} and the locals that are worked out from it. */
  public static Set<Value> ofParameter(Routine routine, int position) {
    Set<Value> derived = new HashSet<>();
    if (position >= routine.parameters().size()) {
      return derived;
    }
    derived.add(new Value.Local(routine.parameters().get(position).name()));
    int before;
    do {
      before = derived.size();
      for (Block block : routine.blocks()) {
        for (Instruction instruction : block.instructions()) {
          if (Values.readBy(instruction).stream().anyMatch(derived::contains)) {
            instruction.destination().ifPresent(derived::add);
          }
        }
      }
    } while (derived.size() > before);
    return derived;
  }

  /** Whether a branch of the routine asks for one of {@code values}. */
  public static boolean decide(Routine routine, Set<Value> values) {
    return routine.blocks().stream()
        .map(Block::terminator)
        .anyMatch(
            last ->
                last instanceof Instruction.Branch
                    && Values.readBy(last).stream().anyMatch(values::contains));
  }
}
