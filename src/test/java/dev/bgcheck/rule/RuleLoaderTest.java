package dev.bgcheck.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bgcheck.api.Contracts;
import dev.bgcheck.check.CheckKinds;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.source.MemoryTree;
import dev.bgcheck.source.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleLoaderTest {
  private static final RuleLoader LOADER = new RuleLoader(CheckKinds.all(), Contracts.load());

  private static final String GOOD =
      """
      id: two-modes
      kind: conflicting-entries
      severity: warning
      since: 0.1.0
      aliases: [old-two-modes]
      title: Two modes
      message: "target `{target}` has {entry} and {others}"
      why: |
        One is enough. More text.
      fix: Remove one.
      references: [https://developer.apple.com/]
      contracts: [M35]
      params:
        at-most-one:
          - { key: UIBackgroundModes, contains: audio }
          - { key: UIBackgroundModes, contains: voip }
      examples:
        - name: two
          files:
            Info.plist: |
              <key>UIBackgroundModes</key>
              <array>
                <string>audio</string> <!-- expect -->
                <string>voip</string>
              </array>
        - name: one
          files:
            Info.plist: { UIBackgroundModes: [audio], Version: 3, Flag: true }
      """;

  private static RuleSet load(String... texts) throws RuleException {
    List<RuleLoader.Input> inputs = new ArrayList<>();
    for (String text : texts) {
      String name = text.replaceFirst("(?s).*?id: ([^\n]*)\n.*", "$1");
      inputs.add(new RuleLoader.Input(SourceFile.of("rules/own/" + name + ".yml", text), "own"));
    }
    return LOADER.load(inputs, RuleLoader.Detail.FULL);
  }

  private static List<String> problems(String... texts) {
    RuleException wrong = catchThrowableOfType(RuleException.class, () -> load(texts));
    assertThat(wrong).as("no problem was found").isNotNull();
    return wrong.problems().stream().map(RuleProblem::toString).toList();
  }

  @Test
  void a_good_file_becomes_a_rule() throws Exception {
    Rule rule = load(GOOD).find("old-two-modes").orElseThrow().rule();

    assertThat(rule.id()).isEqualTo("two-modes");
    assertThat(rule.family()).isEqualTo("own");
    assertThat(rule.kind()).isEqualTo("conflicting-entries");
    assertThat(rule.severity()).isEqualTo(Severity.WARNING);
    assertThat(rule.maturity()).isEqualTo(Maturity.STABLE);
    assertThat(rule.contracts()).containsExactly("M35");
    assertThat(rule.why()).isEqualTo("One is enough. More text.");
    assertThat(rule.examples()).hasSize(2);
    assertThat(rule.examples().get(0).isLoud()).isTrue();
    assertThat(rule.examples().get(1).isLoud()).isFalse();
  }

  @Test
  void a_property_list_in_an_example_may_be_written_short() throws Exception {
    List<RuleExample> examples = load(GOOD).rules().get(0).examples();

    assertThat(examples.get(0).files().get("Info.plist"))
        .startsWith("<?xml")
        .contains("\n<dict>\n  <key>UIBackgroundModes</key>\n  <array>\n    <string>audio</string>")
        .endsWith("</dict>\n</plist>\n");
    assertThat(examples.get(1).files().get("Info.plist"))
        .contains("<key>UIBackgroundModes</key>\n\t<array>\n\t\t<string>audio</string>\n\t</array>")
        .contains("<key>Version</key>\n\t<integer>3</integer>")
        .contains("<key>Flag</key>\n\t<true/>");
  }

  @Test
  void an_unknown_key_is_refused_with_the_one_that_was_meant() {
    assertThat(problems(GOOD.replace("severity:", "severty:")))
        .containsExactly(
            "rules/own/two-modes.yml:1:1: key `severity` is missing in the rule",
            "rules/own/two-modes.yml:3:1: unknown key `severty` in the rule;"
                + " did you mean `severity`?");
  }

  @Test
  void an_unknown_word_is_refused() {
    assertThat(problems(GOOD.replace("severity: warning", "severity: warnin")))
        .containsExactly(
            "rules/own/two-modes.yml:3:11: unknown word `warnin` in `severity`;"
                + " did you mean `warning`?");
  }

  @Test
  void an_unknown_kind_is_refused() {
    assertThat(problems(GOOD.replace("conflicting-entries", "conflicting-entry")))
        .containsExactly(
            "rules/own/two-modes.yml:2:7: unknown check kind `conflicting-entry`;"
                + " did you mean `conflicting-entries`?");
  }

  @Test
  void an_unknown_contract_is_refused() {
    assertThat(problems(GOOD.replace("[M35]", "[M35, M3]")))
        .containsExactly(
            "rules/own/two-modes.yml:12:18: unknown contract `M3`; did you mean `M03`?");
  }

  @Test
  void unknown_and_missing_parameters_are_refused() {
    assertThat(problems(GOOD.replace("at-most-one:", "at-most:")))
        .containsExactlyInAnyOrder(
            "rules/own/two-modes.yml:14:3: key `at-most-one` is missing in `params`",
            "rules/own/two-modes.yml:14:3: unknown key `at-most` in `params`;"
                + " did you mean `at-most-one`?");
    assertThat(problems(GOOD.replace("contains: voip", "contain: voip")))
        .containsExactly(
            "rules/own/two-modes.yml:16:33: unknown key `contain` in an item of `at-most-one`;"
                + " did you mean `contains`?");
  }

  @Test
  void a_parameter_of_the_wrong_type_is_refused() {
    assertThat(problems(GOOD.replace("{ key: UIBackgroundModes, contains: voip }", "voip")))
        .containsExactly(
            "rules/own/two-modes.yml:16:7: an item of `at-most-one` must be a mapping,"
                + " this is `voip`");
  }

  @Test
  void what_only_the_kind_can_see_is_refused_by_the_kind() {
    assertThat(problems(GOOD.replace("    - { key: UIBackgroundModes, contains: voip }\n", "")))
        .containsExactly("rules/own/two-modes.yml:15:5: one entry alone cannot be in conflict");
  }

  @Test
  void a_place_in_the_message_without_a_value_is_refused() {
    assertThat(problems(GOOD.replace("{others}", "{other}")))
        .containsExactly(
            "rules/own/two-modes.yml:7:10: kind `conflicting-entries` has no value for {other};"
                + " did you mean {others}?");
  }

  @Test
  void an_id_that_is_taken_is_refused() {
    String other =
        GOOD.replace("id: two-modes", "id: old-two-modes")
            .replace("aliases: [old-two-modes]\n", "");

    assertThat(problems(GOOD, other))
        .containsExactly(
            "rules/own/old-two-modes.yml:1:5: id `old-two-modes` is taken by the rule at"
                + " rules/own/two-modes.yml:5:11");
  }

  @Test
  void the_file_is_called_as_the_rule() {
    RuleLoader.Input input =
        new RuleLoader.Input(SourceFile.of("rules/own/other.yml", GOOD), "own");

    RuleException wrong =
        catchThrowableOfType(
            RuleException.class, () -> LOADER.load(List.of(input), RuleLoader.Detail.FULL));

    assertThat(wrong)
        .hasMessage("rules/own/other.yml:1:5: the file of rule `two-modes` is called `other.yml`");
  }

  @Test
  void a_rule_shows_a_loud_and_a_quiet_example() {
    assertThat(problems(GOOD.replace(" <!-- expect -->", "")))
        .containsExactly(
            "rules/own/two-modes.yml:1:5: no example has a line that expects a finding");
    assertThat(problems(GOOD.substring(0, GOOD.indexOf("  - name: one"))))
        .containsExactly("rules/own/two-modes.yml:1:5: no example is quiet");
  }

  @Test
  void an_error_needs_a_contract_with_a_source() {
    String error = GOOD.replace("severity: warning", "severity: error");

    assertThat(problems(error.replace("[M35]", "[M42, M44]")))
        .containsExactly(
            "rules/own/two-modes.yml:3:11: an error needs a documented or runtime-verified"
                + " contract; those named are not");
    assertThat(catchThrowableOfType(RuleException.class, () -> load(error))).isNull();
  }

  @Test
  void words_have_the_form_that_reports_need() {
    assertThat(problems(GOOD.replace("title: Two modes", "title: Two modes.")))
        .containsExactly("rules/own/two-modes.yml:6:8: one phrase on one line, without full stop");
    assertThat(problems(GOOD.replace("[https://developer.apple.com/]", "[http://a.b/]")))
        .containsExactly("rules/own/two-modes.yml:11:14: a reference starts with https://");
    assertThat(problems(GOOD.replace("since: 0.1.0", "since: soon")))
        .containsExactly("rules/own/two-modes.yml:4:8: `soon` is no version such as 0.1.0");
    assertThat(problems(GOOD.replace("id: two-modes", "id: Two_Modes")))
        .contains("rules/own/Two_Modes.yml:1:5: id `Two_Modes` is not kebab-case");
  }

  @Test
  void a_rule_has_one_kind_or_several_checks() {
    assertThat(problems(GOOD.replace("kind: conflicting-entries\n", "")))
        .containsExactly("rules/own/two-modes.yml:1:1: a rule has either `kind` or `checks`");
    assertThat(
            problems(
                GOOD.replace("kind: conflicting-entries\n", "checks: [{kind: a, params: {}}]\n")))
        .containsExactly(
            "rules/own/two-modes.yml:13:1: `params` belongs into the items of `checks`");
  }

  @Test
  void text_that_is_no_yaml_is_told_with_its_place() {
    assertThat(problems(GOOD.replace("kind: conflicting", "kind: [conflicting")).get(0))
        .startsWith("rules/own/two-modes.yml:");
    assertThat(problems("id: x\n").get(0))
        .isEqualTo("rules/own/x.yml:1:1: key `examples` is missing in the rule");
    assertThat(problems("- a\n").get(0)).contains("the rule must be a mapping, this is a list");
  }

  @Test
  void examples_can_be_left_out_for_speed() throws Exception {
    RuleLoader.Input input =
        new RuleLoader.Input(SourceFile.of("rules/own/two-modes.yml", GOOD), "own");

    Rule rule = LOADER.load(List.of(input), RuleLoader.Detail.WITHOUT_EXAMPLES).rules().get(0);

    assertThat(rule.examples()).isEmpty();
    assertThat(rule.id()).isEqualTo("two-modes");
  }

  @Test
  void the_rules_that_ship_end_with_their_examples() throws Exception {
    for (RuleLoader.Input input : RuleResources.builtIn()) {
      String text = input.file().text();
      String tail = text.substring(text.indexOf("\nexamples:") + 1);

      assertThat(tail.lines().skip(1))
          .as("%s", input.file())
          .allMatch(line -> line.isBlank() || line.startsWith(" ") || line.startsWith("#"));
    }
  }

  @Test
  void the_rules_are_found_in_a_jar_as_well(@TempDir Path folder) throws Exception {
    Path jar = folder.resolve("a b.jar");
    try (var out = new java.util.jar.JarOutputStream(Files.newOutputStream(jar))) {
      for (String name :
          List.of("rule.schema.json", "own/two-modes.yml", "apis/x.yml", "own/README.md")) {
        out.putNextEntry(new java.util.zip.ZipEntry("dev/bgcheck/rules/" + name));
        out.write(GOOD.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    try (var loader = new java.net.URLClassLoader(new java.net.URL[] {jar.toUri().toURL()}, null)) {
      List<RuleLoader.Input> inputs = RuleResources.builtIn(loader);

      assertThat(inputs).hasSize(1);
      assertThat(inputs.get(0).file().path()).isEqualTo("rules/own/two-modes.yml");
      assertThat(inputs.get(0).family()).isEqualTo("own");
      assertThat(inputs.get(0).file().text()).isEqualTo(GOOD);
    }
  }

  @Test
  void a_folder_of_own_rules_must_hold_some() {
    MemoryTree tree = MemoryTree.of(Map.of("rules/own/two-modes.yml", GOOD, "empty/a.txt", ""));

    assertThat(
            catchThrowableOfType(RuleException.class, () -> RuleResources.inFolder(tree, "empty")))
        .hasMessage("empty:1:1: folder of rules holds no rule file (*.yml)");
    assertThat(catchThrowableOfType(RuleException.class, () -> RuleResources.inFolder(tree, "no")))
        .hasMessageStartingWith("no:1:1: folder of rules cannot be read");
    assertThat(
            catchThrowableOfType(RuleException.class, () -> RuleResources.inFolder(tree, "rules")))
        .isNull();
  }
}
