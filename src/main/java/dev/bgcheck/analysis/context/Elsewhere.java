package dev.bgcheck.analysis.context;

import dev.bgcheck.analysis.callgraph.CallEdge;
import dev.bgcheck.analysis.callgraph.CallGraph;
import dev.bgcheck.api.AppState;
import dev.bgcheck.link.CallNames;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which routines may also run while the app is not in the background.
 *
 * <p><b>The fact tracked</b> is "may run in the foreground". It is made at everything that nothing
 * in the program makes run, that the system, a storyboard, a selector or a receiver of unknown type
 * may call, unless the system calls it in the background for certain; it moves along all edges but
 * those that say the app is in the background then. What never gets it runs in the background only.
 * Errs on the side of the foreground.
 */
final class Elsewhere {
  private final CallGraph graph;
  private final Set<RoutineSignature> may = new HashSet<>();
  private final Set<String> selectors = new HashSet<>();
  private final Set<String> called = new HashSet<>();

  /**
   * What may run in the foreground in {@code program}.
   *
   * @param guards what routines check before they go on
   * @param background the routines that the system itself calls in the background
   */
  Elsewhere(Program program, CallGraph graph, Guards guards, Set<RoutineSignature> background) {
    this.graph = graph;
    program.routines().forEach(routine -> collectNames(program, routine));
    Deque<Routine> open = new ArrayDeque<>();
    for (Routine routine : program.routines()) {
      boolean starts = !background.contains(routine.signature()) && mayStart(program, routine);
      if (starts && may.add(routine.signature())) {
        open.add(routine);
      }
    }
    while (!open.isEmpty()) {
      for (CallEdge edge : graph.from(open.removeFirst())) {
        boolean inBackground =
            edge.state().filter(AppState::isCertainlyBackground).isPresent()
                || guards.isInBackground(edge.from(), edge.block());
        if (!inBackground && may.add(edge.to().signature())) {
          open.add(edge.to());
        }
      }
    }
  }

  /** Whether {@code routine} may run while the app is not in the background. */
  boolean contains(Routine routine) {
    return may.contains(routine.signature());
  }

  private void collectNames(Program program, Routine routine) {
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.Call call) {
          call.arguments().forEach(argument -> collectSelector(argument.value()));
          if (!call.isOperator() && program.resolution(call).isUnknown()) {
            called.add(base(CallNames.baseName(call)));
          }
        } else if (instruction instanceof Instruction.Assign assign) {
          collectSelector(assign.source());
        } else if (instruction instanceof Instruction.Store store) {
          collectSelector(store.value());
        }
      }
    }
  }

  private void collectSelector(Value value) {
    if (value instanceof Value.Constant constant
        && constant.kind() == Value.Constant.Kind.SELECTOR) {
      String text = constant.text();
      selectors.add(base(text.substring(text.lastIndexOf('.') + 1)));
    }
  }

  /**
   * The part of a Swift name, an Objective-C selector or a Java name that all its spellings share.
   */
  private static String base(String name) {
    int end = 0;
    while (end < name.length() && Character.isJavaIdentifierPart(name.charAt(end))) {
      end++;
    }
    return name.substring(0, end);
  }

  private boolean mayStart(Program program, Routine routine) {
    String base = base(routine.signature().name());
    List<CallEdge> callers = graph.to(routine);
    boolean observed =
        !callers.isEmpty() && callers.stream().allMatch(edge -> edge.via().isPresent());
    return callers.isEmpty()
        || !program.callbacksOf(routine).isEmpty()
        || routine.is(Routine.Flag.OVERRIDE)
        || routine.attributes().stream().anyMatch(one -> one.startsWith("IB"))
        || called.contains(base)
        || selectors.contains(base) && !observed;
  }
}
