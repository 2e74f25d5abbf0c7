package dev.bgcheck.app.dev;

import dev.bgcheck.app.command.Arguments;
import dev.bgcheck.app.command.Command;
import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.ExitCode;
import dev.bgcheck.app.command.Option;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.report.JsonValues;
import dev.bgcheck.source.DiskTree;
import dev.bgcheck.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * {@code bgcheck dev parse PATH…}: parses every Swift and Objective-C file and says how many were
 * not understood wholly, and how fast it went.
 *
 * <p>Files are read before the clock starts, and as many of them as it takes to warm up are parsed.
 */
final class ParseCommand implements Command {
  private static final long WARM_UP_BYTES = 20_000_000;

  @Override
  public String name() {
    return "parse";
  }

  @Override
  public String operands() {
    return "PATH…";
  }

  @Override
  public String summary() {
    return "parse Swift and Objective-C files: how many wholly, how fast";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.choice("--format", "how to print it", List.of("text", "json")),
        Option.value("--jobs", "N", "use this many threads (default 1)"));
  }

  /**
   * A file that was not understood wholly.
   *
   * @param line of the first such place; 0 when the parser failed
   */
  private record Recovered(String file, int line) {}

  /** What came of the files of one language. */
  private record Measured(int files, long bytes, List<Recovered> recovered, double seconds) {
    double mbPerSecond() {
      return seconds == 0 ? 0 : bytes / 1e6 / seconds;
    }
  }

  @Override
  public ExitCode run(Arguments arguments, Console console) throws UsageException, IOException {
    if (arguments.operands().isEmpty()) {
      throw new UsageException("parse needs a path");
    }
    String jobs = arguments.find("--jobs").orElse("1");
    if (!jobs.matches("[1-9]\\d{0,2}")) {
      throw new UsageException("--jobs must be a number from 1 to 999, not " + jobs);
    }
    Map<Syntax, List<SourceFile>> files = read(arguments.operands(), console);
    Map<Syntax, Measured> results = new EnumMap<>(Syntax.class);
    for (Map.Entry<Syntax, List<SourceFile>> entry : files.entrySet()) {
      results.put(
          entry.getKey(), measure(entry.getKey(), entry.getValue(), Integer.parseInt(jobs)));
    }
    if (arguments.find("--format").orElse("text").equals("json")) {
      writeJson(results, console);
    } else {
      writeText(results, console);
    }
    return ExitCode.CLEAN;
  }

  private static Map<Syntax, List<SourceFile>> read(List<String> paths, Console console)
      throws UsageException, IOException {
    DiskTree tree = DiskTree.at(console.directory());
    Map<Syntax, List<SourceFile>> files = new EnumMap<>(Syntax.class);
    for (String path : SourceLister.list(tree, paths, Syntax.endings(), console)) {
      Optional<SourceFile> file = SourceLister.read(tree, path);
      if (file.isPresent()) {
        Syntax syntax = Syntax.of(path).orElseThrow();
        files.computeIfAbsent(syntax, one -> new ArrayList<>()).add(file.get());
      }
    }
    return files;
  }

  private static Measured measure(Syntax syntax, List<SourceFile> files, int jobs) {
    long bytes = 0;
    for (SourceFile file : files) {
      bytes += file.text().getBytes(StandardCharsets.UTF_8).length;
    }
    for (long warm = 0; warm < Math.min(WARM_UP_BYTES, 4 * bytes); ) {
      for (SourceFile file : files) {
        warm += file.text().length() + 1;
        parse(syntax, file);
        if (warm >= WARM_UP_BYTES) {
          break;
        }
      }
    }
    long start = System.nanoTime();
    List<Recovered> recovered = jobs == 1 ? parse(syntax, files) : parse(syntax, files, jobs);
    return new Measured(files.size(), bytes, recovered, (System.nanoTime() - start) / 1e9);
  }

  private static List<Recovered> parse(Syntax syntax, List<SourceFile> files) {
    List<Recovered> recovered = new ArrayList<>();
    for (SourceFile file : files) {
      parse(syntax, file).ifPresent(recovered::add);
    }
    return recovered;
  }

  private static List<Recovered> parse(Syntax syntax, List<SourceFile> files, int jobs) {
    ExecutorService threads = Executors.newFixedThreadPool(jobs);
    try {
      List<Future<Optional<Recovered>>> futures = new ArrayList<>();
      for (SourceFile file : files) {
        futures.add(threads.submit(() -> parse(syntax, file)));
      }
      List<Recovered> recovered = new ArrayList<>();
      for (Future<Optional<Recovered>> future : futures) {
        future.get().ifPresent(recovered::add);
      }
      return recovered;
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Optional<Recovered> parse(Syntax syntax, SourceFile file) {
    try {
      var offset = syntax.parse(file);
      return offset.isPresent()
          ? Optional.of(new Recovered(file.path(), file.lines().lineAt(offset.getAsInt())))
          : Optional.empty();
    } catch (RuntimeException | StackOverflowError failed) {
      return Optional.of(new Recovered(file.path(), 0));
    }
  }

  private static void writeJson(Map<Syntax, Measured> results, Console console) throws IOException {
    Map<String, Object> languages = new LinkedHashMap<>();
    results.forEach(
        (syntax, result) -> {
          Map<String, Object> language = new LinkedHashMap<>();
          language.put("files", result.files());
          language.put("bytes", result.bytes());
          language.put("recoveredFiles", result.recovered().size());
          List<Object> recovered = new ArrayList<>();
          for (Recovered one : result.recovered()) {
            Map<String, Object> place = new LinkedHashMap<>();
            place.put("file", one.file());
            place.put("line", one.line());
            recovered.add(place);
          }
          language.put("recovered", recovered);
          language.put("seconds", Math.round(result.seconds() * 1000) / 1000.0);
          language.put("mbPerSecond", Math.round(result.mbPerSecond() * 100) / 100.0);
          languages.put(syntax.word(), language);
        });
    JsonValues.writePage(Map.of("languages", languages), console.out());
  }

  private static void writeText(Map<Syntax, Measured> results, Console console) throws IOException {
    for (Map.Entry<Syntax, Measured> entry : results.entrySet()) {
      Measured result = entry.getValue();
      for (Recovered one : result.recovered()) {
        console.print(one.file() + ":" + one.line() + ": not understood wholly");
      }
      console.print(
          String.format(
              Locale.ROOT,
              "%s: %d files, %.1f MB, %d not understood wholly (%.2f %%), %.3f s, %.1f MB/s",
              entry.getKey().word(),
              result.files(),
              result.bytes() / 1e6,
              result.recovered().size(),
              100.0 * result.recovered().size() / result.files(),
              result.seconds(),
              result.mbPerSecond()));
    }
  }
}
