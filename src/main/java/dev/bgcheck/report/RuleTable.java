package dev.bgcheck.report;

import com.google.gson.stream.JsonWriter;
import dev.bgcheck.rule.Maturity;
import dev.bgcheck.rule.Rule;
import java.io.IOException;
import java.util.List;

/** All rules at a glance. */
public final class RuleTable {
  private RuleTable() {}

  /** A line for each rule. */
  public static void writeText(List<Rule> rules, Appendable out) throws IOException {
    int width = 0;
    for (Rule rule : rules) {
      width = Math.max(width, rule.id().length());
    }
    for (Rule rule : rules) {
      out.append(rule.id()).append(" ".repeat(width + 2 - rule.id().length()));
      out.append(rule.severity().word()).append(" ".repeat(9 - rule.severity().word().length()));
      out.append(rule.title());
      out.append(rule.maturity() == Maturity.STABLE ? "" : " (" + rule.maturity().word() + ")");
      out.append('\n');
    }
    out.append('\n').append(Words.count(rules.size(), "rule"));
    out.append("; `bgcheck explain RULE` shows one\n");
  }

  /** A table for a page, with the rules linked to their files. */
  public static void writeMarkdown(List<Rule> rules, Appendable out) throws IOException {
    out.append("| rule | severity | what it finds | contracts |\n| --- | --- | --- | --- |\n");
    for (Rule rule : rules) {
      out.append("| [`" + rule.id() + "`](" + rule.family() + "/" + rule.id() + ".yml) | ");
      out.append(rule.severity().word()).append(" | ");
      out.append(rule.title().replace("|", "\\|")).append(" | ");
      out.append(String.join(", ", rule.contracts())).append(" |\n");
    }
  }

  /** Everything but the examples, as {@code {"rules":[…]}}. */
  public static void writeJson(List<Rule> rules, Appendable out) throws IOException {
    JsonWriter json = JsonText.writer(out);
    json.beginObject().name("rules").beginArray();
    for (Rule rule : rules) {
      json.beginObject();
      json.name("id").value(rule.id());
      json.name("family").value(rule.family());
      json.name("severity").value(rule.severity().word());
      json.name("maturity").value(rule.maturity().word());
      json.name("since").value(rule.since());
      json.name("title").value(rule.title());
      json.name("why").value(rule.why().strip());
      json.name("fix").value(rule.fix().strip());
      writeList("aliases", rule.aliases(), json);
      writeList("references", rule.references(), json);
      writeList("contracts", rule.contracts(), json);
      json.endObject();
    }
    json.endArray().endObject();
    json.flush();
    out.append('\n');
  }

  private static void writeList(String name, List<String> values, JsonWriter json)
      throws IOException {
    json.name(name).beginArray();
    for (String value : values) {
      json.value(value);
    }
    json.endArray();
  }
}
