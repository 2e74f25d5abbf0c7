package dev.bgcheck.report;

import dev.bgcheck.engine.LintResult;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.source.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Annotations of a GitHub workflow. GitHub shows ten of each level for a step and drops the rest
 * without a word, so with more than ten the findings of one rule in one file share an annotation,
 * and when that is not enough the tenth says how many are left.
 */
final class GithubReporter implements Reporter {
  private static final int SHOWN_PER_LEVEL = 10;

  private final ReportPaths paths;

  GithubReporter(ReportSettings settings) {
    this.paths = new ReportPaths(settings);
  }

  /** An annotation without its level. */
  private record Annotation(String properties, String message, int findings) {}

  @Override
  public void write(LintResult result, Appendable out) throws IOException {
    for (Severity severity : Severity.values()) {
      List<Finding> findings =
          result.findings().stream().filter(finding -> finding.severity() == severity).toList();
      String level = severity == Severity.NOTE ? "notice" : severity.word();
      writeLevel(level, annotations(findings), out);
    }
    // Notices are kept out of the annotations: they would take the place of findings.
    for (Notice notice : result.notices()) {
      String place = notice.span().map(span -> span + ": ").orElse("");
      String text = place + notice.message() + " [" + notice.kind().word() + "]";
      out.append("bgcheck: ").append(DisplayText.oneLine(text)).append('\n');
    }
  }

  private List<Annotation> annotations(List<Finding> findings) {
    List<Annotation> single =
        findings.stream().map(finding -> annotation(finding, List.of())).toList();
    if (single.size() <= SHOWN_PER_LEVEL) {
      return single;
    }
    Map<String, List<Finding>> groups = new LinkedHashMap<>();
    for (Finding finding : findings) {
      String key = finding.rule() + '\n' + finding.span().file().path();
      groups.computeIfAbsent(key, ignored -> new ArrayList<>()).add(finding);
    }
    return groups.values().stream()
        .map(group -> annotation(group.get(0), group.subList(1, group.size())))
        .toList();
  }

  private Annotation annotation(Finding finding, List<Finding> others) {
    Span span = finding.span();
    StringBuilder properties = new StringBuilder();
    properties.append("file=").append(property(paths.inRepository(span.file().path())));
    properties.append(",line=").append(span.line());
    properties.append(",endLine=").append(span.endLine());
    // GitHub refuses columns of annotations over several lines.
    if (span.line() == span.endLine() && !span.file().isBinary()) {
      properties.append(",col=").append(span.column());
      properties.append(",endColumn=").append(span.endColumn());
    }
    properties.append(",title=").append(property(finding.rule()));
    StringBuilder message = new StringBuilder(finding.message());
    if (!finding.why().isEmpty()) {
      message.append('\n').append(finding.why().strip());
    }
    finding.fix().ifPresent(fix -> message.append('\n').append(fix.description().strip()));
    if (!finding.help().isEmpty()) {
      message.append('\n').append(finding.help().get(0));
    }
    if (!others.isEmpty()) {
      message.append("\nalso in ").append(others.size() == 1 ? "line " : "lines ");
      message.append(
          String.join(", ", others.stream().map(f -> String.valueOf(f.span().line())).toList()));
    }
    return new Annotation(properties.toString(), message.toString(), 1 + others.size());
  }

  private static void writeLevel(String level, List<Annotation> annotations, Appendable out)
      throws IOException {
    boolean all = annotations.size() <= SHOWN_PER_LEVEL;
    int shown = all ? annotations.size() : SHOWN_PER_LEVEL - 1;
    for (Annotation annotation : annotations.subList(0, shown)) {
      out.append("::" + level + " ")
          .append(annotation.properties())
          .append("::")
          .append(data(annotation.message()))
          .append('\n');
    }
    if (!all) {
      int left =
          annotations.subList(shown, annotations.size()).stream()
              .mapToInt(Annotation::findings)
              .sum();
      out.append("::" + level + " title=bgcheck::and " + left + " more of this level; ")
          .append("write a full report with --format sarif=FILE or --format html=FILE\n");
    }
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
