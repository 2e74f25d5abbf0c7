package dev.bgcheck.app.cli;

import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.engine.Configuration;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.engine.Repairs;
import java.util.function.Consumer;

/** What does the checking for the commands. */
interface Linting {
  /**
   * A finished run.
   *
   * @param failOn what fails it, after options and configuration
   */
  record Outcome(LintResult result, CheckOptions.FailOn failOn) {}

  /**
   * Checks what the options ask for.
   *
   * @param progress is told now and then, from any thread, what is being done
   * @throws UsageException when a path, an id or the configuration cannot be used
   */
  Outcome run(CheckOptions options, Console console, Consumer<String> progress)
      throws UsageException;

  /**
   * Repairs in memory what the options would report.
   *
   * @throws UsageException as {@link #run} does
   */
  Repairs.Outcome repair(
      CheckOptions options, Console console, Repairs.Scope scope, Consumer<String> progress)
      throws UsageException;

  /**
   * The configuration that counts for the paths of the options, with the options on top.
   *
   * @throws UsageException when it holds mistakes
   */
  Configuration configuration(CheckOptions options, Console console) throws UsageException;
}
