package dev.bgcheck.engine;

import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.project.AppProject;
import dev.bgcheck.rule.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * All that a run has to say, in the order reports show it. Immutable, and the same for any number
 * of threads but for {@code seconds}.
 *
 * @param findings what is reported
 * @param suppressed what a comment or the configuration silenced
 * @param baselined what the baseline already held
 * @param notices what people must know about the run
 * @param targets the targets judged
 * @param rules the rules that ran, by id
 * @param files how many files were read
 * @param bytes how many bytes those had
 * @param lines how many lines those had
 * @param internalErrors how many rules or reporters failed; each has a notice
 * @param paths what each path of the request held; one with a problem is a user's error
 */
public record LintResult(
    List<Finding> findings,
    List<Finding> suppressed,
    List<Finding> baselined,
    List<Notice> notices,
    List<TargetSummary> targets,
    List<Rule> rules,
    int files,
    long bytes,
    long lines,
    Duration duration,
    int internalErrors,
    List<AppProject.RequestedPath> paths) {
  /** Copies the lists. */
  public LintResult {
    findings = List.copyOf(findings);
    suppressed = List.copyOf(suppressed);
    baselined = List.copyOf(baselined);
    notices = List.copyOf(notices);
    targets = List.copyOf(targets);
    rules = List.copyOf(rules);
    Objects.requireNonNull(duration);
    paths = List.copyOf(paths);
  }

  /** A result without word of the paths it is about and of lines. */
  public LintResult(
      List<Finding> findings,
      List<Finding> suppressed,
      List<Finding> baselined,
      List<Notice> notices,
      List<TargetSummary> targets,
      List<Rule> rules,
      int files,
      long bytes,
      Duration duration,
      int internalErrors) {
    this(
        findings,
        suppressed,
        baselined,
        notices,
        targets,
        rules,
        files,
        bytes,
        0,
        duration,
        internalErrors,
        List.of());
  }

  /** The same run with other findings and notices, all in report order. */
  public LintResult with(
      List<Finding> newFindings, List<Finding> newBaselined, List<Notice> newNotices) {
    return new LintResult(
        newFindings,
        suppressed,
        newBaselined,
        newNotices,
        targets,
        rules,
        files,
        bytes,
        lines,
        duration,
        internalErrors,
        paths);
  }

  /** How many findings have exactly that severity. */
  public long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  /** Whether some finding is as bad as {@code threshold} or worse. */
  public boolean fails(Severity threshold) {
    return findings.stream().anyMatch(finding -> finding.severity().isAtLeast(threshold));
  }
}
