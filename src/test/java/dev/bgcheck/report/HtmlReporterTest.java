package dev.bgcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.bgcheck.GeneratedFile;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlReporterTest {
  private static final ReportSettings SETTINGS = ReportSettings.plain("0.1.0");

  @Test
  void the_data_of_the_sample_result() throws Exception {
    StringBuilder data = new StringBuilder();
    new HtmlData(SETTINGS).write(SampleResult.full(), data);
    GeneratedFile.compare(
        Path.of("src/test/resources/golden/reports/sample.html.json"), data + "\n");
  }

  @Test
  void the_page_needs_nothing_from_elsewhere() {
    String page = ReportFormat.HTML.reporter(SETTINGS).render(SampleResult.full());
    assertThat(page).startsWith("<!doctype html>").contains("Content-Security-Policy");
    assertThat(page).doesNotContain("<link", "src=", "@import", "/*DATA*/", "/*SCRIPT*/");
    assertThat(page).doesNotContain("innerHTML", "eval(", "document.write");
  }

  @Test
  void nothing_of_the_project_becomes_part_of_the_page() {
    SourceFile hostile =
        SourceFile.of("</script><script>alert(1)</script>.swift", "</script><!-- <img src=x>\n");
    Finding usual = SampleResult.full().findings().get(0);
    Finding finding =
        new Finding(
            usual.rule(),
            usual.severity(),
            usual.confidence(),
            "</script><script>alert(2)</script>",
            usual.target(),
            hostile.span(0, 9),
            usual.symbol(),
            List.of(),
            List.of(),
            usual.why(),
            usual.fix(),
            usual.help(),
            usual.contracts(),
            usual.reason());
    String page =
        ReportFormat.HTML
            .reporter(SETTINGS)
            .render(SampleResult.clean().with(List.of(finding), List.of(), List.of()));
    assertThat(page).doesNotContain("alert(1)</script>", "alert(2)</script>", "<img");
    assertThat(page.split("</script>", -1)).hasSize(3);
  }

  @Test
  void a_huge_file_is_shown_around_its_findings() {
    String text = "let a = 1\n".repeat(100_000);
    SourceFile huge = SourceFile.of("Huge.swift", text);
    Finding usual = SampleResult.full().findings().get(1);
    Finding finding =
        new Finding(
            usual.rule(),
            usual.severity(),
            usual.confidence(),
            usual.message(),
            usual.target(),
            huge.span(500_000, 500_003),
            usual.symbol(),
            List.of(),
            List.of(),
            usual.why(),
            usual.fix(),
            usual.help(),
            usual.contracts(),
            usual.reason());
    String page =
        ReportFormat.HTML
            .reporter(SETTINGS)
            .render(SampleResult.clean().with(List.of(finding), List.of(), List.of()));
    JsonObject data = dataOf(page);
    var pieces = data.getAsJsonArray("files").get(0).getAsJsonObject().getAsJsonArray("pieces");
    assertThat(pieces).hasSize(1);
    assertThat(pieces.get(0).getAsJsonArray().get(0).getAsInt()).isEqualTo(50_001 - 40);
    assertThat(pieces.get(0).getAsJsonArray().get(1).getAsJsonArray()).hasSize(81);
  }

  private static JsonObject dataOf(String page) {
    String start = "id=\"data\">";
    int from = page.indexOf(start) + start.length();
    return JsonParser.parseString(page.substring(from, page.indexOf("</script>", from)))
        .getAsJsonObject();
  }
}
