package dev.bgcheck.app.maven;

import dev.bgcheck.engine.LintResult;
import dev.bgcheck.engine.TargetSummary;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.finding.RelatedSpan;
import dev.bgcheck.finding.TraceStep;
import dev.bgcheck.report.RepairText;
import dev.bgcheck.report.ReportFormat;
import dev.bgcheck.report.ReportPaths;
import dev.bgcheck.report.ReportSettings;
import dev.bgcheck.report.RulePage;
import dev.bgcheck.report.SourceExcerpt;
import dev.bgcheck.rule.Rule;
import dev.bgcheck.rule.RuleExample;
import dev.bgcheck.source.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.doxia.sink.Sink;

/**
 * A result as a page of a Maven site, in the site's own look. It has all that the page to browse
 * has, but of the sources only the lines that findings name. Everything from the checked project is
 * handed over as text, which the sink escapes.
 *
 * <p>Only what Doxia 1 and 2 have in common is used, so that older site plugins can show it.
 */
final class SitePage {
  static final String TITLE = "Background Check";
  private static final int WIDTH = 120;

  private final Sink sink;
  private final ReportSettings settings;
  private final ReportPaths paths;

  SitePage(Sink sink, ReportSettings settings) {
    this.sink = sink;
    this.settings = settings;
    this.paths = new ReportPaths(settings);
  }

  /** The page of a module that has nothing to check. */
  static void empty(Sink sink) {
    SitePage page = new SitePage(sink, ReportSettings.plain(""));
    page.open();
    page.paragraph("There is no app of Apple's platforms in this module.");
    page.close();
  }

  /**
   * Writes the page.
   *
   * @param browserPage the address of the page to browse
   */
  void write(LintResult result, String browserPage) {
    open();
    paragraph(ReportFormat.summary(settings).render(result).strip());
    sink.paragraph();
    link(browserPage, "The same to browse, with the whole source files");
    sink.paragraph_();
    if (!result.findings().isEmpty()) {
      section("Findings");
      index(result.findings());
      for (int i = 0; i < result.findings().size(); i++) {
        finding(i + 1, result.findings().get(i));
      }
      sink.section2_();
      rules(result);
    }
    targets(result.targets());
    notices(result.notices());
    close();
  }

  private void open() {
    sink.head();
    sink.title();
    sink.text(TITLE);
    sink.title_();
    sink.head_();
    sink.body();
    sink.section1();
    sink.sectionTitle1();
    sink.text(TITLE);
    sink.sectionTitle1_();
  }

  private void close() {
    sink.section1_();
    sink.body_();
    sink.flush();
    sink.close();
  }

  private void index(List<Finding> findings) {
    openTable("", "Severity", "Place", "Finding", "Rule");
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      sink.tableRow();
      sink.tableCell();
      link("#finding-" + (i + 1), String.valueOf(i + 1));
      sink.tableCell_();
      cell(finding.severity().word());
      cell(place(finding.span()));
      cell(finding.message());
      sink.tableCell();
      link("#" + finding.rule(), finding.rule());
      sink.tableCell_();
      sink.tableRow_();
    }
    closeTable();
  }

  private void finding(int number, Finding finding) {
    subsection("finding-" + number, number + ". " + finding.message());
    sink.paragraph();
    sink.bold();
    sink.text(finding.severity().word());
    sink.bold_();
    sink.text(" (" + finding.confidence().word() + ") in ");
    code(place(finding.span()));
    finding.target().ifPresent(target -> sink.text(", target " + target));
    sink.paragraph_();
    excerpt(finding.span());
    for (RelatedSpan related : finding.related()) {
      paragraph(sentence(related.message()) + ": " + place(related.span()));
      excerpt(related.span());
    }
    if (!finding.why().isBlank()) {
      paragraph(finding.why().strip());
    }
    trace(finding.trace());
    finding.fix().map(RepairText::of).ifPresent(this::repair);
    references(finding.help());
    if (!finding.contracts().isEmpty()) {
      paragraph("Contracts: " + String.join(", ", finding.contracts()));
    }
    sink.section3_();
  }

  private void trace(List<TraceStep> trace) {
    if (trace.isEmpty()) {
      return;
    }
    paragraph("How it comes about:");
    sink.numberedList(Sink.NUMBERING_DECIMAL);
    for (TraceStep step : trace) {
      sink.numberedListItem();
      words(step.message() + ": ");
      code(place(step.span()));
      sink.numberedListItem_();
    }
    sink.numberedList_();
  }

  private void repair(RepairText repair) {
    if (!repair.isEmpty()) {
      paragraph("How to repair: " + repair.sentence());
      if (!repair.code().isEmpty()) {
        block(String.join("\n", repair.code()));
      }
    }
  }

  /** The rules that said something. */
  private void rules(LintResult result) {
    Set<String> used = result.findings().stream().map(Finding::rule).collect(Collectors.toSet());
    section("Rules");
    for (Rule rule : result.rules()) {
      if (used.contains(rule.id())) {
        rule(rule);
      }
    }
    sink.section2_();
  }

  private void rule(Rule rule) {
    subsection(rule.id(), rule.id());
    paragraph(rule.title());
    paragraph(rule.why().strip());
    paragraph(rule.fix().strip());
    for (RuleExample example : rule.examples()) {
      if (example.documented()) {
        paragraph((example.isLoud() ? "Reported: " : "Not reported: ") + example.name());
        for (Map.Entry<String, String> file : example.files().entrySet()) {
          sink.paragraph();
          code(file.getKey());
          sink.paragraph_();
          block(RulePage.readable(file.getValue()).stripTrailing());
        }
      }
    }
    references(rule.references());
    paragraph(
        String.join(
            ", ",
            List.of(
                "Severity " + rule.severity().word(),
                "family " + rule.family(),
                "since " + rule.since(),
                "contracts " + String.join(" ", rule.contracts()))));
    sink.section3_();
  }

  private void targets(List<TargetSummary> targets) {
    section("Targets");
    for (TargetSummary target : targets) {
      sink.section3();
      sink.sectionTitle3();
      sink.text(target.name());
      sink.sectionTitle3_();
      paragraph(
          target.kind()
              + " for "
              + target.platform()
              + ", "
              + target.files()
              + (target.files() == 1 ? " file" : " files")
              + target.infoPlist().map(list -> ", " + list).orElse(""));
      if (!target.configuration().isEmpty()) {
        openTable("Key", "Value", "From");
        for (TargetSummary.EffectiveEntry entry : target.configuration()) {
          sink.tableRow();
          cell(entry.key());
          cell(entry.value());
          cell(entry.origin());
          sink.tableRow_();
        }
        closeTable();
      }
      sink.section3_();
    }
    sink.section2_();
  }

  private void notices(List<Notice> notices) {
    if (notices.isEmpty()) {
      return;
    }
    section("Notices");
    sink.list();
    for (Notice notice : notices) {
      sink.listItem();
      notice
          .span()
          .ifPresent(
              span -> {
                code(place(span));
                sink.text(": ");
              });
      words(notice.message());
      sink.listItem_();
    }
    sink.list_();
    sink.section2_();
  }

  private String place(Span span) {
    String path = paths.inRepository(span.file().path());
    return span.file().isBinary() ? path : path + ":" + span.line() + ":" + span.column();
  }

  private void excerpt(Span span) {
    StringBuilder lines = new StringBuilder();
    for (SourceExcerpt.Line line : SourceExcerpt.of(span, WIDTH)) {
      if (line.number() == 0) {
        lines.append(line.text()).append('\n');
        continue;
      }
      lines.append(String.format(Locale.ROOT, "%5d | %s%n", line.number(), line.text()));
      lines.append("      | ").append(" ".repeat(line.from()));
      lines.append("^".repeat(line.cells())).append('\n');
    }
    if (!lines.isEmpty()) {
      block(lines.toString().stripTrailing());
    }
  }

  private void references(List<String> addresses) {
    for (String address : addresses) {
      sink.paragraph();
      if (address.startsWith("https://")) {
        link(address, address);
      } else {
        sink.text(address);
      }
      sink.paragraph_();
    }
  }

  private static String sentence(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private void section(String title) {
    sink.section2();
    sink.sectionTitle2();
    sink.text(title);
    sink.sectionTitle2_();
  }

  private void subsection(String anchor, String title) {
    sink.section3();
    sink.sectionTitle3();
    sink.anchor(anchor);
    sink.anchor_();
    words(title);
    sink.sectionTitle3_();
  }

  private void paragraph(String text) {
    if (!text.isBlank()) {
      sink.paragraph();
      words(text);
      sink.paragraph_();
    }
  }

  /** Text in which names stand between backticks. */
  private void words(String text) {
    String[] pieces = text.split("`", -1);
    if (pieces.length % 2 == 0) {
      sink.text(text);
      return;
    }
    for (int i = 0; i < pieces.length; i++) {
      if (i % 2 == 1) {
        code(pieces[i]);
      } else if (!pieces[i].isEmpty()) {
        sink.text(pieces[i]);
      }
    }
  }

  private void block(String text) {
    sink.verbatim(null);
    sink.text(text);
    sink.verbatim_();
  }

  private void code(String text) {
    sink.monospaced();
    sink.text(text);
    sink.monospaced_();
  }

  private void link(String address, String text) {
    sink.link(address);
    sink.text(text);
    sink.link_();
  }

  private void openTable(String... heads) {
    sink.table();
    int[] justification = new int[heads.length];
    Arrays.fill(justification, Sink.JUSTIFY_LEFT);
    sink.tableRows(justification, false);
    sink.tableRow();
    for (String head : heads) {
      sink.tableHeaderCell();
      sink.text(head);
      sink.tableHeaderCell_();
    }
    sink.tableRow_();
  }

  private void cell(String text) {
    sink.tableCell();
    words(text);
    sink.tableCell_();
  }

  private void closeTable() {
    sink.tableRows_();
    sink.table_();
  }
}
