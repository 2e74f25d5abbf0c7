package dev.bgcheck.app.cli;

import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.rule.Rule;
import java.util.List;

/** The rules of the tool itself and of the user's folders. */
final class ShippedRules implements RuleBook {
  @Override
  public List<Rule> rules(List<String> folders, Console console) throws UsageException {
    return List.of();
  }
}
