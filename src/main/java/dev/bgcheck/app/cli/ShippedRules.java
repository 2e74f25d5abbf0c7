package dev.bgcheck.app.cli;

import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.engine.Rulebook;
import dev.bgcheck.rule.Rule;
import dev.bgcheck.rule.RuleException;
import dev.bgcheck.rule.RuleLoader;
import dev.bgcheck.rule.RuleResources;
import dev.bgcheck.source.DiskTree;
import java.util.ArrayList;
import java.util.List;

/** The rules of the tool itself and of the user's folders. */
final class ShippedRules implements RuleBook {
  @Override
  public List<Rule> rules(List<String> folders, Console console) throws UsageException {
    DiskTree tree = DiskTree.at(console.directory());
    try {
      List<RuleLoader.Input> inputs = new ArrayList<>(RuleResources.builtIn());
      for (String folder : folders) {
        inputs.addAll(RuleResources.inFolder(tree, tree.pathOf(console.resolve(folder))));
      }
      return Rulebook.of(inputs).documented().rules();
    } catch (RuleException wrong) {
      throw new UsageException(wrong.getMessage());
    }
  }
}
