package dev.bgcheck.analysis.context;

import dev.bgcheck.analysis.callgraph.CallEdge;
import dev.bgcheck.analysis.callgraph.CallGraph;
import dev.bgcheck.api.ApiThread;
import dev.bgcheck.api.AppState;
import dev.bgcheck.finding.TraceStep;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.work.Once;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which routines can only run after the app has finished launching.
 *
 * <p><b>The fact tracked</b> is "may run during launch". It is made at everything that nothing in
 * the program calls and everything the system may call, unless it is known to come later; it moves
 * along all edges but those to a closure that waits for the main queue, which is busy until the
 * launch is over, and those into a task of Swift's, which the launch does not wait for. What never
 * gets the fact, and is reached from a known later event, runs late for certain. Errs on the side
 * of early.
 */
public final class LateStarts {
  private static final Set<String> ACTIONS = Set.of("IBAction", "IBSegueAction");
  private static final String NOTIFICATIONS = "NSNotificationCenter";
  private static final String TASK = "Task";

  private final CallGraph graph;
  private final Set<ApiSymbol> lateCallbacks;
  private final Program program;
  private final boolean soonIsLate;
  private final Once<Reach> late;

  /**
   * What runs late in {@code program}.
   *
   * @param lateCallbacks callbacks that the system makes only after the launch, and APIs that run
   *     what they get only then
   */
  public LateStarts(Program program, CallGraph graph, Set<ApiSymbol> lateCallbacks) {
    this(program, graph, lateCallbacks, true);
  }

  /**
   * What runs late in {@code program}.
   *
   * @param soonIsLate whether what waits for the main queue is late too, and not only what waits
   *     for the user or a later state of the app
   */
  public LateStarts(
      Program program, CallGraph graph, Set<ApiSymbol> lateCallbacks, boolean soonIsLate) {
    this.program = program;
    this.soonIsLate = soonIsLate;
    this.graph = graph;
    this.lateCallbacks = Set.copyOf(lateCallbacks);
    this.late = Once.of(() -> Reach.of(lateRoots(), graph, edge -> true, routine -> true));
  }

  /** Whether {@code routine} certainly runs only after the app has finished launching. */
  public boolean isLate(Routine routine) {
    return !mayBeEarly(routine) && late.get().contains(routine);
  }

  /**
   * Whether {@code routine} may run while the app launches. Asked of few routines, so it is looked
   * for backwards: most of them are near something that may start early.
   */
  public boolean mayBeEarly(Routine routine) {
    Set<RoutineSignature> seen = new HashSet<>();
    Deque<Routine> open = new ArrayDeque<>();
    seen.add(routine.signature());
    open.add(routine);
    while (!open.isEmpty()) {
      Routine next = open.removeFirst();
      if (mayStartEarly(next)) {
        return true;
      }
      for (CallEdge edge : graph.to(next)) {
        if (!waitsForLaunch(edge) && seen.add(edge.from().signature())) {
          open.add(edge.from());
        }
      }
    }
    return false;
  }

  /** How a late routine is reached. */
  public List<TraceStep> chainTo(Routine routine, Function<ApiSymbol, String> nameOf) {
    return late.get().chainTo(routine, nameOf);
  }

  private boolean mayStartEarly(Routine routine) {
    List<ApiSymbol> callbacks = program.callbacksOf(routine);
    boolean late = !callbacks.isEmpty() && callbacks.stream().anyMatch(lateCallbacks::contains);
    if (late || isAction(routine)) {
      return false;
    }
    // Every method of Objective-C has a selector: there it says nothing.
    boolean named = !routine.selector().isEmpty() && routine.language() != Language.OBJC;
    boolean exposed =
        !callbacks.isEmpty()
            || routine.is(Routine.Flag.OVERRIDE)
            || named
            || !routine.attributes().isEmpty();
    return exposed || graph.to(routine).isEmpty();
  }

  private static boolean isAction(Routine routine) {
    return !routine.attributes().isEmpty()
        && routine.attributes().stream().anyMatch(ACTIONS::contains);
  }

  /** Ex) DispatchQueue.main.async, a task of its own, or what a button runs. */
  private boolean waitsForLaunch(CallEdge edge) {
    Optional<ApiSymbol> via = edge.via();
    if (via.filter(lateCallbacks::contains).isPresent()) {
      // Ex) .onAppear { … }, of a view that appears when the user sees it
      return true;
    }
    if (edge.later() && via.filter(api -> api.owner().equals(TASK)).isPresent()) {
      // On the main actor it waits for it; elsewhere nothing makes the launch wait for the task.
      return soonIsLate;
    }
    return edge.later()
        && edge.thread() == ApiThread.Place.MAIN
        && via.isPresent()
        && !via.get().owner().equals(NOTIFICATIONS)
        && (soonIsLate || edge.state().filter(state -> state == AppState.FOREGROUND).isPresent());
  }

  private List<Reach.Root> lateRoots() {
    List<Reach.Root> roots = new ArrayList<>();
    for (Routine routine : graph.eventful()) {
      boolean called = program.callbacksOf(routine).stream().anyMatch(lateCallbacks::contains);
      if (called || isAction(routine)) {
        String reason = isAction(routine) ? "the user starts this" : "the system calls this";
        roots.add(new Reach.Root(routine, reason + " after the launch", Optional.empty()));
      }
      for (CallEdge edge : graph.from(routine)) {
        if (waitsForLaunch(edge)) {
          roots.add(new Reach.Root(edge.to(), "this runs after the launch", Optional.of(edge)));
        }
      }
    }
    return roots;
  }
}
