package dev.bgcheck.finding;

import dev.bgcheck.source.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One defect of the checked project, as every reporter shows it.
 *
 * <p>Immutable. The message is one phrase with concrete names, no full stop and no volatile
 * numbers: baselines match on it.
 *
 * @param rule the id of the rule that speaks
 * @param message what is wrong
 * @param target the name of the target judged, absent for findings about the project as a whole
 * @param span the primary place
 * @param symbol the routine or type, or the property-list key path, that encloses the place; part
 *     of the fingerprint
 * @param related other places the finding is about, in reading order
 * @param trace the chain of events, first event first
 * @param why one line: what the system does at run time
 * @param fix how to repair it
 * @param help addresses of the pages that document the contract, best first
 * @param contracts ids of the contracts broken, such as {@code M05}
 * @param reason why the confidence is what it is; shown when asked for
 */
public record Finding(
    String rule,
    Severity severity,
    Confidence confidence,
    String message,
    Optional<String> target,
    Span span,
    Optional<String> symbol,
    List<RelatedSpan> related,
    List<TraceStep> trace,
    String why,
    Optional<Fix> fix,
    List<String> help,
    List<String> contracts,
    Optional<String> reason) {

  /** By place, then rule, then message and target: the order of every report. */
  public static final Comparator<Finding> REPORT_ORDER =
      Comparator.comparing(Finding::span)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::message)
          .thenComparing(finding -> finding.target().orElse(""));

  /** Copies the lists. */
  public Finding {
    Objects.requireNonNull(rule);
    Objects.requireNonNull(severity);
    Objects.requireNonNull(confidence);
    Objects.requireNonNull(message);
    Objects.requireNonNull(target);
    Objects.requireNonNull(span);
    Objects.requireNonNull(symbol);
    Objects.requireNonNull(why);
    Objects.requireNonNull(fix);
    Objects.requireNonNull(reason);
    related = List.copyOf(related);
    trace = List.copyOf(trace);
    help = List.copyOf(help);
    contracts = List.copyOf(contracts);
  }
}
