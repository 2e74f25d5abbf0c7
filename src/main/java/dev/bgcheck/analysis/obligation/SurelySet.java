package dev.bgcheck.analysis.obligation;

import dev.bgcheck.model.Block;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Tells which properties a routine surely fills, whichever way is taken through it. */
final class SurelySet {
  private SurelySet() {}

  /**
   * Whether every way through {@code routine} that returns gives {@code field} a value that is no
   * optional one, and none takes it away.
   */
  static boolean contains(Program program, Routine routine, FieldRef field) {
    Set<Integer> filling = new HashSet<>();
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.Store store
            && program.resolution(store).field().filter(field::equals).isPresent()) {
          if (!isThere(program, routine, store.value())) {
            return false;
          }
          filling.add(block.id());
        }
      }
    }
    return !filling.isEmpty() && !returnsWithout(routine, filling);
  }

  private static boolean isThere(Program program, Routine routine, Value value) {
    if (value instanceof Value.Constant) {
      return !value.equals(Value.Constant.NIL);
    }
    TypeRef type = program.typeOf(routine, value);
    return !type.isUnknown() && !type.isOptional();
  }

  private static boolean returnsWithout(Routine routine, Set<Integer> filling) {
    Set<Integer> seen = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>(Set.of(0));
    while (!open.isEmpty()) {
      int id = open.removeFirst();
      if (filling.contains(id) || !seen.add(id)) {
        continue;
      }
      Block block = routine.block(id);
      if (block.terminator() instanceof Instruction.Exit exit
          && exit.kind() == Instruction.ExitKind.RETURN) {
        return true;
      }
      block.edges().stream().map(Edge::target).forEach(open::add);
    }
    return false;
  }
}
