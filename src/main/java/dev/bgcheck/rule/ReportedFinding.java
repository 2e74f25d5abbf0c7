package dev.bgcheck.rule;

import dev.bgcheck.finding.Finding;
import java.util.Objects;

/**
 * A finding as one target sees it.
 *
 * @param wording the message without the names of target and platform: findings of one rule at one
 *     place with the same wording are one defect that several targets or configurations share
 */
public record ReportedFinding(Finding finding, String wording) {
  /** Checks that nothing is null. */
  public ReportedFinding {
    Objects.requireNonNull(finding);
    Objects.requireNonNull(wording);
  }
}
