package dev.bgcheck.rule;

import dev.bgcheck.GeneratedFile;
import dev.bgcheck.api.Contracts;
import dev.bgcheck.check.CheckKinds;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RuleIndexTest {
  @Test
  void the_table_of_rules_is_the_one_the_rules_give() throws Exception {
    RuleSet rules =
        new RuleLoader(CheckKinds.all(), Contracts.load())
            .load(RuleResources.builtIn(), RuleLoader.Detail.FULL);

    GeneratedFile.compare(Path.of("rules/README.md"), RuleIndex.of(rules));
  }
}
