package dev.bgcheck.report;

import dev.bgcheck.engine.LintResult;
import java.io.IOException;

final class HtmlReporter implements Reporter {
  HtmlReporter(ReportSettings settings) {}

  @Override
  public void write(LintResult result, Appendable out) throws IOException {
    out.append("");
  }
}
