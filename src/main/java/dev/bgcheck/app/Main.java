package dev.bgcheck.app;

import dev.bgcheck.app.cli.CommandLine;
import dev.bgcheck.app.cli.Commands;
import dev.bgcheck.app.command.Command;
import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.ExitCode;
import dev.bgcheck.app.dev.DevCommand;
import dev.bgcheck.app.lsp.LspCommand;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** What the executable jar starts. */
public final class Main {
  private Main() {}

  /** Runs a command line and ends the process with its exit code. */
  public static void main(String[] words) {
    Console console = Console.ofProcess(version());
    ExitCode code = commandLine(console).run(List.of(words), console);
    if (code != ExitCode.CLEAN) {
      System.exit(code.number());
    }
  }

  /** The commands for users, in the order of the help text. */
  public static List<Command> commands() {
    return Commands.with(List.of(LspCommand.ofProcess()));
  }

  private static CommandLine commandLine(Console console) {
    List<Command> commands = new ArrayList<>(commands());
    CommandLine silent = new CommandLine(commands);
    commands.add(new DevCommand(words -> silent.run(words, console.silenced()).number()));
    return new CommandLine(commands);
  }

  private static String version() {
    try (InputStream in = Main.class.getResourceAsStream("/dev/bgcheck/version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException unreadable) {
      return "unknown";
    }
  }
}
