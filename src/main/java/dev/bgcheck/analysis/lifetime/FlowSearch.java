package dev.bgcheck.analysis.lifetime;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.analysis.dataflow.LogNames;
import dev.bgcheck.analysis.lifetime.ValueFlow.Place;
import dev.bgcheck.link.ArgumentMatching;
import dev.bgcheck.link.CallNames;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.ClosureSite;
import dev.bgcheck.model.Field;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Resolution;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One walk of {@link ValueFlow}, from its seeds to everything that may hold the value. */
final class FlowSearch {
  /** A value that is held in more places than this is everywhere; nothing is said of it. */
  private static final int MOST_HOLDERS = 2_000;

  private static final Set<String> KEEPING =
      Set.of("append", "insert", "add", "addObject:", "updateValue", "setObject:forKey:", "put");

  /** How Java's atomic boxes take a value, which lambdas need to change what they share. */
  private static final Set<String> BOXING = Set.of("set", "lazySet", "getAndSet", "compareAndSet");

  /** What an enumeration or option of Swift is made of, and can be made from again. */
  private static final String RAW_VALUE = "rawValue";

  private static final String BOX = "java.util.concurrent.atomic.Atomic";
  private static final Set<String> ELEMENTWISE =
      Set.of("forEach", "map", "compactMap", "flatMap", "filter", "enumerateObjectsUsingBlock:");
  private static final Set<String> BUILDING =
      Set.of(Instruction.Call.ARRAY, Instruction.Call.DICTIONARY, Instruction.Call.TUPLE, "??");

  /** Types of values that hold nothing but themselves. */
  private static final Set<String> PLAIN =
      Set.of(
          "String",
          "NSString",
          "Bool",
          "BOOL",
          "Int",
          "UInt",
          "Double",
          "Float",
          "Date",
          "NSDate",
          "UUID",
          "NSUUID");

  private record LocalHolder(RoutineSignature routine, String name) {}

  private record Open(Optional<Routine> routine, String local, Optional<FieldRef> field) {}

  private final ValueFlow flow;
  private final Program program;
  private final Set<LocalHolder> locals = new HashSet<>();
  private final Set<FieldRef> fields = new LinkedHashSet<>();
  private final Set<RoutineSignature> results = new HashSet<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private final Set<Fate.Use> uses = new LinkedHashSet<>();
  private final Set<Fate.Use> stores = new LinkedHashSet<>();
  private boolean captured;
  private boolean returned;
  private boolean escapes;

  FlowSearch(ValueFlow flow) {
    this.flow = flow;
    this.program = flow.program();
  }

  void hold(Routine routine, String name) {
    if (locals.add(new LocalHolder(routine.signature(), name))) {
      open.add(new Open(Optional.of(routine), name, Optional.empty()));
    }
  }

  void hold(FieldRef field) {
    if (fields.add(field)) {
      open.add(new Open(Optional.empty(), "", Optional.of(field)));
    }
  }

  Fate run() {
    while (!open.isEmpty()) {
      Open next = open.removeFirst();
      if (locals.size() + fields.size() > MOST_HOLDERS) {
        escapes = true;
        break;
      }
      if (next.routine().isPresent()) {
        local(next.routine().get(), next.local());
      } else {
        next.field().ifPresent(this::field);
      }
    }
    return new Fate(List.copyOf(uses), fields, List.copyOf(stores), captured, returned, escapes);
  }

  private void local(Routine routine, String name) {
    shareWithMaker(routine, name);
    Value value = new Value.Local(name);
    for (Place place : flow.readersOf(routine, name)) {
      read(place, value);
    }
    if (value.equals(Value.Local.SELF)) {
      unqualified(routine);
    }
  }

  /** Ex) extension BGTask { func finish() { setTaskCompleted(success: true) } }. */
  private void unqualified(Routine routine) {
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.Call call
            && call.receiver().equals(Value.UNQUALIFIED)) {
          Resolution resolution = program.resolution(call);
          if (resolution.base().equals(Value.Local.SELF)) {
            receiver(new Place(routine, block.id(), call), call, resolution);
          }
        }
      }
    }
  }

  /** A captured variable is one variable on both sides. */
  private void shareWithMaker(Routine closure, String name) {
    Optional<ClosureSite> site = program.siteOf(closure.signature());
    if (site.isEmpty()) {
      return;
    }
    for (Capture capture : site.get().instruction().captures()) {
      if (capture.name().equals(name)
          && capture.mode() == Capture.Mode.VARIABLE
          && capture.outer() instanceof Value.Local outer) {
        hold(site.get().maker(), outer.name());
      }
    }
  }

  private void field(FieldRef ref) {
    Optional<Field> field = program.findField(ref);
    if (field.isEmpty() || flow.isReadThroughWrapper(ref)) {
      escapes = true;
    }
    // Ex) didSet { oldValue?.invalidate() }
    field.stream()
        .flatMap(known -> known.accessors().stream())
        .flatMap(accessor -> program.findRoutine(accessor).stream())
        .filter(
            routine ->
                routine.kind() == Routine.Kind.DID_SET || routine.kind() == Routine.Kind.WILL_SET)
        .forEach(
            routine -> routine.parameters().forEach(parameter -> hold(routine, parameter.name())));
    for (Place place : flow.readersOf(ref)) {
      if (place.instruction() instanceof Instruction.Call) {
        use(Fate.How.INVOKED, place, Optional.empty());
      } else {
        into(place);
      }
    }
  }

  private void into(Place place) {
    place.instruction().destination().ifPresent(dest -> hold(place.routine(), dest.name()));
  }

  private void read(Place place, Value value) {
    Instruction instruction = place.instruction();
    if (instruction instanceof Instruction.Assign) {
      into(place);
    } else if (instruction instanceof Instruction.Load load) {
      if (load.base().equals(value)
          && program.resolution(load).field().isEmpty()
          && !isPlain(place.routine(), load)) {
        into(place);
      }
    } else if (instruction instanceof Instruction.Store store) {
      store(place, store, value);
    } else if (instruction instanceof Instruction.Call call) {
      call(place, call, value);
    } else if (instruction instanceof Instruction.MakeClosure closure) {
      closure(place, closure, value);
    } else if (instruction instanceof Instruction.Exit) {
      result(place.routine());
    } else {
      escapes = true;
    }
  }

  /**
   * Ex) task.identifier: a text does not lead back to the task. A raw value does: what has it is
   * made anew from it.
   */
  private boolean isPlain(Routine routine, Instruction.Load load) {
    return !load.member().equals(RAW_VALUE)
        && PLAIN.contains(program.typeOf(routine, load.dest()).unwrapped().name());
  }

  private void store(Place place, Instruction.Store store, Value value) {
    Resolution resolution = program.resolution(store);
    if (!store.value().equals(value)) {
      if (store.base().equals(value)) {
        use(Fate.How.RECEIVER, place, resolution.api());
      }
      return;
    }
    if (resolution.api().isPresent()) {
      use(Fate.How.ARGUMENT, place, resolution.api());
      return;
    }
    boolean followed = false;
    for (Routine setter : resolution.routines()) {
      if (setter.kind() == Routine.Kind.SETTER && !setter.parameters().isEmpty()) {
        hold(setter, setter.parameters().get(setter.parameters().size() - 1).name());
        followed = true;
      }
    }
    if (resolution.field().isPresent()) {
      stores.add(
          new Fate.Use(Fate.How.STORED, place.routine(), place.block(), store, Optional.empty()));
      hold(resolution.field().get());
    } else if (store.member().equals("[]") && store.base() instanceof Value.Local local) {
      keptBy(place.routine(), local);
    } else {
      escapes |= !followed;
    }
  }

  /** A collection takes the value: it, and where it came from, hold the value from now on. */
  private void keptBy(Routine routine, Value.Local collection) {
    hold(routine, collection.name());
    Definitions.of(routine)
        .only(collection)
        .filter(Instruction.Load.class::isInstance)
        .ifPresent(
            load ->
                program.resolution(load).field().ifPresentOrElse(this::hold, () -> escapes = true));
  }

  private void call(Place place, Instruction.Call call, Value value) {
    if (call.isOperator()) {
      if (BUILDING.contains(call.name())) {
        into(place);
      }
      return;
    }
    Resolution resolution = program.resolution(call);
    if (call.receiver().equals(value)) {
      receiver(place, call, resolution);
    }
    for (int i = 0; i < call.arguments().size(); i++) {
      if (call.arguments().get(i).value().equals(value)) {
        argument(place, call, resolution, i);
      }
    }
  }

  private void receiver(Place place, Instruction.Call call, Resolution resolution) {
    String base = CallNames.baseName(call);
    boolean calls =
        call.name().equals(Instruction.Call.INVOKE)
            || resolution.isUnknown() && CallNames.isBlockInvocation(call);
    if (calls) {
      use(Fate.How.INVOKED, place, Optional.empty());
    } else if (KEEPING.contains(base)
        || call.receiver() instanceof Value.Local box && isBoxed(place.routine(), call, box)) {
      // Ex) task.getAndSet(0): the box takes another one, and gives back what it had.
      into(place);
    } else if (ELEMENTWISE.contains(base)) {
      escapes = true;
    } else if (!resolution.routines().isEmpty()) {
      resolution.routines().forEach(target -> hold(target, Value.Local.SELF.name()));
      if (resolution.api().isPresent()) {
        // Ex) a protocol that BGTask and a wrapper of it both conform to
        use(Fate.How.RECEIVER, place, resolution.api());
      }
    } else {
      use(Fate.How.RECEIVER, place, resolution.api());
      escapes |= resolution.api().isEmpty() && call.dest().isEmpty();
      if (resolution.api().filter(FlowSearch::isSetter).isEmpty()) {
        // Ex) let handler = handlers.removeValue(forKey: id)
        into(place);
      }
    }
  }

  /**
   * Ex) task.setTaskCompleted(success: true), as a closure's only statement: nothing comes back.
   */
  private static boolean isSetter(ApiSymbol api) {
    String selector = api.selector();
    return selector.length() > 3
        && selector.startsWith("set")
        && Character.isUpperCase(selector.charAt(3));
  }

  private void argument(Place place, Instruction.Call call, Resolution resolution, int position) {
    if (resolution.routines().isEmpty()
        && call.receiver() instanceof Value.Local holder
        && (KEEPING.contains(CallNames.baseName(call)) || isBoxed(place.routine(), call, holder))) {
      keptBy(place.routine(), holder);
      return;
    }
    if (call.receiver() instanceof Value.Type box && box.type().name().startsWith(BOX)) {
      into(place);
      return;
    }
    if (call.arguments().get(position).label().equals(RAW_VALUE)) {
      // Ex) UIBackgroundTaskIdentifier(rawValue: number)
      into(place);
      return;
    }
    if (resolution.api().isPresent()) {
      use(Fate.How.ARGUMENT, place, resolution.api());
      return;
    }
    boolean followed = false;
    for (Routine target : resolution.routines()) {
      Optional<int[]> positions = ArgumentMatching.match(target, call.arguments());
      boolean alone =
          positions.isPresent() && !ArgumentMatching.gathers(target, positions.get()[position]);
      if (alone && target.hasBody()) {
        hold(target, target.parameters().get(positions.get()[position]).name());
        followed = true;
      }
    }
    for (Routine target : closuresCalledBy(place)) {
      if (position < target.parameters().size()) {
        hold(target, target.parameters().get(position).name());
        followed = true;
      }
    }
    Optional<TypeName> made = resolution.created();
    String label = call.arguments().get(position).label();
    if (!followed && made.isPresent() && !label.isEmpty()) {
      // Ex) Box(handler: handler) of a struct without an initialiser of its own.
      FieldRef field = new FieldRef(made.get(), label);
      followed = program.findField(field).isPresent();
      if (followed) {
        stores.add(
            new Fate.Use(Fate.How.STORED, place.routine(), place.block(), call, Optional.empty()));
        hold(field);
      }
    }
    escapes |= !followed && !LogNames.isLogging(call);
  }

  /** Ex) task.set(id), with a field or local {@code AtomicLong task}. */
  private boolean isBoxed(Routine routine, Instruction.Call call, Value.Local box) {
    if (!BOXING.contains(CallNames.baseName(call))) {
      return false;
    }
    TypeRef declared = routine.locals().getOrDefault(box.name(), TypeRef.UNKNOWN);
    Optional<TypeRef> ofField =
        Definitions.of(routine)
            .only(box)
            .flatMap(load -> program.resolution(load).field())
            .flatMap(program::findField)
            .map(Field::type);
    return ofField.orElse(declared).name().startsWith(BOX);
  }

  private List<Routine> closuresCalledBy(Place place) {
    List<Routine> found = new ArrayList<>();
    if (place.instruction() instanceof Instruction.Call call
        && call.name().equals(Instruction.Call.INVOKE)) {
      found.addAll(flow.graph().values().of(place.routine(), call.receiver()));
    }
    return found;
  }

  private void closure(Place place, Instruction.MakeClosure closure, Value value) {
    Optional<Routine> body = closure.body().flatMap(program::findRoutine);
    if (body.isEmpty()) {
      escapes = true;
      return;
    }
    for (Capture capture : closure.captures()) {
      if (capture.outer().equals(value)) {
        captured |= capture.mode() != Capture.Mode.WEAK && capture.mode() != Capture.Mode.UNOWNED;
        hold(body.get(), capture.name());
      }
    }
  }

  private void result(Routine routine) {
    returned = true;
    if (!results.add(routine.signature())) {
      return;
    }
    if (routine.kind() == Routine.Kind.FIELD_INITIALIZER) {
      hold(new FieldRef(routine.signature().owner(), routine.signature().name()));
      return;
    }
    List<Place> receivers = flow.receiversOf(routine);
    escapes |= receivers.isEmpty();
    receivers.forEach(this::into);
  }

  private void use(Fate.How how, Place place, Optional<ApiSymbol> api) {
    uses.add(new Fate.Use(how, place.routine(), place.block(), place.instruction(), api));
  }
}
