package dev.bgcheck.app.cli;

import dev.bgcheck.app.command.Arguments;
import dev.bgcheck.app.command.Command;
import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.ExitCode;
import dev.bgcheck.app.command.Option;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.report.RulePage;
import dev.bgcheck.report.TextStyle;
import dev.bgcheck.rule.NearestWord;
import dev.bgcheck.rule.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code bgcheck explain RULE}: the rule's page. A contract's id leads to the rules about it. */
final class ExplainCommand implements Command {
  private final RuleBook book;

  ExplainCommand(RuleBook book) {
    this.book = book;
  }

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String operands() {
    return "RULE";
  }

  @Override
  public String summary() {
    return "show a rule's page: what, why, how to repair, examples";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.choice("--format", "how to print it", List.of("text", "markdown")),
        Option.list("--rules", "DIR", "also load rule files from this folder (repeatable)"),
        Option.choice("--color", "colour the page", List.of("auto", "always", "never")));
  }

  @Override
  public ExitCode run(Arguments arguments, Console console) throws UsageException, IOException {
    if (arguments.operands().size() != 1) {
      throw new UsageException("explain takes one rule; `bgcheck rules` lists them");
    }
    List<Rule> rules = book.rules(arguments.all("--rules"), console);
    String asked = arguments.operands().get(0);
    List<Rule> meant = meant(rules, asked);
    if (meant.isEmpty()) {
      List<String> ids = rules.stream().map(Rule::id).toList();
      throw new UsageException(
          "there is no rule `"
              + asked
              + "`; "
              + NearestWord.find(asked, ids)
                  .map(near -> "did you mean `" + near + "`?")
                  .orElse("`bgcheck rules` lists them"));
    }
    boolean markdown = arguments.find("--format").orElse("text").equals("markdown");
    for (Rule rule : meant) {
      console.out().append(rule == meant.get(0) ? "" : "\n");
      console
          .out()
          .append(
              markdown
                  ? RulePage.markdown(rule)
                  : RulePage.terminal(rule, style(arguments, console)));
    }
    return ExitCode.CLEAN;
  }

  private static List<Rule> meant(List<Rule> rules, String asked) {
    List<Rule> meant = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule.id().equals(asked) || rule.aliases().contains(asked)) {
        return List.of(rule);
      }
      if (rule.contracts().contains(asked)) {
        meant.add(rule);
      }
    }
    return meant;
  }

  private static TextStyle style(Arguments arguments, Console console) {
    boolean colour =
        switch (arguments.find("--color").orElse("auto")) {
          case "always" -> true;
          case "never" -> false;
          default -> console.terminal().wantsColour();
        };
    boolean links = colour && console.terminal().wantsHyperlinks();
    return new TextStyle(colour, links, TextStyle.PLAIN.width());
  }
}
