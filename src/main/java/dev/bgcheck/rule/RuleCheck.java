package dev.bgcheck.rule;

import java.util.Objects;

/**
 * A check kind with the parameters and the words that a rule gives it.
 *
 * @param <P> the kind's parameters
 */
public record RuleCheck<P>(CheckKind<P> kind, P params, MessageTemplate message) {
  /** Checks that nothing is null. */
  public RuleCheck {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(params);
    Objects.requireNonNull(message);
  }

  /** Looks at the target of {@code context}. */
  public void run(CheckContext context) {
    kind.check(params, context);
  }
}
