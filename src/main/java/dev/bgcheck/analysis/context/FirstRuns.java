package dev.bgcheck.analysis.context;

import dev.bgcheck.analysis.callgraph.CallEdge;
import dev.bgcheck.analysis.callgraph.CallGraph;
import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells what runs only the first time that a routine is called: what makes a shared object, or sets
 * it up. Where several call it, the first of them was most likely there before whoever is asked
 * about.
 */
final class FirstRuns {
  private static final String ONCE = "dispatch_once";
  private static final int MOST_STEPS = 3;

  private final Program program;
  private final CallGraph graph;

  FirstRuns(Program program, CallGraph graph) {
    this.program = program;
    this.graph = graph;
  }

  /** Whether the edge is for the first of several callers only. */
  boolean areBehind(CallEdge edge) {
    boolean once = edge.via().filter(api -> api.selector().startsWith(ONCE)).isPresent();
    return once ? hasSeveralCallers(edge.from()) : contain(edge.from(), edge.block());
  }

  /**
   * Whether {@code block} is for the first of several callers only.
   *
   * <p>Ex) if (!ready) { ready = YES; … }, if (_items == nil) { _items = …; }
   */
  boolean contain(Routine routine, int block) {
    if (block == 0 || !routine.hasBody() || !hasSeveralCallers(routine)) {
      return false;
    }
    Set<String> set = membersSet(routine);
    if (set.isEmpty()) {
      return false;
    }
    Definitions definitions = Definitions.of(routine);
    Set<Integer> reached = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    reached.add(0);
    open.add(0);
    while (!open.isEmpty()) {
      for (Edge edge : routine.block(open.removeFirst()).edges()) {
        boolean first = isFirst(definitions, definitions.simplify(edge.condition()), set);
        if (!first && reached.add(edge.target())) {
          open.add(edge.target());
        }
      }
    }
    return !reached.contains(block);
  }

  private static boolean isFirst(Definitions definitions, Condition condition, Set<String> set) {
    if (condition instanceof Condition.IsTrue test) {
      return test.negated() && isOneOf(definitions, test.value(), set);
    }
    return condition instanceof Condition.IsNil test
        && !test.negated()
        && isOneOf(definitions, test.value(), set);
  }

  private static boolean isOneOf(Definitions definitions, Value value, Set<String> members) {
    Optional<Instruction> made = definitions.only(definitions.origin(value));
    return made.isPresent()
        && made.get() instanceof Instruction.Load load
        && load.index().isEmpty()
        && members.contains(load.member());
  }

  /** The fields that the routine sets to something. */
  private static Set<String> membersSet(Routine routine) {
    Set<String> members = new HashSet<>();
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.Store store
            && store.index().isEmpty()
            && !store.value().equals(Value.Constant.NIL)
            && !store.value().equals(Value.Constant.bool(false))) {
          members.add(store.member());
        }
      }
    }
    return members;
  }

  /** Whether several routines call it, or the only one that does. */
  private boolean hasSeveralCallers(Routine routine) {
    Routine current = program.outermost(routine);
    for (int step = 0; step < MOST_STEPS; step++) {
      Routine called = current;
      Set<Routine> callers =
          graph.to(current).stream()
              .map(edge -> program.outermost(edge.from()))
              .filter(caller -> !caller.equals(called))
              .collect(Collectors.toSet());
      if (callers.size() != 1) {
        return callers.size() > 1;
      }
      current = callers.iterator().next();
    }
    return false;
  }
}
