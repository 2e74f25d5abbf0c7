package dev.bgcheck.app.dev;

import dev.bgcheck.app.command.Arguments;
import dev.bgcheck.app.command.Command;
import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.ExitCode;
import dev.bgcheck.app.command.Option;
import dev.bgcheck.app.command.UsageException;
import java.util.List;
import java.util.function.ToIntFunction;

/** {@code bgcheck dev}: the door to the commands of this package. */
public final class DevCommand implements Command {
  private final List<Command> commands;

  /**
   * The commands for people who work on the tool.
   *
   * @param check runs a command line in silence, for those that need the whole tool
   */
  public DevCommand(ToIntFunction<List<String>> check) {
    commands =
        List.of(
            new ParseCommand(),
            new OutlineCommand(),
            new DumpCommand(),
            new CallGraphCommand(),
            new ContractsCommand(),
            new BindingCommand(),
            new WarmUpCommand(check));
  }

  @Override
  public String name() {
    return "dev";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public String summary() {
    return "look inside the tool; for people who work on it";
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public List<Command> subcommands() {
    return commands;
  }

  @Override
  public ExitCode run(Arguments arguments, Console console) throws UsageException {
    throw new UsageException("dev needs a command; `bgcheck dev --help` lists them");
  }
}
