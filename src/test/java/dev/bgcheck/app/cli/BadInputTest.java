package dev.bgcheck.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {
  @TempDir Path folder;

  @BeforeEach
  void write_an_app() {
    TypedCommand.app(folder.resolve("app"), "fetch", "no-such-mode");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private void assertRefused(String complaint, String... words) throws IOException {
    List<String> before = files();
    TypedCommand typed = TypedCommand.in(folder, words);
    assertThat(typed.exitCode).isEqualTo(2);
    assertThat(typed.err).startsWith("bgcheck: ").contains(complaint).hasLineCount(1);
    assertThat(typed.out).isEmpty();
    assertThat(files()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "sarif", "html", "junit", "text"})
  void a_report_cannot_take_the_place_of_a_folder(String format) throws IOException {
    Files.createDirectories(folder.resolve("reports"));
    assertRefused("cannot write reports: it is a folder", "app", "--format", format + "=reports");
  }

  @Test
  void a_report_cannot_be_put_into_a_file() throws IOException {
    Files.writeString(folder.resolve("notes"), "mine");
    assertRefused("cannot write notes/report.json: ", "app", "--format", "json=notes/report.json");
    assertThat(folder.resolve("notes")).hasContent("mine");
  }

  @Test
  void a_report_that_cannot_be_written_keeps_the_others_off_the_screen() throws IOException {
    Files.createDirectories(folder.resolve("reports"));
    assertRefused("cannot write reports", "app", "--format", "text", "--format", "json=reports");
  }

  @Test
  void a_device_that_is_full_is_told() throws IOException {
    if (Files.isWritable(Path.of("/dev/full"))) {
      assertRefused("cannot write /dev/full: ", "app", "--format", "json=/dev/full");
    }
  }

  @Test
  void an_unknown_format_is_refused_with_the_nearest_one() throws IOException {
    assertRefused("did you mean `sarif`?", "app", "--format", "sarlf=out.sarif");
    assertRefused("--format", "app", "--format", "=out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"findings\": []}",
        "{\"bgcheck-baseline\": 99, \"findings\": []}",
        "{\"bgcheck-baseline\": 1, \"findings\": [7]}",
        "{\"bgcheck-baseline\": 1, \"findings\": [{\"file\": \"a\"}]}",
        "\u0000\u0001"
      })
  void what_is_no_baseline_of_this_version_is_refused(String text) throws IOException {
    Files.writeString(folder.resolve("old.json"), text);
    assertRefused("old.json", "app", "--baseline", "old.json", "--format", "json=out.json");
  }

  @Test
  void a_baseline_that_is_not_there_is_refused() throws IOException {
    assertRefused("the baseline none.json does not exist", "app", "--baseline", "none.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rules: [",
        "- a list",
        "ruels: {}",
        "rules:\n  no-such-rule: off",
        "rules:\n  unknown-background-mode: loud",
        "extends: nowhere.yml",
        "extends: bgcheck.yml",
        "minConfidence: sure"
      })
  void a_broken_configuration_is_refused_with_its_place(String text) throws IOException {
    Files.writeString(folder.resolve("app/bgcheck.yml"), text);
    assertRefused("app/bgcheck.yml", "app", "--format", "json=out.json");
  }

  @Test
  void changed_lines_need_a_repository_and_a_revision() throws Exception {
    assertRefused("git", "app", "--changed-since", "HEAD", "--format", "json=out.json");
    new ProcessBuilder("git", "init", "-q").directory(folder.toFile()).start().waitFor();
    TypedCommand typed = TypedCommand.in(folder, "app", "--changed-since", "no-such-revision");
    assertThat(typed.exitCode).isEqualTo(2);
    assertThat(typed.err).contains("no-such-revision").hasLineCount(1);
  }
}
