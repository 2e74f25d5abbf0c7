package dev.bgcheck.analysis.obligation;

import dev.bgcheck.model.Routine;
import dev.bgcheck.source.Span;
import java.util.Objects;

/**
 * A way through the code on which an obligation that must be fulfilled once is fulfilled twice.
 *
 * @param routine where
 * @param first the earlier call
 * @param second the later call
 */
public record Twice(Routine routine, Span first, Span second) {
  /** Checks that nothing is null. */
  public Twice {
    Objects.requireNonNull(routine);
    Objects.requireNonNull(first);
    Objects.requireNonNull(second);
  }
}
