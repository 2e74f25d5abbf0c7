package dev.bgcheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.api.ApiCatalogLoader;
import dev.bgcheck.engine.LintRequest;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.engine.Linter;
import dev.bgcheck.engine.Rulebook;
import dev.bgcheck.engine.code.SourceReading;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.rule.Rule;
import dev.bgcheck.rule.RuleExample;
import dev.bgcheck.source.MemoryTree;
import dev.bgcheck.source.SourceTree;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/**
 * Any number of threads finds the same. The code of all examples of all rules is one target here:
 * every rule has something to look at, every analysis is asked for, and by several rules at a time.
 */
class ManyThreadsTest {
  private static final Linter LINTER =
      new Linter(Rulebook.builtIn(), new SourceReading(ApiCatalogLoader.loadShipped()));
  private static final SourceTree ALL_EXAMPLES = allExamples();
  private static final LintResult ALONE = lint(1);

  @Test
  void the_sample_is_one_that_many_rules_speak_of() {
    assertThat(ALONE.targets()).hasSize(1);
    assertThat(ALONE.internalErrors()).as("%s", ALONE.notices()).isZero();
    assertThat(ALONE.findings().stream().map(Finding::rule).collect(Collectors.toSet()))
        .hasSizeGreaterThan(30);
  }

  @RepeatedTest(3)
  void many_threads_find_what_one_finds() {
    LintResult together = lint(8);

    assertThat(together.findings()).isEqualTo(ALONE.findings());
    assertThat(together.notices()).isEqualTo(ALONE.notices());
  }

  @Test
  void two_threads_find_what_one_finds() {
    assertThat(lint(2).findings()).isEqualTo(ALONE.findings());
  }

  private static SourceTree allExamples() {
    MemoryTree.Builder tree = MemoryTree.builder();
    tree.add(
        "project.yml",
        """
        name: Everything
        targets:
          Everything:
            type: application
            platform: iOS
            sources: [Sources]
            info:
              path: Info.plist
              properties:
                UIBackgroundModes: [audio, location, fetch, processing, voip]
                BGTaskSchedulerPermittedIdentifiers: [com.example.refresh]
        """);
    try {
      for (Rule rule : Rulebook.builtIn().documented().rules()) {
        int number = 0;
        for (RuleExample example : rule.examples()) {
          number++;
          for (Map.Entry<String, String> file : example.files().entrySet()) {
            String path = file.getKey();
            if (path.matches(".*\\.(swift|m|h|java)")) {
              String name = path.substring(path.lastIndexOf('/') + 1);
              tree.add("Sources/" + rule.id() + number + "/" + name, file.getValue());
            }
          }
        }
      }
    } catch (Exception wrong) {
      throw new IllegalStateException(wrong);
    }
    return tree.build();
  }

  private static LintResult lint(int jobs) {
    try {
      LintRequest.Builder request = LintRequest.of(ALL_EXAMPLES, List.of(""));
      return LINTER.run(request.jobs(jobs).minConfidence(Confidence.POSSIBLE).build());
    } catch (Exception wrong) {
      throw new IllegalStateException(wrong);
    }
  }
}
