package dev.bgcheck.analysis.obligation;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells calls by which several ways settle which of them does what is owed: the first one to ask is
 * told yes, everybody else no, and whoever was first did it.
 *
 * <p>Ex) {@code guard await gate.claim() else { return }; task.setTaskCompleted(success: true)},
 * with {@code func claim() -> Bool { guard !isTaken else { return false }; isTaken = true; return
 * true }}.
 */
final class Claims {
  private Claims() {}

  /** Whether the call asks a routine of the program that says yes to the first one only. */
  static boolean isOne(Program program, Instruction.Call call) {
    List<Routine> targets = program.resolution(call).routines();
    return !targets.isEmpty()
        && targets.stream()
            .allMatch(target -> isTruth(target.result()) && settles(program, target));
  }

  private static boolean isTruth(TypeRef result) {
    return result.equals(TypeRef.BOOL) || result.name().equals("BOOL");
  }

  /** The routine itself, or a closure that it runs under a lock. */
  private static boolean settles(Program program, Routine routine) {
    return settles(routine)
        || routine.blocks().stream()
            .flatMap(block -> block.instructions().stream())
            .filter(Instruction.MakeClosure.class::isInstance)
            .flatMap(made -> ((Instruction.MakeClosure) made).body().stream())
            .flatMap(body -> program.findRoutine(body).stream())
            .anyMatch(Claims::settles);
  }

  /** Whether it asks for a flag, sets it, and answers both yes and no. */
  private static boolean settles(Routine routine) {
    Definitions definitions = Definitions.of(routine);
    Set<String> asked = new HashSet<>();
    Set<String> set = new HashSet<>();
    Set<Value> answers = new HashSet<>();
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.Store store && isTruth(store.value())) {
          set.add(store.member());
        } else if (instruction instanceof Instruction.Exit exit) {
          exit.value().filter(Claims::isTruth).ifPresent(answers::add);
        }
      }
      for (Edge edge : block.edges()) {
        if (definitions.simplify(edge.condition()) instanceof Condition.IsTrue test) {
          definitions
              .only(definitions.origin(test.value()))
              .filter(made -> made instanceof Instruction.Load load && load.index().isEmpty())
              .ifPresent(made -> asked.add(((Instruction.Load) made).member()));
        }
      }
    }
    set.retainAll(asked);
    return !set.isEmpty() && answers.size() > 1;
  }

  private static boolean isTruth(Value value) {
    return value instanceof Value.Constant constant && constant.kind() == Value.Constant.Kind.BOOL;
  }
}
