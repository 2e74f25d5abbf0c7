package dev.bgcheck;

import dev.bgcheck.engine.LintRequest;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.engine.Linter;
import dev.bgcheck.engine.code.SourceReading;
import dev.bgcheck.report.ReportFormat;
import dev.bgcheck.report.ReportSettings;
import dev.bgcheck.report.TextStyle;
import dev.bgcheck.source.DiskTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each app in {@code test-fixtures} against the report in its {@code expected.txt}. */
class FixturesTest {
  private static final Path FIXTURES = Path.of("test-fixtures");

  @TestFactory
  List<DynamicTest> every_app_is_reported_on_as_expected() throws Exception {
    try (Stream<Path> apps = Files.list(FIXTURES)) {
      return apps.filter(app -> Files.exists(app.resolve("expected.txt")))
          .sorted()
          .map(app -> DynamicTest.dynamicTest(app.getFileName().toString(), () -> compare(app)))
          .toList();
    }
  }

  private static void compare(Path app) throws Exception {
    DiskTree tree = DiskTree.at(app);
    LintRequest request = LintRequest.of(tree, List.of("")).build();
    LintResult result = new Linter(new SourceReading()).run(request);
    ReportSettings settings =
        new ReportSettings(
            "test",
            Optional.empty(),
            Optional.empty(),
            TextStyle.PLAIN,
            ReportSettings.Detail.NORMAL,
            false);
    String report = ReportFormat.TEXT.reporter(settings).render(result);
    GeneratedFile.compare(app.resolve("expected.txt"), report);
  }
}
