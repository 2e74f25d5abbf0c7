package dev.bgcheck.app.lsp;

import dev.bgcheck.app.command.Arguments;
import dev.bgcheck.app.command.Command;
import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.ExitCode;
import dev.bgcheck.app.command.Option;
import dev.bgcheck.app.command.UsageException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** {@code bgcheck lsp}: serves an editor until it says goodbye. */
public final class LspCommand implements Command {
  private final InputStream in;
  private final OutputStream out;

  /** A server that talks through these streams. */
  public LspCommand(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** A server on the standard streams of this process. */
  public static LspCommand ofProcess() {
    return new LspCommand(System.in, new FileOutputStream(FileDescriptor.out));
  }

  @Override
  public String name() {
    return "lsp";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public String summary() {
    return "serve an editor: language server on standard input and output";
  }

  @Override
  public List<Option> options() {
    // What editors add by habit; it is the only way there is.
    return List.of(Option.flag("--stdio", "talk on standard input and output, as always"));
  }

  @Override
  public ExitCode run(Arguments arguments, Console console) throws UsageException {
    if (!arguments.operands().isEmpty()) {
      throw new UsageException("lsp takes no operand: the editor says which folders it has open");
    }
    // The protocol wants 0 after shutdown and exit, and 1 after any other end.
    return new Server(in, out, console.version()).run() ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }
}
