package dev.bgcheck.rule;

import dev.bgcheck.source.Span;
import java.util.Comparator;
import java.util.Objects;

/**
 * What is wrong with a rule file, and where.
 *
 * @param message one phrase, no full stop
 */
public record RuleProblem(Span span, String message) {
  /** By place, then message. */
  public static final Comparator<RuleProblem> BY_PLACE =
      Comparator.comparing(RuleProblem::span).thenComparing(RuleProblem::message);

  /** Checks that nothing is null. */
  public RuleProblem {
    Objects.requireNonNull(span);
    Objects.requireNonNull(message);
  }

  /** {@code path:line:column: message}. */
  @Override
  public String toString() {
    return span + ": " + message;
  }
}
