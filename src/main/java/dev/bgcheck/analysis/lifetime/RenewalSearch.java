package dev.bgcheck.analysis.lifetime;

import dev.bgcheck.analysis.callgraph.CallEdge;
import dev.bgcheck.analysis.callgraph.CallGraph;
import dev.bgcheck.link.CallNames;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Resolution;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Collects everything that a routine leads to, at once or later, and says whether one of certain
 * APIs may be called there.
 *
 * <p><b>The fact tracked</b> is "may run because of the routine". It moves along every edge of the
 * call graph. Code that is not here may call the API, unless the call only works out a value with a
 * name that does not speak of it, or writes to the log. So "no" is safe to say, up to an API that
 * is called through a value nobody can follow under an innocent name.
 */
public final class RenewalSearch {
  private static final List<String> SETTING_OFF =
      List.of("post", "send", "yield", "perform", "signal", "enqueue");

  private static final List<String> LOGGING = List.of("print", "debug", "trace", "assert", "log");

  private static final Set<String> LEVELS =
      Set.of("info", "notice", "warning", "warn", "error", "fault", "critical", "verbose");

  private static final List<String> TELLING =
      List.of(
          "schedule", "submit", "request", "register", "renew", "refresh", "background", "task");

  private final Program program;
  private final CallGraph graph;

  /** A search in {@code program}. */
  public RenewalSearch(Program program, CallGraph graph) {
    this.program = program;
    this.graph = graph;
  }

  /** The routines that {@code start} leads to, itself first. */
  public List<Routine> from(Routine start) {
    List<Routine> reached = new ArrayList<>();
    Set<RoutineSignature> seen = new HashSet<>();
    Deque<Routine> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      Routine routine = open.removeFirst();
      if (seen.add(routine.signature())) {
        reached.add(routine);
        graph.from(routine).forEach(edge -> open.add(edge.to()));
      }
    }
    return reached;
  }

  /** Whether one of {@code routines} may call one of {@code apis}. */
  public boolean mayCall(List<Routine> routines, Set<ApiSymbol> apis) {
    return routines.stream().anyMatch(routine -> mayCall(routine, apis));
  }

  private boolean mayCall(Routine routine, Set<ApiSymbol> apis) {
    if (!routine.hasBody()) {
      return true;
    }
    Set<Instruction> followed = new HashSet<>();
    for (CallEdge edge : graph.from(routine)) {
      followed.add(edge.instruction());
    }
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.Opaque
            || program.api(instruction).filter(apis::contains).isPresent()
            || instruction instanceof Instruction.Call call && mayCall(call, followed)
            || instruction instanceof Instruction.Store store && isWatched(store)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean mayCall(Instruction.Call call, Set<Instruction> followed) {
    if (call.isOperator()) {
      return false;
    }
    Resolution resolution = program.resolution(call);
    Optional<ApiSymbol> api = resolution.api();
    String base = CallNames.baseName(call);
    if (api.isPresent()) {
      return SETTING_OFF.stream().anyMatch(base::startsWith);
    }
    if (!resolution.routines().isEmpty()) {
      return !resolution.exhaustive();
    }
    String name = base.toLowerCase(Locale.ROOT);
    boolean creates =
        resolution.created().isPresent()
            || name.equals("init")
            || !base.isEmpty() && Character.isUpperCase(base.charAt(0));
    boolean logs = LOGGING.stream().anyMatch(name::contains) || LEVELS.contains(name);
    boolean worksOut = call.dest().isPresent() && TELLING.stream().noneMatch(name::contains);
    boolean invokes = call.name().equals(Instruction.Call.INVOKE);
    return !followed.contains(call) && (invokes || !(creates || logs || worksOut));
  }

  /** Ex) @Published var state: whoever watches it runs. */
  private boolean isWatched(Instruction.Store store) {
    Resolution resolution = program.resolution(store);
    return resolution
        .field()
        .flatMap(program::findField)
        .filter(field -> !field.attributes().isEmpty())
        .isPresent();
  }
}
