package dev.bgcheck.analysis.callgraph;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.link.ArgumentMatching;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.NamedPlace;
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

  // Written out: what records do by themselves is slow, and these are compared all the time.

  private record LocalPlace(RoutineSignature routine, String local) implements Place {
    @Override
    public boolean equals(Object other) {
      return this == other
          || other instanceof LocalPlace that
              && routine.equals(that.routine)
              && local.equals(that.local);
    }

    @Override
    public int hashCode() {
      return 31 * routine.hashCode() + local.hashCode();
    }
  }

  private record FieldPlace(FieldRef field) implements Place {
    @Override
    public boolean equals(Object other) {
      return this == other || other instanceof FieldPlace that && field.equals(that.field);
    }

    @Override
    public int hashCode() {
      return field.hashCode();
    }
  }

  private record ResultPlace(RoutineSignature routine) implements Place {
    @Override
    public boolean equals(Object other) {
      return this == other || other instanceof ResultPlace that && routine.equals(that.routine);
    }

    @Override
    public int hashCode() {
      return routine.hashCode();
    }
  }

  private final Program program;
  private final ApiCatalog catalog;
  private final Map<RoutineSignature, Map<String, Set<RoutineSignature>>> locals = new HashMap<>();
  private final Map<FieldRef, Set<RoutineSignature>> fields = new HashMap<>();
  private final Map<RoutineSignature, Set<RoutineSignature>> results = new HashMap<>();

  /** The function values of {@code program}. */
  public FunctionValues(Program program, ApiCatalog catalog) {
    this.program = program;
    this.catalog = catalog;
    new Search().run();
  }

  /** The routines that {@code value} may be, in a stable order; none when nothing is known. */
  public List<Routine> of(Routine routine, Value value) {
    if (!(value instanceof Value.Local local)) {
      return List.of();
    }
    Map<String, Set<RoutineSignature>> held = locals.get(routine.signature());
    return held == null ? List.of() : routines(held.get(local.name()));
  }

  /** Whether some local of {@code routine} may hold a function; most routines have none. */
  boolean areIn(Routine routine) {
    return locals.containsKey(routine.signature());
  }

  /** The routines that the field, or its elements, may be. */
  public List<Routine> of(FieldRef field) {
    return routines(fields.get(field));
  }

  private List<Routine> routines(Set<RoutineSignature> signatures) {
    if (signatures == null || signatures.size() > MOST_TARGETS) {
      return List.of();
    }
    List<Routine> found = new ArrayList<>(signatures.size());
    signatures.forEach(one -> program.findRoutine(one).ifPresent(found::add));
    return found;
  }

  private Set<RoutineSignature> held(Place place) {
    if (place instanceof LocalPlace local) {
      return locals
          .computeIfAbsent(local.routine(), unused -> new HashMap<>())
          .computeIfAbsent(local.local(), unused -> new LinkedHashSet<>(2));
    } else if (place instanceof FieldPlace field) {
      return fields.computeIfAbsent(field.field(), unused -> new LinkedHashSet<>(2));
    }
    return results.computeIfAbsent(
        ((ResultPlace) place).routine(), unused -> new LinkedHashSet<>(2));
  }

  /**
   * Moves the facts to where they stay. Only few routines ever hold a function, so where their
   * locals lead is worked out when the first of them does.
   */
  private final class Search {
    private final Map<FieldRef, List<Place>> fromField = new HashMap<>();
    private final Map<RoutineSignature, List<Place>> fromResult = new HashMap<>();
    private final Map<RoutineSignature, Map<String, List<Place>>> fromLocal = new HashMap<>();
    private final Map<LocalPlace, List<Place>> fromCapture = new HashMap<>();
    private final Deque<Place> changed = new ArrayDeque<>();

    void run() {
      for (NamedPlace place : program.named()) {
        // What names an API or a type only leads nowhere.
        if (place.isClosure() || place.namesRoutines() || place.namesField()) {
          collect(place);
        }
      }
      while (!changed.isEmpty()) {
        Place place = changed.removeFirst();
        Set<RoutineSignature> routines = held(place);
        if (routines.size() > MOST_TARGETS) {
          continue;
        }
        for (Place next : nextOf(place)) {
          Set<RoutineSignature> known = held(next);
          if (known.size() <= MOST_TARGETS && known.addAll(routines)) {
            changed.add(next);
          }
        }
      }
    }

    private List<Place> nextOf(Place place) {
      if (place instanceof FieldPlace field) {
        return fromField.getOrDefault(field.field(), List.of());
      } else if (place instanceof ResultPlace result) {
        return fromResult.getOrDefault(result.routine(), List.of());
      }
      LocalPlace local = (LocalPlace) place;
      List<Place> inside =
          fromLocal
              .computeIfAbsent(
                  local.routine(),
                  one -> program.findRoutine(one).map(this::flowsIn).orElse(Map.of()))
              .getOrDefault(local.local(), List.of());
      List<Place> outside = fromCapture.getOrDefault(local, List.of());
      if (outside.isEmpty()) {
        return inside;
      }
      List<Place> all = new ArrayList<>(outside);
      all.addAll(inside);
      return all;
    }

    /** What starts here, and what moves on from anything but a local. */
    private void collect(NamedPlace place) {
      RoutineSignature here = place.routine().signature();
      Resolution resolution = place.resolution();
      if (place.instruction() instanceof Instruction.MakeClosure closure) {
        makeClosure(here, closure, resolution);
      } else if (place.instruction() instanceof Instruction.Load load) {
        load(here, load, resolution);
      } else if (place.instruction() instanceof Instruction.Call call && call.dest().isPresent()) {
        for (Routine target : resolution.routines()) {
          moves(fromResult, target.signature(), local(here, call.dest().get()));
        }
      }
    }

    private void makeClosure(
        RoutineSignature here, Instruction.MakeClosure closure, Resolution resolution) {
      Place dest = local(here, closure.dest());
      if (closure.body().isEmpty()) {
        resolution.routines().forEach(method -> hold(dest, method.signature()));
        return;
      }
      hold(dest, closure.body().get());
      for (Capture capture : closure.captures()) {
        if (capture.mode() == Capture.Mode.VARIABLE
            && capture.outer() instanceof Value.Local outer) {
          // The closure may change the variable that both sides see.
          LocalPlace inner = new LocalPlace(closure.body().get(), capture.name());
          moves(fromCapture, inner, local(here, outer));
        }
      }
    }

    private void load(RoutineSignature here, Instruction.Load load, Resolution resolution) {
      if (resolution.field().isPresent()) {
        moves(fromField, resolution.field().get(), local(here, load.dest()));
      }
      for (Routine routine : resolution.routines()) {
        if (routine.kind() == Routine.Kind.METHOD || routine.kind() == Routine.Kind.FUNCTION) {
          hold(local(here, load.dest()), routine.signature());
        } else if (routine.kind() == Routine.Kind.GETTER) {
          moves(fromResult, routine.signature(), local(here, load.dest()));
        }
      }
    }

    private <K> void moves(Map<K, List<Place>> from, K source, Place to) {
      from.computeIfAbsent(source, unused -> new ArrayList<>(2)).add(to);
    }

    private void hold(Place place, RoutineSignature routine) {
      if (held(place).add(routine)) {
        changed.add(place);
      }
    }

    private Map<String, List<Place>> flowsIn(Routine routine) {
      LocalFlows flows = new LocalFlows(routine);
      List<Block> blocks = routine.blocks();
      for (int i = 0; i < blocks.size(); i++) {
        List<Instruction> instructions = blocks.get(i).instructions();
        for (int j = 0; j < instructions.size(); j++) {
          flows.collect(instructions.get(j));
        }
      }
      return flows.next;
    }
  }

  private static LocalPlace local(RoutineSignature routine, Value.Local local) {
    return new LocalPlace(routine, local.name());
  }

  /** Where the locals of one routine lead. */
  private final class LocalFlows {
    private final Routine routine;
    private final RoutineSignature here;
    private Definitions definitions;
    private final Map<String, List<Place>> next = new HashMap<>();

    LocalFlows(Routine routine) {
      this.routine = routine;
      this.here = routine.signature();
    }

    void collect(Instruction instruction) {
      if (instruction instanceof Instruction.Assign assign) {
        flow(assign.source(), local(here, assign.dest()));
      } else if (instruction instanceof Instruction.MakeClosure closure) {
        for (Capture capture : closure.captures()) {
          closure
              .body()
              .ifPresent(body -> flow(capture.outer(), new LocalPlace(body, capture.name())));
        }
      } else if (instruction instanceof Instruction.Load load) {
        if (program.resolution(load).field().isEmpty()) {
          // Ex) an element of a local array, a payload of an enum, .wrappedValue
          flow(load.base(), local(here, load.dest()));
        }
      } else if (instruction instanceof Instruction.Store store) {
        store(store);
      } else if (instruction instanceof Instruction.Call call) {
        call(call);
      } else if (instruction instanceof Instruction.Exit exit) {
        exit.value().ifPresent(value -> flow(value, new ResultPlace(here)));
      }
    }

    private void store(Instruction.Store store) {
      Resolution resolution = program.resolution(store);
      resolution.field().ifPresent(field -> flow(store.value(), new FieldPlace(field)));
      for (Routine routine : resolution.routines()) {
        if (routine.kind() == Routine.Kind.SETTER && !routine.parameters().isEmpty()) {
          String name = routine.parameters().get(routine.parameters().size() - 1).name();
          flow(store.value(), new LocalPlace(routine.signature(), name));
        }
      }
      if (store.member().equals("[]")) {
        into(store.base(), store.value());
      }
    }

    /** A value that goes into a collection goes where the collection came from. */
    private void into(Value collection, Value value) {
      if (collection instanceof Value.Local local) {
        flow(value, local(here, local));
      }
      if (definitions == null) {
        definitions = Definitions.of(routine);
      }
      definitions
          .only(collection)
          .filter(Instruction.Load.class::isInstance)
          .flatMap(load -> program.resolution(load).field())
          .ifPresent(field -> flow(value, new FieldPlace(field)));
    }

    private void call(Instruction.Call call) {
      Resolution resolution = program.resolution(call);
      for (Routine target : resolution.routines()) {
        Optional<int[]> positions = ArgumentMatching.match(target, call.arguments());
        for (int i = 0; positions.isPresent() && i < call.arguments().size(); i++) {
          String parameter = target.parameters().get(positions.get()[i]).name();
          Place inner = new LocalPlace(target.signature(), parameter);
          flow(call.arguments().get(i).value(), inner);
        }
      }
      if (!resolution.routines().isEmpty()) {
        return;
      }
      Optional<Place> dest = call.dest().map(local -> local(here, local));
      Optional<TypeName> created = resolution.created();
      for (int i = 0; i < call.arguments().size(); i++) {
        Argument argument = call.arguments().get(i);
        if (created.isPresent() && !argument.label().isEmpty()) {
          Place field = new FieldPlace(new FieldRef(created.get(), argument.label()));
          flow(argument.value(), field);
        }
        if (call.isOperator()) {
          dest.ifPresent(place -> flow(argument.value(), place));
        } else if (!isRun(resolution, i)) {
          into(call.receiver(), argument.value());
        }
      }
      // Ex) let handler = handlers.removeValue(forKey: id); not let size = measure()
      if (!call.name().equals(Instruction.Call.INVOKE)) {
        dest.ifPresent(place -> flow(call.receiver(), place));
      }
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

    private void flow(Value from, Place to) {
      if (from instanceof Value.Local local) {
        List<Place> all = next.computeIfAbsent(local.name(), unused -> new ArrayList<>(2));
        if (!all.contains(to)) {
          all.add(to);
        }
      }
    }
  }
}
