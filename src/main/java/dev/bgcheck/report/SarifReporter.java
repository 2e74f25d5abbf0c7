package dev.bgcheck.report;

import com.google.gson.stream.JsonWriter;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.finding.RelatedSpan;
import dev.bgcheck.finding.TraceStep;
import dev.bgcheck.rule.Rule;
import dev.bgcheck.source.LineIndex;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.TreePath;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * SARIF 2.1.0. Paths are relative to the repository, chains of events are code flows, what was
 * silenced is there and marked as suppressed, notices are notifications of the tool.
 */
final class SarifReporter implements Reporter {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String ROOT = "SRCROOT";
  private static final int CONTEXT_LINES = 2;
  private static final int LONGEST_SNIPPET = 500;
  private static final int LONGEST_CONTEXT = 2_000;
  private static final String FINGERPRINT = "bgcheck/v1";

  private final ReportSettings settings;
  private final ReportPaths paths;

  SarifReporter(ReportSettings settings) {
    this.settings = settings;
    this.paths = new ReportPaths(settings);
  }

  /** Who silenced a finding. */
  private enum Silenced {
    NOBODY,
    SUPPRESSION,
    BASELINE
  }

  @Override
  public void write(LintResult result, Appendable out) throws IOException {
    JsonWriter json = JsonText.writer(out);
    json.setSerializeNulls(false);
    json.beginObject();
    json.name("$schema").value(SCHEMA);
    json.name("version").value("2.1.0");
    json.name("runs").beginArray().beginObject();
    writeTool(result, json);
    if (paths.rootUri().isPresent()) {
      json.name("originalUriBaseIds").beginObject();
      json.name(ROOT).beginObject();
      json.name("uri").value(paths.rootUri().get());
      json.endObject().endObject();
    }
    json.name("columnKind").value("utf16CodeUnits");
    writeInvocation(result, json);
    writeResults(result, json);
    json.endObject().endArray().endObject();
    json.flush();
    out.append('\n');
  }

  private void writeTool(LintResult result, JsonWriter json) throws IOException {
    json.name("tool").beginObject().name("driver").beginObject();
    json.name("name").value("bgcheck");
    json.name("fullName").value("Background Check");
    json.name("version").value(settings.toolVersion());
    json.name("rules").beginArray();
    for (Rule rule : result.rules()) {
      writeRule(rule, json);
    }
    json.endArray();
    json.endObject().endObject();
  }

  private static void writeRule(Rule rule, JsonWriter json) throws IOException {
    json.beginObject();
    json.name("id").value(rule.id());
    json.name("name").value(pascalCase(rule.id()));
    if (!rule.aliases().isEmpty()) {
      json.name("deprecatedIds").beginArray();
      for (String alias : rule.aliases()) {
        json.value(alias);
      }
      json.endArray();
    }
    writeText("shortDescription", rule.title(), json);
    writeText("fullDescription", rule.why().strip(), json);
    if (!rule.references().isEmpty()) {
      json.name("helpUri").value(rule.references().get(0));
    }
    json.name("help").beginObject();
    json.name("text").value(RulePage.text(rule));
    json.name("markdown").value(RulePage.markdown(rule));
    json.endObject();
    json.name("defaultConfiguration").beginObject();
    json.name("level").value(rule.severity().word());
    json.endObject();
    json.name("properties").beginObject();
    json.name("tags").beginArray();
    json.value(rule.family());
    for (String contract : rule.contracts()) {
      json.value(contract);
    }
    json.endArray();
    json.endObject();
    json.endObject();
  }

  private static String pascalCase(String id) {
    StringBuilder name = new StringBuilder();
    for (String word : id.split("-")) {
      name.append(word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT));
      name.append(word.isEmpty() ? "" : word.substring(1));
    }
    return name.toString();
  }

  private static void writeText(String name, String text, JsonWriter json) throws IOException {
    if (!text.isEmpty()) {
      json.name(name).beginObject();
      json.name("text").value(text);
      json.endObject();
    }
  }

  private void writeInvocation(LintResult result, JsonWriter json) throws IOException {
    json.name("invocations").beginArray().beginObject();
    json.name("executionSuccessful").value(result.internalErrors() == 0);
    if (!result.notices().isEmpty()) {
      json.name("toolExecutionNotifications").beginArray();
      for (Notice notice : result.notices()) {
        json.beginObject();
        json.name("level").value(notice.kind() == Notice.Kind.INTERNAL ? "error" : "warning");
        writeMessage(notice.message(), json);
        if (notice.span().isPresent()) {
          json.name("locations").beginArray();
          writeLocation(notice.span().get(), "", json);
          json.endArray();
        }
        json.name("descriptor").beginObject().name("id").value(notice.kind().word()).endObject();
        json.endObject();
      }
      json.endArray();
    }
    json.endObject().endArray();
  }

  private void writeResults(LintResult result, JsonWriter json) throws IOException {
    Map<String, Integer> ruleIndex = new HashMap<>();
    for (Rule rule : result.rules()) {
      ruleIndex.put(rule.id(), ruleIndex.size());
    }
    FindingNames names = FindingNames.of(result);
    json.name("results").beginArray();
    for (Finding finding : result.findings()) {
      writeResult(finding, Silenced.NOBODY, ruleIndex, names, json);
    }
    for (Finding finding : result.suppressed()) {
      writeResult(finding, Silenced.SUPPRESSION, ruleIndex, names, json);
    }
    for (Finding finding : result.baselined()) {
      writeResult(finding, Silenced.BASELINE, ruleIndex, names, json);
    }
    json.endArray();
  }

  private void writeResult(
      Finding finding,
      Silenced silenced,
      Map<String, Integer> ruleIndex,
      FindingNames names,
      JsonWriter json)
      throws IOException {
    json.beginObject();
    json.name("ruleId").value(finding.rule());
    if (ruleIndex.containsKey(finding.rule())) {
      json.name("ruleIndex").value(ruleIndex.get(finding.rule()));
    }
    json.name("level").value(finding.severity().word());
    writeMessage(messageOf(finding), json);
    json.name("locations").beginArray();
    writeLocation(finding.span(), "", json);
    json.endArray();
    writeRelated(finding.related(), json);
    writeCodeFlow(finding, json);
    json.name("partialFingerprints").beginObject();
    json.name(FINGERPRINT).value(names.of(finding));
    json.endObject();
    if (silenced != Silenced.NOBODY) {
      json.name("suppressions").beginArray().beginObject();
      json.name("kind").value(silenced == Silenced.BASELINE ? "external" : "inSource");
      if (silenced == Silenced.BASELINE) {
        json.name("justification").value("recorded in the baseline");
      }
      json.endObject().endArray();
    }
    json.name("properties").beginObject();
    json.name("confidence").value(finding.confidence().word());
    json.name("target").value(finding.target().orElse(null));
    json.endObject();
    json.endObject();
  }

  private static String messageOf(Finding finding) {
    StringBuilder message = new StringBuilder(finding.message()).append('.');
    if (!finding.why().isEmpty()) {
      message.append('\n').append(finding.why().strip());
    }
    finding
        .fix()
        .map(fix -> fix.description().strip())
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> message.append("\nRepair: ").append(text));
    return message.toString();
  }

  private static void writeMessage(String text, JsonWriter json) throws IOException {
    json.name("message").beginObject();
    json.name("text").value(text);
    json.endObject();
  }

  private void writeRelated(List<RelatedSpan> related, JsonWriter json) throws IOException {
    if (related.isEmpty()) {
      return;
    }
    json.name("relatedLocations").beginArray();
    for (RelatedSpan place : related) {
      writeLocation(place.span(), place.message(), json);
    }
    json.endArray();
  }

  /** The chain of events; viewers expect it to end where the finding is. */
  private void writeCodeFlow(Finding finding, JsonWriter json) throws IOException {
    if (finding.trace().isEmpty()) {
      return;
    }
    json.name("codeFlows").beginArray().beginObject();
    json.name("threadFlows").beginArray().beginObject();
    json.name("locations").beginArray();
    for (TraceStep step : finding.trace()) {
      writeFlowLocation(step.span(), step.message(), json);
    }
    int last = finding.trace().size() - 1;
    if (!finding.trace().get(last).span().equals(finding.span())) {
      writeFlowLocation(finding.span(), finding.message(), json);
    }
    json.endArray().endObject().endArray().endObject().endArray();
  }

  private void writeFlowLocation(Span span, String message, JsonWriter json) throws IOException {
    json.beginObject().name("location");
    writeLocation(span, message, json);
    json.endObject();
  }

  private void writeLocation(Span span, String message, JsonWriter json) throws IOException {
    String path = paths.inRepository(span.file().path());
    json.beginObject();
    json.name("physicalLocation").beginObject();
    json.name("artifactLocation").beginObject();
    json.name("uri").value(ReportPaths.uri(path));
    if (!TreePath.isAbsolute(path) && paths.rootUri().isPresent()) {
      json.name("uriBaseId").value(ROOT);
    }
    json.endObject();
    if (!span.file().isBinary()) {
      writeRegion(span, json);
    }
    json.endObject();
    if (!message.isEmpty()) {
      writeMessage(message, json);
    }
    json.endObject();
  }

  private static void writeRegion(Span span, JsonWriter json) throws IOException {
    json.name("region").beginObject();
    json.name("startLine").value(span.line());
    json.name("startColumn").value(span.column());
    json.name("endLine").value(span.endLine());
    json.name("endColumn").value(span.endColumn());
    String text = span.text();
    if (!text.isEmpty() && text.length() <= LONGEST_SNIPPET) {
      writeText("snippet", text, json);
    }
    json.endObject();
    if (!SourceExcerpt.isWholeFile(span)) {
      writeContext(span, json);
    }
  }

  /** The lines around a place, so that a viewer can show it without the checkout. */
  private static void writeContext(Span span, JsonWriter json) throws IOException {
    LineIndex lines = span.file().lines();
    int first = Math.max(1, span.line() - CONTEXT_LINES);
    int last = Math.min(lines.lineCount(), span.endLine() + CONTEXT_LINES);
    String text = span.file().text().substring(lines.lineStart(first), lines.lineEnd(last));
    if (text.length() > LONGEST_CONTEXT || text.length() == span.end() - span.start()) {
      return;
    }
    json.name("contextRegion").beginObject();
    json.name("startLine").value(first);
    json.name("endLine").value(last);
    writeText("snippet", text, json);
    json.endObject();
  }
}
