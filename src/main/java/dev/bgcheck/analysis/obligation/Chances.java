package dev.bgcheck.analysis.obligation;

import dev.bgcheck.model.Block;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import java.util.function.Function;

/** From which blocks of a routine something may still be done about an obligation. */
final class Chances {
  private final Routine routine;
  private final Function<Instruction, Effect> effects;
  private final int maker;
  private final boolean[] can;

  /**
   * The chances in {@code routine}.
   *
   * @param maker the block that makes the value, to which a way does not come back; -1 for none
   */
  Chances(Routine routine, Function<Instruction, Effect> effects, int maker) {
    this.routine = routine;
    this.effects = effects;
    this.maker = maker;
    this.can = new boolean[routine.blocks().size()];
    find();
  }

  /** Whether something may be done in the block or behind it. */
  boolean areIn(int block) {
    return can[block];
  }

  /** Which blocks do something about it, or lead to one that does. */
  private void find() {
    int count = routine.blocks().size();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = count - 1; i >= 0; i--) {
        if (!can[i] && (doesSomething(routine.block(i)) || leadOn(routine.block(i)))) {
          can[i] = true;
          changed = true;
        }
      }
    }
  }

  /** Whether an instruction of the block itself does something about it. */
  boolean doesSomething(Block block) {
    for (Instruction instruction : block.instructions()) {
      if (effects.apply(instruction).kind() != Effect.Kind.NONE) {
        return true;
      }
    }
    return false;
  }

  /** Whether a way out of the block may still do something about it. */
  boolean leadOn(Block block) {
    for (Edge edge : block.edges()) {
      if (can[edge.target()] && edge.target() != maker) {
        return true;
      }
    }
    return false;
  }
}
