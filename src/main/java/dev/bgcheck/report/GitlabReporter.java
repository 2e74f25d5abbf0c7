package dev.bgcheck.report;

import com.google.gson.stream.JsonWriter;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Severity;
import java.io.IOException;

/**
 * GitLab's code quality report. It has no place for notices; GitLab matches the issues of two
 * branches by their fingerprints.
 */
final class GitlabReporter implements Reporter {
  private final ReportPaths paths;

  GitlabReporter(ReportSettings settings) {
    this.paths = new ReportPaths(settings);
  }

  @Override
  public void write(LintResult result, Appendable out) throws IOException {
    JsonWriter json = JsonText.writer(out);
    FindingNames names = FindingNames.of(result);
    json.beginArray();
    for (Finding finding : result.findings()) {
      json.beginObject();
      json.name("description").value(finding.message());
      json.name("check_name").value(finding.rule());
      json.name("fingerprint").value(names.of(finding));
      json.name("severity").value(severity(finding.severity()));
      json.name("location").beginObject();
      json.name("path").value(paths.inRepository(finding.span().file().path()));
      json.name("lines").beginObject();
      json.name("begin").value(finding.span().line());
      json.name("end").value(finding.span().endLine());
      json.endObject();
      json.endObject();
      json.endObject();
    }
    json.endArray();
    json.flush();
    out.append('\n');
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "critical";
      case WARNING -> "major";
      case NOTE -> "info";
    };
  }
}
