package dev.bgcheck.report;

import dev.bgcheck.engine.LintResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A page to browse: one file that needs no network. The page is a fixed template; the result is in
 * it as JSON, and the page's script only ever shows it as text, so nothing in a checked project can
 * become part of the page.
 */
final class HtmlReporter implements Reporter {
  private final ReportSettings settings;

  HtmlReporter(ReportSettings settings) {
    this.settings = settings;
  }

  @Override
  public void write(LintResult result, Appendable out) throws IOException {
    String page = resource("report.html");
    page = page.replace("/*STYLE*/", resource("report.css"));
    page = page.replace("/*SCRIPT*/", resource("report-source.js") + resource("report.js"));
    String mark = "/*DATA*/";
    int place = page.indexOf(mark);
    out.append(page, 0, place);
    new HtmlData(settings).write(result, out);
    out.append(page, place + mark.length(), page.length());
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HtmlReporter.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
