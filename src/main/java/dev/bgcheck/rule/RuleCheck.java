package dev.bgcheck.rule;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A check kind with the parameters and the words that a rule gives it.
 *
 * @param <P> the kind's parameters
 * @param contracts those of the rule's contracts that this check enforces
 * @param pages Apple's page for each contract that has one
 */
public record RuleCheck<P>(
    CheckKind<P> kind,
    P params,
    MessageTemplate message,
    List<String> contracts,
    Map<String, String> pages) {
  /** Checks that nothing is null. */
  public RuleCheck {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(params);
    Objects.requireNonNull(message);
    contracts = List.copyOf(contracts);
    pages = Map.copyOf(pages);
  }

  /** Looks at the target of {@code context}. */
  public void run(CheckContext context) {
    kind.check(params, context);
  }

  /** Looks again at the target of {@code context}, knowing what was mentioned in all. */
  public void conclude(List<Mention> own, List<Mention> all, CheckContext context) {
    kind.conclude(params, own, all, context);
  }
}
