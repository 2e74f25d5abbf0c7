package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.callgraph.CallEdge;
import dev.bgcheck.analysis.context.Reach;
import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What runs while the app comes to the foreground and is not active yet: what some callbacks, or
 * observers of some notifications, run before they return.
 */
final class EarlyStarts {
  private EarlyStarts() {}

  static Reach reach(TargetCode code, Set<ApiSymbol> events) {
    List<Reach.Root> roots = new ArrayList<>();
    for (Routine routine : code.program().routines()) {
      if (code.program().callbacksOf(routine).stream().anyMatch(events::contains)) {
        roots.add(root(routine, Optional.empty()));
      }
      for (CallEdge edge : code.graph().from(routine)) {
        if (edge.via().isPresent() && observes(code, edge, events)) {
          roots.add(root(edge.to(), Optional.of(edge)));
        }
      }
    }
    return Reach.of(
        roots,
        code.graph(),
        edge ->
            edge.isDirect()
                && code.program().resolution(edge.instruction()).routines().size() == 1
                && !code.program().resolution(edge.instruction()).guessed(),
        routine -> true);
  }

  private static Reach.Root root(Routine routine, Optional<CallEdge> edge) {
    return new Reach.Root(routine, "the app is not active yet when this runs", edge);
  }

  private static boolean observes(TargetCode code, CallEdge edge, Set<ApiSymbol> events) {
    Definitions definitions = Definitions.of(edge.from());
    return edge.instruction() instanceof Instruction.Call call
        && call.arguments().stream()
            .flatMap(argument -> definitions.only(argument.value()).stream())
            .flatMap(made -> code.program().api(made).stream())
            .anyMatch(events::contains);
  }
}
