package dev.bgcheck.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineIndexTest {
  @Test
  void lines_end_at_lf_crlf_and_a_lone_cr() {
    LineIndex index = LineIndex.of("a\nb\r\nc\rd");

    assertThat(index.lineCount()).isEqualTo(4);
    assertThat(index.lineAt(3)).isEqualTo(2);
    assertThat(index.lineAt(4)).as("the LF of CR LF belongs to its line").isEqualTo(2);
    assertThat(index.lineAt(5)).isEqualTo(3);
    assertThat(index.lineAt(7)).isEqualTo(4);
  }

  @Test
  void columns_count_utf16_units_from_one() {
    LineIndex index = LineIndex.of("😀x");

    assertThat(index.columnAt(2)).isEqualTo(3);
  }

  @Test
  void a_place_behind_the_end_is_the_end() {
    LineIndex index = LineIndex.of("ab\n");

    assertThat(index.lineAt(99)).isEqualTo(2);
    assertThat(index.columnAt(99)).isEqualTo(1);
    assertThat(index.offsetOf(9, 9)).isEqualTo(3);
    assertThat(index.offsetOf(1, 99)).isEqualTo(3);
  }

  @Test
  void an_empty_text_has_one_line() {
    assertThat(LineIndex.of("").lineCount()).isEqualTo(1);
    assertThat(SourceFile.of("a", "").lineText(1)).isEmpty();
  }
}
