package dev.bgcheck.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.GeneratedFile;
import dev.bgcheck.check.CheckKinds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class RuleSchemaTest {
  @Test
  void the_schema_in_the_repository_is_the_one_the_types_give() throws Exception {
    GeneratedFile.compare(Path.of("rules/rule.schema.json"), RuleSchema.of(CheckKinds.all()));
  }

  @Test
  void the_schema_names_every_kind_and_its_parameters() {
    String schema = RuleSchema.of(CheckKinds.all());

    for (CheckKind<?> kind : CheckKinds.all()) {
      assertThat(schema).contains("\"const\": \"" + kind.id() + "\"");
      kind.parameters()
          .fields()
          .forEach(field -> assertThat(schema).contains("\"" + field.name() + "\": {"));
    }
  }

  private static Object read(String yaml) {
    return new Load(LoadSettings.builder().build()).loadFromString(yaml);
  }

  private static List<String> problems(String rule) {
    return new SchemaValidation((Map<?, ?>) read(RuleSchema.of(CheckKinds.all())))
        .problems(read(rule));
  }

  @Test
  void every_rule_that_ships_validates() throws Exception {
    int rules = 0;
    try (Stream<Path> files = Files.walk(Path.of("rules"), 2)) {
      for (Path file : files.filter(RuleSchemaTest::isRule).sorted().toList()) {
        assertThat(problems(Files.readString(file))).as(file.toString()).isEmpty();
        rules++;
      }
    }
    assertThat(rules).isGreaterThan(30);
  }

  private static boolean isRule(Path file) {
    return file.getNameCount() == 3
        && file.toString().endsWith(".yml")
        && !file.getName(1).toString().equals("apis");
  }

  @ParameterizedTest
  @CsvSource({
    "severity: error, severity: fatal",
    "kind: handler-calls, kind: handler-cals",
    "look-for: twice, look-fore: twice",
    "look-for: twice, look-for: thrice",
    "own-routines: true, own-routines: perhaps",
    "'supported, objc', 'supported, cobol'",
    "why: |, whie: |",
    "id: completion-handler-called-twice, id: [a]"
  })
  void a_broken_rule_does_not_validate(String right, String wrong) throws Exception {
    String rule = Files.readString(Path.of("rules/completion/completion-handler-called-twice.yml"));
    assertThat(rule).contains(right);
    assertThat(problems(rule.replace(right, wrong))).isNotEmpty();
  }

  @Test
  void the_schema_says_nothing_long_twice() {
    List<Map<?, ?>> shapes = new ArrayList<>();
    collectShapes(read(RuleSchema.of(CheckKinds.all())), shapes);

    assertThat(shapes).hasSizeGreaterThan(40).doesNotHaveDuplicates();
  }

  /** Everything with properties of its own, without its description, which may differ. */
  private static void collectShapes(Object value, List<Map<?, ?>> shapes) {
    if (value instanceof Map<?, ?> map) {
      if (map.get("properties") instanceof Map<?, ?> properties && properties.size() > 1) {
        Map<Object, Object> plain = new LinkedHashMap<>(map);
        plain.remove("description");
        shapes.add(plain);
      }
      map.values().forEach(one -> collectShapes(one, shapes));
    } else if (value instanceof List<?> list) {
      list.forEach(one -> collectShapes(one, shapes));
    }
  }
}
