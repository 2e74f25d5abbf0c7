package dev.bgcheck.app.cli;

import dev.bgcheck.app.command.Arguments;
import dev.bgcheck.app.command.Command;
import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.ExitCode;
import dev.bgcheck.app.command.Option;
import dev.bgcheck.app.command.OutputFile;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.rule.NearestWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the command that a user means, runs it, and turns whatever happens into an exit code and at
 * most one line of complaint.
 */
public final class CommandLine {
  /** Options that every command has. */
  static final List<Option> COMMON =
      List.of(
          Option.flag("--help", 'h', "show this help"),
          Option.flag("--version", 'V', "show the version"));

  private final List<Command> commands;

  /**
   * A command line with these commands; the first one runs when none is named.
   *
   * @param commands in the order of the help text
   */
  public CommandLine(List<Command> commands) {
    this.commands = List.copyOf(commands);
  }

  /** Runs what {@code words} ask for. Never throws. */
  public ExitCode run(List<String> words, Console console) {
    try {
      ExitCode code = dispatch(words, console);
      console.out().flush();
      return code;
    } catch (UsageException wrong) {
      wrong.getMessage().lines().forEach(line -> console.complain("bgcheck: " + line));
      return ExitCode.USAGE;
    } catch (IOException failed) {
      if (!Console.isClosedByReader(failed)) {
        console.complain("bgcheck: cannot write the output: " + OutputFile.reason(failed));
      }
      return ExitCode.USAGE;
    } catch (Exception | StackOverflowError | OutOfMemoryError failed) {
      complainOfDefect(failed, words, console);
      return ExitCode.INTERNAL;
    }
  }

  private ExitCode dispatch(List<String> words, Console console)
      throws UsageException, IOException {
    if (!words.isEmpty() && words.get(0).equals("help")) {
      List<String> asked = new ArrayList<>(words.subList(1, words.size()));
      asked.add("--help");
      return dispatch(asked, console);
    }
    Optional<Command> named = words.isEmpty() ? Optional.empty() : find(commands, words.get(0));
    if (named.isEmpty()) {
      refuseMisspeltCommand(words, console);
      return run("bgcheck", commands.get(0), true, words, console);
    }
    List<String> rest = words.subList(1, words.size());
    Command command = named.get();
    if (command.subcommands().isEmpty()) {
      return run("bgcheck " + command.name(), command, false, rest, console);
    }
    Optional<Command> sub =
        rest.isEmpty() ? Optional.empty() : find(command.subcommands(), rest.get(0));
    if (sub.isPresent()) {
      String call = "bgcheck " + command.name() + " " + sub.get().name();
      return run(call, sub.get(), false, rest.subList(1, rest.size()), console);
    }
    if (!rest.isEmpty() && !rest.get(0).startsWith("-")) {
      List<String> names = command.subcommands().stream().map(Command::name).toList();
      throw new UsageException(Arguments.unknownValue(command.name(), rest.get(0), names));
    }
    return run("bgcheck " + command.name(), command, false, rest, console);
  }

  private ExitCode run(
      String call, Command command, boolean topLevel, List<String> words, Console console)
      throws UsageException, IOException {
    List<Option> options = new ArrayList<>(command.options());
    options.addAll(COMMON);
    Arguments arguments = Arguments.parse(options, words);
    if (arguments.has("--help")) {
      List<Command> others = topLevel ? commands : command.subcommands();
      console.out().append(HelpPage.of(call, command, others));
      return ExitCode.CLEAN;
    }
    if (arguments.has("--version")) {
      console.print("bgcheck " + console.version());
      return ExitCode.CLEAN;
    }
    return command.run(arguments, console);
  }

  private static Optional<Command> find(List<Command> commands, String name) {
    for (Command command : commands) {
      if (command.name().equals(name)) {
        return Optional.of(command);
      }
    }
    return Optional.empty();
  }

  /** A first word that is no path and nearly a command was meant as one. */
  private void refuseMisspeltCommand(List<String> words, Console console) throws UsageException {
    if (words.isEmpty() || !words.get(0).matches("[a-z]{2,12}") || exists(words.get(0), console)) {
      return;
    }
    List<String> names = commands.stream().map(Command::name).toList();
    Optional<String> meant = NearestWord.find(words.get(0), names);
    if (meant.isPresent()) {
      throw new UsageException(
          "`%s` is neither a command nor a path; did you mean `%s`?"
              .formatted(words.get(0), meant.get()));
    }
  }

  private static boolean exists(String path, Console console) {
    try {
      return Files.exists(console.directory().resolve(path));
    } catch (InvalidPathException impossible) {
      return false;
    }
  }

  private static void complainOfDefect(Throwable failed, List<String> words, Console console) {
    console.complain("bgcheck: internal error: " + failed);
    if (words.contains("--verbose") || console.environment().containsKey("BGCHECK_DEBUG")) {
      for (StackTraceElement frame : failed.getStackTrace()) {
        console.complain("  at " + frame);
      }
    } else {
      console.complain("bgcheck: run again with --verbose for the details a bug report needs");
    }
  }
}
