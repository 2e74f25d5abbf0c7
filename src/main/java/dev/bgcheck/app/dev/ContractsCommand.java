package dev.bgcheck.app.dev;

import dev.bgcheck.app.command.Arguments;
import dev.bgcheck.app.command.Command;
import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.ExitCode;
import dev.bgcheck.app.command.Option;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.engine.ContractCoverage;
import dev.bgcheck.report.JsonValues;
import dev.bgcheck.rule.RuleException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code bgcheck dev contracts}: every contract of Apple's with the rules that enforce it. */
final class ContractsCommand implements Command {
  @Override
  public String name() {
    return "contracts";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public String summary() {
    return "table of Apple's contracts with the rules that enforce each";
  }

  @Override
  public List<Option> options() {
    return List.of(Option.choice("--format", "how to print it", List.of("text", "json")));
  }

  @Override
  public ExitCode run(Arguments arguments, Console console) throws UsageException, IOException {
    ContractCoverage coverage;
    try {
      coverage = ContractCoverage.ofBuiltIn();
    } catch (RuleException wrong) {
      throw new UsageException(wrong.getMessage());
    }
    if (arguments.find("--format").orElse("text").equals("json")) {
      writeJson(coverage, console);
    } else {
      writeText(coverage, console);
    }
    return ExitCode.CLEAN;
  }

  private static void writeJson(ContractCoverage coverage, Console console) throws IOException {
    List<Map<String, Object>> contracts = new ArrayList<>();
    for (ContractCoverage.Row row : coverage.rows()) {
      Map<String, Object> contract = new LinkedHashMap<>();
      contract.put("id", row.contract().id());
      contract.put("rules", row.rules());
      contract.put("status", row.status().word());
      contract.put("reason", row.reason());
      contracts.add(contract);
    }
    JsonValues.writePage(Map.of("contracts", contracts), console.out());
  }

  private static void writeText(ContractCoverage coverage, Console console) throws IOException {
    for (ContractCoverage.Row row : coverage.rows()) {
      String what = row.rules().isEmpty() ? row.reason() : String.join(", ", row.rules());
      console.print(
          String.format("%-4s %-11s %s", row.contract().id(), row.status().word(), what).strip());
    }
    console.print("");
    console.print(
        coverage.rows().size()
            + " contracts: "
            + coverage.count(ContractCoverage.Status.ENFORCED)
            + " enforced, "
            + coverage.count(ContractCoverage.Status.INFORMATIVE)
            + " informative, "
            + coverage.count(ContractCoverage.Status.OPEN)
            + " open");
  }
}
