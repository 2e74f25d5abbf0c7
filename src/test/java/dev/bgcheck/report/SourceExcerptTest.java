package dev.bgcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceExcerptTest {
  @Test
  void wide_characters_take_two_cells_and_joined_ones_none() {
    assertThat(DisplayText.of("a位b").width()).isEqualTo(4);
    assertThat(DisplayText.of("👩‍👩‍👧").width()).isEqualTo(2);
    assertThat(DisplayText.of("🇸🇪x").width()).isEqualTo(3);
    assertThat(DisplayText.of("e\u0301").width()).isEqualTo(1);
    assertThat(DisplayText.of("👍🏽").width()).isEqualTo(2);
  }

  @Test
  void tabs_reach_to_the_next_stop() {
    assertThat(DisplayText.of("a\tb").text()).isEqualTo("a   b");
    assertThat(DisplayText.of("\tb").cellAt(1)).isEqualTo(4);
  }

  @Test
  void the_underline_of_a_cut_line_stands_under_the_span() {
    String text = "x".repeat(5_000) + "MARK" + "y".repeat(2_000_000);
    SourceExcerpt.Line line = only(span(text, "MARK"), 80);
    assertThat(line.text()).hasSizeLessThanOrEqualTo(80).startsWith("…").endsWith("…");
    assertThat(line.text().substring(line.from(), line.from() + line.cells())).isEqualTo("MARK");
  }

  @Test
  void a_span_wider_than_the_line_is_underlined_as_far_as_it_is_shown() {
    SourceExcerpt.Line line = only(span("let " + "x".repeat(300), "x".repeat(300)), 80);
    assertThat(line.from() + line.cells()).isLessThanOrEqualTo(80);
  }

  @Test
  void a_line_end_alone_does_not_count_as_another_line() {
    assertThat(SourceExcerpt.of(SourceFile.of("a", "one\ntwo\n").span(0, 4), 80)).hasSize(1);
  }

  @Test
  void an_empty_span_has_one_mark_even_behind_the_last_character() {
    SourceExcerpt.Line line = only(SourceFile.of("a", "one").span(3, 3), 80);
    assertThat(line.from()).isEqualTo(3);
    assertThat(line.cells()).isEqualTo(1);
  }

  @Test
  void a_file_as_a_whole_has_no_excerpt() {
    assertThat(SourceExcerpt.of(SourceFile.of("a", "one").start(), 80)).isEmpty();
    assertThat(SourceExcerpt.of(SourceFile.binary("a").start(), 80)).isEmpty();
  }

  private static Span span(String text, String part) {
    return SampleResult.at(SourceFile.of("a.swift", text), part);
  }

  private static SourceExcerpt.Line only(Span span, int width) {
    List<SourceExcerpt.Line> lines = SourceExcerpt.of(span, width);
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }
}
