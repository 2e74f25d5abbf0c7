package dev.bgcheck.source.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bgcheck.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class YamlReaderTest {
  private static YamlNode read(String text) throws YamlException {
    return YamlReader.read(SourceFile.of("a.yml", text));
  }

  private static YamlException failure(String text) {
    return catchThrowableOfType(YamlException.class, () -> read(text));
  }

  @Test
  void every_key_and_value_knows_its_place() throws YamlException {
    YamlNode.Mapping root =
        read("name: App\ninfo:\n  modes: [audio, 'fetch']\n").asMapping().orElseThrow();
    YamlNode.Entry info = root.findEntry("info").orElseThrow();
    assertThat(info.key().span()).hasToString("a.yml:2:1");
    YamlNode modes = root.findPath("info", "modes").orElseThrow();
    assertThat(modes.span().text()).isEqualTo("[audio, 'fetch']");
    assertThat(modes.itemsOrSelf())
        .extracting(item -> item.span().toString())
        .containsExactly("a.yml:3:11", "a.yml:3:18");
    assertThat(modes.itemsOrSelf())
        .extracting(item -> item.asText().orElseThrow())
        .containsExactly("audio", "fetch");
  }

  @Test
  void a_block_collection_ends_with_its_last_value() throws YamlException {
    YamlNode.Mapping root = read("a:\n  - x\n  - y\n\nb: 1\n").asMapping().orElseThrow();
    assertThat(root.find("a").orElseThrow().span().text()).isEqualTo("- x\n  - y");
  }

  @Test
  void places_behind_an_emoji_count_utf_16_units() throws YamlException {
    YamlNode.Mapping root = read("\"\uD83D\uDE00\": x\n").asMapping().orElseThrow();
    assertThat(root.entries().get(0).value().span().column()).isEqualTo(7);
    assertThat(root.entries().get(0).value().span().text()).isEqualTo("x");
  }

  @Test
  void aliases_and_merge_keys_are_carried_out() throws YamlException {
    YamlNode.Mapping root =
        read("base: &b {x: 1, y: 2}\nuse:\n  <<: *b\n  y: 3\n").asMapping().orElseThrow();
    YamlNode.Mapping use = root.find("use").flatMap(YamlNode::asMapping).orElseThrow();
    assertThat(use.findText("x")).contains("1");
    assertThat(use.findText("y")).contains("3");
  }

  @Test
  void an_alias_bomb_is_an_error_and_no_memory() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      text.append("a").append(i).append(": &a").append(i).append(" [");
      text.append(("*a" + (i - 1) + ", ").repeat(10)).append("x]\n");
    }
    assertThat(failure(text.toString())).hasMessageContaining("after replacing the aliases");
  }

  @Test
  void an_alias_of_itself_is_an_error() {
    assertThat(failure("a: &a [*a]\n")).hasMessageContaining("contains itself");
  }

  @Test
  void ten_thousand_levels_are_an_error_with_a_place() {
    YamlException failure = failure("a: " + "[".repeat(10_000));
    assertThat(failure).hasMessageContaining("levels deep");
    assertThat(failure.span().line()).isEqualTo(1);
  }

  @Test
  void an_error_names_line_and_column() {
    YamlException failure = failure("a: 1\nb: [1, 2\nc: 3\n");
    assertThat(failure.span().line()).isEqualTo(3);
    assertThat(failure.getMessage()).isNotBlank();
  }

  @Test
  void a_key_that_is_there_twice_is_an_error() {
    YamlException failure = failure("a: 1\na: 2\n");
    assertThat(failure.span()).hasToString("a.yml:2:1");
  }

  @Test
  void json_with_tabs_is_read() throws YamlException {
    YamlNode root =
        YamlReader.read(SourceFile.of("app.json", "{\n\t\"a\": {\n\t\t\"b\": [1]\n\t}\n}\n"));
    assertThat(root.asMapping().orElseThrow().findPath("a", "b")).isPresent();
  }

  @Test
  void an_empty_file_is_nothing() throws YamlException {
    assertThat(read("").asScalar().orElseThrow().isNull()).isTrue();
    assertThat(read("# only a comment\n").asText()).isEmpty();
  }

  @Test
  void unprintable_characters_are_an_error_with_a_place() {
    assertThat(failure("a: \u0001\n").span().column()).isEqualTo(4);
  }

  @Test
  void an_escape_that_the_end_of_the_file_cuts_off_is_an_error() {
    for (String text : List.of("a: \"b\\u", "a: \"b\\u00", "\"\\x", "{\"a\": \"\\U0001")) {
      assertThat(failure(text).getMessage()).isNotBlank();
    }
  }
}
