package dev.bgcheck.frontend;

import dev.bgcheck.frontend.objc.ObjcLowering;
import dev.bgcheck.frontend.swift.SwiftLowering;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.BuildConditions;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.ProgramParser;
import dev.bgcheck.model.ProgramPrinter;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.UnitValidator;
import dev.bgcheck.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Lowers every Swift and Objective-C file below some folders and says what came of it: failures,
 * broken invariants, texts that do not read back, and the time. Not a test: the code it needs is
 * other people's.
 *
 * <p>Arguments: folders; {@code --check} also reads each printed unit back.
 */
public final class LoweringCorpus {
  private static final BuildConditions IOS = new BuildConditions("iOS", Set.of("DEBUG"));

  private int failures;
  private int invalid;
  private int differing;
  private long characters;
  private long routines;
  private long blocks;
  private long instructions;
  private final Map<String, Integer> opaque = new TreeMap<>();

  private LoweringCorpus() {}

  /** Runs over the folders given, or prints the units of the files given. */
  public static void main(String[] arguments) throws IOException {
    List<String> folders = new ArrayList<>(List.of(arguments));
    boolean check = folders.remove("--check");
    LoweringCorpus corpus = new LoweringCorpus();
    List<SourceFile> files = new ArrayList<>();
    for (String folder : folders) {
      if (Files.isRegularFile(Path.of(folder))) {
        SourceFile file = read(Path.of(folder));
        LoweredUnit unit = lower(file);
        System.out.print(ProgramPrinter.print(unit));
        System.out.println("# " + UnitValidator.problems(unit) + " " + unit.notices());
        return;
      }
      try (Stream<Path> paths = Files.walk(Path.of(folder))) {
        for (Path path :
            paths.filter(p -> p.toString().matches(".*\\.(swift|m|mm|h)")).sorted().toList()) {
          if (Files.isRegularFile(path)) {
            files.add(read(path));
          }
        }
      }
    }
    corpus.run(files, check);
  }

  private static SourceFile read(Path path) throws IOException {
    return SourceFile.of(
        path.toString(), new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
  }

  private void run(List<SourceFile> files, boolean check) {
    for (SourceFile file : files) {
      check(file, check);
    }
    System.out.printf(
        "%d files, %d characters, %d routines, %d blocks, %d instructions%n",
        files.size(), characters, routines, blocks, instructions);
    System.out.printf(
        "%d failures, %d invalid units, %d differing texts%n", failures, invalid, differing);
    System.out.println("opaque: " + opaque);
    for (int i = 0; i < 3; i++) {
      time(files);
    }
  }

  private void check(SourceFile file, boolean readBack) {
    try {
      LoweredUnit unit = lower(file);
      characters += file.text().length();
      for (Routine routine : unit.routines()) {
        routines++;
        for (Block block : routine.blocks()) {
          blocks++;
          instructions += block.instructions().size();
          for (Instruction instruction : block.instructions()) {
            if (instruction instanceof Instruction.Opaque found) {
              opaque.merge(
                  found.names() + (found.uses().isEmpty() ? "" : " in-out"), 1, Integer::sum);
            }
          }
        }
      }
      List<String> problems = UnitValidator.problems(unit);
      if (!problems.isEmpty()) {
        invalid++;
        System.out.println(file.path() + ": " + problems.get(0) + " (" + problems.size() + ")");
      }
      if (readBack) {
        String text = ProgramPrinter.print(unit);
        LoweredUnit again = ProgramParser.parse(SourceFile.of("text", text)).get(0);
        if (!ProgramPrinter.print(again).equals(text)) {
          differing++;
          System.out.println(file.path() + ": reads back differently");
        }
      }
    } catch (RuntimeException | StackOverflowError e) {
      failures++;
      System.out.println(file.path() + ": " + e);
      StackTraceElement[] trace = e.getStackTrace();
      for (int i = 0; i < Math.min(6, trace.length); i++) {
        System.out.println("    " + trace[i]);
      }
    }
  }

  private static LoweredUnit lower(SourceFile file) {
    return file.path().endsWith(".swift")
        ? SwiftLowering.lower(file, IOS, Origin.APPLICATION)
        : ObjcLowering.lower(file, IOS, Origin.APPLICATION);
  }

  private static void time(List<SourceFile> files) {
    long start = System.nanoTime();
    files.forEach(LoweringCorpus::lower);
    System.out.printf("%.2f s%n", (System.nanoTime() - start) / 1e9);
  }
}
