package dev.bgcheck.report;

import dev.bgcheck.engine.LintResult;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.finding.RelatedSpan;
import dev.bgcheck.finding.TraceStep;
import dev.bgcheck.source.Span;
import java.io.IOException;

/**
 * Lines that a build phase prints and Xcode shows beside the source: {@code path:line:column:
 * error: message}, with absolute paths, as Xcode wants them. Related places and the steps of a
 * chain follow as notes.
 */
final class XcodeReporter implements Reporter {
  private final ReportPaths paths;

  XcodeReporter(ReportSettings settings) {
    this.paths = new ReportPaths(settings);
  }

  @Override
  public void write(LintResult result, Appendable out) throws IOException {
    for (Finding finding : result.findings()) {
      String message = finding.message() + " [" + finding.rule() + "]";
      writeLine(finding.span(), finding.severity().word(), message, out);
      for (RelatedSpan related : finding.related()) {
        writeLine(related.span(), "note", related.message(), out);
      }
      int number = 1;
      for (TraceStep step : finding.trace()) {
        writeLine(step.span(), "note", "step " + number++ + ": " + step.message(), out);
      }
    }
    for (Notice notice : result.notices()) {
      String message = notice.message() + " [" + notice.kind().word() + "]";
      if (notice.span().isPresent()) {
        writeLine(notice.span().get(), "note", message, out);
      } else {
        out.append("note: bgcheck: ").append(DisplayText.oneLine(message)).append('\n');
      }
    }
  }

  private void writeLine(Span span, String level, String message, Appendable out)
      throws IOException {
    out.append(DisplayText.oneLine(paths.absolute(span.file().path())))
        .append(":" + span.line() + ":" + span.column() + ": " + level + ": ")
        .append(DisplayText.oneLine(message))
        .append('\n');
  }
}
