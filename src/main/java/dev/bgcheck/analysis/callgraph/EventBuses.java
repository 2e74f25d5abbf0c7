package dev.bgcheck.analysis.callgraph;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.api.ApiFact;
import dev.bgcheck.api.AppState;
import dev.bgcheck.link.ArgumentMatching;
import dev.bgcheck.link.CallNames;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Field;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.NamedPlace;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.ProgramType;
import dev.bgcheck.model.Resolution;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which notification a handler waits for, also where an event bus of the app's own lies between.
 *
 * <p>A bus is a routine that observes a notification for its callers: it gets the name, or an enum
 * case that a method turns into the name, together with the handler. The handler's event is told
 * from what stands beside it: the other argument of the call to the bus, or the key of the
 * dictionary literal whose pairs are handed to the bus one by one.
 *
 * <p>Example: of {@code [.background: self.pause, .foreground: self.resume]} and a bus with {@code
 * case .background: return UIApplication.didEnterBackgroundNotification} it tells that {@code
 * pause} runs in the background.
 */
final class EventBuses {

  /** The place that pairs a handler with its event, and the state of the app at that event. */
  record Observed(Routine routine, int block, Instruction instruction, AppState state) {}

  private record Made(Routine routine, Value.Local value) {}

  /** How a bus comes by the name: from a parameter, perhaps through a method of its value. */
  private record Naming(int parameter, Optional<Routine> method) {}

  private static final int MOST_OPERATORS = 8;

  /** What hands on what a publisher says soon enough for the app to be in the same state. */
  private static final Set<String> OPERATORS =
      Set.of(
          "receive",
          "subscribe",
          "map",
          "compactMap",
          "filter",
          "handleEvents",
          "eraseToAnyPublisher",
          "removeDuplicates",
          "dropFirst",
          "first",
          "prefix",
          "autoconnect",
          "share");

  private static final Set<String> NAMES =
      Set.of("Notification.Name", "NSNotification.Name", "NSNotificationName");

  private final Program program;
  private final ApiCatalog catalog;
  private Map<RoutineSignature, List<Made>> made;
  private List<ProgramType> names;
  private Routine lastAsked;
  private Definitions lastDefinitions;

  EventBuses(Program program, ApiCatalog catalog) {
    this.program = program;
    this.catalog = catalog;
  }

  /** The state of the app when the notification is posted whose name {@code value} is. */
  Optional<AppState> posted(Routine routine, Value value) {
    if (!(value instanceof Value.Local)) {
      return Optional.empty();
    }
    Definitions definitions = definitions(routine);
    Optional<Instruction> maker = definitions.only(definitions.origin(value));
    Optional<AppState> known = maker.flatMap(this::postedBy);
    if (known.isPresent()) {
      return known;
    }
    // Ex) static let suspended = UIApplication.didEnterBackgroundNotification
    return maker
        .flatMap(this::fieldOf)
        .filter(field -> field.is(Field.Flag.CONSTANT))
        .flatMap(Field::initializer)
        .flatMap(program::findRoutine)
        .flatMap(this::onlyPosted);
  }

  /** Kept for the next question, which is often about the same routine. */
  private Definitions definitions(Routine routine) {
    if (lastAsked != routine) {
      lastAsked = routine;
      lastDefinitions = Definitions.of(routine);
    }
    return lastDefinitions;
  }

  /**
   * The state of the app when the publisher speaks that {@code call} listens to: {@code
   * center.publisher(for: name).receive(on: queue).sink { … }}.
   */
  Optional<AppState> published(Routine routine, Instruction.Call call) {
    return switch (CallNames.baseName(call)) {
      case "sink" -> published(routine, call.receiver());
      case "onReceive" ->
          call.arguments().stream()
              .findFirst()
              .flatMap(argument -> published(routine, argument.value()));
      default -> Optional.empty();
    };
  }

  private Optional<AppState> published(Routine routine, Value publisher) {
    Definitions definitions = definitions(routine);
    Value current = publisher;
    for (int steps = 0; steps < MOST_OPERATORS; steps++) {
      Optional<Instruction> maker = definitions.only(definitions.origin(current));
      if (maker.isEmpty() || !(maker.get() instanceof Instruction.Call call)) {
        return Optional.empty();
      }
      String name = CallNames.baseName(call);
      if (name.equals("publisher")) {
        return call.arguments().stream()
            .filter(argument -> argument.label().equals("for"))
            .findFirst()
            .flatMap(argument -> posted(routine, argument.value()));
      }
      if (!OPERATORS.contains(name)) {
        return Optional.empty();
      }
      current = call.receiver();
    }
    return Optional.empty();
  }

  private Optional<Field> fieldOf(Instruction instruction) {
    Optional<Field> known = program.resolution(instruction).field().flatMap(program::findField);
    if (known.isPresent() || !(instruction instanceof Instruction.Load load)) {
      return known;
    }
    // Ex) .suspended, of an extension of Notification.Name
    return load.base() instanceof Value.Type
        ? names().stream()
            .flatMap(type -> Optional.ofNullable(type.fields().get(load.member())).stream())
            .findFirst()
        : known;
  }

  /** The types of names of notifications. */
  private List<ProgramType> names() {
    if (names == null) {
      names = program.types().stream().filter(type -> NAMES.contains(type.name().name())).toList();
    }
    return names;
  }

  private Optional<AppState> postedBy(Instruction instruction) {
    return program
        .api(instruction)
        .flatMap(catalog::find)
        .flatMap(member -> member.findFact(ApiFact.IsPosted.class))
        .map(ApiFact.IsPosted::state);
  }

  private Optional<AppState> onlyPosted(Routine initializer) {
    return initializer.blocks().size() == 1
        ? postedIn(initializer.block(0))
        : Optional.<AppState>empty();
  }

  private Optional<AppState> postedIn(Block block) {
    Optional<AppState> last = Optional.empty();
    for (Instruction instruction : block.instructions()) {
      Optional<AppState> here = postedBy(instruction);
      last = here.isPresent() ? here : last;
    }
    return last;
  }

  /**
   * The event of {@code handler} when {@code bus} observes one for its callers with {@code call};
   * empty when it is not known, or there are several in different states of the app.
   */
  Optional<Observed> event(Routine bus, Instruction.Call call, Routine handler) {
    Optional<Naming> naming =
        call.arguments().stream().flatMap(argument -> naming(bus, argument).stream()).findFirst();
    if (naming.isEmpty()) {
      return Optional.empty();
    }
    List<Observed> events = new ArrayList<>();
    for (Made one : makings().getOrDefault(handler.signature(), List.of())) {
      collect(one, bus, naming.get(), events);
    }
    boolean agree = events.stream().map(Observed::state).distinct().count() == 1;
    return agree ? Optional.of(events.get(0)) : Optional.empty();
  }

  private Optional<Naming> naming(Routine bus, Argument argument) {
    Definitions definitions = Definitions.of(bus);
    Value origin = definitions.origin(argument.value());
    Optional<Instruction> maker = definitions.only(origin);
    if (maker.isEmpty()) {
      String type = program.typeOf(bus, origin).name();
      return position(bus, origin)
          .filter(position -> type.contains("Notification"))
          .map(position -> new Naming(position, Optional.empty()));
    }
    List<Routine> routines = program.resolution(maker.get()).routines();
    Optional<Value> receiver = receiver(maker.get());
    if (routines.size() != 1 || receiver.isEmpty()) {
      return Optional.empty();
    }
    return position(bus, definitions.origin(receiver.get()))
        .map(position -> new Naming(position, Optional.of(routines.get(0))));
  }

  private static Optional<Value> receiver(Instruction instruction) {
    if (instruction instanceof Instruction.Call call && call.arguments().isEmpty()) {
      return Optional.of(call.receiver());
    } else if (instruction instanceof Instruction.Load load && load.index().isEmpty()) {
      return Optional.of(load.base());
    }
    return Optional.empty();
  }

  private static Optional<Integer> position(Routine routine, Value value) {
    for (int i = 0; i < routine.parameters().size(); i++) {
      if (value.equals(new Value.Local(routine.parameters().get(i).name()))) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** The pairs that {@code one} stands in. */
  private void collect(Made one, Routine bus, Naming naming, List<Observed> events) {
    Definitions definitions = Definitions.of(one.routine());
    for (Block block : one.routine().blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.Call call) {
          beside(definitions, call, one.value(), bus, naming)
              .flatMap(key -> state(one.routine(), definitions, key, naming))
              .map(state -> new Observed(one.routine(), block.id(), call, state))
              .ifPresent(events::add);
        }
      }
    }
  }

  /** What names the event in a call that takes the handler. */
  private Optional<Value> beside(
      Definitions definitions,
      Instruction.Call call,
      Value.Local handler,
      Routine bus,
      Naming naming) {
    List<Argument> arguments = call.arguments();
    boolean dictionary = call.name().equals(Instruction.Call.DICTIONARY);
    boolean toBus = program.resolution(call).routines().contains(bus);
    Optional<int[]> positions =
        toBus ? ArgumentMatching.match(bus, arguments) : Optional.<int[]>empty();
    for (int i = 0; i < arguments.size(); i++) {
      if (!definitions.origin(arguments.get(i).value()).equals(handler)) {
        continue;
      }
      if (dictionary && i % 2 == 1) {
        return Optional.of(arguments.get(i - 1).value());
      }
      for (int j = 0; positions.isPresent() && j < arguments.size(); j++) {
        if (positions.get()[j] == naming.parameter()) {
          return Optional.of(arguments.get(j).value());
        }
      }
    }
    return Optional.empty();
  }

  private Optional<AppState> state(
      Routine routine, Definitions definitions, Value key, Naming naming) {
    if (naming.method().isEmpty()) {
      return posted(routine, key);
    }
    Routine method = naming.method().get();
    return definitions
        .only(definitions.origin(key))
        .filter(Instruction.Load.class::isInstance)
        .map(load -> ((Instruction.Load) load).member())
        .filter(name -> isCase(method, name))
        .flatMap(name -> result(method, name));
  }

  private boolean isCase(Routine method, String name) {
    return program
        .findType(method.signature().owner())
        .map(type -> type.fields().get(name))
        .filter(field -> field.is(Field.Flag.ENUM_CASE))
        .isPresent();
  }

  /** What a method that switches over self says for one case. */
  private Optional<AppState> result(Routine method, String name) {
    for (Block block : method.blocks()) {
      for (Edge edge : block.edges()) {
        if (edge.condition() instanceof Condition.IsCase test
            && !test.negated()
            && test.caseName().equals(name)
            && test.value().equals(Value.Local.SELF)) {
          return postedIn(method.block(edge.target()));
        }
      }
    }
    return Optional.empty();
  }

  private Map<RoutineSignature, List<Made>> makings() {
    if (made == null) {
      made = new HashMap<>();
      for (NamedPlace place : program.madeClosures()) {
        if (place.instruction() instanceof Instruction.MakeClosure closure) {
          add(new Made(place.routine(), closure.dest()), closure);
        }
      }
    }
    return made;
  }

  private void add(Made one, Instruction.MakeClosure closure) {
    closure.body().ifPresent(body -> list(body).add(one));
    Resolution resolution = program.resolution(closure);
    resolution.routines().forEach(method -> list(method.signature()).add(one));
  }

  private List<Made> list(RoutineSignature handler) {
    return made.computeIfAbsent(handler, unused -> new ArrayList<>(1));
  }
}
