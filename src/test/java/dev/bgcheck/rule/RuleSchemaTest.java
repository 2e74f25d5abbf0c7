package dev.bgcheck.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.GeneratedFile;
import dev.bgcheck.check.CheckKinds;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

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
}
