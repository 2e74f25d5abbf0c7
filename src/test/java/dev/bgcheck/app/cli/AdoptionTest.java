package dev.bgcheck.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configuration, baseline and changed lines: a project that already has findings. */
class AdoptionTest {
  @TempDir Path folder;

  @BeforeEach
  void write_an_app_with_two_mistakes() {
    TypedCommand.app(folder.resolve("app"), "fetch", "loaction", "fetsh");
  }

  @Test
  void a_baseline_hides_what_was_there() throws Exception {
    TypedCommand written = TypedCommand.in(folder, "baseline", "app");
    assertThat(written.out).isEqualTo("wrote 2 findings to bgcheck-baseline.json\n");
    String text = Files.readString(folder.resolve("bgcheck-baseline.json"));
    assertThat(text.lines().filter(line -> line.contains("\"file\""))).hasSize(2).isSorted();
    TypedCommand later = TypedCommand.in(folder, "app");
    assertThat(later.exitCode).isZero();
    assertThat(later.out).contains("not shown: 2 in the baseline");
  }

  @Test
  void edits_elsewhere_leave_the_baseline_alone() {
    TypedCommand.in(folder, "baseline", "app");
    TypedCommand.app(folder.resolve("app"), "audio", "fetch", "processing", "loaction", "fetsh");
    assertThat(TypedCommand.in(folder, "app", "--rule", "unknown-background-mode").exitCode)
        .isZero();
  }

  @Test
  void a_second_mistake_of_the_same_kind_is_new() {
    TypedCommand.in(folder, "baseline", "app");
    TypedCommand.app(folder.resolve("app"), "fetch", "loaction", "fetsh", "fetsh");
    TypedCommand later = TypedCommand.in(folder, "app");
    assertThat(later.exitCode).isEqualTo(1);
    assertThat(later.out).contains("1 error in").contains("2 in the baseline");
  }

  @Test
  void findings_that_are_gone_are_told_so_that_the_baseline_can_shrink() {
    TypedCommand.in(folder, "baseline", "app");
    TypedCommand.app(folder.resolve("app"), "fetch", "loaction");
    TypedCommand later = TypedCommand.in(folder, "app");
    assertThat(later.out).contains("a finding of the baseline bgcheck-baseline.json is gone");
    assertThat(TypedCommand.in(folder, "app", "--rule", "unknown-background-mode").out)
        .doesNotContain("gone");
    TypedCommand.in(folder, "baseline", "app");
    assertThat(TypedCommand.in(folder, "app").out).doesNotContain("gone");
  }

  @Test
  void a_baseline_is_found_from_the_folder_of_the_app_too() {
    TypedCommand.in(folder, "baseline", "app");
    assertThat(TypedCommand.in(folder.resolve("app"), ".").exitCode).isZero();
    assertThat(TypedCommand.in(folder.resolve("app")).exitCode).isZero();
  }

  @Test
  void a_baseline_of_another_version_is_refused() {
    TypedCommand.write(folder.resolve("b.json"), "{\"bgcheck-baseline\": 9, \"findings\": []}");
    TypedCommand typed = TypedCommand.in(folder, "app", "--baseline", "b.json");
    assertThat(typed.exitCode).isEqualTo(2);
    assertThat(typed.err).contains("b.json:1:22: the file is a baseline of version 9");
    TypedCommand.write(folder.resolve("b.json"), "{broken");
    assertThat(TypedCommand.in(folder, "app", "--baseline", "b.json").err)
        .startsWith("bgcheck: b.json:1:")
        .hasLineCount(1);
  }

  @Test
  void the_configuration_above_the_path_counts() {
    TypedCommand.write(folder.resolve("bgcheck.yml"), "fail-on: never\n");
    assertThat(TypedCommand.in(folder, "app").exitCode).isZero();
    assertThat(TypedCommand.in(folder, "app", "--fail-on", "error").exitCode).isEqualTo(1);
  }

  @Test
  void rules_can_be_off_or_milder_everywhere_or_in_places() {
    TypedCommand.write(
        folder.resolve("bgcheck.yml"), "rules: { unknown-background-mode: warning }\n");
    assertThat(TypedCommand.in(folder, "app").out).contains("2 warnings");
    TypedCommand.write(folder.resolve("bgcheck.yml"), "rules: { unknown-background-mode: off }\n");
    assertThat(TypedCommand.in(folder, "app").out).contains("No findings");
    assertThat(TypedCommand.in(folder, "app", "--rule", "unknown-background-mode").exitCode)
        .as("who asks for a rule gets it")
        .isEqualTo(1);
    TypedCommand.write(
        folder.resolve("bgcheck.yml"),
        """
        overrides:
          - paths: app/
            rules: { unknown-background-mode: off }
          - targets: [app]
            rules: { unknown-background-mode: note }
        """);
    assertThat(TypedCommand.in(folder, "app").out).contains("2 notes");
  }

  @Test
  void excluded_paths_are_not_reported_on() {
    TypedCommand.write(folder.resolve("bgcheck.yml"), "exclude: [ '*.plist', '!Other.plist' ]\n");
    assertThat(TypedCommand.in(folder, "app").out).contains("No findings");
    TypedCommand.write(folder.resolve("bgcheck.yml"), "exclude: app/\n");
    assertThat(TypedCommand.in(folder.resolve("app"), ".").out).contains("No findings");
  }

  @Test
  void a_configuration_extends_another() {
    TypedCommand.write(folder.resolve("base.yml"), "fail-on: never\nmin-confidence: certain\n");
    TypedCommand.write(folder.resolve("bgcheck.yml"), "extends: base.yml\nfail-on: note\n");
    assertThat(TypedCommand.in(folder, "app").exitCode).isEqualTo(1);
    assertThat(TypedCommand.in(folder, "app", "--print-config").out)
        .startsWith("# from base.yml, then bgcheck.yml\nfail-on: note\nmin-confidence: certain\n");
  }

  @Test
  void a_baseline_follows_a_file_to_another_folder() throws Exception {
    assertThat(TypedCommand.in(folder, "baseline", "app").out).contains("wrote 2 findings");
    java.nio.file.Files.move(folder.resolve("app"), folder.resolve("renamed"));
    TypedCommand moved = TypedCommand.in(folder, "renamed");
    assertThat(moved.exitCode).as(moved.out).isZero();
    assertThat(moved.err).isEmpty();
    TypedCommand.app(folder.resolve("renamed"), "loaction", "fetsh", "loaction");
    assertThat(TypedCommand.in(folder, "renamed").out).contains("1 error");
    // A copy is not the file that was there.
    TypedCommand.app(folder.resolve("app"), "fetch");
    assertThat(TypedCommand.in(folder, "renamed").out).contains("3 errors");
  }

  @Test
  void mistakes_in_a_configuration_have_a_place_and_a_suggestion() {
    assertProblem("fial-on: error\n", "bgcheck.yml:1:1: unknown key `fial-on`", "`fail-on`?");
    assertProblem("fail-on: eror\n", "bgcheck.yml:1:10: unknown word `eror`", "`error`?");
    assertProblem("- a\n", "bgcheck.yml:1:1: the configuration must be a mapping");
    assertProblem("a: [\n", "bgcheck.yml:");
    assertProblem("extends: bgcheck.yml\n", "bgcheck.yml:1:10: bgcheck.yml extends itself");
    assertProblem("extends: other.yml\n", "bgcheck.yml:1:10: there is no configuration other.yml");
    assertProblem(
        "rules: { unknown-background-mod: off }\n",
        "bgcheck.yml:1:10: there is no rule `unknown-background-mod`",
        "did you mean `unknown-background-mode`?");
    assertProblem(
        "overrides:\n  - rules: { nonsense: off }\n", "bgcheck.yml:2:14: there is no rule");
  }

  private void assertProblem(String configuration, String... parts) {
    TypedCommand.write(folder.resolve("bgcheck.yml"), configuration);
    TypedCommand typed = TypedCommand.in(folder, "app");
    assertThat(typed.exitCode).isEqualTo(2);
    assertThat(typed.err).startsWith("bgcheck: ").contains(parts).hasLineCount(1);
  }

  @Test
  void init_writes_a_configuration_that_changes_nothing() throws Exception {
    TypedCommand before = TypedCommand.in(folder, "app", "--format", "json");
    assertThat(TypedCommand.in(folder, "init").exitCode).isZero();
    assertThat(TypedCommand.in(folder, "app").exitCode).isEqualTo(before.exitCode);
    TypedCommand again = TypedCommand.in(folder, "init");
    assertThat(again.exitCode).isEqualTo(2);
    assertThat(again.err).contains("already there");
    String all = InitCommand.template().replaceAll("(?m)^# (?=[a-z-]+:( |$))", "");
    all = all.replaceAll("(?m)^#   ", "  ");
    all = all.replaceAll("(?m)^(extends|baseline|rule-folders): .*\\n", "");
    TypedCommand.write(folder.resolve("bgcheck.yml"), all);
    assertThat(TypedCommand.in(folder, "app", "--print-config").err)
        .as("all that the comments show can be said:\n" + all)
        .isEmpty();
  }

  @Test
  void only_changed_lines_are_reported_when_asked() throws Exception {
    git("init", "-q");
    git("add", "-A");
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "start");
    assertThat(TypedCommand.in(folder, "app", "--changed-since", "HEAD").out)
        .contains("No findings");
    TypedCommand.app(folder.resolve("app"), "audio", "fetch", "loaction", "fetsh", "audoi");
    TypedCommand typed = TypedCommand.in(folder, "app", "--changed-since", "HEAD");
    assertThat(typed.out).contains("`audoi`").contains("1 error");
    TypedCommand.app(folder.resolve("new app"), "vioce");
    assertThat(TypedCommand.in(folder, "new app", "--changed-since", "HEAD").exitCode).isEqualTo(1);
    TypedCommand unknown = TypedCommand.in(folder, "app", "--changed-since", "nothing");
    assertThat(unknown.exitCode).isEqualTo(2);
    assertThat(unknown.err).contains("git knows no revision `nothing`").hasLineCount(1);
    assertThat(TypedCommand.in(folder, "app", "--changed-since", "--output=x").exitCode)
        .isEqualTo(2);
  }

  @Test
  void a_change_elsewhere_in_the_list_does_not_bring_up_a_missing_key() throws Exception {
    TypedCommand.write(
        folder.resolve("app/Belt.swift"),
        """
        import CoreBluetooth
        let central = CBCentralManager(delegate: nil, queue: nil)
        """);
    Path list = TypedCommand.app(folder.resolve("app"), "fetch");
    git("init", "-q");
    git("add", "-A");
    git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "x");
    TypedCommand.write(list, Files.readString(list).replace("fetch", "fetsh"));

    TypedCommand typed = TypedCommand.in(folder, "app", "--changed-since", "HEAD");

    assertThat(TypedCommand.in(folder, "app").out).contains("missing-usage-description");
    assertThat(typed.out).contains("fetsh").doesNotContain("missing-usage-description");
  }

  @Test
  void changed_lines_need_a_repository() {
    TypedCommand typed = TypedCommand.in(folder, "app", "--changed-since", "HEAD");
    assertThat(typed.exitCode).isEqualTo(2);
    assertThat(typed.err).contains("git").hasLineCount(1);
  }

  private void git(String... words) throws Exception {
    java.util.List<String> command = new java.util.ArrayList<>(java.util.List.of("git"));
    command.addAll(java.util.List.of(words));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
  }
}
