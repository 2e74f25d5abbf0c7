package dev.bgcheck.app.dev;

import dev.bgcheck.app.command.Arguments;
import dev.bgcheck.app.command.Command;
import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.ExitCode;
import dev.bgcheck.app.command.Option;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.engine.Rulebook;
import dev.bgcheck.rule.Rule;
import dev.bgcheck.rule.RuleExample;
import dev.bgcheck.rule.RuleException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * {@code bgcheck dev warm-up}: checks the examples of all rules, so that every class a usual run
 * needs has been loaded. The launcher records the loaded classes for faster starts.
 */
final class WarmUpCommand implements Command {
  private static final String HERE = "dev/bgcheck/app/dev/";

  /** A whole app, and what is in other projects and not in it. */
  private static final List<String> PROJECTS = List.of("showcase", "sample");

  private static final String CONFIGURATION =
      "exclude: [ Vendor/ ]\noverrides:\n  - paths: Legacy/\n    rules: { exits-on-suspend: off }\n";

  private final ToIntFunction<List<String>> check;

  WarmUpCommand(ToIntFunction<List<String>> check) {
    this.check = check;
  }

  @Override
  public String name() {
    return "warm-up";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public String summary() {
    return "use all of the tool once; the launcher records what that loads";
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public ExitCode run(Arguments arguments, Console console) throws UsageException, IOException {
    Path folder = Files.createTempDirectory("bgcheck-warm-up");
    try {
      writeExamples(folder.resolve("examples"));
      writeProjects(folder.resolve("examples"));
      Files.writeString(folder.resolve("bgcheck.yml"), CONFIGURATION);
      String examples = folder.resolve("examples").toString();
      String sarif = "--format=sarif=" + folder.resolve("report.sarif");
      int code =
          check.applyAsInt(List.of(examples, "--format=text", "--color=always", "-v", sarif));
      check.applyAsInt(List.of(examples, "--format=json", "--jobs=1", "--no-cache"));
      // Once more as the first time: the result of that run is found in the cache.
      check.applyAsInt(List.of(examples, "--format=json"));
      return code <= ExitCode.FINDINGS.number() ? ExitCode.CLEAN : ExitCode.INTERNAL;
    } catch (RuleException impossible) {
      throw new UsageException(impossible.getMessage());
    } finally {
      delete(folder);
    }
  }

  /** Copies the projects, which lie beside this class in the jar. */
  private static void writeProjects(Path folder) throws IOException {
    URI home;
    try {
      home = WarmUpCommand.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    } catch (URISyntaxException impossible) {
      throw new IOException(impossible);
    }
    Path jar = Path.of(home);
    if (Files.isDirectory(jar)) {
      copyAll(jar, folder);
      return;
    }
    try (FileSystem inside = FileSystems.newFileSystem(jar)) {
      copyAll(inside.getPath("/"), folder);
    }
  }

  private static void copyAll(Path root, Path folder) throws IOException {
    for (String project : PROJECTS) {
      copy(root.resolve(HERE + project), folder.resolve(project));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        Files.createDirectories(target.getParent());
        Files.copy(path, target);
      }
    }
  }

  private static void writeExamples(Path folder) throws IOException, RuleException {
    int number = 0;
    for (Rule rule : Rulebook.builtIn().documented().rules()) {
      for (RuleExample example : rule.examples()) {
        Path project = folder.resolve(rule.id() + "-" + number++);
        for (Map.Entry<String, String> file : example.files().entrySet()) {
          Path path = project.resolve(file.getKey()).normalize();
          if (path.startsWith(folder)) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
          }
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
