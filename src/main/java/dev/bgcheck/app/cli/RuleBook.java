package dev.bgcheck.app.cli;

import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.rule.Rule;
import java.util.List;

/** Where commands that only talk about rules get them from. */
@FunctionalInterface
interface RuleBook {
  /**
   * The rules that ship with the tool and those in {@code folders}, with their examples.
   *
   * @return in the order of the ids
   * @throws UsageException when a folder holds no rules or rules with mistakes
   */
  List<Rule> rules(List<String> folders, Console console) throws UsageException;
}
