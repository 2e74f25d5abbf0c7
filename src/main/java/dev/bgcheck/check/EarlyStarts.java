package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.context.Reach;
import dev.bgcheck.model.ApiSymbol;
import java.util.Set;

/**
 * What runs while the app comes to the foreground and is not active yet: what some callbacks, or
 * observers of some notifications, run before they return.
 */
final class EarlyStarts {
  private EarlyStarts() {}

  static Reach reach(TargetCode code, Set<ApiSymbol> events) {
    return Reach.of(
        EventRoots.of(code, events, "the app is not active yet when this runs"),
        code.graph(),
        edge ->
            edge.isDirect()
                && code.program().resolution(edge.instruction()).routines().size() == 1
                && !code.program().resolution(edge.instruction()).guessed(),
        routine -> true);
  }
}
