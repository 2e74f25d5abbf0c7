package dev.bgcheck.analysis.lifetime;

import dev.bgcheck.analysis.callgraph.CallEdge;
import dev.bgcheck.analysis.callgraph.CallGraph;
import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.analysis.dataflow.LogNames;
import dev.bgcheck.model.ApiSymbol;
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
import java.util.Optional;
import java.util.Set;

/**
 * Says whether a routine can lead to a call of certain APIs, at once or later.
 *
 * <p><b>The fact tracked</b> is "may still lead there". It is made at the routine, moved along
 * every edge of the call graph, and settled when one of the APIs is called. Anything that may set
 * off other code (a call of something unknown, a cancellation, a stored flag that somebody polls)
 * settles it as "perhaps". What is left, "no", is certain: the routine does nothing, or only writes
 * to the log.
 */
public final class EndSearch {
  private final Program program;
  private final CallGraph graph;

  /** A search in {@code program}. */
  public EndSearch(Program program, CallGraph graph) {
    this.program = program;
    this.graph = graph;
  }

  /** Whether {@code start} certainly leads to none of {@code ends}. */
  public boolean certainlyLeadsToNone(Routine start, Set<ApiSymbol> ends) {
    return leadsToNone(start, ends, true);
  }

  /**
   * Whether, besides, it changes no field: what is forgotten there may be what others look for to
   * know that they have to stop.
   */
  public boolean certainlyIdles(Routine start, Set<ApiSymbol> ends) {
    return leadsToNone(start, ends, false);
  }

  private boolean leadsToNone(Routine start, Set<ApiSymbol> ends, boolean mayReset) {
    Set<RoutineSignature> seen = new HashSet<>();
    Deque<Routine> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      Routine routine = open.removeFirst();
      if (!seen.add(routine.signature())) {
        continue;
      }
      if (!routine.hasBody()) {
        return false;
      }
      Set<Instruction> followed = new HashSet<>();
      for (CallEdge edge : graph.from(routine)) {
        followed.add(edge.instruction());
        if (!LogNames.isLogging(edge.to().signature())) {
          open.add(edge.to());
        }
      }
      Definitions definitions = Definitions.of(routine);
      for (Block block : routine.blocks()) {
        for (Instruction instruction : block.instructions()) {
          boolean resets = instruction instanceof Instruction.Store && !mayReset;
          if (resets || maySetOff(routine, definitions, instruction, ends, followed)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private boolean maySetOff(
      Routine routine,
      Definitions definitions,
      Instruction instruction,
      Set<ApiSymbol> ends,
      Set<Instruction> followed) {
    Optional<ApiSymbol> api = program.api(instruction);
    if (api.filter(ends::contains).isPresent() || instruction instanceof Instruction.Opaque) {
      return true;
    }
    if (instruction instanceof Instruction.Call call) {
      return !call.isOperator() && !isHarmless(call) && !followed.contains(call);
    } else if (instruction instanceof Instruction.Store store) {
      return api.isEmpty() && !isReset(definitions, store.value());
    } else if (instruction instanceof Instruction.Assign assign) {
      // Ex) didExpire = true, of a variable that the work looks at
      boolean shared =
          routine.signature().isClosure()
              && !assign.dest().isTemporary()
              && assign.source() instanceof Value.Constant constant
              && constant.kind() == Value.Constant.Kind.BOOL;
      return shared;
    }
    return false;
  }

  private boolean isHarmless(Instruction.Call call) {
    return program.resolution(call).routines().isEmpty() && LogNames.isLogging(call);
  }

  /** Ex) self.task = .invalid, which forgets the task and does not end it. */
  private static boolean isReset(Definitions definitions, Value value) {
    Value origin = definitions.origin(value);
    return origin.equals(Value.Constant.NIL)
        || definitions
            .only(origin)
            .filter(Instruction.Load.class::isInstance)
            .map(load -> ((Instruction.Load) load).member())
            .filter(name -> name.equals("invalid") || name.endsWith("TaskInvalid"))
            .isPresent();
  }
}
