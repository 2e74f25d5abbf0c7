package dev.bgcheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.engine.LintRequest;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.engine.Linter;
import dev.bgcheck.engine.code.SourceReading;
import dev.bgcheck.source.MemoryTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each file in {@code test-fixtures/limits} has a defect that nothing finds. One that is found some
 * day fails here: then the file goes, and its line in {@code limits.md} with it.
 */
class LimitsTest {
  private static final Path FIXTURES = Path.of("test-fixtures/limits");
  private static final String HEADER = "// Limit: ";

  @TestFactory
  List<DynamicTest> what_the_limits_name_is_not_found() throws Exception {
    String limits = oneLine(Files.readString(Path.of("src/site/markdown/limits.md")));
    Linter linter = new Linter(new SourceReading());
    try (Stream<Path> files = Files.list(FIXTURES)) {
      return files
          .sorted()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      file.getFileName().toString(), () -> check(linter, limits, file)))
          .toList();
    }
  }

  private static void check(Linter linter, String limits, Path file) throws Exception {
    String text = Files.readString(file);
    assertThat(text).startsWith(HEADER);
    assertThat(limits).contains(text.lines().findFirst().orElseThrow().substring(HEADER.length()));

    MemoryTree tree = MemoryTree.of(Map.of(file.getFileName().toString(), text));
    LintResult result = linter.run(LintRequest.of(tree, List.of("")).build());

    assertThat(result.findings())
        .as("a limit that is none any more: take the file away, and its line in limits.md")
        .isEmpty();
    assertThat(result.notices()).isEmpty();
  }

  /** Lines of a paragraph belong together. */
  private static String oneLine(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ");
  }
}
