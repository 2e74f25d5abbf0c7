package dev.bgcheck.analysis.callgraph;

import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.api.ApiFact;
import dev.bgcheck.api.ApiMember;
import dev.bgcheck.api.ApiThread;
import dev.bgcheck.api.AppState;
import dev.bgcheck.link.CallNames;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.NamedPlace;
import dev.bgcheck.model.Parameter;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Resolution;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which routine makes which other routines run, and where.
 *
 * <p>An edge stands for a direct call, a property's accessor, a closure or method that is called
 * through a value, and one that is given to an API which runs it: dispatch queues, notification
 * observers, timers, tasks. An API that is not in the catalogue may run what it gets at any time on
 * any thread. Edges may be too many, where a value may be several closures; they lack what only
 * code outside the program does, such as callbacks of the system, which the roots of an analysis
 * stand for.
 */
public final class CallGraph {
  private final Program program;
  private final ApiCatalog catalog;
  private final FunctionValues values;
  private final Queues queues;
  private final EventBuses buses;
  private final Map<RoutineSignature, List<CallEdge>> from;
  private final Map<RoutineSignature, List<CallEdge>> to;
  // Those with an edge that goes through an API.
  private final Set<RoutineSignature> handing = new HashSet<>();
  private final List<Routine> eventful;

  /** The call graph of {@code program}. */
  public CallGraph(Program program, ApiCatalog catalog) {
    this.program = program;
    this.catalog = catalog;
    this.values = new FunctionValues(program, catalog);
    this.queues = new Queues(program, catalog);
    this.buses = new EventBuses(program, catalog);
    // Large enough for all: growing takes as long as filling.
    this.from = new HashMap<>(program.routines().size());
    this.to = new HashMap<>(program.routines().size());
    List<NamedPlace> named = program.named();
    int next = 0;
    for (Routine routine : program.routines()) {
      defaultValues(routine);
      int first = next;
      while (next < named.size() && named.get(next).routine() == routine) {
        next++;
      }
      if (values.areIn(routine)) {
        collectAll(routine, named.subList(first, next));
      } else {
        for (int i = first; i < next; i++) {
          collectCalls(named.get(i));
        }
      }
    }
    this.eventful = program.routines().stream().filter(this::isEventful).toList();
  }

  /** Where no local holds a function, only what is named can run, or an API that is told of it. */
  private void collectCalls(NamedPlace place) {
    boolean mayRunSomething =
        place.namesRoutines() || place.usesApi() || place.namesField() && place.isCall();
    if (mayRunSomething) {
      collect(place.routine(), place.block(), place.instruction(), place.resolution());
    }
  }

  /** What names nothing known makes something run only where it is handed a function. */
  private void collectAll(Routine routine, List<NamedPlace> named) {
    int next = 0;
    List<Block> blocks = routine.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      List<Instruction> instructions = block.instructions();
      for (int j = 0; j < instructions.size(); j++) {
        Instruction instruction = instructions.get(j);
        // The names stand in the order of the instructions: no need to look each of them up.
        boolean names = next < named.size() && named.get(next).instruction() == instruction;
        Resolution resolution = names ? named.get(next).resolution() : Program.unnamed(instruction);
        next += names ? 1 : 0;
        collect(routine, block.id(), instruction, resolution);
      }
    }
  }

  /** What {@code routine} makes run, in the order of its instructions. */
  public List<CallEdge> from(Routine routine) {
    return from.getOrDefault(routine.signature(), List.of());
  }

  /** What makes {@code routine} run. */
  public List<CallEdge> to(Routine routine) {
    return to.getOrDefault(routine.signature(), List.of());
  }

  /**
   * The routines that the system may call or that hand something to an API which runs it, in the
   * order of the program: where the facts start that move along the edges.
   */
  public List<Routine> eventful() {
    return eventful;
  }

  private boolean isEventful(Routine routine) {
    if (!routine.attributes().isEmpty() || !program.callbacksOf(routine).isEmpty()) {
      return true;
    }
    return handing.contains(routine.signature());
  }

  /** The function values the graph was made with. */
  public FunctionValues values() {
    return values;
  }

  /** The queues the graph was made with. */
  public Queues queues() {
    return queues;
  }

  private void collect(Routine routine, int block, Instruction instruction, Resolution resolution) {
    List<Routine> targets = resolution.routines();
    for (int i = 0; i < targets.size(); i++) {
      Routine target = targets.get(i);
      if (runs(instruction, target) && !isOfOwnInitializer(routine, instruction, target)) {
        direct(routine, block, instruction, target);
      }
    }
    if (instruction instanceof Instruction.Call call) {
      call(routine, block, call, resolution);
    } else if (instruction instanceof Instruction.Store store) {
      resolution
          .api()
          .ifPresent(api -> given(routine, block, store, api, 0, store.value(), List.of()));
    }
  }

  /** Some call may leave the parameter out; its value is then computed before the routine runs. */
  private void defaultValues(Routine routine) {
    if (!routine.hasBody()) {
      return;
    }
    Block entry = routine.blocks().get(0);
    List<Parameter> parameters = routine.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      if (parameter.defaultValue().isPresent()) {
        program
            .findRoutine(parameter.defaultValue().get())
            .ifPresent(one -> direct(routine, entry.id(), entry.instructions().get(0), one));
      }
    }
  }

  /** A method that is only named is not run. */
  private static boolean runs(Instruction instruction, Routine target) {
    boolean named = target.kind() == Routine.Kind.METHOD || target.kind() == Routine.Kind.FUNCTION;
    return instruction instanceof Instruction.Call
        || (!named && !(instruction instanceof Instruction.MakeClosure));
  }

  /**
   * Ex) init { items = [] } with an observer of items: Swift does not tell observers of what the
   * type's own initialiser sets.
   */
  private static boolean isOfOwnInitializer(
      Routine routine, Instruction instruction, Routine target) {
    boolean observes =
        target.kind() == Routine.Kind.DID_SET || target.kind() == Routine.Kind.WILL_SET;
    return observes
        && routine.kind() == Routine.Kind.INITIALIZER
        && routine.signature().owner().equals(target.signature().owner())
        && instruction instanceof Instruction.Store store
        && (store.base().equals(Value.Local.SELF) || store.base().equals(Value.UNQUALIFIED));
  }

  private void call(Routine routine, int block, Instruction.Call call, Resolution resolution) {
    if (call.name().equals(Instruction.Call.INVOKE)) {
      values.of(routine, call.receiver()).forEach(target -> direct(routine, block, call, target));
      return;
    }
    if (resolution.routines().isEmpty() && resolution.field().isPresent()) {
      // Ex) completion(result), completion being a property.
      values.of(resolution.field().get()).forEach(target -> direct(routine, block, call, target));
    }
    if (resolution.routines().isEmpty() && CallNames.isBlockInvocation(call)) {
      values.of(routine, call.receiver()).forEach(target -> direct(routine, block, call, target));
    }
    if (!resolution.routines().isEmpty() || call.isOperator()) {
      return;
    }
    Optional<ApiSymbol> api = resolution.api();
    for (int i = 0; i < call.arguments().size(); i++) {
      Value value = call.arguments().get(i).value();
      int position = i < resolution.positions().size() ? resolution.positions().get(i) : i;
      if (api.isPresent()) {
        given(routine, block, call, api.get(), position, value, resolution.positions());
      } else {
        for (Routine target : values.of(routine, value)) {
          add(unknown(routine, block, call, target));
        }
      }
    }
  }

  private void given(
      Routine routine,
      int block,
      Instruction instruction,
      ApiSymbol api,
      int position,
      Value value,
      List<Integer> positions) {
    List<Routine> targets = new ArrayList<>(values.of(routine, value));
    if (value instanceof Value.Constant constant
        && constant.kind() == Value.Constant.Kind.SELECTOR) {
      targets.addAll(selected(routine, constant.text()));
    }
    if (targets.isEmpty()) {
      return;
    }
    Optional<ApiMember> member = catalog.find(api);
    Optional<ApiFact.RunsClosure> runs = member.flatMap(known -> known.findClosure(position));
    for (Routine target : targets) {
      if (runs.isEmpty()) {
        add(unknown(routine, block, instruction, target));
        continue;
      }
      ApiFact.RunsClosure fact = runs.get();
      boolean later = fact.moment() != ApiFact.Moment.BEFORE_RETURN;
      ApiThread.Place place = place(routine, instruction, fact, positions);
      if (!later && place == ApiThread.Place.BACKGROUND) {
        // What waits for its block lends it the thread: queue.sync { } on the main thread runs
        // there, whatever the queue, as dispatch_sync's page says.
        place = ApiThread.Place.CALLER;
      }
      Optional<AppState> state = state(routine, instruction, fact);
      Optional<EventBuses.Observed> event =
          later && state.filter(one -> one == AppState.ANY).isPresent()
              ? eventOf(routine, instruction, target)
              : Optional.empty();
      if (event.isPresent()) {
        EventBuses.Observed one = event.get();
        state = Optional.of(one.state());
        add(
            new CallEdge(
                one.routine(),
                one.block(),
                one.instruction(),
                target,
                place,
                true,
                state,
                Optional.of(api)));
        continue;
      }
      add(new CallEdge(routine, block, instruction, target, place, later, state, Optional.of(api)));
    }
  }

  private ApiThread.Place place(
      Routine routine, Instruction instruction, ApiFact.RunsClosure fact, List<Integer> positions) {
    if (fact.mainActor()) {
      return ApiThread.Place.MAIN;
    }
    ApiThread thread = fact.thread();
    if (!(instruction instanceof Instruction.Call call)) {
      return settled(thread.otherwise());
    }
    switch (thread.place()) {
      case RECEIVER:
        return queues.placeOf(routine, call.receiver(), ApiThread.Place.UNKNOWN);
      case QUEUE_ARGUMENT:
        for (int i = 0; i < positions.size(); i++) {
          if (positions.get(i) == thread.argument()) {
            Value queue = call.arguments().get(i).value();
            return queues.placeOf(routine, queue, settled(thread.otherwise()));
          }
        }
        return settled(thread.otherwise());
      default:
        return settled(thread.place());
    }
  }

  private static ApiThread.Place settled(ApiThread.Place place) {
    return switch (place) {
      case MAIN, BACKGROUND, CALLER -> place;
      default -> ApiThread.Place.UNKNOWN;
    };
  }

  /** What a notification that is observed says of the app, else what the API says. */
  private Optional<AppState> state(
      Routine routine, Instruction instruction, ApiFact.RunsClosure fact) {
    if (instruction instanceof Instruction.Call call) {
      for (dev.bgcheck.model.Argument argument : call.arguments()) {
        Optional<AppState> posted = buses.posted(routine, argument.value());
        if (posted.isPresent()) {
          return posted;
        }
      }
      Optional<AppState> published = buses.published(routine, call);
      if (published.isPresent()) {
        return published;
      }
    }
    boolean promptly = fact.moment() == ApiFact.Moment.BEFORE_RETURN;
    boolean says = fact.state() != AppState.ANY;
    return says || !promptly ? Optional.of(fact.state()) : Optional.empty();
  }

  /** Ex) bus.on(.suspended, pause), which the routine of the bus observes for its callers. */
  private Optional<EventBuses.Observed> eventOf(
      Routine routine, Instruction instruction, Routine target) {
    return instruction instanceof Instruction.Call call
        ? buses.event(routine, call, target)
        : Optional.empty();
  }

  private List<Routine> selected(Routine routine, String selector) {
    TypeName owner = routine.signature().owner();
    List<Routine> found = new ArrayList<>();
    for (TypeName type : program.supertypesOf(owner)) {
      program
          .findType(type)
          .ifPresent(
              known ->
                  known.routines().stream()
                      .filter(method -> CallNames.isSelectedBy(method, selector))
                      .forEach(found::add));
      if (!found.isEmpty()) {
        return found;
      }
    }
    return found;
  }

  private void direct(Routine routine, int block, Instruction instruction, Routine target) {
    add(
        new CallEdge(
            routine,
            block,
            instruction,
            target,
            ApiThread.Place.CALLER,
            false,
            Optional.empty(),
            Optional.empty()));
  }

  private static CallEdge unknown(
      Routine routine, int block, Instruction instruction, Routine target) {
    return new CallEdge(
        routine,
        block,
        instruction,
        target,
        ApiThread.Place.UNKNOWN,
        true,
        Optional.of(AppState.ANY),
        Optional.empty());
  }

  private void add(CallEdge edge) {
    from.computeIfAbsent(edge.from().signature(), unused -> new ArrayList<>(4)).add(edge);
    to.computeIfAbsent(edge.to().signature(), unused -> new ArrayList<>(2)).add(edge);
    if (edge.via().isPresent()) {
      handing.add(edge.from().signature());
    }
  }
}
