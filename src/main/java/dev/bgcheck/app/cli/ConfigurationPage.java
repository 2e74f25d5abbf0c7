package dev.bgcheck.app.cli;

import dev.bgcheck.engine.Configuration;
import dev.bgcheck.engine.ConfigurationSection;
import dev.bgcheck.engine.PathPatterns;
import dev.bgcheck.engine.RuleSetting;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A configuration as one YAML file, without what it extends and with the defaults spelled out. */
final class ConfigurationPage {
  private ConfigurationPage() {}

  static String of(Configuration configuration) {
    StringBuilder page = new StringBuilder();
    page.append("# from ");
    page.append(
        configuration.files().isEmpty()
            ? "no file; these are the defaults"
            : String.join(", then ", configuration.files()));
    page.append('\n');
    page.append("fail-on: ").append(configuration.failOn().orElse("error")).append('\n');
    page.append("min-confidence: ")
        .append(configuration.minConfidence().orElse(Confidence.LIKELY).word())
        .append('\n');
    page.append("include-libraries: ")
        .append(configuration.includeLibraries().orElse(false))
        .append('\n');
    appendList(page, "rule-folders", configuration.ruleFolders());
    configuration
        .baseline()
        .ifPresent(file -> page.append("baseline: ").append(quoted(file)).append('\n'));
    appendList(
        page,
        "exclude",
        configuration.excludes().stream().flatMap(one -> one.written().stream()).toList());
    if (!configuration.rules().isEmpty()) {
      page.append("rules:\n");
      effective(configuration.rules())
          .forEach((id, word) -> page.append("  ").append(id + ": " + word).append('\n'));
    }
    if (!configuration.sections().isEmpty()) {
      page.append("overrides:\n");
      configuration.sections().forEach(section -> appendSection(page, section));
    }
    return page.toString();
  }

  private static void appendSection(StringBuilder page, ConfigurationSection section) {
    String separator = "  - ";
    if (section.paths().isPresent()) {
      page.append(separator).append("paths: ").append(flow(section.paths().get())).append('\n');
      separator = "    ";
    }
    if (!section.targets().isEmpty()) {
      page.append(separator).append("targets: ");
      page.append(flow(section.targets().stream().sorted().toList())).append('\n');
      separator = "    ";
    }
    page.append(separator).append("rules: { ");
    page.append(
        effective(section.rules()).entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining(", ")));
    page.append(" }\n");
  }

  private static Map<String, String> effective(List<RuleSetting> settings) {
    Map<String, String> words = new LinkedHashMap<>();
    for (RuleSetting setting : settings) {
      words.put(setting.rule(), setting.severity().map(Severity::word).orElse("off"));
    }
    return words;
  }

  private static void appendList(StringBuilder page, String key, List<String> values) {
    if (!values.isEmpty()) {
      page.append(key).append(": ").append(flow(values)).append('\n');
    }
  }

  private static String flow(PathPatterns patterns) {
    return flow(patterns.written());
  }

  private static String flow(List<String> values) {
    return values.stream()
        .map(ConfigurationPage::quoted)
        .collect(Collectors.joining(", ", "[ ", " ]"));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
