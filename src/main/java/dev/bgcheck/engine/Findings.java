package dev.bgcheck.engine;

import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.RelatedSpan;
import dev.bgcheck.finding.Severity;
import java.util.List;

/** Copies of findings that differ in one part. */
final class Findings {
  private Findings() {}

  static Finding withRelated(Finding finding, List<RelatedSpan> related) {
    return copy(finding, finding.severity(), related);
  }

  static Finding withSeverity(Finding finding, Severity severity) {
    return copy(finding, severity, finding.related());
  }

  private static Finding copy(Finding finding, Severity severity, List<RelatedSpan> related) {
    return new Finding(
        finding.rule(),
        severity,
        finding.confidence(),
        finding.message(),
        finding.target(),
        finding.span(),
        finding.symbol(),
        related,
        finding.trace(),
        finding.why(),
        finding.fix(),
        finding.help(),
        finding.contracts(),
        finding.reason());
  }
}
