package dev.bgcheck.app.cli;

import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.engine.LintResult;
import java.util.function.Consumer;

/** What does the checking for a command. */
@FunctionalInterface
interface Linting {
  /**
   * Checks what the options ask for.
   *
   * @param progress is told now and then, from any thread, what is being done
   * @throws UsageException when a path, an id or the configuration cannot be used
   */
  LintResult run(CheckOptions options, Console console, Consumer<String> progress)
      throws UsageException;
}
