package dev.bgcheck.engine;

import dev.bgcheck.finding.Severity;
import dev.bgcheck.source.Span;
import java.util.Objects;
import java.util.Optional;

/**
 * What a configuration says about a rule.
 *
 * @param rule id or former id, as written
 * @param severity of its findings; absent when the rule is off
 * @param span where it is written
 */
public record RuleSetting(String rule, Optional<Severity> severity, Span span) {
  /** Checks that nothing is null. */
  public RuleSetting {
    Objects.requireNonNull(rule);
    Objects.requireNonNull(severity);
    Objects.requireNonNull(span);
  }
}
