package dev.bgcheck.app.cli;

import dev.bgcheck.app.command.Arguments;
import dev.bgcheck.app.command.Command;
import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.ExitCode;
import dev.bgcheck.app.command.Option;
import dev.bgcheck.app.command.OutputFile;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.engine.ConfigurationReader;
import dev.bgcheck.rule.ShapeSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code bgcheck init}: writes a commented configuration file. */
final class InitCommand implements Command {
  private static final String FILE = "bgcheck.yml";

  @Override
  public String name() {
    return "init";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public String summary() {
    return "write a commented bgcheck.yml into this folder";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.flag("--schema", "print the JSON Schema of bgcheck.yml for editors instead"));
  }

  @Override
  public ExitCode run(Arguments arguments, Console console) throws UsageException, IOException {
    if (!arguments.operands().isEmpty()) {
      throw new UsageException("init takes no operand; it writes " + FILE + " into this folder");
    }
    if (arguments.has("--schema")) {
      console.out().append(schema());
      return ExitCode.CLEAN;
    }
    Path file = console.resolve(FILE);
    if (Files.exists(file)) {
      throw new UsageException(FILE + " is already there; nothing was changed");
    }
    OutputFile.write(file, FILE, out -> out.write(template()));
    console.print("wrote " + FILE);
    return ExitCode.CLEAN;
  }

  /** The JSON Schema of the configuration. */
  static String schema() {
    return ShapeSchema.of(
        "Configuration of Background Check",
        "Generated from the Java types; see GeneratedPagesTest.",
        ConfigurationReader.SHAPE);
  }

  /** The commented configuration that does what no configuration does. */
  static String template() throws IOException {
    try (InputStream in = InitCommand.class.getResourceAsStream("bgcheck-template.yml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
