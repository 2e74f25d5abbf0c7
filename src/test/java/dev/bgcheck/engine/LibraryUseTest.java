package dev.bgcheck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bgcheck.engine.code.SourceReading;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.report.ReportFormat;
import dev.bgcheck.report.ReportSettings;
import dev.bgcheck.source.DiskTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How another program uses bgcheck: a request, a run, a result. The README shows the same. */
class LibraryUseTest {
  @TempDir Path app;

  @Test
  void a_program_checks_a_folder_and_writes_a_report() throws IOException, RequestException {
    Files.writeString(
        app.resolve("Info.plist"),
        """
        <plist version="1.0">
        <dict>
          <key>UIBackgroundModes</key>
          <array>
            <string>bluetooth_central</string>
          </array>
        </dict>
        </plist>
        """);

    LintRequest request =
        LintRequest.of(DiskTree.at(app), List.of("")).skipRule("unused-background-mode").build();
    LintResult result = new Linter(new SourceReading()).run(request);

    assertThat(result.fails(Severity.ERROR)).isTrue();
    assertThat(result.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("unknown-background-mode");
              assertThat(finding.span()).hasToString("Info.plist:5:5");
            });
    assertThat(ReportFormat.JSON.reporter(ReportSettings.plain("1")).render(result))
        .contains("unknown-background-mode");
  }

  @Test
  void a_library_that_no_application_contains_is_judged_on_its_own()
      throws IOException, RequestException {
    Files.writeString(
        app.resolve("Package.swift"),
        """
        // swift-tools-version:5.9
        import PackageDescription
        let package = Package(name: "Sync", targets: [.target(name: "Sync")])
        """);
    Files.createDirectories(app.resolve("Sources/Sync"));
    Files.writeString(
        app.resolve("Sources/Sync/Sync.swift"),
        """
        import UIKit
        func sync() {
          let id = UIApplication.shared.beginBackgroundTask {}
          UIApplication.shared.endBackgroundTask(id)
        }
        """);

    LintRequest request = LintRequest.of(DiskTree.at(app), List.of("")).build();

    assertThat(new Linter(new SourceReading()).run(request).findings())
        .singleElement()
        .satisfies(
            finding -> assertThat(finding.rule()).isEqualTo("expiration-handler-does-not-end"));
  }

  @Test
  void a_path_that_does_not_exist_is_told_and_not_thrown_as_something_else() {
    LintRequest request = LintRequest.of(DiskTree.at(app), List.of("absent")).build();

    assertThatThrownBy(() -> new Linter(new SourceReading()).run(request))
        .isInstanceOf(RequestException.class)
        .hasMessage("absent does not exist");
  }
}
