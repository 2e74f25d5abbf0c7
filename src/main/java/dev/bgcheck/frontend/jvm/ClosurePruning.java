package dev.bgcheck.frontend.jvm;

import dev.bgcheck.model.Block;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Drops closures that nothing makes: they stood in code that turned out unreachable. */
public final class ClosurePruning {
  private ClosurePruning() {}

  /** The routines without closures that no remaining routine makes. */
  public static List<Routine> reachable(List<Routine> routines) {
    List<Routine> kept = routines;
    while (true) {
      Set<RoutineSignature> made = made(kept);
      List<Routine> next =
          kept.stream()
              .filter(r -> r.kind() != Routine.Kind.CLOSURE || made.contains(r.signature()))
              .toList();
      if (next.size() == kept.size()) {
        return next;
      }
      kept = next;
    }
  }

  private static Set<RoutineSignature> made(List<Routine> routines) {
    Set<RoutineSignature> made = new HashSet<>();
    for (Routine routine : routines) {
      for (Block block : routine.blocks()) {
        for (Instruction instruction : block.instructions()) {
          if (instruction instanceof Instruction.MakeClosure closure) {
            closure.body().ifPresent(made::add);
          }
        }
      }
    }
    return made;
  }
}
