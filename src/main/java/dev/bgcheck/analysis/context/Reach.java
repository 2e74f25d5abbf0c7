package dev.bgcheck.analysis.context;

import dev.bgcheck.analysis.callgraph.CallEdge;
import dev.bgcheck.analysis.callgraph.CallGraph;
import dev.bgcheck.finding.TraceStep;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Everything that a set of roots makes run, with the shortest chain that leads there.
 *
 * <p><b>The fact tracked</b> is a property of the roots (certainly off the main thread, certainly
 * in the background) that a callee inherits unless the edge ends it. It is made at the roots, moved
 * along the edges that {@code keeps} accepts, and dropped at the others. One chain is enough: the
 * analysis asks whether the property can hold, not whether it always does.
 */
public final class Reach {

  /**
   * Why the property holds at the start.
   *
   * @param routine the routine it starts with
   * @param reason how to say it, such as "the system calls it on a background queue"
   * @param edge the edge that starts it, when no callback of the system does
   */
  public record Root(Routine routine, String reason, Optional<CallEdge> edge) {}

  private record Arrival(Root root, CallEdge by) {}

  private final Map<RoutineSignature, Arrival> arrivals = new LinkedHashMap<>();

  private Reach() {}

  /**
   * What the roots reach.
   *
   * @param keeps which edges hand the property on
   * @param admits which routines can have it at all
   */
  public static Reach of(
      List<Root> roots, CallGraph graph, Predicate<CallEdge> keeps, Predicate<Routine> admits) {
    Reach reach = new Reach();
    Deque<Routine> open = new ArrayDeque<>();
    for (Root root : roots) {
      if (admits.test(root.routine())
          && reach.arrivals.putIfAbsent(root.routine().signature(), new Arrival(root, null))
              == null) {
        open.add(root.routine());
      }
    }
    while (!open.isEmpty()) {
      Routine routine = open.removeFirst();
      Root root = reach.arrivals.get(routine.signature()).root();
      for (CallEdge edge : graph.from(routine)) {
        if (keeps.test(edge)
            && admits.test(edge.to())
            && reach.arrivals.putIfAbsent(edge.to().signature(), new Arrival(root, edge)) == null) {
          open.add(edge.to());
        }
      }
    }
    return reach;
  }

  /** Whether the property can hold in {@code routine}. */
  public boolean contains(Routine routine) {
    return arrivals.containsKey(routine.signature());
  }

  /** Where the chain to {@code routine} starts. */
  public Optional<Root> rootOf(Routine routine) {
    return Optional.ofNullable(arrivals.get(routine.signature())).map(Arrival::root);
  }

  /**
   * The chain to {@code routine}, from the root on; empty when the property does not hold there.
   *
   * @param nameOf how to call an API in a step
   */
  public List<TraceStep> chainTo(Routine routine, Function<ApiSymbol, String> nameOf) {
    List<TraceStep> chain = new ArrayList<>();
    Arrival arrival = arrivals.get(routine.signature());
    if (arrival == null) {
      return chain;
    }
    for (Arrival at = arrival; at.by() != null; at = arrivals.get(at.by().from().signature())) {
      chain.add(0, step(at.by(), nameOf));
    }
    Root root = arrival.root();
    chain.add(
        0,
        new TraceStep(
            root.reason(),
            root.edge().map(edge -> edge.instruction().span()).orElse(root.routine().nameSpan())));
    return chain;
  }

  /** The steps of the chain to {@code routine}, from the root on, without what starts it. */
  List<CallEdge> stepsTo(Routine routine) {
    List<CallEdge> steps = new ArrayList<>();
    for (Arrival at = arrivals.get(routine.signature());
        at != null && at.by() != null;
        at = arrivals.get(at.by().from().signature())) {
      steps.add(0, at.by());
    }
    return steps;
  }

  /**
   * Whether the chain can lead to {@code block} of {@code routine}, which it reaches, with the
   * constants that its calls pass on.
   */
  public boolean leadsTo(Routine routine, int block) {
    return PassedConstants.allow(stepsTo(routine), routine, block);
  }

  /** The routines on the chain to {@code routine}, itself last; empty when it is not reached. */
  public List<Routine> routinesTo(Routine routine) {
    List<Routine> chain = new ArrayList<>();
    Arrival arrival = arrivals.get(routine.signature());
    if (arrival == null) {
      return chain;
    }
    chain.add(routine);
    for (Arrival at = arrival; at.by() != null; at = arrivals.get(at.by().from().signature())) {
      chain.add(0, at.by().from());
    }
    return chain;
  }

  private static TraceStep step(CallEdge edge, Function<ApiSymbol, String> nameOf) {
    String what =
        edge.to().signature().isClosure()
            ? "runs a closure"
            : "calls '" + edge.to().signature().spokenName() + "'";
    String how = edge.via().map(api -> " through " + nameOf.apply(api)).orElse("");
    return new TraceStep(what + how, edge.instruction().span());
  }
}
