package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.dataflow.FieldUses;
import dev.bgcheck.analysis.lifetime.Fate;
import dev.bgcheck.analysis.obligation.Miss;
import dev.bgcheck.finding.TraceStep;
import dev.bgcheck.link.CallNames;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import dev.bgcheck.model.Values;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Handlers that are put into a property which no code reads: kept for later, and forgotten.
 *
 * <p>A property counts as read when any code says its name, on whatever object, or a text holds it;
 * where part of the code is not seen, nothing is told.
 */
final class UnreadHandlers {
  private UnreadHandlers() {}

  /** How the handler is lost that way; empty where it may be called. */
  static Optional<Miss> find(TargetCode code, OwedHandler owed) {
    Fate fate = Fates.flow(code).of(owed.routine(), owed.parameter());
    boolean onlyKept =
        !fate.fields().isEmpty()
            && fate.calls().isEmpty()
            && !fate.escapes()
            && !fate.isCaptured()
            && !fate.isReturned();
    if (!onlyKept
        || !code.unseen().isEmpty()
        || fate.fields().stream().anyMatch(field -> mayBeRead(code, field))) {
      return Optional.empty();
    }
    Span place = owed.routine().nameSpan();
    List<TraceStep> steps = new ArrayList<>();
    for (FieldRef field : fate.fields()) {
      for (FieldUses.Use store : code.fieldUses().storesOf(field)) {
        if (store.routine().equals(owed.routine())) {
          steps.add(
              new TraceStep(
                  "is kept in `" + field.name() + "`, which nothing reads",
                  store.instruction().span()));
        }
      }
    }
    return steps.isEmpty()
        ? Optional.empty()
        : Optional.of(new Miss(owed.routine(), place, "", true, "", false, false, place, steps));
  }

  private static boolean mayBeRead(TargetCode code, FieldRef field) {
    return !code.fieldUses().readsOf(field).isEmpty()
        || code.program().findField(field).isEmpty()
        || !code.program().findField(field).get().accessors().isEmpty()
        || code.program().routines().stream().anyMatch(routine -> says(routine, field.name()));
  }

  private static boolean says(Routine routine, String name) {
    String bare = bare(name);
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        boolean said =
            instruction instanceof Instruction.Load load && bare(load.member()).equals(bare)
                || instruction instanceof Instruction.Call call
                    && bare(CallNames.baseName(call)).equals(bare)
                || Values.readBy(instruction).stream().anyMatch(value -> holds(value, bare));
        if (said) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean holds(Value value, String name) {
    return value instanceof Value.Constant constant && constant.text().contains(name);
  }

  private static String bare(String name) {
    return name.startsWith("_") ? name.substring(1) : name;
  }
}
