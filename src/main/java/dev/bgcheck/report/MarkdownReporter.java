package dev.bgcheck.report;

import dev.bgcheck.engine.LintResult;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.finding.RelatedSpan;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.finding.TraceStep;
import java.io.IOException;
import java.util.List;

/**
 * A comment for a pull request: a line of counts, then the findings with everything but the message
 * folded. It stays below the size that GitHub and GitLab accept and says when it had to stop.
 */
final class MarkdownReporter implements Reporter {
  // GitHub refuses comments of more than 65,536 characters.
  private static final int LIMIT = 60_000;
  private static final int NOTICES_SHOWN = 20;

  private final ReportPaths paths;

  MarkdownReporter(ReportSettings settings) {
    this.paths = new ReportPaths(settings);
  }

  @Override
  public void write(LintResult result, Appendable out) throws IOException {
    StringBuilder page = new StringBuilder();
    page.append("## Background Check\n\n").append(summary(result)).append("\n");
    int written = 0;
    for (Finding finding : result.findings()) {
      String text = finding(finding);
      if (page.length() + text.length() > LIMIT) {
        break;
      }
      page.append('\n').append(text);
      written++;
    }
    int left = result.findings().size() - written;
    if (left > 0) {
      page.append("\n… and ").append(left).append(" more, left out to keep this comment short.\n");
    }
    page.append(notices(result.notices(), LIMIT + 3_000 - page.length()));
    out.append(page);
  }

  private static String summary(LintResult result) {
    String counts =
        result.findings().isEmpty()
            ? "No findings"
            : "**"
                + Words.join(
                    counted(result, Severity.ERROR),
                    counted(result, Severity.WARNING),
                    counted(result, Severity.NOTE))
                + "**";
    String hidden =
        Words.join(
            result.suppressed().isEmpty() ? "" : result.suppressed().size() + " suppressed",
            result.baselined().isEmpty() ? "" : result.baselined().size() + " in the baseline");
    return counts
        + " in "
        + Words.count(result.files(), "file")
        + " of "
        + Words.count(result.targets().size(), "target")
        + (hidden.isEmpty() ? "." : "; not shown: " + hidden + ".");
  }

  private static String counted(LintResult result, Severity severity) {
    long count = result.count(severity);
    return count == 0 ? "" : Words.count(count, severity.word());
  }

  private String finding(Finding finding) {
    StringBuilder text = new StringBuilder();
    text.append("- ").append(sign(finding.severity())).append(" **");
    text.append(finding.severity().word()).append("** ");
    text.append(code(paths.inRepository(finding.span().file().path())));
    if (!finding.span().file().isBinary()) {
      text.append(" line ").append(finding.span().line());
    }
    text.append(": ").append(inline(finding.message()));
    text.append(" (").append(code(finding.rule())).append(")\n");
    text.append("  <details><summary>why and how to repair</summary>\n\n");
    if (!finding.why().isBlank()) {
      text.append("  ").append(inline(finding.why().strip())).append("\n\n");
    }
    for (RelatedSpan related : finding.related()) {
      text.append("  - ").append(inline(related.message())).append(": ");
      text.append(code(paths.inRepository(related.span().toString()))).append('\n');
    }
    int number = 1;
    for (TraceStep step : finding.trace()) {
      text.append("  ").append(number++).append(". ").append(inline(step.message()));
      text.append(": ").append(code(paths.inRepository(step.span().toString()))).append('\n');
    }
    finding.fix().ifPresent(fix -> appendFix(text, RepairText.of(fix)));
    if (!finding.help().isEmpty()) {
      text.append("\n  <").append(finding.help().get(0)).append(">\n");
    }
    return text.append("  </details>\n").toString();
  }

  private static void appendFix(StringBuilder text, RepairText repair) {
    if (repair.isEmpty()) {
      return;
    }
    text.append("\n  ").append(inline(repair.sentence())).append('\n');
    if (!repair.code().isEmpty()) {
      String fence = String.join("\n", repair.code()).contains("```") ? "````" : "```";
      text.append("\n  ").append(fence).append('\n');
      for (String line : repair.code()) {
        text.append("  ").append(line).append('\n');
      }
      text.append("  ").append(fence).append('\n');
    }
  }

  private static String notices(List<Notice> notices, int room) {
    if (notices.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\n<details><summary>");
    text.append(Words.count(notices.size(), "notice")).append(" about the run</summary>\n\n");
    for (Notice notice : notices.subList(0, Math.min(notices.size(), NOTICES_SHOWN))) {
      String place = notice.span().map(span -> code(span.toString()) + ": ").orElse("");
      String line = "- " + place + inline(notice.message()) + "\n";
      if (text.length() + line.length() > room) {
        break;
      }
      text.append(line);
    }
    return text.append("\n</details>\n").toString();
  }

  private static String sign(Severity severity) {
    return switch (severity) {
      case ERROR -> "🔴";
      case WARNING -> "🟡";
      case NOTE -> "🔵";
    };
  }

  /** Text with code spans kept and everything else that Markdown or HTML would act on escaped. */
  private static String inline(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    boolean inCode = false;
    boolean closable = text.chars().filter(c -> c == '`').count() % 2 == 0;
    for (char c : DisplayText.oneLine(text).toCharArray()) {
      if (c == '`' && closable) {
        inCode = !inCode;
        safe.append(c);
      } else if (!inCode && "\\`*_[]<>|#@~".indexOf(c) >= 0) {
        // A name after @ would notify that person.
        safe.append(c == '@' ? "&#64;" : c == '<' ? "&lt;" : "\\" + c);
      } else {
        safe.append(c);
      }
    }
    return safe.toString();
  }

  private static String code(String text) {
    String line = DisplayText.oneLine(text);
    return line.contains("`") ? "`` " + line + " ``" : "`" + line + "`";
  }
}
