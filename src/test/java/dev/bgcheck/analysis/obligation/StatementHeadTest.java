package dev.bgcheck.analysis.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementHeadTest {
  private static String head(String text) {
    return StatementHead.of(SourceFile.of("a.swift", text).span(0, text.length())).text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "guard let self else {|  return|}#guard let self else",
        "for i in list.map({ $0 + 1 }) {|  use(i)|}#for i in list.map({ $0 + 1 })",
        "switch \"{\" /* { */ {|case 1: break|}#switch \"{\" /* { */",
        "outer: while true {|}#outer: while true",
        "if (done)|  return;#if (done)",
        "guard let a,|      let b else {|}#guard let a,|      let b else",
        "if done { return }#if done { return }",
        "iffy {|  a|}#iffy {|  a|}",
        "run(a,|  b)#run(a,|  b)",
        "if \"unterminated|  {|#if \"unterminated|"
      })
  void of_a_statement_over_several_lines_the_head_is_shown(String text, String head) {
    assertThat(head(text.replace('|', '\n')).stripTrailing())
        .isEqualTo(head.replace('|', '\n').stripTrailing());
  }

  @Test
  void an_empty_span_stays_empty() {
    SourceFile file = SourceFile.of("a.swift", "");
    assertThat(StatementHead.of(file.start())).isEqualTo(file.start());
  }

  @Test
  void of_a_block_the_word_before_it_is_shown() {
    String text = "guard let a else {\n  return\n}\nrun {\n}\n";
    SourceFile file = SourceFile.of("a.swift", text);
    assertThat(StatementHead.of(file.span(17, text.indexOf('}') + 1))).isEqualTo(file.span(12, 16));
    int block = text.lastIndexOf('{');
    assertThat(StatementHead.of(file.span(block, text.lastIndexOf('}') + 1)))
        .isEqualTo(file.span(block, block + 1));
  }
}
