package dev.bgcheck.app.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Where a command runs: its streams, its folder, its environment, the terminal.
 *
 * <p>Output is UTF-8 everywhere but on a Windows terminal, which has a code page.
 *
 * @param out standard output, buffered; whoever made the console flushes it
 * @param err standard error
 * @param directory the working directory, absolute
 * @param version the version of the tool
 */
public record Console(
    Writer out,
    Writer err,
    Path directory,
    Map<String, String> environment,
    Terminal terminal,
    String version) {

  /** Copies the environment. */
  public Console {
    Objects.requireNonNull(out);
    Objects.requireNonNull(err);
    directory = directory.toAbsolutePath().normalize();
    environment = Map.copyOf(environment);
    Objects.requireNonNull(terminal);
    Objects.requireNonNull(version);
  }

  /** The console of this process. */
  public static Console ofProcess(String version) {
    Map<String, String> environment = System.getenv();
    boolean interactive = System.console() != null && isTerminal();
    Terminal terminal =
        Terminal.of(System.getProperty("bgcheck.terminal", ""), interactive, environment);
    return new Console(
        new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), charset(interactive)),
        new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), charset(interactive)),
        Path.of(""),
        environment,
        terminal,
        version);
  }

  // From Java 22 on a console is there even when nobody sits at it.
  private static boolean isTerminal() {
    try {
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(System.console());
    } catch (ReflectiveOperationException olderJava) {
      return true;
    }
  }

  private static Charset charset(boolean interactive) {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    return windows && interactive ? System.console().charset() : StandardCharsets.UTF_8;
  }

  /** The same place, with nobody listening. */
  public Console silenced() {
    return new Console(
        Writer.nullWriter(), Writer.nullWriter(), directory, environment, terminal, version);
  }

  /** Prints a line to standard output. */
  public void print(String line) throws IOException {
    out.append(line).append('\n');
  }

  /**
   * Prints a line to standard error at once. A standard error that is gone is nobody's loss, so it
   * never fails.
   */
  public void complain(String line) {
    try {
      out.flush();
      err.append(line).append('\n').flush();
    } catch (IOException gone) {
      // Nobody is there to be told.
      return;
    }
  }

  /** Whether an output failed because nobody reads it any more, as in {@code bgcheck | head}. */
  public static boolean isClosedByReader(IOException failed) {
    String message = String.valueOf(failed.getMessage());
    return message.toLowerCase(Locale.ROOT).contains("pipe");
  }

  /** Where a path of the command line leads. */
  public Path resolve(String path) throws UsageException {
    try {
      return directory.resolve(path).normalize();
    } catch (java.nio.file.InvalidPathException impossible) {
      throw new UsageException("`" + path + "` cannot be a path");
    }
  }
}
