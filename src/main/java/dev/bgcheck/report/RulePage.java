package dev.bgcheck.report;

import dev.bgcheck.rule.Rule;
import dev.bgcheck.rule.RuleExample;
import java.util.Map;

/** The page of a rule: what, why, how to repair, examples, Apple's pages, contracts. */
public final class RulePage {
  private RulePage() {}

  /** Without the examples, as plain text of a few lines. */
  static String text(Rule rule) {
    StringBuilder page = new StringBuilder(rule.title()).append(".\n");
    appendParagraph(page, rule.why());
    appendParagraph(page, rule.fix());
    for (String reference : rule.references()) {
      page.append('\n').append(reference);
    }
    return page.toString().strip();
  }

  /** In Markdown, with every example that is documentation. */
  public static String markdown(Rule rule) {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(rule.id()).append("\n\n");
    page.append(rule.title()).append(".\n\n");
    page.append("*").append(rule.severity().word()).append("* of the family *");
    page.append(rule.family()).append("*, since ").append(rule.since());
    if (!rule.aliases().isEmpty()) {
      page.append(", formerly ").append(String.join(", ", rule.aliases()));
    }
    page.append(".\n");
    appendSection(page, "Why", rule.why());
    appendSection(page, "How to repair", rule.fix());
    appendExamples(page, rule, true, "What is reported");
    appendExamples(page, rule, false, "What is not reported");
    if (!rule.references().isEmpty()) {
      page.append("\n## See also\n\n");
      for (String reference : rule.references()) {
        page.append("- <").append(reference).append(">\n");
      }
    }
    if (!rule.contracts().isEmpty()) {
      page.append("\nContracts: ").append(String.join(", ", rule.contracts())).append("\n");
    }
    return page.toString();
  }

  /** For a terminal, with every example that is documentation. */
  public static String terminal(Rule rule, TextStyle style) {
    StringBuilder page = new StringBuilder();
    page.append(style.bold(rule.id())).append(" (").append(rule.severity().word()).append(", ");
    page.append(rule.family()).append(", since ").append(rule.since()).append(")\n");
    page.append(rule.title()).append('\n');
    appendIndented(page, style.bold("Why"), rule.why());
    appendIndented(page, style.bold("How to repair"), rule.fix());
    for (boolean loud : new boolean[] {true, false}) {
      for (RuleExample example : rule.examples()) {
        if (example.documented() && example.isLoud() == loud) {
          String what = loud ? "Reported: " : "Not reported: ";
          page.append('\n').append(style.bold(what)).append(example.name()).append('\n');
          for (Map.Entry<String, String> file : example.files().entrySet()) {
            String text = readable(file.getValue());
            appendIndented(page, "  " + style.dim(file.getKey()), text.indent(2));
          }
        }
      }
    }
    if (!rule.references().isEmpty()) {
      page.append('\n').append(style.bold("See also")).append('\n');
      for (String reference : rule.references()) {
        page.append("  ").append(style.link(reference, reference)).append('\n');
      }
    }
    if (!rule.contracts().isEmpty()) {
      page.append('\n').append(style.bold("Contracts")).append(" ");
      page.append(String.join(", ", rule.contracts())).append('\n');
    }
    return page.toString();
  }

  /** An example's text with the mark that tests look for in words that readers understand. */
  public static String readable(String text) {
    return text.replace("// expect", "// <- reported")
        .replace("<!-- expect -->", "<!-- reported -->");
  }

  private static void appendIndented(StringBuilder page, String title, String text) {
    if (!text.isBlank()) {
      page.append('\n').append(title).append('\n');
      page.append(text.stripTrailing().indent(2));
    }
  }

  private static void appendParagraph(StringBuilder page, String paragraph) {
    if (!paragraph.isBlank()) {
      page.append('\n').append(paragraph.strip()).append('\n');
    }
  }

  private static void appendSection(StringBuilder page, String title, String paragraph) {
    if (!paragraph.isBlank()) {
      page.append("\n## ").append(title).append("\n\n").append(paragraph.strip()).append('\n');
    }
  }

  private static void appendExamples(StringBuilder page, Rule rule, boolean loud, String title) {
    boolean first = true;
    for (RuleExample example : rule.examples()) {
      if (!example.documented() || example.isLoud() != loud) {
        continue;
      }
      if (first) {
        page.append("\n## ").append(title).append('\n');
        first = false;
      }
      page.append("\n### ").append(example.name()).append('\n');
      for (Map.Entry<String, String> file : example.files().entrySet()) {
        page.append("\n`").append(file.getKey()).append("`\n\n");
        appendCode(page, file.getKey(), readable(file.getValue()));
      }
    }
  }

  private static void appendCode(StringBuilder page, String path, String text) {
    String fence = text.contains("```") ? "````" : "```";
    page.append(fence).append(language(path)).append('\n');
    page.append(text.stripTrailing()).append('\n').append(fence).append('\n');
  }

  private static String language(String path) {
    String ending = path.substring(path.lastIndexOf('.') + 1);
    return switch (ending) {
      case "swift", "java", "json", "yml", "xml" -> ending;
      case "plist", "entitlements" -> "xml";
      case "m", "h", "mm" -> "objc";
      default -> "";
    };
  }
}
