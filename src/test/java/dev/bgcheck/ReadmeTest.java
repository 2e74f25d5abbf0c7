package dev.bgcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README shows is what the tool says. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final String START = "expected.txt. -->\n```\n";
  private static final String END = "```\n<!-- End of what";
  // A property list, code and configuration joined, a path through several routines, entitlements.
  private static final List<String> SHOWN =
      List.of(
          "[task-identifier-not-permitted]",
          "[task-not-completed]",
          "[unknown-background-mode]",
          "[missing-entitlement]");

  @Test
  void the_findings_of_the_showcase_are_real() throws Exception {
    String readme = Files.readString(README);
    int start = readme.indexOf(START) + START.length();
    int end = readme.indexOf(END);
    assertThat(start).isGreaterThan(START.length()).isLessThanOrEqualTo(end);
    String made = readme.substring(0, start) + screen() + readme.substring(end);
    GeneratedFile.compare(README, made);
  }

  @Test
  void the_program_is_one_that_a_build_compiles_and_runs() throws Exception {
    String example = Files.readString(Path.of("src/it/library/src/main/java/example/Example.java"));
    int start = example.indexOf("    LintRequest request");
    int end = example.indexOf("  }\n}\n", start);
    String body = example.substring(start, end).replaceAll("(?m)^  ", "");
    assertThat(Files.readString(README)).contains("  ```java\n" + body + "  ```\n");
  }

  private static String screen() throws Exception {
    String[] blocks =
        Files.readString(Path.of("test-fixtures/showcase/expected.txt")).split("\n\n");
    List<String> shown = new ArrayList<>();
    for (String rule : SHOWN) {
      for (String block : blocks) {
        if (block.lines().findFirst().orElse("").endsWith(rule)) {
          shown.add(block);
          break;
        }
      }
    }
    String summary = blocks[blocks.length - 1].strip();
    return "$ cd test-fixtures/showcase && ../../bgcheck\n"
        + String.join("\n\n", shown)
        + "\n\n...\n\n"
        + summary
        + "\n";
  }
}
