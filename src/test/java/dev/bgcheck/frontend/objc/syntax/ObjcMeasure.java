package dev.bgcheck.frontend.objc.syntax;

import dev.bgcheck.source.SourceFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Parses the files of a list again and again on one thread and prints speed and coverage on stderr,
 * and on stdout a line for every place that was not understood. Used by {@code
 * bench/compare-objc.sh}.
 */
public final class ObjcMeasure {
  private ObjcMeasure() {}

  /** Arguments: the number of rounds, and a file that lists files. */
  public static void main(String[] arguments) throws IOException {
    List<SourceFile> files = new ArrayList<>();
    long bytes = 0;
    for (String path : Files.readAllLines(Path.of(arguments[1]))) {
      byte[] content = Files.readAllBytes(Path.of(path));
      bytes += content.length;
      files.add(SourceFile.of(path, new String(content, StandardCharsets.UTF_8)));
    }
    int rounds = Integer.parseInt(arguments[0]);
    for (int round = 1; round <= rounds; round++) {
      long wall = System.nanoTime();
      long cpu = cpuTime();
      int whole = 0;
      for (SourceFile file : files) {
        ObjcSyntaxTree tree = ObjcParser.parse(file);
        whole += tree.recoveries().isEmpty() ? 1 : 0;
        if (round == rounds) {
          print(tree);
        }
      }
      System.err.printf(
          Locale.ROOT,
          "bgcheck: %d files, %.1f MB, %d whole (%.2f %%), %.1f MB/s of processor time, %.1f MB/s%n",
          files.size(),
          bytes / 1e6,
          whole,
          100.0 * whole / Math.max(1, files.size()),
          bytes / 1e-3 / Math.max(1, cpuTime() - cpu),
          bytes / 1e-3 / Math.max(1, System.nanoTime() - wall));
    }
  }

  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void print(ObjcSyntaxTree tree) {
    for (ObjcRecovery recovery : tree.recoveries()) {
      int line = tree.file().lines().lineAt(recovery.offset());
      System.out.println(tree.file().path() + ":" + line + ": " + recovery.reason());
    }
  }
}
