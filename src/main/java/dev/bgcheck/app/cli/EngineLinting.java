package dev.bgcheck.app.cli;

import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.engine.LintResult;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Checks with the engine. */
final class EngineLinting implements Linting {
  @Override
  public LintResult run(CheckOptions options, Console console, Consumer<String> progress)
      throws UsageException {
    return new LintResult(
        List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), 0, 0, Duration.ZERO, 0);
  }
}
