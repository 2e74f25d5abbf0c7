package dev.bgcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.bgcheck.GeneratedFile;
import dev.bgcheck.engine.LintResult;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.InputSource;

/** One fixed result, rendered in every format. */
class ReporterGoldenTest {
  private static final Path GOLDENS = Path.of("src/test/resources/golden/reports");
  private static final ReportSettings SETTINGS =
      new ReportSettings(
          "0.1.0",
          Optional.of("/home/dev/my apps/weather"),
          Optional.of("/home/dev/my apps"),
          TextStyle.PLAIN,
          ReportSettings.Detail.NORMAL,
          true);

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HTML")
  void the_sample_result(ReportFormat format) throws Exception {
    GeneratedFile.compare(
        GOLDENS.resolve("sample." + format.word()),
        format.reporter(SETTINGS).render(SampleResult.full()));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HTML")
  void a_result_without_findings(ReportFormat format) throws Exception {
    GeneratedFile.compare(
        GOLDENS.resolve("clean." + format.word()),
        format.reporter(SETTINGS).render(SampleResult.clean()));
  }

  @Test
  void text_with_colours_and_links() throws Exception {
    ReportSettings colourful = SETTINGS.with(new TextStyle(true, true, 80));
    GeneratedFile.compare(
        GOLDENS.resolve("sample-colour.text"),
        ReportFormat.TEXT.reporter(colourful).render(SampleResult.full()));
  }

  @Test
  void verbose_text() throws Exception {
    ReportSettings verbose =
        new ReportSettings(
            "0.1.0",
            Optional.empty(),
            Optional.empty(),
            TextStyle.PLAIN,
            ReportSettings.Detail.VERBOSE,
            false);
    GeneratedFile.compare(
        GOLDENS.resolve("sample-verbose.text"),
        ReportFormat.TEXT.reporter(verbose).render(SampleResult.full()));
  }

  @ParameterizedTest
  @EnumSource(names = {"JSON", "SARIF", "GITLAB", "SONAR"})
  void json_formats_are_json(ReportFormat format) {
    for (LintResult result : new LintResult[] {SampleResult.full(), SampleResult.clean()}) {
      assertThat(JsonParser.parseString(format.reporter(SETTINGS).render(result))).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CHECKSTYLE", "JUNIT"})
  void xml_formats_are_xml(ReportFormat format) throws Exception {
    for (LintResult result : new LintResult[] {SampleResult.full(), SampleResult.clean()}) {
      String xml = format.reporter(SETTINGS).render(result);
      assertThat(
              DocumentBuilderFactory.newInstance()
                  .newDocumentBuilder()
                  .parse(new InputSource(new StringReader(xml)))
                  .getDocumentElement())
          .isNotNull();
    }
  }

  @Test
  void github_gets_no_more_annotations_of_a_level_than_it_shows() {
    String few = ReportFormat.GITHUB.reporter(SETTINGS).render(SampleResult.many(10));
    assertThat(few.lines().filter(line -> line.startsWith("::warning"))).hasSize(10);
    String grouped = ReportFormat.GITHUB.reporter(SETTINGS).render(SampleResult.many(40));
    assertThat(grouped.lines().filter(line -> line.startsWith("::warning"))).hasSize(2);
    assertThat(grouped).contains("also in lines 3, 5, 7");
  }

  @Test
  void a_pull_request_comment_stays_short_enough() {
    String comment = ReportFormat.MARKDOWN.reporter(SETTINGS).render(SampleResult.many(2000));
    assertThat(comment.length()).isLessThan(65_536);
    assertThat(comment).containsPattern("and \\d+ more, left out");
  }

  @Test
  void no_report_lets_the_project_command_the_terminal() {
    for (ReportFormat format : ReportFormat.values()) {
      String report = format.reporter(SETTINGS).render(SampleResult.full());
      assertThat(report).as(format.word()).doesNotContain("\u001B");
    }
  }
}
