package dev.bgcheck.report;

import com.google.gson.stream.JsonWriter;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.RelatedSpan;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.finding.TraceStep;
import dev.bgcheck.rule.Rule;
import dev.bgcheck.source.Span;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/**
 * SonarQube's generic issue data as of version 10.3: rules with an impact, issues that name a rule.
 * Sonar counts columns from 0 and refuses empty ranges and rules without issues it does not know.
 */
final class SonarReporter implements Reporter {
  private final ReportPaths paths;

  SonarReporter(ReportSettings settings) {
    this.paths = new ReportPaths(settings);
  }

  @Override
  public void write(LintResult result, Appendable out) throws IOException {
    JsonWriter json = JsonText.writer(out);
    json.beginObject();
    json.name("rules").beginArray();
    Set<String> used = new TreeSet<>();
    for (Finding finding : result.findings()) {
      used.add(finding.rule());
    }
    for (Rule rule : result.rules()) {
      if (used.remove(rule.id())) {
        writeRule(rule.id(), rule.title(), rule.why(), rule.severity(), json);
      }
    }
    for (String unknown : used) {
      writeRule(unknown, unknown, "", Severity.WARNING, json);
    }
    json.endArray();
    json.name("issues").beginArray();
    for (Finding finding : result.findings()) {
      writeIssue(finding, json);
    }
    json.endArray();
    json.endObject();
    json.flush();
    out.append('\n');
  }

  private static void writeRule(
      String id, String title, String why, Severity severity, JsonWriter json) throws IOException {
    json.beginObject();
    json.name("id").value(id);
    json.name("name").value(title);
    json.name("description").value(why.isBlank() ? title : why.strip());
    json.name("engineId").value("bgcheck");
    json.name("cleanCodeAttribute").value("COMPLETE");
    json.name("impacts").beginArray().beginObject();
    json.name("softwareQuality").value("RELIABILITY");
    json.name("severity").value(impact(severity));
    json.endObject().endArray();
    json.endObject();
  }

  private void writeIssue(Finding finding, JsonWriter json) throws IOException {
    json.beginObject();
    json.name("ruleId").value(finding.rule());
    json.name("primaryLocation");
    writeLocation(finding.message(), finding.span(), json);
    if (!finding.related().isEmpty() || !finding.trace().isEmpty()) {
      json.name("secondaryLocations").beginArray();
      for (RelatedSpan related : finding.related()) {
        writeLocation(related.message(), related.span(), json);
      }
      for (TraceStep step : finding.trace()) {
        writeLocation(step.message(), step.span(), json);
      }
      json.endArray();
    }
    json.endObject();
  }

  private void writeLocation(String message, Span span, JsonWriter json) throws IOException {
    json.beginObject();
    json.name("message").value(message);
    json.name("filePath").value(paths.inRepository(span.file().path()));
    json.name("textRange").beginObject();
    json.name("startLine").value(span.line());
    if (!SourceExcerpt.isWholeFile(span) && span.end() > span.start()) {
      json.name("endLine").value(span.endLine());
      json.name("startColumn").value(span.column() - 1);
      json.name("endColumn").value(span.endColumn() - 1);
    }
    json.endObject();
    json.endObject();
  }

  private static String impact(Severity severity) {
    return switch (severity) {
      case ERROR -> "HIGH";
      case WARNING -> "MEDIUM";
      case NOTE -> "LOW";
    };
  }
}
