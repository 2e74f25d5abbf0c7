package dev.bgcheck.rule;

import java.util.Map;
import java.util.TreeMap;

/** The table of all rules in Markdown, {@code rules/README.md}: made from the rules themselves. */
public final class RuleIndex {
  private RuleIndex() {}

  /** The page, as text that ends with a line end. */
  public static String of(RuleSet rules) {
    StringBuilder page =
        new StringBuilder(
            """
            # Rules

            Each rule is a file in the folder of its family, with its documentation and its examples inside; `bgcheck explain RULE`
            shows it. `apis` holds what is known of Apple's APIs, `contracts.yml` why some contracts have no rule, and
            `rule.schema.json` lets editors complete and check rule files.

            This page is made from the rules; run the tests with `-Dbgcheck.update=true` after a change.
            """);
    Map<String, StringBuilder> families = new TreeMap<>();
    for (Rule rule : rules.rules()) {
      StringBuilder rows =
          families.computeIfAbsent(
              rule.family(),
              family ->
                  new StringBuilder("\n## ")
                      .append(family)
                      .append(
                          "\n\n| rule | finds | severity | contracts |\n| --- | --- | --- | --- |\n"));
      rows.append("| [")
          .append(rule.id())
          .append("](")
          .append(rule.family())
          .append('/')
          .append(rule.id())
          .append(".yml) | ")
          .append(rule.title().replace("|", "\\|"))
          .append(" | ")
          .append(rule.severity().word())
          .append(rule.maturity() == Maturity.STABLE ? "" : ", " + rule.maturity().word())
          .append(" | ")
          .append(String.join(" ", rule.contracts()))
          .append(" |\n");
    }
    families.values().forEach(page::append);
    return page.toString();
  }
}
