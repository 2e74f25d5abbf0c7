package dev.bgcheck;

import dev.bgcheck.api.ApiCatalogLoader;
import dev.bgcheck.engine.LintRequest;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.engine.Linter;
import dev.bgcheck.engine.Rulebook;
import dev.bgcheck.engine.code.SourceReading;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.rule.Rule;
import dev.bgcheck.rule.RuleExample;
import dev.bgcheck.source.MemoryTree;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The words of every finding in the examples, kept in one file so that a change of words is seen
 * and read by somebody.
 */
class ExampleFindingsTest {
  @Test
  void the_words_of_the_findings_are_the_ones_somebody_read() throws Exception {
    Linter linter =
        new Linter(Rulebook.builtIn(), new SourceReading(ApiCatalogLoader.loadShipped()));
    StringBuilder words = new StringBuilder();
    for (Rule rule : Rulebook.builtIn().documented().rules()) {
      for (RuleExample example : rule.examples()) {
        if (example.isLoud()) {
          words.append("## ").append(rule.id()).append(": ").append(example.name()).append('\n');
          LintRequest request =
              LintRequest.of(MemoryTree.of(example.files()), List.of(""))
                  .onlyRule(rule.id())
                  .build();
          LintResult result = linter.run(request);
          result.findings().forEach(finding -> write(finding, words));
        }
      }
    }
    GeneratedFile.compare(
        Path.of("src/test/resources/dev/bgcheck/example-findings.txt"), words.toString());
  }

  private static void write(Finding finding, StringBuilder words) {
    words
        .append(finding.span())
        .append(": ")
        .append(finding.severity().word())
        .append(": ")
        .append(finding.message())
        .append(' ')
        .append(finding.contracts())
        .append('\n');
    finding
        .related()
        .forEach(
            related ->
                words
                    .append("    ")
                    .append(related.span())
                    .append(": ")
                    .append(related.message())
                    .append('\n'));
    finding
        .fix()
        .ifPresent(
            fix -> {
              words.append(fix.description().indent(4));
              fix.edits()
                  .forEach(
                      edit ->
                          words
                              .append("    edit ")
                              .append(edit.span())
                              .append(" `")
                              .append(edit.span().text().strip().replaceAll("\\s+", " "))
                              .append("` -> `")
                              .append(edit.newText().strip().replaceAll("\\s+", " "))
                              .append(fix.safe() ? "` safe\n" : "`\n"));
            });
    words.append('\n');
  }
}
