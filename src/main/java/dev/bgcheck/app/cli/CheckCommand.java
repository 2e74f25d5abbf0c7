package dev.bgcheck.app.cli;

import dev.bgcheck.app.command.Arguments;
import dev.bgcheck.app.command.Command;
import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.ExitCode;
import dev.bgcheck.app.command.Option;
import dev.bgcheck.app.command.OutputFile;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.engine.Repairs;
import dev.bgcheck.report.ReportFormat;
import dev.bgcheck.report.ReportSettings;
import dev.bgcheck.report.TextStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code bgcheck check}: lints paths and writes reports. */
final class CheckCommand implements Command {
  private final Linting linting;
  private final Supplier<List<Command>> commands;

  /**
   * The command.
   *
   * @param commands all that there are, this one included, for the pages that list them
   */
  CheckCommand(Linting linting, Supplier<List<Command>> commands) {
    this.commands = commands;
    this.linting = linting;
  }

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String operands() {
    return "[PATH…]";
  }

  @Override
  public String summary() {
    return "check apps; what happens when no command is named";
  }

  @Override
  public List<Option> options() {
    return CheckOptions.ALL;
  }

  @Override
  public ExitCode run(Arguments arguments, Console console) throws UsageException, IOException {
    if (arguments.has("--completion")) {
      String shell = arguments.find("--completion").orElseThrow();
      console.out().append(CompletionScript.of(shell, commands.get()));
      return ExitCode.CLEAN;
    }
    if (arguments.has("--man")) {
      console.out().append(ManPage.of(commands.get()));
      return ExitCode.CLEAN;
    }
    CheckOptions options = CheckOptions.of(arguments);
    if (options.printConfig()) {
      console.out().append(ConfigurationPage.of(linting.configuration(options, console)));
      return ExitCode.CLEAN;
    }
    if (options.repairs().isPresent()) {
      Repairs.Outcome repairs;
      try (ProgressLine progress = ProgressLine.on(console, !options.quiet())) {
        repairs = linting.repair(options, console, options.repairs().get(), progress::say);
      }
      if (options.diff()) {
        return RepairPrinting.diff(repairs, console);
      }
      RepairPrinting.write(repairs, options.quiet(), console);
    }
    Linting.Outcome outcome;
    try (ProgressLine progress = ProgressLine.on(console, !options.quiet())) {
      outcome = linting.run(options, console, progress::say);
    }
    LintResult result = outcome.result();
    writeReports(result, options, console);
    options.stats().ifPresent(times -> Statistics.print(result, times, console));
    return exitCode(result, outcome.failOn());
  }

  private static ExitCode exitCode(LintResult result, CheckOptions.FailOn failOn) {
    if (result.internalErrors() > 0) {
      return ExitCode.INTERNAL;
    }
    return failOn.severity().map(result::fails).orElse(false) ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }

  /** Files first: when one cannot be written, the complaint is all that there is to read. */
  private static void writeReports(LintResult result, CheckOptions options, Console console)
      throws UsageException, IOException {
    ReportSettings settings = settings(options, console);
    Optional<ReportFormat> onScreen = Optional.empty();
    for (CheckOptions.Output output : options.outputs()) {
      if (output.file().isEmpty()) {
        onScreen = Optional.of(output.format());
        continue;
      }
      String shown = output.file().get();
      Path file = console.resolve(shown);
      ReportSettings plain = settings.with(TextStyle.PLAIN);
      OutputFile.write(file, shown, out -> output.format().reporter(plain).write(result, out));
    }
    if (onScreen.isPresent()) {
      try {
        onScreen.get().reporter(settings).write(result, console.out());
        console.out().flush();
      } catch (IOException failed) {
        // Whoever reads through `head` still wants the exit code.
        if (!Console.isClosedByReader(failed)) {
          throw failed;
        }
      }
    } else if (!options.quiet()) {
      console.complain(ReportFormat.summary(settings).render(result).strip());
    }
  }

  private static ReportSettings settings(CheckOptions options, Console console) {
    boolean colour = options.colour().orElse(console.terminal().wantsColour());
    boolean links = colour && console.terminal().wantsHyperlinks();
    int columns = console.terminal().output() ? console.terminal().columns() : 0;
    ReportSettings.Detail detail =
        options.quiet()
            ? ReportSettings.Detail.QUIET
            : options.verbose() ? ReportSettings.Detail.VERBOSE : ReportSettings.Detail.NORMAL;
    return new ReportSettings(
        console.version(),
        Optional.of(slashed(console.directory())),
        repositoryRoot(console.directory()).map(CheckCommand::slashed),
        new TextStyle(colour, links, columns > 0 ? columns : TextStyle.PLAIN.width()),
        detail,
        true);
  }

  private static Optional<Path> repositoryRoot(Path directory) {
    for (Path folder = directory; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(".git"))) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }
}
