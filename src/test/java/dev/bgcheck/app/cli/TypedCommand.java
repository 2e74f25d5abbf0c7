package dev.bgcheck.app.cli;

import dev.bgcheck.app.Main;
import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.Terminal;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A command typed in a folder, and what came of it. */
final class TypedCommand {
  static final String PLIST_START =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\">\n<dict>\n";

  final int exitCode;
  final String out;
  final String err;

  private TypedCommand(int exitCode, String out, String err) {
    this.exitCode = exitCode;
    this.out = out;
    this.err = err;
  }

  static TypedCommand in(Path folder, String... words) {
    return in(folder, new Terminal(false, false, 0, Map.of()), new StringWriter(), words);
  }

  static TypedCommand in(Path folder, Terminal terminal, Writer out, String... words) {
    StringWriter err = new StringWriter();
    Console console = new Console(out, err, folder, terminal.environment(), terminal, "1.2.3");
    int code = new CommandLine(Main.commands()).run(List.of(words), console).number();
    return new TypedCommand(code, out.toString(), err.toString());
  }

  /** Writes a bare app whose list has these background modes, one on a line from line 6 on. */
  static Path app(Path folder, String... modes) {
    StringBuilder list = new StringBuilder(PLIST_START);
    list.append("<key>UIBackgroundModes</key>\n<array>\n");
    for (String mode : modes) {
      list.append("<string>").append(mode).append("</string>\n");
    }
    return write(folder.resolve("Info.plist"), list.append("</array>\n</dict>\n</plist>\n"));
  }

  static Path write(Path file, CharSequence text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
