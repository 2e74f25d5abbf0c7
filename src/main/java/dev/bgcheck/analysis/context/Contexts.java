package dev.bgcheck.analysis.context;

import dev.bgcheck.analysis.callgraph.CallEdge;
import dev.bgcheck.analysis.callgraph.CallGraph;
import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.api.ApiFact;
import dev.bgcheck.api.ApiMember;
import dev.bgcheck.api.ApiThread;
import dev.bgcheck.api.ApiType;
import dev.bgcheck.api.AppState;
import dev.bgcheck.link.ArgumentMatching;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Isolation;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.ProgramType;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * On which thread, and in which state of the app, the routines of a program run.
 *
 * <p>Certain answers only. A routine is <em>off the main thread</em> when a callback that the
 * system makes there, or a closure given to a background queue, leads to it without a hop; code
 * that is isolated to the main actor is not. It is <em>in the background</em> when a callback that
 * the system makes then leads to it, also across queues, but not across a notification or a button
 * that has a state of its own.
 *
 * <p>Each of the answers is worked out when first asked for: most targets need one of them.
 */
public final class Contexts {
  /** Why code behind a check of the app's state runs in the background. */
  public static final String CHECKED = "the app is in the background behind this check";

  private final Program program;
  private final ApiCatalog catalog;
  private final CallGraph graph;
  private final Guards guards;
  private final FirstRuns firstRuns;
  private DelegateThreads delegates;

  private Reach offMain;
  private Reach background;
  private Elsewhere elsewhere;

  /** The contexts in {@code program}. */
  public Contexts(Program program, ApiCatalog catalog, CallGraph graph) {
    this.program = program;
    this.catalog = catalog;
    this.graph = graph;
    this.guards = new Guards(program, catalog);
    this.firstRuns = new FirstRuns(program, graph);
  }

  /** The routines that can run off the main thread, for certain, and how. */
  public synchronized Reach offMain() {
    if (offMain == null) {
      delegates = new DelegateThreads(program, catalog, graph.queues());
      offMain =
          Reach.of(offMainRoots(), graph, this::staysOffMain, routine -> !isOnMainActor(routine));
    }
    return offMain;
  }

  /** The routines that can run in the background, for certain, and how. */
  public synchronized Reach background() {
    if (background == null) {
      background = Reach.of(backgroundRoots(), graph, this::staysInBackground, routine -> true);
    }
    return background;
  }

  /** Whether the routine runs in the background for certain, and at no other time. */
  public boolean isOnlyInBackground(Routine routine) {
    return background().contains(routine) && !elsewhere().contains(routine);
  }

  /** Whether a block runs in the background only: its routine does, or checks it before. */
  public boolean isOnlyInBackground(Routine routine, int block) {
    return guards.isInBackground(routine, block) || isOnlyInBackground(routine);
  }

  private synchronized Elsewhere elsewhere() {
    if (elsewhere == null) {
      elsewhere = new Elsewhere(program, graph, guards, calledInBackground());
    }
    return elsewhere;
  }

  private Set<RoutineSignature> calledInBackground() {
    return graph.eventful().stream()
        .filter(routine -> facts(routine).anyMatch(fact -> fact.state().isCertainlyBackground()))
        .map(Routine::signature)
        .collect(Collectors.toSet());
  }

  /**
   * Whether a block runs for the first of several callers of its routine only, so that nobody knows
   * for which.
   */
  public boolean isForFirstOfMany(Routine routine, int block) {
    return firstRuns.contain(routine, block);
  }

  /** What routines check before they go on. */
  public Guards guards() {
    return guards;
  }

  /** What the system says of the app when it calls {@code routine}. */
  public Optional<AppState> stateOf(Routine routine) {
    return facts(routine).map(ApiFact.CalledBySystem::state).findFirst();
  }

  /** Whether the source says that the routine runs on the main actor. */
  public boolean isOnMainActor(Routine routine) {
    Routine current = routine;
    while (true) {
      if (current.isolation() != Isolation.UNSPECIFIED) {
        return current.isolation() == Isolation.MAIN_ACTOR;
      }
      Optional<dev.bgcheck.model.ClosureSite> site = program.siteOf(current.signature());
      if (site.isEmpty()) {
        break;
      }
      if (current.is(Routine.Flag.SENDABLE)) {
        return false;
      }
      current = site.get().maker();
    }
    return isTypeOnMainActor(current.signature().owner());
  }

  /** Whether the routine, no closure, can only run on an actor that is not the main one. */
  public boolean isOnOtherActor(Routine routine) {
    return routine.isolation() == Isolation.OTHER_ACTOR && !routine.signature().isClosure();
  }

  private boolean isTypeOnMainActor(TypeName owner) {
    for (TypeName name : program.supertypesOf(owner)) {
      Optional<ProgramType> type = program.findType(name);
      if (type.isPresent() && type.get().isolation() != Isolation.UNSPECIFIED) {
        return type.get().isolation() == Isolation.MAIN_ACTOR;
      }
    }
    return false;
  }

  private List<Reach.Root> offMainRoots() {
    List<Reach.Root> roots = new ArrayList<>();
    for (Routine routine : graph.eventful()) {
      for (ApiSymbol callback : program.callbacksOf(routine)) {
        Optional<ApiFact.CalledBySystem> fact =
            catalog.find(callback).flatMap(ApiMember::findCallback);
        if (fact.isPresent() && isOffMain(routine, callback, fact.get().thread())) {
          roots.add(
              new Reach.Root(
                  routine, "the system calls this off the main thread", Optional.empty()));
        }
      }
      for (CallEdge edge : graph.from(routine)) {
        if (edge.thread() == ApiThread.Place.BACKGROUND) {
          String api = edge.via().map(this::nameOf).orElse("the system");
          roots.add(
              new Reach.Root(edge.to(), api + " runs this off the main thread", Optional.of(edge)));
        }
      }
    }
    return roots;
  }

  private boolean isOffMain(Routine routine, ApiSymbol callback, ApiThread thread) {
    return switch (thread.place()) {
      case BACKGROUND -> true;
      case CREATION ->
          delegates.placeOf(routine.signature().owner(), callback) == ApiThread.Place.BACKGROUND;
      default -> false;
    };
  }

  /** A callee that only its name suggests is no ground for a certain claim. */
  private boolean isGuessed(CallEdge edge) {
    return program.resolution(edge.instruction()).guessed();
  }

  private boolean staysOffMain(CallEdge edge) {
    if (isGuessed(edge)) {
      return false;
    }
    return edge.isDirect()
        && isOnlyTarget(edge)
        && !isHop(edge)
        && !isLazyAndReadElsewhere(edge)
        && !firstRuns.areBehind(edge)
        && !isPutOff(edge)
        && !GoneObjects.lieBehind(edge.from(), edge.block())
        && !guards.isOnMain(edge.from(), edge.block());
  }

  /** Ex) await controller.reload(): only another actor makes a routine that is not async wait. */
  private boolean isHop(CallEdge edge) {
    boolean awaits = edge.instruction() instanceof Instruction.Call call && call.flags().isAwait();
    return awaits
        && (!edge.to().is(Routine.Flag.ASYNC)
            || program.supertypesOf(edge.to().signature().owner()).stream()
                .flatMap(type -> catalog.findType(type.name()).stream())
                .anyMatch(ApiType::isMainActor));
  }

  /**
   * Ex) onMain(completion(result)), of a function with an autoclosure: what yields nothing can only
   * be given where a function is wanted if it is run there.
   */
  private boolean isPutOff(CallEdge edge) {
    if (!(edge.instruction() instanceof Instruction.Call call)
        || call.dest().isEmpty()
        || !program.typeOf(edge.from(), call.dest().get()).equals(TypeRef.VOID)) {
      return false;
    }
    for (Instruction other : edge.from().block(edge.block()).instructions()) {
      if (other instanceof Instruction.Call taker && wantsFunction(taker, call.dest().get())) {
        return true;
      }
    }
    return false;
  }

  private boolean wantsFunction(Instruction.Call taker, Value given) {
    for (Routine target : program.resolution(taker).routines()) {
      Optional<int[]> positions = ArgumentMatching.match(target, taker.arguments());
      for (int i = 0; positions.isPresent() && i < taker.arguments().size(); i++) {
        if (taker.arguments().get(i).value().equals(given)
            && target.parameters().get(positions.get()[i]).type().unwrapped().isFunction()) {
          return true;
        }
      }
    }
    return false;
  }

  /** What a lazy property is made of runs once, most likely where the first of them reads it. */
  private boolean isLazyAndReadElsewhere(CallEdge edge) {
    return edge.to().kind() == Routine.Kind.FIELD_INITIALIZER
        && edge.instruction() instanceof Instruction.Load
        && graph.to(edge.to()).stream()
            .anyMatch(other -> !other.from().signature().equals(edge.from().signature()));
  }

  /**
   * Whether nothing else may run instead: a handler that several callers pass is run for the caller
   * that passed it, and which of several overrides runs depends on the object.
   */
  private boolean isOnlyTarget(CallEdge edge) {
    if (edge.via().isPresent() || isAccessor(edge.to())) {
      return true;
    }
    return graph.from(edge.from()).stream()
            .filter(one -> one.instruction() == edge.instruction() && !isAccessor(one.to()))
            .count()
        == 1;
  }

  private static boolean isAccessor(Routine routine) {
    return switch (routine.kind()) {
      case GETTER, SETTER, WILL_SET, DID_SET, FIELD_INITIALIZER, DEFAULT_VALUE -> true;
      default -> false;
    };
  }

  private List<Reach.Root> backgroundRoots() {
    List<Reach.Root> roots = new ArrayList<>();
    for (Routine routine : program.routines()) {
      boolean certainly =
          !program.callbacksOf(routine).isEmpty()
              && facts(routine).anyMatch(fact -> fact.state().isCertainlyBackground());
      if (certainly) {
        roots.add(
            new Reach.Root(routine, "the system calls this in the background", Optional.empty()));
      }
      for (CallEdge edge : graph.from(routine)) {
        if (edge.state().filter(AppState::isCertainlyBackground).isPresent()) {
          String api = edge.via().map(this::nameOf).orElse("the system");
          roots.add(
              new Reach.Root(edge.to(), api + " runs this in the background", Optional.of(edge)));
        } else if (guards.isInBackground(edge.from(), edge.block()) && staysInBackground(edge)) {
          roots.add(new Reach.Root(edge.to(), CHECKED, Optional.of(edge)));
        }
      }
    }
    return roots;
  }

  private boolean staysInBackground(CallEdge edge) {
    if (isGuessed(edge) || guards.isInForeground(edge.from(), edge.block())) {
      return false;
    }
    if (edge.state().isPresent() && edge.state().get() != AppState.ANY) {
      return edge.state().get().isCertainlyBackground();
    }
    // Ex) DispatchQueue.main.async: promptly, and in the state of the app that asked for it. What
    // is kept for an event of its own (a notification, a button, a delegate) runs in its own state.
    boolean prompt = edge.thread() != ApiThread.Place.UNKNOWN || edge.isDirect();
    return prompt && isOnlyTarget(edge) && (edge.via().isEmpty() || runsOnce(edge));
  }

  private boolean runsOnce(CallEdge edge) {
    return edge.via().flatMap(catalog::find).stream()
        .flatMap(member -> member.facts().stream())
        .anyMatch(fact -> fact instanceof ApiFact.RunsClosure runs && runs.runsExactlyOnce());
  }

  private java.util.stream.Stream<ApiFact.CalledBySystem> facts(Routine routine) {
    return program.callbacksOf(routine).stream()
        .flatMap(callback -> catalog.find(callback).stream())
        .flatMap(member -> member.findCallback().stream());
  }

  private String nameOf(ApiSymbol symbol) {
    return ApiNaming.spoken(catalog, symbol);
  }
}
