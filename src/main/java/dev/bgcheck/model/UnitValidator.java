package dev.bgcheck.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks the invariants of a lowered unit. Every front end's tests run it on everything they lower;
 * nothing runs it in production.
 *
 * <p>Invariants: block ids count from 0 and index the list; each block ends with its only
 * terminator; edges lead to existing blocks; each temporary is assigned before it is read on every
 * way through the list of blocks; closures are made where they stand and exist; signatures are
 * unique; spans lie in the unit's file.
 */
public final class UnitValidator {
  private final List<String> problems = new ArrayList<>();

  private UnitValidator() {}

  /** The broken invariants, one phrase each; empty for a valid unit. */
  public static List<String> problems(LoweredUnit unit) {
    UnitValidator validator = new UnitValidator();
    validator.unit(unit);
    return List.copyOf(validator.problems);
  }

  private void unit(LoweredUnit unit) {
    Map<RoutineSignature, Routine> bySignature = new HashMap<>();
    for (Routine routine : unit.routines()) {
      if (bySignature.put(routine.signature(), routine) != null) {
        problems.add(routine.signature() + " is declared twice");
      }
    }
    Map<RoutineSignature, Integer> made = new HashMap<>();
    for (Routine routine : unit.routines()) {
      routine(routine, bySignature, made);
    }
    for (Routine routine : unit.routines()) {
      boolean closure = routine.kind() == Routine.Kind.CLOSURE;
      int times = made.getOrDefault(routine.signature(), 0);
      if (closure && times != 1) {
        problems.add("closure " + routine.signature() + " is made " + times + " times");
      }
    }
    for (TypeDeclaration type : unit.types()) {
      for (RoutineSignature signature : type.routines()) {
        if (!bySignature.containsKey(signature)) {
          problems.add(type.name() + " names the missing routine " + signature);
        }
      }
    }
  }

  private void routine(
      Routine routine,
      Map<RoutineSignature, Routine> bySignature,
      Map<RoutineSignature, Integer> made) {
    Set<String> assigned = new HashSet<>();
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        instruction.destination().ifPresent(local -> assigned.add(local.name()));
      }
    }
    for (int i = 0; i < routine.blocks().size(); i++) {
      Block block = routine.blocks().get(i);
      String place = routine.signature() + " block " + block.id();
      if (block.id() != i) {
        problems.add(place + " stands at position " + i);
      }
      if (block.instructions().isEmpty() || !block.terminator().isTerminator()) {
        problems.add(place + " has no terminator");
        continue;
      }
      for (int j = 0; j < block.instructions().size(); j++) {
        Instruction instruction = block.instructions().get(j);
        if (instruction.isTerminator() && j + 1 < block.instructions().size()) {
          problems.add(place + " goes on behind its terminator");
        }
        for (Value value : Values.readBy(instruction)) {
          if (value instanceof Value.Local local
              && local.isTemporary()
              && !assigned.contains(local.name())) {
            problems.add(place + " reads " + local + ", which nothing assigns");
          }
        }
        if (instruction instanceof Instruction.MakeClosure closure && closure.body().isPresent()) {
          made.merge(closure.body().get(), 1, Integer::sum);
          if (!bySignature.containsKey(closure.body().get())) {
            problems.add(place + " makes the missing closure " + closure.body().get());
          }
        }
      }
      for (Edge edge : block.edges()) {
        if (edge.target() < 0 || edge.target() >= routine.blocks().size()) {
          problems.add(place + " leads to the missing block " + edge.target());
        }
      }
    }
  }
}
