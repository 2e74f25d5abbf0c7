package dev.bgcheck.app.command;

import java.io.IOException;
import java.util.List;

/** A command of the command line: what it is called, what it takes, what it does. */
public interface Command {
  /** The word that calls it. */
  String name();

  /** What may follow the word, such as {@code [PATH…]}; empty for nothing. */
  String operands();

  /** What it does, in a few words. */
  String summary();

  /** Its options, without those that all commands have. */
  List<Option> options();

  /** Commands that are called by a second word. */
  default List<Command> subcommands() {
    return List.of();
  }

  /**
   * Does the work.
   *
   * @throws UsageException when it cannot be done; the caller prints the message
   * @throws IOException when standard output cannot be written
   */
  ExitCode run(Arguments arguments, Console console) throws UsageException, IOException;
}
