package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.Routine;
import dev.bgcheck.rule.CheckContext;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether code is to blame in a target: it is no library's, something may run it, and if it is in a
 * package or framework, the target's own files lead to it.
 */
record Blame(TargetCode code, Set<String> ownPaths) {

  static Blame in(CheckContext context, TargetCode code) {
    return new Blame(
        code,
        context.target().sources().stream()
            .map(source -> source.path())
            .collect(Collectors.toUnmodifiableSet()));
  }

  boolean fallsOn(Routine routine) {
    if (routine.origin() != Origin.APPLICATION || !code.liveness().isLive(routine)) {
      return false;
    }
    return ownPaths.contains(routine.span().file().path())
        || code.reachFrom(ownPaths).contains(routine);
  }

  boolean fallsOn(UseSite use) {
    return fallsOn(use.routine());
  }
}
