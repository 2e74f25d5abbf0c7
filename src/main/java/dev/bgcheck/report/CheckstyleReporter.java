package dev.bgcheck.report;

import dev.bgcheck.engine.LintResult;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.source.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checkstyle's XML: the findings of each file; notices are entries of severity info. */
final class CheckstyleReporter implements Reporter {
  private final ReportSettings settings;

  CheckstyleReporter(ReportSettings settings) {
    this.settings = settings;
  }

  @Override
  public void write(LintResult result, Appendable out) throws IOException {
    Map<String, List<String>> byFile = new TreeMap<>();
    for (Finding finding : result.findings()) {
      String severity = finding.severity() == Severity.NOTE ? "info" : finding.severity().word();
      add(byFile, finding.span(), severity, finding.message(), finding.rule());
    }
    for (Notice notice : result.notices()) {
      String source = "notice." + notice.kind().word();
      if (notice.span().isPresent()) {
        add(byFile, notice.span().get(), "info", notice.message(), source);
      } else {
        byFile
            .computeIfAbsent("", path -> new ArrayList<>())
            .add(entry(1, 1, "info", notice.message(), source));
      }
    }
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<checkstyle").append(Xml.attribute("version", settings.toolVersion()));
    out.append(">\n");
    for (Map.Entry<String, List<String>> file : byFile.entrySet()) {
      out.append("  <file").append(Xml.attribute("name", file.getKey())).append(">\n");
      for (String entry : file.getValue()) {
        out.append(entry);
      }
      out.append("  </file>\n");
    }
    out.append("</checkstyle>\n");
  }

  private static void add(
      Map<String, List<String>> byFile, Span span, String severity, String message, String source) {
    byFile
        .computeIfAbsent(span.file().path(), path -> new ArrayList<>())
        .add(entry(span.line(), span.column(), severity, message, source));
  }

  private static String entry(
      int line, int column, String severity, String message, String source) {
    return "    <error"
        + Xml.attribute("line", line)
        + Xml.attribute("column", column)
        + Xml.attribute("severity", severity)
        + Xml.attribute("message", message)
        + Xml.attribute("source", "bgcheck." + source)
        + "/>\n";
  }
}
