package dev.bgcheck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bgcheck.engine.ContractCoverage.Row;
import dev.bgcheck.engine.ContractCoverage.Status;
import dev.bgcheck.rule.LoadedRule;
import dev.bgcheck.rule.RuleException;
import dev.bgcheck.source.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of contracts, the rules and the reasons for having no rule are kept in step. */
class ContractsTest {
  @Test
  void every_contract_is_in_the_table_once() throws Exception {
    ContractCoverage coverage = ContractCoverage.ofBuiltIn();

    assertThat(coverage.rows()).hasSize(280);
    assertThat(coverage.rows().stream().map(row -> row.contract().id())).doesNotHaveDuplicates();
    assertThat(
            coverage.count(Status.ENFORCED)
                + coverage.count(Status.INFORMATIVE)
                + coverage.count(Status.OPEN))
        .isEqualTo(280);
  }

  @Test
  void a_contract_with_a_rule_has_no_reason_for_having_none() throws Exception {
    SourceFile file =
        SourceFile.of("rules/contracts.yml", Files.readString(Path.of("rules/contracts.yml")));
    Map<String, String> reasons = ContractCoverage.readReasons(file);

    for (LoadedRule rule : Rulebook.builtIn().documented().all()) {
      assertThat(rule.rule().contracts())
          .as("contracts of %s: take them out of rules/contracts.yml", rule.id())
          .noneMatch(reasons::containsKey);
    }
  }

  @Test
  void the_property_list_family_enforces_its_contracts() throws Exception {
    ContractCoverage coverage = ContractCoverage.ofBuiltIn();

    for (String id : new String[] {"P03", "P06", "P07", "P13", "P14", "P15", "P16", "M26", "S09"}) {
      Row row =
          coverage.rows().stream()
              .filter(one -> one.contract().id().equals(id))
              .findAny()
              .orElseThrow();
      assertThat(row.status()).as(id).isEqualTo(Status.ENFORCED);
      assertThat(row.rules()).isNotEmpty();
    }
  }

  @Test
  void mistakes_in_the_reasons_are_told_with_their_place() {
    SourceFile file =
        SourceFile.of(
            "c.yml",
            "informative:\n  - contracts: [M08, M888]\n    reason: none\n  - contracts: [M08]\n");

    assertThatThrownBy(() -> ContractCoverage.readReasons(file))
        .isInstanceOf(RuleException.class)
        .hasMessageContaining("c.yml:2:22: unknown contract `M888`")
        .hasMessageContaining("c.yml:4:5: a group of contracts needs a `reason`")
        .hasMessageContaining("c.yml:4:17: contract M08 is there twice");
  }
}
