package dev.bgcheck.rule;

import dev.bgcheck.project.AppProject;
import dev.bgcheck.project.AppTarget;
import dev.bgcheck.project.PlistVariant;
import dev.bgcheck.source.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** What a check kind sees while it looks at one target for one rule. */
public final class CheckContext {
  private final Rule rule;
  private final RuleCheck<?> check;
  private final AppProject project;
  private final AppTarget target;
  private final TargetFacts facts;
  private final Consumer<ReportedFinding> sink;
  private final Consumer<Mention> mentions;

  /**
   * The view of one target for one check of a rule.
   *
   * @param check the check of the rule that runs
   * @param sink takes the findings
   * @param mentions takes what may matter for another target
   */
  public CheckContext(
      Rule rule,
      RuleCheck<?> check,
      AppProject project,
      AppTarget target,
      TargetFacts facts,
      Consumer<ReportedFinding> sink,
      Consumer<Mention> mentions) {
    this.rule = Objects.requireNonNull(rule);
    this.check = Objects.requireNonNull(check);
    this.project = Objects.requireNonNull(project);
    this.target = Objects.requireNonNull(target);
    this.facts = Objects.requireNonNull(facts);
    this.sink = Objects.requireNonNull(sink);
    this.mentions = Objects.requireNonNull(mentions);
  }

  /** The rule that speaks. */
  public Rule rule() {
    return rule;
  }

  /** Everything under the checked paths. */
  public AppProject project() {
    return project;
  }

  /** The target to look at. */
  public AppTarget target() {
    return target;
  }

  /** The target's distinct property lists; see {@link AppTarget#variants()}. */
  public List<PlistVariant> variants() {
    return target.variants();
  }

  /** What is known of the target's code. */
  public <T> Optional<T> find(Class<T> fact) {
    return facts.find(fact);
  }

  /** Starts a finding whose primary place is {@code place}. */
  public FindingDraft finding(Span place) {
    return new FindingDraft(this, place);
  }

  /** Keeps something for {@link CheckKind#conclude}. */
  public void mention(String text, Span span, String words, String symbol) {
    mentions.accept(new Mention(target, text, span, words, symbol));
  }

  MessageTemplate message() {
    return check.message();
  }

  List<String> contracts() {
    return check.contracts();
  }

  /** Apple's pages for some contracts, in their order, each once. */
  List<String> pages(List<String> contracts) {
    return contracts.stream().map(check.pages()::get).filter(Objects::nonNull).distinct().toList();
  }

  void accept(ReportedFinding finding) {
    sink.accept(finding);
  }
}
