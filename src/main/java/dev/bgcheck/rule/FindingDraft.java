package dev.bgcheck.rule;

import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Fix;
import dev.bgcheck.finding.RelatedSpan;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.finding.TraceStep;
import dev.bgcheck.project.AppTarget;
import dev.bgcheck.project.Platform;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A finding that is being written. What a rule says for all its findings (why, references,
 * contracts) is filled in; a kind adds what belongs to the one place, and {@link #report()}.
 */
public final class FindingDraft {
  private final CheckContext context;
  private final Span span;
  private final Map<String, String> values = new HashMap<>();
  private final List<RelatedSpan> related = new ArrayList<>();
  private final List<TraceStep> trace = new ArrayList<>();
  private Severity severity;
  private Confidence confidence = Confidence.CERTAIN;
  private Optional<String> symbol = Optional.empty();
  private Optional<Fix> fix = Optional.empty();
  private Optional<String> reason = Optional.empty();
  private List<String> contracts;
  private List<String> help;

  FindingDraft(CheckContext context, Span span) {
    this.context = context;
    this.span = span;
    this.severity = context.rule().severity();
    this.contracts = context.contracts();
    this.help = context.rule().references();
    values.put("platform", names(context.target()));
  }

  private static String names(AppTarget target) {
    return target.platforms().stream().map(Platform::displayName).collect(Collectors.joining(", "));
  }

  /** Gives a value to the message. */
  public FindingDraft with(String name, String value) {
    values.put(name, value);
    return this;
  }

  /** Names the platform the finding is about, where it is not about all of the target's. */
  public FindingDraft on(Platform platform) {
    return with("platform", platform.displayName());
  }

  /** The routine, type or key path around the place. */
  public FindingDraft symbol(String enclosing) {
    symbol = Optional.of(enclosing);
    return this;
  }

  /** Adds another place the finding is about. */
  public FindingDraft related(Span place, String message) {
    related.add(new RelatedSpan(message, place));
    return this;
  }

  /** Adds the next event of the chain that leads here. */
  public FindingDraft step(Span place, String message) {
    trace.add(new TraceStep(message, place));
    return this;
  }

  /** Replaces the rule's general repair by one for this place. */
  public FindingDraft fix(Fix repair) {
    fix = Optional.of(repair);
    return this;
  }

  /** Makes the finding milder than its rule; never worse. */
  public FindingDraft atMost(Severity limit) {
    severity = severity.atMost(limit);
    return this;
  }

  /** How sure it is, with the reason when it is not certain. */
  public FindingDraft confidence(Confidence sure, String because) {
    confidence = confidence.and(sure);
    reason = Optional.of(because);
    return this;
  }

  /**
   * Names those of the check's contracts that this finding is about; all of them when empty. The
   * pages that say so take the place of the rule's.
   */
  public FindingDraft contracts(List<String> broken) {
    if (!broken.isEmpty()) {
      contracts = broken;
      List<String> pages = context.pages(broken);
      help = pages.isEmpty() ? help : pages;
    }
    return this;
  }

  /** Leaves the rule's own pages out: they are about one of the APIs it judges, not about all. */
  public FindingDraft withoutGeneralPages() {
    help = List.of();
    return this;
  }

  /** Says that the finding rests on a custom of the app's own code, which no page documents. */
  public FindingDraft undocumented() {
    contracts = List.of();
    help = List.of();
    return this;
  }

  /** Hands the finding over. */
  public void report() {
    Rule rule = context.rule();
    AppTarget target = context.target();
    values.put("target", target.name());
    values.put("target-kind", target.kind().displayName());
    generatedFrom();
    Finding finding =
        new Finding(
            rule.id(),
            severity,
            confidence,
            context.message().fill(values),
            Optional.of(target.name()),
            span,
            symbol,
            related,
            trace,
            firstLine(rule.why()),
            Optional.of(fix.orElseGet(() -> Fix.advice(rule.fix().strip()))),
            help,
            contracts,
            reason);
    values.put("target", "");
    values.put("target-kind", "");
    values.put("platform", "");
    context.accept(new ReportedFinding(finding, context.message().fill(values)));
  }

  /** An edit of a list that a generator writes would be lost: names the place to edit. */
  private void generatedFrom() {
    Set<Span> told = new LinkedHashSet<>();
    context.project().generatedFrom(span).ifPresent(told::add);
    for (RelatedSpan one : related) {
      context.project().generatedFrom(one.span()).ifPresent(told::add);
    }
    told.forEach(place -> related(place, "generated from here"));
  }

  /** A finding has room for one sentence; the rule's page has the rest. */
  private static String firstLine(String why) {
    String flat = why.strip().replaceAll("\\s+", " ");
    int stop = flat.indexOf(". ");
    return stop < 0 ? flat : flat.substring(0, stop + 1);
  }
}
