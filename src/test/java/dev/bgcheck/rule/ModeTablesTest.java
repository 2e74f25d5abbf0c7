package dev.bgcheck.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.yaml.YamlNode;
import dev.bgcheck.source.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Three rules name the background modes; they must mean the same ones. */
class ModeTablesTest {
  private static YamlNode params(String rule, String... path) throws Exception {
    Path file = Path.of("rules/property-list/" + rule + ".yml");
    YamlNode root = YamlReader.read(SourceFile.of(file.toString(), Files.readString(file)));
    return root.asMapping().orElseThrow().findPath(path).orElseThrow();
  }

  private static Map<String, List<String>> keys(YamlNode keys) {
    Map<String, List<String>> words = new TreeMap<>();
    for (YamlNode.Entry entry : keys.asMapping().orElseThrow().entries()) {
      words.put(
          entry.name(),
          entry.value().itemsOrSelf().stream().flatMap(item -> item.asText().stream()).toList());
    }
    return words;
  }

  @Test
  void what_is_unknown_and_what_is_misplaced_rest_on_the_same_words() throws Exception {
    YamlNode misplaced =
        params("misplaced-background-mode", "checks").asSequence().orElseThrow().items().get(0);

    assertThat(keys(params("unknown-background-mode", "params", "keys")))
        .isEqualTo(
            keys(misplaced.asMapping().orElseThrow().findPath("params", "keys").orElseThrow()));
  }

  @Test
  void every_mode_has_its_platforms() throws Exception {
    List<String> known =
        new ArrayList<>(
            keys(params("unknown-background-mode", "params", "keys")).get("UIBackgroundModes"));
    List<String> judged =
        params("unsupported-background-mode", "params", "values")
            .asMapping()
            .orElseThrow()
            .entries()
            .stream()
            .map(YamlNode.Entry::name)
            .toList();

    assertThat(judged).containsExactlyInAnyOrderElementsOf(known);
  }
}
