package dev.bgcheck.app.cli;

import dev.bgcheck.app.command.Command;
import java.util.ArrayList;
import java.util.List;

/** The commands that users are told of. */
public final class Commands {
  private Commands() {}

  /**
   * In the order of the help text; the first is what happens when none is named.
   *
   * @param others commands of other packages, told of in help, manual page and completion too
   */
  public static List<Command> with(List<Command> others) {
    RuleBook rules = new ShippedRules();
    List<Command> all = new ArrayList<>();
    all.add(new CheckCommand(new EngineLinting(), () -> List.copyOf(all)));
    all.add(new ExplainCommand(rules));
    all.add(new RulesCommand(rules));
    all.add(new BaselineCommand());
    all.add(new InitCommand());
    all.addAll(others);
    return List.copyOf(all);
  }
}
