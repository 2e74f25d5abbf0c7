package dev.bgcheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.api.ApiCatalogLoader;
import dev.bgcheck.engine.LintRequest;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.engine.Linter;
import dev.bgcheck.engine.code.SourceReading;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.source.MemoryTree;
import dev.bgcheck.source.SourceTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One scenario written in Swift, in Objective-C and in Java gives the same findings from all three,
 * and from the compiled classes. Lines in {@code test-fixtures/scoreboard} say which rules speak
 * there ({@code // expect RULE…}); all rules are on, so every other line is known to be quiet.
 */
class ScoreboardTest {
  private static final Path SCENARIOS = Path.of("test-fixtures", "scoreboard");
  private static final Pattern EXPECT =
      Pattern.compile("(?://|<!--) expect ([a-z -]+?)(?: -->)?$", Pattern.MULTILINE);
  private static final Linter LINTER =
      new Linter(new SourceReading(ApiCatalogLoader.loadShipped()));

  /** How a scenario is read. */
  private enum Reading {
    SWIFT("Swift", "swift"),
    OBJC("Objective-C", "m"),
    JAVA("Java", "java"),
    CLASSES("class files", "java"),
    CLASSES_AND_BINDING("class files and binding", "java");

    private final String heading;
    private final String ending;

    Reading(String heading, String ending) {
      this.heading = heading;
      this.ending = ending;
    }
  }

  @TestFactory
  Stream<DynamicTest> every_scenario_is_judged_alike_in_every_language() throws IOException {
    return scenarios().stream()
        .flatMap(
            scenario ->
                Stream.of(Reading.values())
                    .map(
                        reading ->
                            DynamicTest.dynamicTest(
                                scenario.getFileName() + ", " + reading.heading,
                                () -> agrees(scenario, reading))));
  }

  @Test
  void the_page_shows_the_scores() throws Exception {
    StringBuilder page =
        new StringBuilder(
            """
            # Languages

            The same scenario written in Swift, Objective-C and Java, with all rules on: how many of the expected findings
            each reading gives. Class files are read with and without the jar of MobiVM's binding; a number in brackets
            counts findings that were not expected. The scenarios are in `test-fixtures/scoreboard`.

            The Java names of the API catalogue were compared with MobiVM's binding 2.3.9, 2.3.12, 2.3.15, 2.3.18, 2.3.21,
            2.3.23 and 2.3.24 (`bgcheck dev binding JAR`); what users can call has the same names in all of them. Four
            members differ in each, all of them protected or private: `NSData.read` and `readFile`, and what
            `NSFileCoordinator` calls with an error pointer.

            This page is made by `ScoreboardTest`; run it with `-Dbgcheck.update=true` after a change.

            | scenario |""");
    for (Reading reading : Reading.values()) {
      page.append(' ').append(reading.heading).append(" |");
    }
    page.append("\n| --- |").append(" --- |".repeat(Reading.values().length)).append('\n');
    for (Path scenario : scenarios()) {
      page.append("| ").append(scenario.getFileName().toString().replace('-', ' ')).append(" |");
      for (Reading reading : Reading.values()) {
        Map<String, String> files = files(scenario, reading);
        List<String> expected = expected(files);
        List<String> extra = found(files, reading);
        int hits = 0;
        for (String one : expected) {
          hits += extra.remove(one) ? 1 : 0;
        }
        page.append(' ').append(hits).append(" of ").append(expected.size());
        page.append(extra.isEmpty() ? " |" : " (" + extra.size() + ") |");
      }
      page.append('\n');
    }
    GeneratedFile.compare(Path.of("src", "site", "markdown", "languages.md"), page.toString());
  }

  private static List<Path> scenarios() throws IOException {
    try (Stream<Path> folders = Files.list(SCENARIOS)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static void agrees(Path scenario, Reading reading) throws Exception {
    Map<String, String> files = files(scenario, reading);

    assertThat(found(files, reading)).containsExactlyInAnyOrderElementsOf(expected(files));
  }

  /** The property list and what is written in the language of the reading. */
  private static Map<String, String> files(Path scenario, Reading reading) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(scenario)) {
      for (Path file : all.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".plist") || name.endsWith("." + reading.ending)) {
          files.put(name, Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n"));
        }
      }
    }
    return files;
  }

  private static List<String> expected(Map<String, String> files) {
    List<String> expected = new ArrayList<>();
    files.forEach(
        (path, text) -> {
          int number = 0;
          for (String line : text.split("\n", -1)) {
            number++;
            Matcher matcher = EXPECT.matcher(line);
            if (matcher.find()) {
              for (String rule : matcher.group(1).split(" ")) {
                expected.add(path + ":" + number + " " + rule);
              }
            }
          }
        });
    return expected;
  }

  private static List<String> found(Map<String, String> files, Reading reading) throws Exception {
    SourceTree tree =
        switch (reading) {
          case SWIFT, OBJC, JAVA -> MemoryTree.of(new LinkedHashMap<>(files));
          case CLASSES -> CompiledExample.of(files).tree(false);
          case CLASSES_AND_BINDING -> CompiledExample.of(files).tree(true);
        };
    LintResult result = LINTER.run(LintRequest.of(tree, List.of("")).jobs(1).build());
    assertThat(result.internalErrors()).as("%s", result.notices()).isZero();
    List<String> found = new ArrayList<>();
    for (Finding finding : result.findings()) {
      found.add(finding.span().file().path() + ":" + finding.span().line() + " " + finding.rule());
    }
    return found;
  }
}
