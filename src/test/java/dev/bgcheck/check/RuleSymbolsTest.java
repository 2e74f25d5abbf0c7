package dev.bgcheck.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.api.ApiCatalogLoader;
import dev.bgcheck.api.ApiMember;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.yaml.YamlNode;
import dev.bgcheck.source.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A symbol that is misspelt in a rule never matches, and nobody would see it. */
class RuleSymbolsTest {
  /**
   * Ex) {@code BGTask setTaskCompletedWithSuccess:}; no prose has a word with a colon like that.
   */
  private static final Pattern SYMBOL = Pattern.compile("[A-Za-z][A-Za-z0-9_.$]* [A-Za-z_<]\\S*");

  private static final List<String> TEXTS_OF_WORDS = List.of("because", "message", "name");

  @Test
  void every_api_that_a_rule_names_is_in_the_catalogue() throws Exception {
    ApiCatalog catalog = ApiCatalogLoader.loadShipped();
    List<String> unknown = new ArrayList<>();
    int known = 0;
    for (Named named : allNamed()) {
      Optional<ApiMember> member = catalog.find(ApiSymbol.parse(named.text()));
      if (member.isEmpty()) {
        unknown.add(named.place() + ": " + named.text());
      } else if (named.key().equals("callback") && member.get().findCallback().isEmpty()) {
        unknown.add(named.place() + ": not a callback: " + named.text());
      } else {
        known++;
      }
    }

    assertThat(unknown).isEmpty();
    assertThat(known).isGreaterThan(100);
  }

  private record Named(String key, String text, String place) {}

  private static List<Named> allNamed() throws Exception {
    List<Named> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("rules"))) {
      List<Path> rules =
          files
              .filter(file -> file.toString().endsWith(".yml"))
              .filter(file -> file.getNameCount() == 3 && !file.startsWith("rules/apis"))
              .sorted()
              .toList();
      for (Path rule : rules) {
        String head = Files.readString(rule).split("\nexamples:", 2)[0] + "\n";
        YamlNode root = YamlReader.read(SourceFile.of(rule.toString(), head));
        collect("", root, all);
      }
    }
    return all;
  }

  private static void collect(String key, YamlNode node, List<Named> all) {
    if (node.asMapping().isPresent()) {
      for (YamlNode.Entry entry : node.asMapping().get().entries()) {
        boolean params = !key.isEmpty() || List.of("params", "checks").contains(entry.name());
        if (params && !TEXTS_OF_WORDS.contains(entry.name())) {
          collect(entry.name(), entry.value(), all);
        }
      }
    } else if (node.asScalar().isPresent()) {
      String text = node.asText().orElse("");
      if (SYMBOL.matcher(text).matches()) {
        all.add(new Named(key, text, node.span().toString()));
      }
    } else {
      node.itemsOrSelf().forEach(item -> collect(key, item, all));
    }
  }
}
