package dev.bgcheck.app.lsp;

import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Fix;
import dev.bgcheck.report.RulePage;
import dev.bgcheck.report.TextStyle;
import dev.bgcheck.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an editor shows of a finding, or of a rule that is named in a comment or a configuration.
 */
final class Hovers {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)+");

  private final List<Rule> rules;
  private final boolean markdown;

  /**
   * Explanations of these rules.
   *
   * @param markdown whether the editor can show Markdown
   */
  Hovers(List<Rule> rules, boolean markdown) {
    this.rules = rules;
    this.markdown = markdown;
  }

  /** Each finding with what to do about it, then the rules' pages. */
  String of(List<Finding> findings) {
    List<String> parts = new ArrayList<>();
    List<Rule> named = new ArrayList<>();
    for (Finding finding : findings) {
      StringBuilder part = new StringBuilder();
      part.append(markdown ? "**" + finding.message() + "**" : finding.message());
      if (!finding.why().isBlank()) {
        part.append("\n\n").append(finding.why().strip());
      }
      String advice = finding.fix().map(Fix::description).orElse("").strip();
      if (!advice.isEmpty()) {
        part.append("\n\n").append(advice(advice));
      }
      for (String page : finding.help()) {
        part.append("\n\n").append(markdown ? "<" + page + ">" : page);
      }
      parts.add(part.toString());
      rule(finding.rule()).filter(rule -> !named.contains(rule)).ifPresent(named::add);
    }
    named.forEach(rule -> parts.add(page(rule)));
    return String.join(markdown ? "\n\n---\n\n" : "\n\n", parts);
  }

  /** The first line are words; what follows are lines to add. */
  private String advice(String advice) {
    int end = advice.indexOf('\n');
    if (end < 0 || !markdown) {
      return advice;
    }
    return advice.substring(0, end) + "\n\n```\n" + advice.substring(end + 1).strip() + "\n```";
  }

  /** The page of the rule whose id is at {@code column} (from 0) of a line. */
  Optional<String> ofRuleNamedAt(String line, int column) {
    Matcher matcher = NAME.matcher(line);
    while (matcher.find()) {
      if (matcher.start() <= column && column <= matcher.end()) {
        return rule(matcher.group()).map(this::page);
      }
    }
    return Optional.empty();
  }

  private Optional<Rule> rule(String id) {
    return rules.stream()
        .filter(one -> one.id().equals(id) || one.aliases().contains(id))
        .findFirst();
  }

  private String page(Rule rule) {
    return (markdown ? RulePage.markdown(rule) : RulePage.terminal(rule, TextStyle.PLAIN)).strip();
  }
}
