package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.callgraph.CallEdge;
import dev.bgcheck.analysis.context.Reach;
import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The routines that run at certain events: callbacks, and observers of notifications. */
final class EventRoots {
  private EventRoots() {}

  /**
   * What runs at one of {@code events}.
   *
   * @param events callbacks by their selector, notifications by their constant
   * @param reason how a chain that starts there is to begin
   */
  static List<Reach.Root> of(TargetCode code, Set<ApiSymbol> events, String reason) {
    List<Reach.Root> roots = new ArrayList<>();
    Map<RoutineSignature, Definitions> definitions = new HashMap<>();
    for (Routine routine : code.graph().eventful()) {
      if (code.program().callbacksOf(routine).stream().anyMatch(events::contains)) {
        roots.add(new Reach.Root(routine, reason, Optional.empty()));
      }
      for (CallEdge edge : code.graph().from(routine)) {
        if (edge.via().isPresent()) {
          Definitions here =
              definitions.computeIfAbsent(
                  edge.from().signature(), unused -> Definitions.of(edge.from()));
          if (observes(code, edge, here, events)) {
            roots.add(new Reach.Root(edge.to(), reason, Optional.of(edge)));
          }
        }
      }
    }
    return roots;
  }

  private static boolean observes(
      TargetCode code, CallEdge edge, Definitions definitions, Set<ApiSymbol> events) {
    return edge.instruction() instanceof Instruction.Call call
        && call.arguments().stream()
            .flatMap(argument -> definitions.only(argument.value()).stream())
            .flatMap(made -> code.program().api(made).stream())
            .anyMatch(events::contains);
  }
}
