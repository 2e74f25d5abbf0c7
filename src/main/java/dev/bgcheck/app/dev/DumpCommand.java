package dev.bgcheck.app.dev;

import dev.bgcheck.app.command.Arguments;
import dev.bgcheck.app.command.Command;
import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.ExitCode;
import dev.bgcheck.app.command.Option;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.ProgramPrinter;
import java.io.IOException;
import java.util.List;

/** {@code bgcheck dev dump FILE…}: what a file becomes in the program form, in its text syntax. */
final class DumpCommand implements Command {
  @Override
  public String name() {
    return "dump";
  }

  @Override
  public String operands() {
    return "FILE…";
  }

  @Override
  public String summary() {
    return "print source files in the program form that the analyses read";
  }

  @Override
  public List<Option> options() {
    return List.of(Lowered.PLATFORM);
  }

  @Override
  public ExitCode run(Arguments arguments, Console console) throws UsageException, IOException {
    if (arguments.operands().isEmpty()) {
      throw new UsageException("dump needs a file");
    }
    for (LoweredUnit unit : Lowered.of(arguments, console)) {
      console.print(ProgramPrinter.print(unit).stripTrailing());
    }
    return ExitCode.CLEAN;
  }
}
