package dev.bgcheck.app.cli;

import dev.bgcheck.app.command.Command;
import java.util.List;

/** The commands of this package. */
public final class Commands {
  private Commands() {}

  /** In the order of the help text; the first is what happens when none is named. */
  public static List<Command> all() {
    RuleBook rules = new ShippedRules();
    return List.of(
        new CheckCommand(new EngineLinting()),
        new ExplainCommand(rules),
        new RulesCommand(rules),
        new BaselineCommand(),
        new InitCommand());
  }
}
