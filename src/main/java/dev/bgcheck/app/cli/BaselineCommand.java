package dev.bgcheck.app.cli;

import dev.bgcheck.app.command.Arguments;
import dev.bgcheck.app.command.Command;
import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.ExitCode;
import dev.bgcheck.app.command.Option;
import dev.bgcheck.app.command.OutputFile;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.engine.Baseline;
import dev.bgcheck.engine.Configuration;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.source.TreePath;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * {@code bgcheck baseline}: records the present findings, so that later runs show new ones only.
 */
final class BaselineCommand implements Command {
  private static final Set<String> OPTIONS =
      Set.of(
          "--rules",
          "--config",
          "--baseline",
          "--min-confidence",
          "--preview",
          "--include-libraries",
          "--jobs");

  @Override
  public String name() {
    return "baseline";
  }

  @Override
  public String operands() {
    return "[PATH…]";
  }

  @Override
  public String summary() {
    return "record the present findings; later runs show new ones only";
  }

  @Override
  public List<Option> options() {
    return CheckOptions.ALL.stream().filter(option -> OPTIONS.contains(option.name())).toList();
  }

  @Override
  public ExitCode run(Arguments arguments, Console console) throws UsageException, IOException {
    CheckOptions options = CheckOptions.of(arguments);
    ConfigurationFinder finder = new ConfigurationFinder(console);
    Configuration configuration = finder.configuration(options);
    String file =
        finder
            .baselineFile(options, configuration)
            .orElseGet(() -> besides(configuration, ConfigurationFinder.BASELINE));
    LintResult result;
    try (ProgressLine progress = ProgressLine.on(console, true)) {
      result = EngineLinting.lint(options, configuration, finder, finder.tree(), progress::say);
    }
    Baseline baseline = Baseline.of(result.findings(), finder.tree(), TreePath.parent(file));
    OutputFile.write(finder.tree().toPath(file), file, out -> out.write(baseline.text()));
    int size = baseline.size();
    console.print("wrote " + size + (size == 1 ? " finding to " : " findings to ") + file);
    return result.internalErrors() > 0 ? ExitCode.INTERNAL : ExitCode.CLEAN;
  }

  private static String besides(Configuration configuration, String name) {
    List<String> files = configuration.files();
    return files.isEmpty()
        ? name
        : TreePath.join(TreePath.parent(files.get(files.size() - 1)), name);
  }
}
