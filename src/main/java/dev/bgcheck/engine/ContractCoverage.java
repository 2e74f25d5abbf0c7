package dev.bgcheck.engine;

import dev.bgcheck.api.Contract;
import dev.bgcheck.api.Contracts;
import dev.bgcheck.rule.LoadedRule;
import dev.bgcheck.rule.NearestWord;
import dev.bgcheck.rule.RuleException;
import dev.bgcheck.rule.RuleProblem;
import dev.bgcheck.rule.RuleSet;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.yaml.YamlException;
import dev.bgcheck.source.yaml.YamlNode;
import dev.bgcheck.source.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * How much of the table of contracts the rules enforce: each contract with its rules, or with the
 * reason why no rule can speak of it, or open.
 *
 * @param rows one for each contract, in the table's order
 */
public record ContractCoverage(List<Row> rows) {
  private static final String RESOURCE = "/dev/bgcheck/rules/contracts.yml";

  /** Where a contract stands. */
  public enum Status {
    /** Some rule names it. */
    ENFORCED,
    /** It is no duty of an app's author that a checkout could show; the reason says why. */
    INFORMATIVE,
    /** No rule yet. */
    OPEN;

    /** The word used in tables. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A contract and what is done about it.
   *
   * @param rules ids of the rules that name it, in order
   * @param reason why it is informative; empty otherwise
   */
  public record Row(Contract contract, List<String> rules, Status status, String reason) {
    /** Copies the list. */
    public Row {
      Objects.requireNonNull(contract);
      rules = List.copyOf(rules);
      Objects.requireNonNull(status);
      Objects.requireNonNull(reason);
    }
  }

  /** Copies the list. */
  public ContractCoverage {
    rows = List.copyOf(rows);
  }

  /**
   * The table for the rules that ship with the tool.
   *
   * @throws RuleException when the reasons are not as they should be
   */
  public static ContractCoverage ofBuiltIn() throws RuleException {
    return of(Contracts.load(), Rulebook.builtIn().documented(), readReasons(reasons()));
  }

  /** How many contracts have that status. */
  public long count(Status status) {
    return rows.stream().filter(row -> row.status() == status).count();
  }

  /**
   * The table.
   *
   * @param informative contract id to reason; a contract that a rule names as well counts as
   *     enforced
   */
  static ContractCoverage of(Contracts contracts, RuleSet rules, Map<String, String> informative) {
    Map<String, List<String>> enforcing = new HashMap<>();
    for (LoadedRule rule : rules.all()) {
      for (String contract : rule.rule().contracts()) {
        enforcing.computeIfAbsent(contract, unused -> new ArrayList<>()).add(rule.id());
      }
    }
    List<Row> rows = new ArrayList<>();
    for (Contract contract : contracts.all()) {
      List<String> named = enforcing.getOrDefault(contract.id(), List.of());
      String reason = informative.get(contract.id());
      if (!named.isEmpty()) {
        rows.add(new Row(contract, named, Status.ENFORCED, ""));
      } else if (reason != null) {
        rows.add(new Row(contract, List.of(), Status.INFORMATIVE, reason));
      } else {
        rows.add(new Row(contract, List.of(), Status.OPEN, ""));
      }
    }
    return new ContractCoverage(rows);
  }

  /**
   * Contract id to the reason why it is informative.
   *
   * @throws RuleException when an id is unknown or there twice, or the form is another
   */
  static Map<String, String> readReasons(SourceFile file) throws RuleException {
    Contracts contracts = Contracts.load();
    List<String> known = contracts.all().stream().map(Contract::id).toList();
    List<RuleProblem> problems = new ArrayList<>();
    Map<String, String> reasons = new HashMap<>();
    try {
      YamlNode groups =
          YamlReader.read(file)
              .asMapping()
              .flatMap(root -> root.find("informative"))
              .orElseThrow(() -> new YamlException(file.start(), "key `informative` is missing"));
      for (YamlNode group : groups.itemsOrSelf()) {
        String reason =
            group.asMapping().flatMap(mapping -> mapping.findText("reason")).orElse("").strip();
        if (reason.isEmpty()) {
          problems.add(new RuleProblem(group.span(), "a group of contracts needs a `reason`"));
        }
        List<YamlNode> ids =
            group
                .asMapping()
                .flatMap(mapping -> mapping.find("contracts"))
                .map(YamlNode::itemsOrSelf)
                .orElse(List.of());
        for (YamlNode id : ids) {
          String name = id.asText().orElse("");
          if (contracts.find(name).isEmpty()) {
            String near =
                NearestWord.find(name, known)
                    .map(nearest -> "; did you mean " + nearest + "?")
                    .orElse("");
            problems.add(new RuleProblem(id.span(), "unknown contract `" + name + "`" + near));
          } else if (reasons.put(name, reason) != null) {
            problems.add(new RuleProblem(id.span(), "contract " + name + " is there twice"));
          }
        }
      }
    } catch (YamlException malformed) {
      problems.add(new RuleProblem(malformed.span(), malformed.getMessage()));
    }
    if (!problems.isEmpty()) {
      throw new RuleException(problems);
    }
    return reasons;
  }

  private static SourceFile reasons() {
    try (InputStream in = ContractCoverage.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("resource " + RESOURCE + " is missing");
      }
      return SourceFile.of(
          "rules/contracts.yml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
