package dev.bgcheck.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.bgcheck.app.command.Terminal;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
  @TempDir Path folder;

  @BeforeEach
  void write_an_app_with_one_mistake() {
    TypedCommand.app(folder.resolve("app"), "fetch", "loaction");
  }

  @Test
  void findings_end_with_one() {
    TypedCommand typed = TypedCommand.in(folder, "app");
    assertThat(typed.exitCode).isEqualTo(1);
    assertThat(typed.out).contains("app/Info.plist:7:").contains("[unknown-background-mode]");
    assertThat(typed.out).contains("1 error in 1 file of 1 target");
    assertThat(typed.err).isEmpty();
  }

  @Test
  void no_findings_end_with_zero() {
    TypedCommand.app(folder.resolve("app"), "fetch");
    TypedCommand typed = TypedCommand.in(folder, "check", "app");
    assertThat(typed.exitCode).isZero();
    assertThat(typed.out).startsWith("No findings");
  }

  @Test
  void the_threshold_decides() {
    assertThat(TypedCommand.in(folder, "app", "--fail-on", "never").exitCode).isZero();
    assertThat(TypedCommand.in(folder, "app", "--fail-on=warning").exitCode).isEqualTo(1);
    assertThat(TypedCommand.in(folder, "app", "--skip", "unknown-background-mode").exitCode)
        .isZero();
    assertThat(TypedCommand.in(folder, "app", "--rule", "exits-on-suspend").exitCode).isZero();
  }

  @Test
  void a_path_may_stand_anywhere_and_lie_anywhere() {
    assertThat(TypedCommand.in(folder, "--quiet", "app", "--jobs", "1").exitCode).isEqualTo(1);
    TypedCommand typed = TypedCommand.in(folder.resolve("app"), "../app");
    assertThat(typed.out).contains("Info.plist:7:").doesNotContain("..");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--fromat json app | unknown option --fromat; did you mean --format?",
        "--format jsno app | --format: unknown value `jsno`; did you mean `json`?",
        "--format json= app | --format json= needs a file behind the =",
        "--format json --format sarif app | two reports cannot both go to standard output; write"
            + " --format sarif=FILE",
        "--format | --format needs a value: NAME[=FILE]",
        "--fail-on sometimes app | --fail-on: unknown value `sometimes`; it can be error, warning,"
            + " note, never",
        "--quiet=yes app | --quiet takes no value",
        "--quiet --verbose app | --quiet and --verbose exclude each other",
        "--jobs many app | --jobs must be a number from 1 to 999, not many",
        "--jobs 1 --jobs 2 app | --jobs is given twice",
        "-x app | unknown option -x",
        "--rule missing-background-mod app | there is no rule `missing-background-mod`; did you"
            + " mean `missing-background-mode`?",
        "--target Nothing app | there is no target `Nothing`; there are: app",
        "nowhere | nowhere does not exist",
        "expalin | `expalin` is neither a command nor a path; did you mean `explain`?",
        "explain | explain takes one rule; `bgcheck rules` lists them",
        "explain misplaced-background-modes | there is no rule `misplaced-background-modes`; did you"
            + " mean `misplaced-background-mode`?",
        "rules x | rules takes no operand; `bgcheck explain x` shows one",
        "--config no.yml app | there is no configuration no.yml",
        "--baseline no.json app | the baseline no.json does not exist",
        "--format json=app app | cannot write app: it is a folder",
      })
  void a_mistake_ends_with_two_and_one_clear_line(String words, String complaint) {
    TypedCommand typed = TypedCommand.in(folder, words.split(" "));
    assertThat(typed.err).isEqualTo("bgcheck: " + complaint + "\n");
    assertThat(typed.out).isEmpty();
    assertThat(typed.exitCode).isEqualTo(2);
  }

  @Test
  void an_empty_folder_ends_with_two() throws Exception {
    Files.createDirectories(folder.resolve("empty"));
    TypedCommand typed = TypedCommand.in(folder, "empty");
    assertThat(typed.exitCode).isEqualTo(2);
    assertThat(typed.err).hasLineCount(1).contains("empty");
  }

  @Test
  void several_reports_in_one_run() throws Exception {
    TypedCommand typed =
        TypedCommand.in(
            folder,
            "app",
            "--format",
            "json",
            "--format",
            "sarif=out/deep/a.sarif",
            "--format=junit=b.xml");
    assertThat(JsonParser.parseString(typed.out).getAsJsonObject().get("schemaVersion").getAsInt())
        .isEqualTo(1);
    assertThat(Files.readString(folder.resolve("out/deep/a.sarif"))).contains("\"2.1.0\"");
    assertThat(Files.readString(folder.resolve("b.xml"))).startsWith("<?xml");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith("."))).isEmpty();
    }
  }

  @Test
  void with_reports_in_files_only_the_counts_go_to_standard_error() {
    TypedCommand typed = TypedCommand.in(folder, "app", "--format", "sarif=a.sarif");
    assertThat(typed.out).isEmpty();
    assertThat(typed.err).startsWith("1 error in 1 file").hasLineCount(1);
    assertThat(TypedCommand.in(folder, "app", "-q", "--format", "sarif=a.sarif").err).isEmpty();
  }

  @Test
  void a_report_that_fails_half_way_leaves_the_old_one() throws Exception {
    Path report = TypedCommand.write(folder.resolve("a.json"), "old");
    Path blocked = Files.createDirectories(folder.resolve("blocked"));
    TypedCommand typed =
        TypedCommand.in(folder, "app", "--format", "json=" + blocked, "--format", "text=a.json");
    assertThat(typed.exitCode).isEqualTo(2);
    assertThat(report).hasContent("old");
  }

  @Test
  void a_reader_who_leaves_early_hears_no_complaint() {
    Writer closing =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("Broken pipe");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Terminal none = new Terminal(false, false, 0, Map.of());
    TypedCommand typed = TypedCommand.in(folder, none, closing, "app");
    assertThat(typed.err).isEmpty();
    assertThat(typed.exitCode).isEqualTo(1);
  }

  @Test
  void colour_follows_terminal_environment_and_option() {
    assertThat(coloured(true, Map.of("TERM", "xterm"))).isTrue();
    assertThat(coloured(true, Map.of("TERM", "dumb"))).isFalse();
    assertThat(coloured(true, Map.of("NO_COLOR", "1"))).isFalse();
    assertThat(coloured(false, Map.of())).isFalse();
    assertThat(coloured(false, Map.of("CLICOLOR_FORCE", "1"))).isTrue();
    assertThat(coloured(false, Map.of(), "--color", "always")).isTrue();
    assertThat(coloured(true, Map.of(), "--color=never")).isFalse();
  }

  private boolean coloured(boolean terminal, Map<String, String> environment, String... words) {
    List<String> all = new java.util.ArrayList<>(List.of("app"));
    all.addAll(List.of(words));
    return TypedCommand.in(
            folder,
            new Terminal(terminal, terminal, 100, environment),
            new StringWriter(),
            all.toArray(String[]::new))
        .out
        .contains("\u001B[");
  }

  @Test
  void help_and_version_end_with_zero() {
    assertThat(TypedCommand.in(folder, "--version").out).isEqualTo("bgcheck 1.2.3\n");
    String help = TypedCommand.in(folder, "--help").out;
    assertThat(help).contains("Usage: bgcheck [check] [PATH…] [options]", "explain", "--fail-on");
    assertThat(TypedCommand.in(folder, "explain", "-h").out).contains("Usage: bgcheck explain");
    assertThat(TypedCommand.in(folder, "help", "rules").out).contains("Usage: bgcheck rules");
  }

  @Test
  void completion_scripts_know_every_option() {
    for (String shell : List.of("bash", "zsh", "fish")) {
      String script = TypedCommand.in(folder, "--completion", shell).out;
      for (var option : CheckOptions.ALL) {
        assertThat(script).as(shell).contains(option.name().substring(2));
      }
    }
  }

  @Test
  void a_rule_is_explained_by_id_and_by_contract() {
    String page = TypedCommand.in(folder, "explain", "unknown-background-mode").out;
    assertThat(page).contains("Why", "How to repair", "Reported:", "Not reported:", "See also");
    assertThat(TypedCommand.in(folder, "explain", "P15").out).contains("unknown-background-mode");
    assertThat(TypedCommand.in(folder, "explain", "P15", "--format", "markdown").out)
        .startsWith("# ");
  }

  @Test
  void rules_are_listed_for_people_and_programs() {
    assertThat(TypedCommand.in(folder, "rules").out).contains("exits-on-suspend");
    String json = TypedCommand.in(folder, "rules", "--format", "json").out;
    assertThat(JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("rules")).isNotEmpty();
    assertThat(TypedCommand.in(folder, "rules", "--format", "ids").out)
        .contains("unknown-background-mode\n");
  }
}
