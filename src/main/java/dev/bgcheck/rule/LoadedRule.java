package dev.bgcheck.rule;

import java.util.List;
import java.util.Objects;

/**
 * A rule with the checks that look for its defect; usually one.
 *
 * @param rule what people know of it
 * @param checks what runs
 * @param yieldsTo ids of rules that say it better: of two findings at one place theirs stays
 */
public record LoadedRule(Rule rule, List<RuleCheck<?>> checks, List<String> yieldsTo) {
  /** Copies the list. */
  public LoadedRule {
    Objects.requireNonNull(rule);
    checks = List.copyOf(checks);
    yieldsTo = List.copyOf(yieldsTo);
  }

  /** The rule's id. */
  public String id() {
    return rule.id();
  }
}
