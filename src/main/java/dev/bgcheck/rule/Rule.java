package dev.bgcheck.rule;

import dev.bgcheck.finding.Severity;
import dev.bgcheck.source.Span;
import java.util.List;
import java.util.Objects;

/**
 * A checked rule: nothing in it can be missing, misspelt or contradictory.
 *
 * @param id kebab-case name of the defect; never changes
 * @param family the folder of its file, such as {@code property-list}
 * @param kind the name of the check kind that looks for it
 * @param severity of its findings, unless a finding says otherwise
 * @param since the version it first appeared in
 * @param aliases former ids, still understood in configurations and suppressions
 * @param title one phrase, as in tables
 * @param message template of a finding's message; {@code {name}} is replaced
 * @param why a paragraph: what the system does at run time and what the user of the app sees
 * @param fix a paragraph or the lines to add
 * @param references pages that document the contract, Apple's first
 * @param contracts ids of the contracts it enforces
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
    examples = List.copyOf(examples);
  }
}
