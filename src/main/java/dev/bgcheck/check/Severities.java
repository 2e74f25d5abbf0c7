package dev.bgcheck.check;

import dev.bgcheck.finding.Severity;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.Arrays;

/** The parameter {@code severity}: part of what a rule looks for may be milder than the rest. */
final class Severities {
  static final Shape.Field FIELD =
      Shape.Field.optional(
          "severity",
          new Shape.Choice(Arrays.stream(Severity.values()).map(Severity::word).toList()),
          "Milder than the rule's.");

  private Severities() {}

  static Severity parse(RuleParams params) {
    return params.findText("severity").flatMap(Severity::ofWord).orElse(Severity.ERROR);
  }
}
