package dev.bgcheck.app.cli;

import dev.bgcheck.app.command.Arguments;
import dev.bgcheck.app.command.Command;
import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.ExitCode;
import dev.bgcheck.app.command.Option;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.report.RuleTable;
import dev.bgcheck.rule.Rule;
import java.io.IOException;
import java.util.List;

/** {@code bgcheck rules}: a table of all rules. */
final class RulesCommand implements Command {
  private final RuleBook book;

  RulesCommand(RuleBook book) {
    this.book = book;
  }

  @Override
  public String name() {
    return "rules";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public String summary() {
    return "list all rules";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.choice("--format", "how to print them", List.of("text", "json", "markdown", "ids")),
        Option.list("--rules", "DIR", "also load rule files from this folder (repeatable)"));
  }

  @Override
  public ExitCode run(Arguments arguments, Console console) throws UsageException, IOException {
    if (!arguments.operands().isEmpty()) {
      throw new UsageException(
          "rules takes no operand; `bgcheck explain "
              + arguments.operands().get(0)
              + "` shows one");
    }
    List<Rule> rules = book.rules(arguments.all("--rules"), console);
    switch (arguments.find("--format").orElse("text")) {
      case "json" -> RuleTable.writeJson(rules, console.out());
      case "markdown" -> RuleTable.writeMarkdown(rules, console.out());
      case "ids" -> {
        for (Rule rule : rules) {
          console.print(rule.id());
        }
      }
      default -> RuleTable.writeText(rules, console.out());
    }
    return ExitCode.CLEAN;
  }
}
