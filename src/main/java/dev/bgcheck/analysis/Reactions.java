package dev.bgcheck.analysis;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Parameter;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says what would happen if a routine told its callers of a failure, or of a success: whether
 * anybody waits for its completion handler.
 *
 * <p>Each closure that a call gives is walked as if it were called with nothing: an optional is
 * nil, a truth value false, a result a failure, an error there; for a success the other way round
 * ({@link FailureWalk}). A handler that a caller has from its own callers leads on to them.
 */
public final class Reactions {
  private static final int DEEPEST = 8;

  private final Program program;
  private final Callers callers;
  private final Map<Asked, Reaction> known = new HashMap<>();

  private record Asked(RoutineSignature routine, String handler, boolean success) {}

  /** The reactions in one program. Not safe for several threads. */
  public Reactions(Program program, Callers callers) {
    this.program = program;
    this.callers = callers;
  }

  /** What the callers of {@code routine} do when its parameter {@code handler} tells of failure. */
  public Reaction to(Routine routine, String handler) {
    return to(routine, handler, false, new HashSet<>());
  }

  /** What the callers of {@code routine} do when its parameter {@code handler} tells of success. */
  public Reaction toSuccess(Routine routine, String handler) {
    return to(routine, handler, true, new HashSet<>());
  }

  private Reaction to(Routine routine, String handler, boolean success, Set<Asked> open) {
    Asked asked = new Asked(routine.signature(), handler, success);
    Reaction found = known.get(asked);
    if (found != null) {
      return found;
    }
    if (!open.add(asked) || open.size() > DEEPEST) {
      return Reaction.NOTHING;
    }
    int position = Callers.position(routine, new Value.Local(handler));
    List<Callers.Call> calls = callers.of(routine);
    Reaction strongest = Reaction.NO_CALLS;
    for (Callers.Call call : calls) {
      if (call.routine().signature().equals(routine.signature())) {
        continue;
      }
      Reaction one = of(call, routine, position, success, open);
      strongest = one.compareTo(strongest) > 0 ? one : strongest;
    }
    open.remove(asked);
    if (open.isEmpty()) {
      known.put(asked, strongest);
    }
    return strongest;
  }

  private Reaction of(
      Callers.Call call, Routine routine, int position, boolean success, Set<Asked> open) {
    Optional<Value> given = call.argument(routine, position);
    if (given.isEmpty() || given.get().equals(Value.Constant.NIL)) {
      return Reaction.NO_HANDLER;
    }
    Definitions definitions = Definitions.of(call.routine());
    Value origin = definitions.origin(given.get());
    if (origin.equals(Value.Constant.NIL)) {
      return Reaction.NO_HANDLER;
    }
    Optional<Instruction> made = definitions.only(origin);
    if (made.isPresent() && made.get() instanceof Instruction.MakeClosure closure) {
      Optional<Routine> body = closure.body().flatMap(program::findRoutine);
      if (body.isPresent()) {
        return new FailureWalk(program)
            .of(body.get(), told(routine, position, body.get(), success));
      }
    }
    if (made.isEmpty() && origin instanceof Value.Local local) {
      // Ex) func reload(completion: …) { load(completion: completion) }
      Optional<Routine> holder =
          Callers.position(call.routine(), local) >= 0
              ? Optional.of(call.routine())
              : outerWith(call.routine(), local);
      if (holder.isPresent()) {
        // What the system hands out, it waits for.
        return program.callbacksOf(holder.get()).isEmpty()
            ? to(holder.get(), local.name(), success, open)
            : Reaction.WAITING;
      }
    }
    return Reaction.SOMETHING;
  }

  /** The routine around a closure that has a parameter of that name. */
  private Optional<Routine> outerWith(Routine closure, Value.Local local) {
    RoutineSignature signature = closure.signature();
    while (signature.isClosure()) {
      signature = signature.enclosing();
      Optional<Routine> outer =
          program.findRoutine(signature).filter(one -> Callers.position(one, local) >= 0);
      if (outer.isPresent()) {
        return outer;
      }
    }
    return Optional.empty();
  }

  /** What the parameters of {@code body} are when the handler tells of failure or success. */
  private static Map<String, FailureWalk.Known> told(
      Routine routine, int position, Routine body, boolean success) {
    Map<String, FailureWalk.Known> facts = new HashMap<>();
    List<TypeRef> declared = routine.parameters().get(position).type().unwrapped().parameters();
    List<Parameter> parameters = new ArrayList<>(body.parameters());
    for (int i = 0; i < parameters.size(); i++) {
      TypeRef type = i < declared.size() ? declared.get(i) : parameters.get(i).type();
      boolean pointers = routine.language() == dev.bgcheck.model.Language.OBJC;
      FailureWalk.Known fact =
          success ? FailureWalk.Known.ofSuccess(type) : FailureWalk.Known.ofNothing(type, pointers);
      if (fact != FailureWalk.Known.ANYTHING) {
        facts.put(parameters.get(i).name(), fact);
      }
    }
    return facts;
  }
}
