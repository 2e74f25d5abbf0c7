package dev.bgcheck.analysis;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.analysis.dataflow.FieldUses;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.ClosureSite;
import dev.bgcheck.model.Field;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.NamedPlace;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Resolution;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a value comes from: the calls, loads and literals outside the program's own code that made
 * it.
 *
 * <p><b>The fact tracked</b> is a set of makings for each value. It is followed backwards through
 * copies, fields, lazy and computed properties, captures, results of routines, and parameters whose
 * calls are all in the program. What cannot be followed makes the answer incomplete; nil counts for
 * nothing. The order of statements does not count, so a field that is assigned twice has both
 * makings.
 */
public final class ValueOrigins {
  private static final int MOST_MAKINGS = 24;
  private static final int DEEPEST = 24;

  /** An instruction that makes the value, and the routine it stands in. */
  public record Making(Routine routine, Instruction instruction) {}

  /**
   * What is known of a value.
   *
   * @param makings every making that was found
   * @param complete whether there can be no other
   */
  public record Origins(List<Making> makings, boolean complete) {
    /** Copies the list. */
    public Origins {
      makings = List.copyOf(makings);
    }

    /** Whether the value is known to be made, and always in one of the ways that are found. */
    public boolean areKnown() {
      return complete && !makings.isEmpty();
    }
  }

  private final Program program;
  private final FieldUses fieldUses;
  private final Callers callers;
  private final Map<RoutineSignature, Definitions> definitions = new HashMap<>();
  private Map<FieldRef, List<Given>> memberwise;

  private record Given(Routine routine, Value value) {}

  ValueOrigins(Program program, FieldUses fieldUses, Callers callers) {
    this.program = program;
    this.fieldUses = fieldUses;
    this.callers = callers;
  }

  /** Where {@code value} of {@code routine} comes from. */
  public synchronized Origins of(Routine routine, Value value) {
    Search search = new Search();
    search.value(routine, value, 0);
    return new Origins(search.order, search.complete);
  }

  /** What is given to fields by initialisers that the compiler makes: Upload(session: other). */
  private Map<FieldRef, List<Given>> memberwise() {
    if (memberwise == null) {
      memberwise = new HashMap<>();
      for (NamedPlace place : program.creations()) {
        if (!place.namesRoutines() && place.instruction() instanceof Instruction.Call call) {
          TypeName type = place.resolution().created().orElseThrow();
          for (Argument argument : call.arguments()) {
            memberwise
                .computeIfAbsent(new FieldRef(type, argument.label()), unused -> new ArrayList<>())
                .add(new Given(place.routine(), argument.value()));
          }
        }
      }
    }
    return memberwise;
  }

  private Definitions definitions(Routine routine) {
    return definitions.computeIfAbsent(routine.signature(), unused -> Definitions.of(routine));
  }

  /** One question; remembers what it has seen, so that circles end. */
  private final class Search {
    private final Map<Instruction, Making> found = new IdentityHashMap<>();
    private final List<Making> order = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private boolean complete = true;

    private void value(Routine routine, Value value, int depth) {
      if (value.equals(Value.Constant.NIL)) {
        return;
      }
      if (!(value instanceof Value.Local local) || depth > DEEPEST || local == Value.Local.SELF) {
        complete = false;
        return;
      }
      if (!seen.add(routine.signature() + "/" + local.name())) {
        return;
      }
      List<Instruction> all = definitions(routine).of(local);
      if (all.isEmpty()) {
        given(routine, local, depth + 1);
      }
      for (Instruction instruction : all) {
        instruction(routine, instruction, depth + 1);
      }
    }

    private void instruction(Routine routine, Instruction instruction, int depth) {
      if (instruction instanceof Instruction.Assign assign) {
        value(routine, assign.source(), depth);
      } else if (instruction instanceof Instruction.Load load) {
        load(routine, load, depth);
      } else if (instruction instanceof Instruction.Call call) {
        call(routine, call, depth);
      } else {
        complete = false;
      }
    }

    private void load(Routine routine, Instruction.Load load, int depth) {
      Resolution resolution = program.resolution(load);
      List<Routine> getters =
          resolution.routines().stream().filter(one -> one.kind() == Routine.Kind.GETTER).toList();
      if (!getters.isEmpty()) {
        getters.forEach(getter -> results(getter, depth));
      } else if (resolution.field().isPresent()) {
        field(resolution.field().get(), depth);
      } else {
        made(routine, load);
      }
    }

    private void call(Routine routine, Instruction.Call call, int depth) {
      if (call.name().equals(Instruction.Call.INVOKE)) {
        // Ex) lazy var session: URLSession = { … }()
        Optional<Instruction> closure =
            definitions(routine).only(definitions(routine).origin(call.receiver()));
        Optional<Routine> body =
            closure
                .filter(Instruction.MakeClosure.class::isInstance)
                .flatMap(made -> ((Instruction.MakeClosure) made).body())
                .flatMap(program::findRoutine);
        body.ifPresentOrElse(one -> results(one, depth), () -> complete = false);
        return;
      }
      Resolution resolution = program.resolution(call);
      boolean own = !resolution.routines().isEmpty() && resolution.created().isEmpty();
      if (own) {
        resolution.routines().forEach(one -> results(one, depth));
        complete &= resolution.exhaustive() || resolution.api().isEmpty();
      } else {
        made(routine, call);
      }
    }

    private void made(Routine routine, Instruction instruction) {
      if (found.size() >= MOST_MAKINGS) {
        complete = false;
        return;
      }
      Making making = new Making(routine, instruction);
      if (found.putIfAbsent(instruction, making) == null) {
        order.add(making);
      }
    }

    private void results(Routine routine, int depth) {
      if (!routine.hasBody() || depth > DEEPEST) {
        complete = false;
        return;
      }
      if (!seen.add(routine.signature() + "()")) {
        return;
      }
      for (Block block : routine.blocks()) {
        if (block.terminator() instanceof Instruction.Exit exit
            && exit.kind() == Instruction.ExitKind.RETURN) {
          exit.value()
              .ifPresentOrElse(one -> value(routine, one, depth + 1), () -> complete = false);
        }
      }
    }

    private void field(FieldRef ref, int depth) {
      if (!seen.add("field " + ref)) {
        return;
      }
      Optional<Field> field = program.findField(ref);
      if (field.isEmpty()) {
        complete = false;
        return;
      }
      field
          .get()
          .initializer()
          .flatMap(program::findRoutine)
          .ifPresent(initializer -> results(initializer, depth));
      List<FieldUses.Use> stores = fieldUses.storesOf(ref);
      for (FieldUses.Use use : stores) {
        if (use.instruction() instanceof Instruction.Store store && store.index().isEmpty()) {
          value(use.routine(), store.value(), depth + 1);
        } else {
          complete = false;
        }
      }
      List<Given> members = memberwise().getOrDefault(ref, List.of());
      members.forEach(member -> value(member.routine(), member.value(), depth + 1));
      // A property wrapper, a storyboard or Objective-C may set it unseen.
      complete &= !stores.isEmpty() || !members.isEmpty() || field.get().initializer().isPresent();
    }

    private void given(Routine routine, Value.Local local, int depth) {
      Optional<ClosureSite> site = program.siteOf(routine.signature());
      if (site.isPresent()) {
        for (Capture capture : site.get().instruction().captures()) {
          if (capture.name().equals(local.name())) {
            value(site.get().maker(), capture.outer(), depth);
            return;
          }
        }
      }
      int position = Callers.position(routine, local);
      List<Callers.Call> calls = position < 0 ? List.of() : callers.of(routine);
      complete &= !calls.isEmpty() && program.callbacksOf(routine).isEmpty();
      for (Callers.Call call : calls) {
        Optional<Value> argument = call.argument(routine, position);
        Optional<Routine> otherwise =
            routine
                .parameters()
                .get(position)
                .defaultValue()
                .flatMap(program::findRoutine)
                .filter(unused -> argument.isEmpty());
        otherwise.ifPresent(one -> results(one, depth));
        argument.ifPresentOrElse(
            one -> value(call.routine(), one, depth), () -> complete &= otherwise.isPresent());
      }
    }
  }
}
