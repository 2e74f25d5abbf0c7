package dev.bgcheck.analysis.callgraph;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.link.ArgumentMatching;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Resolution;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which closures and methods a value may be.
 *
 * <p><b>The fact tracked</b> is a set of routines for each place that can hold a function: a local
 * of a routine, a field (the elements of a collection count for the collection), a routine's
 * result. It is made where a closure or bound method becomes a value and moves along copies,
 * captures, stores and loads, arguments and results. It is never dropped: the order of statements
 * does not count, and two objects of one type share their fields. So a set may hold too much, and
 * lacks only what goes through code that is not in the program.
 */
public final class FunctionValues {
  /** A set larger than this says nothing about who runs. */
  private static final int MOST_TARGETS = 64;

  private sealed interface Place {}

  private record LocalPlace(RoutineSignature routine, String local) implements Place {}

  private record FieldPlace(FieldRef field) implements Place {}

  private record ResultPlace(RoutineSignature routine) implements Place {}

  private final Program program;
  private final ApiCatalog catalog;
  private final Map<Place, Set<RoutineSignature>> held = new HashMap<>();
  private final Map<Place, Set<Place>> flows = new HashMap<>();
  private final Deque<Place> changed = new ArrayDeque<>();

  /** The function values of {@code program}. */
  public FunctionValues(Program program, ApiCatalog catalog) {
    this.program = program;
    this.catalog = catalog;
    for (Routine routine : program.routines()) {
      Definitions definitions = Definitions.of(routine);
      for (Block block : routine.blocks()) {
        for (Instruction instruction : block.instructions()) {
          collect(routine, definitions, instruction);
        }
      }
    }
    solve();
    flows.clear();
  }

  /** The routines that {@code value} may be, in a stable order; none when nothing is known. */
  public List<Routine> of(Routine routine, Value value) {
    return value instanceof Value.Local local
        ? routines(new LocalPlace(routine.signature(), local.name()))
        : List.of();
  }

  /** The routines that the field, or its elements, may be. */
  public List<Routine> of(FieldRef field) {
    return routines(new FieldPlace(field));
  }

  private List<Routine> routines(Place place) {
    List<Routine> found = new ArrayList<>();
    Set<RoutineSignature> signatures = held.getOrDefault(place, Set.of());
    if (signatures.size() <= MOST_TARGETS) {
      signatures.forEach(one -> program.findRoutine(one).ifPresent(found::add));
    }
    return found;
  }

  private void collect(Routine routine, Definitions definitions, Instruction instruction) {
    RoutineSignature here = routine.signature();
    if (instruction instanceof Instruction.Assign assign) {
      flow(here, assign.source(), local(here, assign.dest()));
    } else if (instruction instanceof Instruction.MakeClosure closure) {
      makeClosure(here, closure);
    } else if (instruction instanceof Instruction.Load load) {
      load(here, load);
    } else if (instruction instanceof Instruction.Store store) {
      store(here, definitions, store);
    } else if (instruction instanceof Instruction.Call call) {
      call(here, definitions, call);
    } else if (instruction instanceof Instruction.Exit exit) {
      exit.value().ifPresent(value -> flow(here, value, new ResultPlace(here)));
    }
  }

  private void makeClosure(RoutineSignature here, Instruction.MakeClosure closure) {
    Place dest = local(here, closure.dest());
    if (closure.body().isPresent()) {
      hold(dest, closure.body().get());
      for (Capture capture : closure.captures()) {
        Place inner = new LocalPlace(closure.body().get(), capture.name());
        flow(here, capture.outer(), inner);
        if (capture.mode() == Capture.Mode.VARIABLE
            && capture.outer() instanceof Value.Local outer) {
          // The closure may change the variable that both sides see.
          link(inner, local(here, outer));
        }
      }
      return;
    }
    program.resolution(closure).routines().forEach(method -> hold(dest, method.signature()));
  }

  private void load(RoutineSignature here, Instruction.Load load) {
    Place dest = local(here, load.dest());
    Resolution resolution = program.resolution(load);
    resolution.field().ifPresent(field -> link(new FieldPlace(field), dest));
    for (Routine routine : resolution.routines()) {
      if (routine.kind() == Routine.Kind.METHOD || routine.kind() == Routine.Kind.FUNCTION) {
        hold(dest, routine.signature());
      } else if (routine.kind() == Routine.Kind.GETTER) {
        link(new ResultPlace(routine.signature()), dest);
      }
    }
    if (resolution.field().isEmpty()) {
      // Ex) an element of a local array, a payload of an enum, .wrappedValue
      flow(here, load.base(), dest);
    }
  }

  private void store(RoutineSignature here, Definitions definitions, Instruction.Store store) {
    Resolution resolution = program.resolution(store);
    resolution.field().ifPresent(field -> flow(here, store.value(), new FieldPlace(field)));
    for (Routine routine : resolution.routines()) {
      if (routine.kind() == Routine.Kind.SETTER && !routine.parameters().isEmpty()) {
        String name = routine.parameters().get(routine.parameters().size() - 1).name();
        flow(here, store.value(), new LocalPlace(routine.signature(), name));
      }
    }
    if (store.member().equals("[]")) {
      into(here, definitions, store.base(), store.value());
    }
  }

  /** A value that goes into a collection goes where the collection came from. */
  private void into(RoutineSignature here, Definitions definitions, Value collection, Value value) {
    if (collection instanceof Value.Local local) {
      flow(here, value, local(here, local));
    }
    definitions
        .only(collection)
        .filter(Instruction.Load.class::isInstance)
        .flatMap(load -> program.resolution(load).field())
        .ifPresent(field -> flow(here, value, new FieldPlace(field)));
  }

  private void call(RoutineSignature here, Definitions definitions, Instruction.Call call) {
    Resolution resolution = program.resolution(call);
    Optional<Place> dest = call.dest().map(local -> local(here, local));
    for (Routine target : resolution.routines()) {
      Optional<int[]> positions = ArgumentMatching.match(target, call.arguments());
      for (int i = 0; positions.isPresent() && i < call.arguments().size(); i++) {
        String parameter = target.parameters().get(positions.get()[i]).name();
        Place inner = new LocalPlace(target.signature(), parameter);
        flow(here, call.arguments().get(i).value(), inner);
      }
      dest.ifPresent(place -> link(new ResultPlace(target.signature()), place));
    }
    if (!resolution.routines().isEmpty()) {
      return;
    }
    Optional<TypeName> created = resolution.created();
    for (int i = 0; i < call.arguments().size(); i++) {
      Argument argument = call.arguments().get(i);
      if (created.isPresent() && !argument.label().isEmpty()) {
        Place field = new FieldPlace(new FieldRef(created.get(), argument.label()));
        flow(here, argument.value(), field);
      }
      if (call.isOperator()) {
        dest.ifPresent(place -> flow(here, argument.value(), place));
      } else if (!isRun(resolution, i)) {
        into(here, definitions, call.receiver(), argument.value());
      }
    }
    // Ex) let handler = handlers.removeValue(forKey: id)
    dest.ifPresent(place -> flow(here, call.receiver(), place));
  }

  /** Ex) center.addObserver(… using: handler), which is no collection of handlers. */
  private boolean isRun(Resolution resolution, int argument) {
    return argument < resolution.positions().size()
        && resolution
            .api()
            .flatMap(catalog::find)
            .flatMap(member -> member.findClosure(resolution.positions().get(argument)))
            .isPresent();
  }

  private void flow(RoutineSignature here, Value from, Place to) {
    if (from instanceof Value.Local local) {
      link(local(here, local), to);
    }
  }

  private static Place local(RoutineSignature routine, Value.Local local) {
    return new LocalPlace(routine, local.name());
  }

  private void link(Place from, Place to) {
    flows.computeIfAbsent(from, unused -> new LinkedHashSet<>(2)).add(to);
  }

  private void hold(Place place, RoutineSignature routine) {
    if (held.computeIfAbsent(place, unused -> new LinkedHashSet<>(2)).add(routine)) {
      changed.add(place);
    }
  }

  private void solve() {
    while (!changed.isEmpty()) {
      Place place = changed.removeFirst();
      Set<RoutineSignature> routines = held.get(place);
      if (routines.size() > MOST_TARGETS) {
        continue;
      }
      for (Place next : flows.getOrDefault(place, Set.of())) {
        Set<RoutineSignature> known = held.computeIfAbsent(next, unused -> new LinkedHashSet<>(2));
        if (known.size() <= MOST_TARGETS && known.addAll(routines)) {
          changed.add(next);
        }
      }
    }
  }
}
