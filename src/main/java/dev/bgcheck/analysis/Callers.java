package dev.bgcheck.analysis;

import dev.bgcheck.link.ArgumentMatching;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.NamedPlace;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which calls of the program reach a routine, and what they give it. Immutable. */
public final class Callers {
  private final Map<RoutineSignature, List<Call>> callers = new HashMap<>();

  /** A call with the routine it stands in. */
  public record Call(Routine routine, Instruction.Call call) {

    /** The value that the call gives to the parameter at {@code position}, when it gives one. */
    public Optional<Value> argument(Routine target, int position) {
      Optional<int[]> positions = ArgumentMatching.match(target, call.arguments());
      for (int i = 0; positions.isPresent() && i < positions.get().length; i++) {
        if (positions.get()[i] == position) {
          return Optional.of(call.arguments().get(i).value());
        }
      }
      return Optional.empty();
    }
  }

  Callers(Program program) {
    for (NamedPlace place : program.namedRoutines()) {
      if (place.isCall()) {
        Call call = new Call(place.routine(), (Instruction.Call) place.instruction());
        List<Routine> targets = place.resolution().routines();
        for (int i = 0; i < targets.size(); i++) {
          callers
              .computeIfAbsent(targets.get(i).signature(), unused -> new ArrayList<>(4))
              .add(call);
        }
      }
    }
  }

  /** Every call that may reach {@code routine}, in the order of the program. */
  public List<Call> of(Routine routine) {
    return callers.getOrDefault(routine.signature(), List.of());
  }

  /** The position of the parameter of that name; -1 when there is none. */
  static int position(Routine routine, Value.Local local) {
    for (int i = 0; i < routine.parameters().size(); i++) {
      if (routine.parameters().get(i).name().equals(local.name())) {
        return i;
      }
    }
    return -1;
  }
}
