package dev.bgcheck.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixTest {
  private static final String LIST =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <plist version="1.0">
      <dict>
      	<!-- sorted by hand -->
      	<key>UIBackgroundModes</key>
      	<array>
      		<string>bluetooth_central</string> <!-- ä -->
      		<string>fetch</string>
      	</array>
      	<key>CFBundleName</key><string>App</string>
      </dict>
      </plist>
      """;
  private static final String CODE =
      """
      import BackgroundTasks
      func start() {
        BGTaskScheduler.shared.register(forTaskWithIdentifier: "app.refresh", using: nil) { task in
          task.setTaskCompleted(success: true)
        }
        BGTaskScheduler.shared.register(forTaskWithIdentifier: "app.mapcleanup", using: nil) { task in
          task.setTaskCompleted(success: true)
        }
      }
      let started: Void = start()
      """;

  @TempDir Path folder;

  private Path list() {
    return folder.resolve("app/Info.plist");
  }

  @Test
  void what_is_certain_is_repaired_and_nothing_else_changes() throws Exception {
    TypedCommand.write(list(), LIST);
    TypedCommand typed = TypedCommand.in(folder, "app", "--fix");
    assertThat(Files.readString(list()))
        .isEqualTo(LIST.replace("bluetooth_central", "bluetooth-central"));
    assertThat(typed.err)
        .startsWith("repaired 1 finding in 1 file:\n  app/Info.plist: `bluetooth_central`")
        .hasLineCount(2);
    assertThat(typed.out).doesNotContain("unknown-background-mode");
    assertThat(typed.exitCode).isZero();
  }

  @Test
  void what_code_relies_on_is_added_to_the_list_at_once() throws Exception {
    TypedCommand.write(list(), LIST);
    TypedCommand.write(folder.resolve("app/Start.swift"), CODE);
    TypedCommand typed = TypedCommand.in(folder, "app", "--fix", "--preview");
    String repaired = Files.readString(list());
    assertThat(repaired)
        .as(typed.out + typed.err)
        .containsOnlyOnce("BGTaskSchedulerPermittedIdentifiers")
        .contains(
            "\t<array>\n\t\t<string>app.refresh</string>\n\t\t<string>app.mapcleanup</string>\n\t</array>\n");
    assertThat(Files.readString(folder.resolve("app/Start.swift"))).isEqualTo(CODE);
    TypedCommand again = TypedCommand.in(folder, "app", "--fix", "--preview");
    assertThat(again.err).isEmpty();
    assertThat(Files.readString(list())).isEqualTo(repaired);
  }

  @Test
  void the_diff_is_what_the_repair_would_do() throws Exception {
    TypedCommand.write(list(), LIST);
    TypedCommand typed = TypedCommand.in(folder, "app", "--diff");
    assertThat(typed.out)
        .isEqualTo(
            """
            --- a/app/Info.plist
            +++ b/app/Info.plist
            @@ -4,7 +4,7 @@
             	<!-- sorted by hand -->
             	<key>UIBackgroundModes</key>
             	<array>
            -		<string>bluetooth_central</string> <!-- ä -->
            +		<string>bluetooth-central</string> <!-- ä -->
             		<string>fetch</string>
             	</array>
             	<key>CFBundleName</key><string>App</string>
            """);
    assertThat(typed.exitCode).isEqualTo(1);
    assertThat(Files.readString(list())).isEqualTo(LIST);
    TypedCommand.in(folder, "app", "--fix");
    TypedCommand after = TypedCommand.in(folder, "app", "--diff");
    assertThat(after.out).isEmpty();
    assertThat(after.exitCode).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "ISO-8859-1", "windows-1252"})
  void encoding_and_line_ends_stay(String name) throws Exception {
    Charset charset = Charset.forName(name);
    String windows = LIST.replace("UTF-8", name).replace("\n", "\r\n");
    Files.createDirectories(list().getParent());
    Files.write(list(), windows.getBytes(charset));
    TypedCommand typed = TypedCommand.in(folder, "app", "--fix");
    assertThat(new String(Files.readAllBytes(list()), charset))
        .as(typed.err + typed.out)
        .isEqualTo(windows.replace("bluetooth_central", "bluetooth-central"));
  }

  @Test
  void a_byte_order_mark_stays() throws Exception {
    TypedCommand.write(list(), "\uFEFF" + LIST);
    TypedCommand.in(folder, "app", "--fix");
    assertThat(Files.readString(list()))
        .isEqualTo("\uFEFF" + LIST.replace("bluetooth_central", "bluetooth-central"));
  }

  @Test
  void a_suppressed_finding_is_not_repaired() throws Exception {
    String silenced =
        LIST.replace("<!-- ä -->", "<!-- bgcheck:ignore unknown-background-mode — a test -->");
    TypedCommand.write(list(), silenced);
    assertThat(TypedCommand.in(folder, "app", "--fix").err).isEmpty();
    assertThat(Files.readString(list())).isEqualTo(silenced);
  }

  @Test
  void permissions_stay_and_nothing_is_left_behind() throws Exception {
    TypedCommand.write(list(), LIST);
    if (!Files.getFileStore(list()).supportsFileAttributeView("posix")) {
      return;
    }
    Files.setPosixFilePermissions(list(), PosixFilePermissions.fromString("rw-r-----"));
    TypedCommand.in(folder, "app", "--fix");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(list())))
        .isEqualTo("rw-r-----");
    try (var left = Files.list(list().getParent())) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void mistakes_in_the_options_are_told() {
    TypedCommand.write(list(), LIST);
    assertThat(TypedCommand.in(folder, "app", "--fix=all").err).contains("unsafe");
    assertThat(TypedCommand.in(folder, "app", "--fix=").err).contains("--fix= needs a value");
    assertThat(TypedCommand.in(folder, "app", "--diff", "--format", "json").exitCode).isEqualTo(2);
  }

  @Test
  void git_applies_the_diff() throws Exception {
    String text = LIST.replace("\n", "\r\n").stripTrailing();
    TypedCommand.write(list(), text);
    String diff = TypedCommand.in(folder, "app", "--diff").out;
    TypedCommand.write(folder.resolve("p.diff"), diff);
    Process git =
        new ProcessBuilder(List.of("git", "apply", "p.diff"))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor()).as(output + diff).isZero();
    assertThat(Files.readString(list()))
        .isEqualTo(text.replace("bluetooth_central", "bluetooth-central"));
  }

  @Test
  void far_changes_have_hunks_of_their_own() {
    String before = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk";
    String after = "A\nb\nc\nd\ne\nf\ng\nh\ni\nx\nj\nk";
    assertThat(UnifiedDiff.of("t", before, after))
        .isEqualTo(
            "--- a/t\n+++ b/t\n@@ -1,4 +1,4 @@\n-a\n+A\n b\n c\n d\n"
                + "@@ -7,5 +7,6 @@\n g\n h\n i\n+x\n j\n k\n\\ No newline at end of file\n");
    assertThat(UnifiedDiff.of("t", "", "a\n")).isEqualTo("--- a/t\n+++ b/t\n@@ -0,0 +1,1 @@\n+a\n");
    assertThat(UnifiedDiff.of("t", "a\n", "a\n")).isEmpty();
  }
}
