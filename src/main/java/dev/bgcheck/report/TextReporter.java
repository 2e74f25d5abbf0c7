package dev.bgcheck.report;

import dev.bgcheck.engine.LintResult;
import dev.bgcheck.engine.TargetSummary;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.finding.RelatedSpan;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.finding.TraceStep;
import dev.bgcheck.project.SourceLanguage;
import dev.bgcheck.source.Span;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Findings as a compiler prints them: a line that editors and {@code grep} understand, the source
 * with the span underlined, the other places, the chain of events, the reason and the repair.
 *
 * <p>What is the same for several findings, the reason and Apple's page, is said once.
 */
final class TextReporter implements Reporter {
  private static final int NOTICES_SHOWN = 20;

  private final ReportSettings settings;
  private final TextStyle style;
  private final ReportPaths paths;

  TextReporter(ReportSettings settings) {
    this.settings = settings;
    this.style = settings.style();
    this.paths = new ReportPaths(settings);
  }

  @Override
  public void write(LintResult result, Appendable out) throws IOException {
    Set<String> said = new HashSet<>();
    for (Finding finding : result.findings()) {
      writeFinding(finding, said, out);
      out.append('\n');
    }
    if (settings.detail() == ReportSettings.Detail.QUIET) {
      return;
    }
    if (settings.verbose()) {
      writeTargets(result.targets(), out);
    }
    writeNotices(result.notices(), out);
    writeSummary(result, out);
  }

  private void writeFinding(Finding finding, Set<String> said, Appendable out) throws IOException {
    String severity = finding.severity().word();
    String help = finding.help().isEmpty() ? "" : finding.help().get(0);
    out.append(style.bold(place(finding.span())))
        .append(": ")
        .append(coloured(finding.severity(), severity + ":"))
        .append(' ')
        .append(style.bold(DisplayText.oneLine(finding.message())))
        .append(' ')
        .append(style.dim("[" + style.link(help, finding.rule()) + "]"))
        .append('\n');
    int gutter = gutterFor(finding);
    String margin = " ".repeat(gutter) + " ";
    List<SourceExcerpt.Line> excerpt = SourceExcerpt.of(finding.span(), widthBehind(gutter));
    writeExcerpt(excerpt, '^', finding.severity(), gutter, out);
    for (RelatedSpan related : finding.related()) {
      out.append(margin)
          .append(style.blue(":::"))
          .append(' ')
          .append(place(related.span()))
          .append(": ")
          .append(DisplayText.oneLine(related.message()))
          .append('\n');
      // A line of a project file tells nobody anything that the message does not.
      boolean project = related.span().file().path().endsWith(".pbxproj");
      List<SourceExcerpt.Line> line =
          project ? List.of() : SourceExcerpt.firstLine(related.span(), widthBehind(gutter));
      writeExcerpt(line, '-', Severity.NOTE, gutter, out);
    }
    if (!saysNothingNew(finding)) {
      writeChain(finding.trace(), margin, out);
    }
    if (settings.verbose() || finding.confidence() == Confidence.POSSIBLE) {
      String reason = finding.reason().map(text -> ": " + text).orElse("");
      writeLabelled("confidence", finding.confidence().word() + reason, margin, out);
    }
    boolean newReason = said.add(finding.rule() + '\n' + finding.why());
    if (!finding.why().isEmpty() && (newReason || settings.verbose())) {
      writeLabelled("why", finding.why(), margin, out);
    }
    if (finding.fix().isPresent()) {
      RepairText repair = RepairText.of(finding.fix().get());
      boolean newRepair = said.add(finding.rule() + '\n' + repair.sentence());
      if (!repair.isEmpty() && (newRepair || !repair.code().isEmpty() || settings.verbose())) {
        writeFix(repair, margin, out);
      }
    }
    if (!help.isEmpty() && (said.add(finding.rule() + '\n' + help) || settings.verbose())) {
      writeLabelled("help", style.link(help, DisplayText.oneLine(help)), margin, out);
    }
  }

  /** A chain of one step that stands where the finding does. */
  private static boolean saysNothingNew(Finding finding) {
    return finding.trace().size() == 1
        && finding.trace().get(0).span().start() == finding.span().start()
        && finding.trace().get(0).span().file().equals(finding.span().file());
  }

  private void writeChain(List<TraceStep> trace, String margin, Appendable out) throws IOException {
    if (trace.isEmpty()) {
      return;
    }
    writeLabelled("how it gets there:", "", margin, out);
    int number = 1;
    for (TraceStep step : trace) {
      out.append(margin)
          .append("    ")
          .append(String.valueOf(number++))
          .append(". ")
          .append(place(step.span()))
          .append(": ")
          .append(DisplayText.oneLine(step.message()))
          .append('\n');
    }
  }

  private void writeFix(RepairText repair, String margin, Appendable out) throws IOException {
    writeLabelled("repair", repair.sentence(), margin, out);
    for (String line : repair.code()) {
      String shown = DisplayText.of(line).text().stripTrailing();
      out.append(shown.isEmpty() ? "" : margin + "    " + style.green(shown)).append('\n');
    }
  }

  private void writeLabelled(String label, String text, String margin, Appendable out)
      throws IOException {
    out.append(margin).append(style.blue("=")).append(' ');
    out.append(style.bold(text.isEmpty() ? label : label + ":"));
    if (!text.isEmpty()) {
      // A hyperlink holds control characters on purpose; all other text was made safe or is now.
      out.append(' ').append(label.equals("help") ? text : DisplayText.oneLine(text.strip()));
    }
    out.append('\n');
  }

  private int widthBehind(int gutter) {
    return style.width() - gutter - 3;
  }

  private void writeExcerpt(
      List<SourceExcerpt.Line> lines, char mark, Severity severity, int gutter, Appendable out)
      throws IOException {
    if (lines.isEmpty()) {
      return;
    }
    String bar = style.blue("|");
    String empty = " ".repeat(gutter) + " " + bar;
    out.append(empty).append('\n');
    for (SourceExcerpt.Line line : lines) {
      if (line.number() == 0) {
        out.append(" ".repeat(gutter - 1)).append(style.blue("..."));
        out.append('\n');
        continue;
      }
      String number = String.valueOf(line.number());
      out.append(" ".repeat(gutter - number.length()))
          .append(style.blue(number))
          .append(' ')
          .append(bar)
          .append(line.text().isEmpty() ? "" : " " + line.text())
          .append('\n');
      String marks = String.valueOf(mark).repeat(line.cells());
      out.append(empty)
          .append(' ')
          .append(" ".repeat(line.from()))
          .append(mark == '^' ? coloured(severity, marks) : style.blue(marks))
          .append('\n');
    }
  }

  private void writeTargets(List<TargetSummary> targets, Appendable out) throws IOException {
    for (TargetSummary target : targets) {
      out.append(style.bold("target " + DisplayText.oneLine(target.name())))
          .append(" (" + target.platform() + " " + target.kind() + ", ")
          .append(Words.count(target.files(), "file"))
          .append(target.infoPlist().map(path -> ", " + DisplayText.oneLine(path)).orElse(""))
          .append(")\n");
      for (TargetSummary.EffectiveEntry entry : target.configuration()) {
        out.append("  ")
            .append(DisplayText.oneLine(entry.key() + " = " + entry.value()))
            .append(style.dim("  (" + DisplayText.oneLine(entry.origin()) + ")"))
            .append('\n');
      }
    }
    if (!targets.isEmpty()) {
      out.append('\n');
    }
  }

  private void writeNotices(List<Notice> notices, Appendable out) throws IOException {
    List<Notice> shown = settings.verbose() ? notices : foremost(notices);
    for (Notice notice : shown) {
      if (notice.span().isPresent()) {
        out.append(place(notice.span().get())).append(": ");
      }
      out.append(style.blue("notice:"))
          .append(' ')
          .append(DisplayText.oneLine(notice.message()))
          .append(style.dim(" [" + notice.kind().word() + "]"))
          .append('\n');
    }
    if (shown.size() < notices.size()) {
      out.append("... and ")
          .append(Words.count(notices.size() - shown.size(), "more notice"))
          .append("; --verbose shows all\n");
    }
    if (!notices.isEmpty()) {
      out.append('\n');
    }
  }

  /** Some of many, in their order: the run before a project, and that before a line of code. */
  private static List<Notice> foremost(List<Notice> notices) {
    if (notices.size() <= NOTICES_SHOWN) {
      return notices;
    }
    List<Notice> chosen =
        notices.stream()
            .sorted(
                Comparator.comparing(TextReporter::isAboutOneLine)
                    .thenComparing(notice -> notice.span().isPresent()))
            .limit(NOTICES_SHOWN)
            .toList();
    return chosen.stream().sorted(Notice.REPORT_ORDER).toList();
  }

  private static boolean isAboutOneLine(Notice notice) {
    return notice.kind() == Notice.Kind.UNUSED_SUPPRESSION
        || notice.kind() == Notice.Kind.NOT_PARSED
            && notice.span().flatMap(span -> SourceLanguage.ofPath(span.file().path())).isPresent();
  }

  /** The line of counts alone. */
  void writeSummary(LintResult result, Appendable out) throws IOException {
    if (result.findings().isEmpty()) {
      out.append(style.green("No findings"));
    } else {
      out.append(
          Words.join(
              counted(result, Severity.ERROR),
              counted(result, Severity.WARNING),
              counted(result, Severity.NOTE)));
    }
    out.append(" in ").append(Words.count(result.files(), "file"));
    out.append(" of ").append(Words.count(result.targets().size(), "target"));
    if (settings.times()) {
      double seconds = result.duration().toMillis() / 1000.0;
      out.append(String.format(Locale.ROOT, " (%.2f s)", seconds));
    }
    String hidden =
        Words.join(
            result.suppressed().isEmpty() ? "" : result.suppressed().size() + " suppressed",
            result.baselined().isEmpty() ? "" : result.baselined().size() + " in the baseline");
    out.append(hidden.isEmpty() ? "" : "; not shown: " + hidden).append('\n');
  }

  private String counted(LintResult result, Severity severity) {
    long count = result.count(severity);
    return count == 0 ? "" : coloured(severity, Words.count(count, severity.word()));
  }

  private String coloured(Severity severity, String text) {
    return switch (severity) {
      case ERROR -> style.red(text);
      case WARNING -> style.yellow(text);
      case NOTE -> style.cyan(text);
    };
  }

  private String place(Span span) {
    String path = span.file().path();
    String text = DisplayText.oneLine(path) + ":" + span.line() + ":" + span.column();
    return settings.workingDirectory().isPresent()
        ? style.link(ReportPaths.uri(paths.absolute(path)), text)
        : text;
  }

  private static int gutterFor(Finding finding) {
    int last = finding.span().endLine();
    for (RelatedSpan related : finding.related()) {
      last = Math.max(last, related.span().line());
    }
    return Math.max(4, String.valueOf(last).length() + 1);
  }
}
