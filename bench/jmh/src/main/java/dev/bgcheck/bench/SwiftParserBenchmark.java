package dev.bgcheck.bench;

import dev.bgcheck.frontend.swift.syntax.SwiftParser;
import dev.bgcheck.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How fast one warm thread parses all Swift files of a folder, which are read before. The counter
 * {@code megabytes} is what counts: millions of characters a second.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class SwiftParserBenchmark {

  /** The folder; {@code -p sources=…} names another. */
  @Param("test-fixtures/showcase")
  public String sources;

  private final List<SourceFile> files = new ArrayList<>();
  private long characters;

  /** What was parsed in an iteration. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Parsed {
    /** Millions of characters. */
    public double megabytes;
  }

  /** Reads the files. */
  @Setup
  public void read() throws IOException {
    try (Stream<Path> found = Files.walk(Path.of(sources))) {
      for (Path path : found.filter(one -> one.toString().endsWith(".swift")).sorted().toList()) {
        if (Files.isRegularFile(path)) {
          String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
          characters += text.length();
          files.add(SourceFile.of(path.toString(), text));
        }
      }
    }
    if (files.isEmpty()) {
      throw new IllegalStateException("there is no Swift file in " + sources);
    }
  }

  /** Parses every file once. */
  @Benchmark
  public void parse(Parsed parsed, Blackhole hole) {
    for (SourceFile file : files) {
      hole.consume(SwiftParser.parse(file));
    }
    parsed.megabytes += characters / 1e6;
  }
}
