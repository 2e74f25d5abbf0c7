package dev.bgcheck.frontend.swift.syntax;

import dev.bgcheck.source.SourceFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures the parser on directories of Swift files.
 *
 * <p>Arguments: directories, or files that list paths. Prints one line per recovered place, {@code
 * path:line:column: reason}, then how many files are whole and how fast a warm thread parses them.
 * With {@code -rounds n} in front, parses all files {@code n} times and reports the last round.
 */
final class SwiftMeasure {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private SwiftMeasure() {}

  /** Runs the measurement. */
  public static void main(String[] arguments) throws IOException {
    int rounds = 1;
    List<SourceFile> files = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("-rounds")) {
        rounds = Integer.parseInt(arguments[++i]);
        continue;
      }
      for (Path path : swiftFiles(Path.of(arguments[i]))) {
        byte[] content = Files.readAllBytes(path);
        bytes += content.length;
        files.add(SourceFile.of(path.toString(), new String(content, StandardCharsets.UTF_8)));
      }
    }
    for (int round = 1; round <= rounds; round++) {
      long start = System.nanoTime();
      long startOfWork = THREADS.getCurrentThreadCpuTime();
      int whole = 0;
      for (SourceFile file : files) {
        SwiftSyntaxTree tree = SwiftParser.parse(file);
        if (tree.recoveries().isEmpty()) {
          whole++;
        } else if (round == rounds) {
          for (SwiftRecovery recovery : tree.recoveries()) {
            System.out.println(
                file.span(recovery.offset(), recovery.offset()) + ": " + recovery.reason());
          }
        }
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      double work = (THREADS.getCurrentThreadCpuTime() - startOfWork) / 1e9;
      System.err.printf(
          "bgcheck: %d files, %.1f MB, %d whole (%.2f %%), %.2f s, %.1f MB/s; "
              + "of this thread alone %.2f s, %.1f MB/s%n",
          files.size(),
          bytes / 1e6,
          whole,
          100.0 * whole / Math.max(1, files.size()),
          seconds,
          bytes / 1e6 / seconds,
          work,
          bytes / 1e6 / work);
    }
  }

  /** The Swift files of a directory; of a file, those it lists, one path a line. */
  private static List<Path> swiftFiles(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      return Files.readAllLines(path).stream().map(Path::of).toList();
    }
    try (Stream<Path> found = Files.walk(path)) {
      return found.filter(SwiftMeasure::isSwift).sorted().toList();
    }
  }

  private static boolean isSwift(Path path) {
    return path.toString().endsWith(".swift") && Files.isRegularFile(path);
  }
}
