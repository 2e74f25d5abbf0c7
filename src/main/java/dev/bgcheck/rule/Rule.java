package dev.bgcheck.rule;

import dev.bgcheck.finding.Severity;
import dev.bgcheck.model.Language;
import dev.bgcheck.source.Span;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A checked rule: nothing in it can be missing, misspelt or contradictory.
 *
 * @param id kebab-case name of the defect; never changes
 * @param family the folder of its file, such as {@code property-list}
 * @param kind the name of the check kind that looks for it; of several, joined by commas
 * @param severity of its findings, unless a finding says otherwise
 * @param since the version it first appeared in
 * @param aliases former ids, still understood in configurations and suppressions
 * @param title one phrase, as in tables
 * @param message template of a finding's message; {@code {name}} is replaced
 * @param why a paragraph: what the system does at run time and what the user of the app sees
 * @param fix a paragraph or the lines to add
 * @param references pages that document the contract, Apple's first
 * @param contracts ids of the contracts it enforces
 * @param languages how well it works on code in each language; empty for a rule about configuration
 * @param examples small projects that show it speaking and keeping quiet; empty when the rule was
 *     loaded without its documentation
 * @param span where its file begins, for messages about the rule itself
 */
public record Rule(
    String id,
    String family,
    String kind,
    Severity severity,
    Maturity maturity,
    String since,
    List<String> aliases,
    String title,
    String message,
    String why,
    String fix,
    List<String> references,
    List<String> contracts,
    Map<Language, Support> languages,
    List<RuleExample> examples,
    Span span) {
  /** Copies the lists. */
  public Rule {
    Objects.requireNonNull(id);
    Objects.requireNonNull(family);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(severity);
    Objects.requireNonNull(maturity);
    Objects.requireNonNull(since);
    Objects.requireNonNull(title);
    Objects.requireNonNull(message);
    Objects.requireNonNull(why);
    Objects.requireNonNull(fix);
    Objects.requireNonNull(span);
    aliases = List.copyOf(aliases);
    references = List.copyOf(references);
    contracts = List.copyOf(contracts);
    Map<Language, Support> ordered = new EnumMap<>(Language.class);
    ordered.putAll(languages);
    languages = java.util.Collections.unmodifiableMap(ordered);
    examples = List.copyOf(examples);
  }

  /** A rule about configuration: no language matters to it. */
  public Rule(
      String id,
      String family,
      String kind,
      Severity severity,
      Maturity maturity,
      String since,
      List<String> aliases,
      String title,
      String message,
      String why,
      String fix,
      List<String> references,
      List<String> contracts,
      List<RuleExample> examples,
      Span span) {
    this(
        id,
        family,
        kind,
        severity,
        maturity,
        since,
        aliases,
        title,
        message,
        why,
        fix,
        references,
        contracts,
        Map.of(),
        examples,
        span);
  }

  /** How well a rule works on code in a language. */
  public enum Support {
    /** As well as the rule can. */
    SUPPORTED,
    /** Not yet measured on real apps. */
    EXPERIMENTAL,
    /** Not at all. */
    NONE;

    /** The word used in rule files. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The support of a word as written by {@link #word()}. */
    public static Optional<Support> ofWord(String word) {
      for (Support support : values()) {
        if (support.word().equals(word)) {
          return Optional.of(support);
        }
      }
      return Optional.empty();
    }
  }
}
