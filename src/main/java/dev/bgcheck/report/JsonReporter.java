package dev.bgcheck.report;

import com.google.gson.stream.JsonWriter;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.engine.TargetSummary;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.finding.RelatedSpan;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.finding.TraceStep;
import dev.bgcheck.source.Span;
import java.io.IOException;

/**
 * Everything a run found, as one JSON object. The schema is an interface that other programs rely
 * on: keys may be added, never changed or removed while {@code schemaVersion} stays.
 */
final class JsonReporter implements Reporter {
  private static final int SCHEMA_VERSION = 1;

  private final ReportSettings settings;

  JsonReporter(ReportSettings settings) {
    this.settings = settings;
  }

  @Override
  public void write(LintResult result, Appendable out) throws IOException {
    JsonWriter json = JsonText.writer(out);
    FindingNames names = FindingNames.of(result);
    json.beginObject();
    json.name("schemaVersion").value(SCHEMA_VERSION);
    json.name("tool").beginObject();
    json.name("name").value("bgcheck");
    json.name("version").value(settings.toolVersion());
    json.endObject();
    json.name("targets").beginArray();
    for (TargetSummary target : result.targets()) {
      writeTarget(target, json);
    }
    json.endArray();
    json.name("findings").beginArray();
    for (Finding finding : result.findings()) {
      writeFinding(finding, names, json);
    }
    json.endArray();
    json.name("notices").beginArray();
    for (Notice notice : result.notices()) {
      writeNotice(notice, json);
    }
    json.endArray();
    writeSummary(result, json);
    json.endObject();
    json.flush();
    out.append('\n');
  }

  private static void writeTarget(TargetSummary target, JsonWriter json) throws IOException {
    json.beginObject();
    json.name("name").value(target.name());
    json.name("platform").value(target.platform());
    json.name("kind").value(target.kind());
    json.name("infoPlist").value(target.infoPlist().orElse(null));
    json.name("files").value(target.files());
    json.endObject();
  }

  private static void writeFinding(Finding finding, FindingNames names, JsonWriter json)
      throws IOException {
    json.beginObject();
    json.name("rule").value(finding.rule());
    json.name("severity").value(finding.severity().word());
    json.name("confidence").value(finding.confidence().word());
    json.name("message").value(finding.message());
    json.name("target").value(finding.target().orElse(null));
    json.name("location");
    writeLocation(finding.span(), json);
    json.name("related").beginArray();
    for (RelatedSpan related : finding.related()) {
      writePlace(related.message(), related.span(), json);
    }
    json.endArray();
    json.name("trace").beginArray();
    for (TraceStep step : finding.trace()) {
      writePlace(step.message(), step.span(), json);
    }
    json.endArray();
    json.name("fix").value(finding.fix().map(fix -> fix.description()).orElse(null));
    json.name("help").value(finding.help().isEmpty() ? null : finding.help().get(0));
    json.name("contracts").beginArray();
    for (String contract : finding.contracts()) {
      json.value(contract);
    }
    json.endArray();
    json.name("fingerprint").value(names.of(finding));
    json.endObject();
  }

  private static void writePlace(String message, Span span, JsonWriter json) throws IOException {
    json.beginObject();
    json.name("message").value(message);
    json.name("location");
    writeLocation(span, json);
    json.endObject();
  }

  private static void writeLocation(Span span, JsonWriter json) throws IOException {
    json.beginObject();
    json.name("file").value(span.file().path());
    json.name("line").value(span.line());
    json.name("column").value(span.column());
    json.name("endLine").value(span.endLine());
    json.name("endColumn").value(span.endColumn());
    json.endObject();
  }

  private static void writeNotice(Notice notice, JsonWriter json) throws IOException {
    json.beginObject();
    json.name("kind").value(notice.kind().word());
    json.name("message").value(notice.message());
    json.name("location");
    if (notice.span().isPresent()) {
      writeLocation(notice.span().get(), json);
    } else {
      json.nullValue();
    }
    json.endObject();
  }

  private void writeSummary(LintResult result, JsonWriter json) throws IOException {
    json.name("summary").beginObject();
    json.name("errors").value(result.count(Severity.ERROR));
    json.name("warnings").value(result.count(Severity.WARNING));
    json.name("notes").value(result.count(Severity.NOTE));
    json.name("suppressed").value(result.suppressed().size());
    json.name("baselined").value(result.baselined().size());
    json.name("files").value(result.files());
    json.name("bytes").value(result.bytes());
    json.name("seconds").value(settings.times() ? result.duration().toMillis() / 1000.0 : 0.0);
    json.endObject();
  }
}
