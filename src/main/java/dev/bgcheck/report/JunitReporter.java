package dev.bgcheck.report;

import dev.bgcheck.engine.LintResult;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.rule.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * JUnit's XML: every rule that ran is a suite; a rule with nothing to say is one passed test, every
 * error and warning is a failed one. Notes pass, their text is the test's output.
 */
final class JunitReporter implements Reporter {
  private final ReportSettings settings;

  JunitReporter(ReportSettings settings) {
    this.settings = settings;
  }

  @Override
  public void write(LintResult result, Appendable out) throws IOException {
    Map<String, List<Finding>> byRule = new TreeMap<>();
    for (Rule rule : result.rules()) {
      byRule.put(rule.id(), new ArrayList<>());
    }
    for (Finding finding : result.findings()) {
      byRule.computeIfAbsent(finding.rule(), id -> new ArrayList<>()).add(finding);
    }
    long tests = byRule.values().stream().mapToLong(list -> Math.max(1, list.size())).sum();
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites")
        .append(Xml.attribute("name", "bgcheck"))
        .append(Xml.attribute("tests", tests))
        .append(Xml.attribute("failures", failures(result.findings())))
        .append(Xml.attribute("time", seconds(result)))
        .append(">\n");
    for (Map.Entry<String, List<Finding>> rule : byRule.entrySet()) {
      writeSuite(rule.getKey(), rule.getValue(), out);
    }
    writeNotices(result.notices(), out);
    out.append("</testsuites>\n");
  }

  private void writeSuite(String rule, List<Finding> findings, Appendable out) throws IOException {
    out.append("  <testsuite")
        .append(Xml.attribute("name", "bgcheck." + rule))
        .append(Xml.attribute("tests", Math.max(1, findings.size())))
        .append(Xml.attribute("failures", failures(findings)))
        .append(">\n");
    if (findings.isEmpty()) {
      out.append("    <testcase")
          .append(Xml.attribute("name", "no findings"))
          .append(Xml.attribute("classname", "bgcheck." + rule))
          .append("/>\n");
    }
    for (Finding finding : findings) {
      String place = finding.span().toString();
      out.append("    <testcase")
          .append(Xml.attribute("name", place + ": " + finding.message()))
          .append(Xml.attribute("classname", "bgcheck." + rule))
          .append(Xml.attribute("file", finding.span().file().path()))
          .append(Xml.attribute("line", finding.span().line()))
          .append(">\n");
      String details = place + "\n" + details(finding);
      if (finding.severity() == Severity.NOTE) {
        out.append("      <system-out>").append(Xml.escaped(details)).append("</system-out>\n");
      } else {
        out.append("      <failure")
            .append(Xml.attribute("type", finding.severity().word()))
            .append(Xml.attribute("message", finding.message()))
            .append(">")
            .append(Xml.escaped(details))
            .append("</failure>\n");
      }
      out.append("    </testcase>\n");
    }
    out.append("  </testsuite>\n");
  }

  private static void writeNotices(List<Notice> notices, Appendable out) throws IOException {
    if (notices.isEmpty()) {
      return;
    }
    out.append("  <testsuite")
        .append(Xml.attribute("name", "bgcheck.notices"))
        .append(Xml.attribute("tests", 0))
        .append(Xml.attribute("failures", 0))
        .append(">\n    <system-out>");
    for (Notice notice : notices) {
      String place = notice.span().map(span -> span + ": ").orElse("");
      out.append(Xml.escaped(place + notice.message() + " [" + notice.kind().word() + "]\n"));
    }
    out.append("</system-out>\n  </testsuite>\n");
  }

  private static String details(Finding finding) {
    StringBuilder text = new StringBuilder();
    if (!finding.why().isEmpty()) {
      text.append("why: ").append(finding.why().strip()).append('\n');
    }
    finding.fix().ifPresent(fix -> text.append("repair: ").append(fix.description()).append('\n'));
    finding.help().stream().limit(1).forEach(help -> text.append("help: ").append(help));
    return text.toString().strip();
  }

  private static long failures(List<Finding> findings) {
    return findings.stream().filter(f -> f.severity().isAtLeast(Severity.WARNING)).count();
  }

  private String seconds(LintResult result) {
    return settings.times()
        ? String.format(Locale.ROOT, "%.3f", result.duration().toMillis() / 1000.0)
        : "0";
  }
}
