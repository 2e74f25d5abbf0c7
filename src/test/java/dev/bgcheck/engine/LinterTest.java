package dev.bgcheck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bgcheck.check.CheckKinds;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.finding.RelatedSpan;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.RuleLoader;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.RuleResources;
import dev.bgcheck.rule.Shape;
import dev.bgcheck.source.MemoryTree;
import dev.bgcheck.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LinterTest {
  private static final String MISSPELT =
      """
      <plist version="1.0">
      <dict>
        <key>UIBackgroundModes</key>
        <array>
          <string>remote-notifications</string>
        </array>
      </dict>
      </plist>
      """;

  private static final String TWO_TARGETS =
      """
      name: Ferry
      targets:
        Phone:
          type: application
          platform: iOS
          sources: [App]
          settings: { INFOPLIST_FILE: Info.plist }
        Tablet:
          type: application
          platform: iOS
          sources: [App]
          settings: { INFOPLIST_FILE: Info.plist }
      """;

  private static MemoryTree folder(String... pathsAndTexts) {
    Map<String, String> files = new LinkedHashMap<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
    }
    return MemoryTree.of(files);
  }

  private static LintResult run(MemoryTree tree) throws RequestException {
    return run(tree, request -> request);
  }

  private static LintResult run(MemoryTree tree, UnaryOperator<LintRequest.Builder> with)
      throws RequestException {
    return new Linter(ProjectCode.Reader.none())
        .run(with.apply(LintRequest.of(tree, List.of("")).jobs(1)).build());
  }

  private static List<String> problems(MemoryTree tree, UnaryOperator<LintRequest.Builder> with) {
    RequestException wrong = catchThrowableOfType(RequestException.class, () -> run(tree, with));
    assertThat(wrong).as("nothing was refused").isNotNull();
    return wrong.problems();
  }

  @Test
  void a_project_goes_in_and_findings_come_out() throws Exception {
    LintResult result = run(folder("Info.plist", MISSPELT));

    assertThat(result.findings()).hasSize(1);
    Finding finding = result.findings().get(0);
    assertThat(finding.rule()).isEqualTo("unknown-background-mode");
    assertThat(finding.span()).hasToString("Info.plist:5:5");
    assertThat(finding.why())
        .isEqualTo(
            "App Store Connect refuses the upload (ITMS-90112) when a mode is not one of Apple's.");
    assertThat(finding.help().get(0)).startsWith("https://developer.apple.com/");
    assertThat(result.targets()).hasSize(1);
    assertThat(result.targets().get(0).configuration())
        .containsExactly(
            new TargetSummary.EffectiveEntry(
                "UIBackgroundModes", "[remote-notifications]", "Info.plist:3"));
    assertThat(result.files()).isEqualTo(1);
    assertThat(result.bytes()).isEqualTo(MISSPELT.length());
    assertThat(result.rules()).hasSizeGreaterThan(10);
    assertThat(result.internalErrors()).isZero();
  }

  @Test
  void bytes_are_counted_as_in_utf_8() throws Exception {
    String text = MISSPELT + "<!-- \u00e9 \u20ac \ud83d\ude80 \ud83d -->";

    LintResult result = run(folder("Info.plist", text));

    assertThat(result.bytes()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void a_path_that_does_not_exist_is_refused() {
    LintRequest request = LintRequest.of(folder("a.txt", ""), List.of("nowhere")).build();

    RequestException wrong =
        catchThrowableOfType(
            RequestException.class, () -> new Linter(ProjectCode.Reader.none()).run(request));

    assertThat(wrong.problems()).hasSize(1);
  }

  @Test
  void what_two_targets_share_is_one_finding_that_names_both() throws Exception {
    LintResult result =
        run(folder("project.yml", TWO_TARGETS, "Info.plist", MISSPELT, "App/A.swift", ""));

    assertThat(result.findings()).hasSize(1);
    assertThat(result.findings().get(0).target()).contains("Phone");
    assertThat(result.findings().get(0).related())
        .extracting(RelatedSpan::message)
        .containsExactly("the same in target `Tablet`");
  }

  @Test
  void the_result_does_not_depend_on_the_number_of_threads() throws Exception {
    Map<String, String> files = new LinkedHashMap<>();
    StringBuilder project = new StringBuilder("name: Many\ntargets:\n");
    for (int i = 0; i < 30; i++) {
      project.append(
          """
            App%1$d:
              type: application
              platform: iOS
              sources: [A%1$d]
              settings: { INFOPLIST_FILE: A%2$d/Info.plist }
          """
              .formatted(i, i / 2));
      files.put("A" + i + "/Info.plist", MISSPELT);
      files.put("A" + i + "/A.swift", "import UIKit\n");
    }
    files.put("project.yml", project.toString());
    MemoryTree tree = MemoryTree.of(files);

    LintResult one = run(tree, request -> request.jobs(1));
    LintResult many = run(tree, request -> request.jobs(8));

    assertThat(one.findings()).hasSize(15).isEqualTo(many.findings());
    assertThat(one.findings()).isSortedAccordingTo(Finding.REPORT_ORDER);
    assertThat(one.notices()).isEqualTo(many.notices());
    assertThat(one.targets()).isEqualTo(many.targets());
  }

  @Test
  void rules_can_be_chosen_and_left_out() throws Exception {
    MemoryTree tree = folder("Info.plist", MISSPELT);

    assertThat(run(tree, request -> request.onlyRule("exits-on-suspend")).findings()).isEmpty();
    assertThat(run(tree, request -> request.onlyRule("exits-on-suspend")).rules()).hasSize(1);
    assertThat(run(tree, request -> request.skipRule("unknown-background-mode")).findings())
        .isEmpty();
  }

  @Test
  void names_that_do_not_exist_are_refused_with_the_near_ones() {
    MemoryTree tree = folder("Info.plist", MISSPELT);

    assertThat(problems(tree, request -> request.onlyRule("exit-on-suspend").skipRule("zzz")))
        .containsExactly(
            "there is no rule `exit-on-suspend`; did you mean `exits-on-suspend`?",
            "there is no rule `zzz`; `bgcheck rules` lists them all");
    assertThat(
            problems(
                folder("project.yml", TWO_TARGETS, "Info.plist", MISSPELT),
                request -> request.target("Tabelt")))
        .containsExactly("there is no target `Tabelt`; did you mean `Tablet`?");
  }

  @Test
  void targets_can_be_chosen() throws Exception {
    LintResult result =
        run(
            folder("project.yml", TWO_TARGETS, "Info.plist", MISSPELT),
            request -> request.target("Tablet"));

    assertThat(result.targets()).extracting(TargetSummary::name).containsExactly("Tablet");
    assertThat(result.findings().get(0).target()).contains("Tablet");
    assertThat(result.findings().get(0).related()).isEmpty();
  }

  @Test
  void a_severity_of_the_request_replaces_the_rules_own() throws Exception {
    LintResult result =
        run(
            folder("Info.plist", MISSPELT),
            request -> request.severity("unknown-background-mode", Severity.NOTE));

    assertThat(result.findings()).extracting(Finding::severity).containsExactly(Severity.NOTE);
    assertThat(result.fails(Severity.WARNING)).isFalse();
  }

  /** A kind that fails, or reports with the confidence that the rule names. */
  private static final class TestKind implements CheckKind<String> {
    @Override
    public String id() {
      return "test-kind";
    }

    @Override
    public String description() {
      return "For tests.";
    }

    @Override
    public Shape.Group parameters() {
      return Shape.Group.of(
          Shape.Field.required("what", Shape.text(), "A confidence, or `crash`."));
    }

    @Override
    public Map<String, String> values() {
      return Map.of();
    }

    @Override
    public String parse(RuleParams params) {
      return params.text("what");
    }

    @Override
    public void check(String what, CheckContext context) {
      Confidence confidence = Confidence.ofWord(what).orElse(Confidence.CERTAIN);
      context
          .finding(context.variants().get(0).infoPlist().place())
          .confidence(confidence, "the rule says so")
          .report();
      if (what.equals("crash")) {
        throw new IllegalStateException("out of luck");
      }
      if (what.equals("overflow")) {
        overflow(0);
      }
    }

    private static int overflow(int depth) {
      return overflow(depth + 1) + 1;
    }
  }

  private static RuleLoader.Input rule(String id, String what, String more) {
    String text =
        """
        id: %s
        kind: test-kind
        severity: warning
        since: 0.1.0
        title: Test
        message: "test of `{target}`"
        why: Because.
        fix: None.
        references: [https://developer.apple.com/]
        params: { what: %s }
        %s
        examples: []
        """
            .formatted(id, what, more);
    return new RuleLoader.Input(SourceFile.of("rules/own/" + id + ".yml", text), "own");
  }

  private static Linter linter(RuleLoader.Input... own) {
    List<RuleLoader.Input> inputs = new ArrayList<>(RuleResources.builtIn());
    inputs.addAll(List.of(own));
    List<CheckKind<?>> kinds = new ArrayList<>(CheckKinds.all());
    kinds.add(new TestKind());
    return new Linter(Rulebook.of(inputs, kinds), ProjectCode.Reader.none());
  }

  private static LintRequest.Builder request(MemoryTree tree) {
    return LintRequest.of(tree, List.of("")).jobs(2);
  }

  @Test
  void a_rule_that_fails_is_a_notice_and_the_others_go_on() throws Exception {
    LintResult result =
        linter(rule("aaa-crash", "crash", ""), rule("bbb-overflow", "overflow", ""))
            .run(request(folder("Info.plist", MISSPELT)).build());

    assertThat(result.internalErrors()).isEqualTo(2);
    assertThat(result.findings())
        .extracting(Finding::rule)
        .containsExactly("unknown-background-mode");
    assertThat(result.notices()).hasSize(2);
    assertThat(result.notices().get(0).kind()).isEqualTo(Notice.Kind.INTERNAL);
    assertThat(result.notices().get(0).message())
        .startsWith("rule `aaa-crash` failed on target ")
        .contains("(IllegalStateException: out of luck at ")
        .endsWith("; the other rules went on");
    assertThat(result.notices().get(1).message()).contains("StackOverflowError");
  }

  @Test
  void findings_that_are_not_sure_enough_are_left_out() throws Exception {
    Linter linter = linter(rule("aaa-maybe", "possible", ""), rule("bbb-likely", "likely", ""));
    MemoryTree tree = folder("Info.plist", MISSPELT.replace("notifications", "notification"));

    assertThat(linter.run(request(tree).build()).findings())
        .extracting(Finding::rule)
        .containsExactly("bbb-likely");
    assertThat(linter.run(request(tree).minConfidence(Confidence.POSSIBLE).build()).findings())
        .hasSize(2);
    assertThat(linter.run(request(tree).minConfidence(Confidence.CERTAIN).build()).findings())
        .isEmpty();
  }

  @Test
  void rules_in_preview_are_off_until_asked_for() throws Exception {
    Linter linter =
        linter(
            rule("aaa-new", "certain", "maturity: preview"),
            rule("bbb-old", "certain", "maturity: deprecated"));
    MemoryTree tree = folder("Info.plist", MISSPELT.replace("notifications", "notification"));

    assertThat(linter.run(request(tree).build()).findings()).isEmpty();
    assertThat(linter.run(request(tree).preview(true).build()).findings())
        .extracting(Finding::rule)
        .containsExactly("aaa-new");
    assertThat(linter.run(request(tree).onlyRule("bbb-old").build()).findings()).hasSize(1);
  }

  @Test
  void own_rules_are_checked_before_they_run() {
    MemoryTree tree =
        folder("Info.plist", MISSPELT, "lint/own.yml", "id: own\nkind: plist-types\nseverty: x\n");

    assertThat(problems(tree, request -> request.ruleFolder("lint")))
        .anyMatch(
            problem ->
                problem.equals(
                    "lint/own.yml:3:1: unknown key `severty` in the rule;"
                        + " did you mean `severity`?"));
  }

  @Test
  void own_rules_run_beside_the_others() throws Exception {
    MemoryTree tree =
        folder(
            "Info.plist",
            MISSPELT,
            "lint/no-audio.yml",
            """
            id: no-modes
            kind: plist-key-placement
            severity: note
            since: 1.0.0
            title: No modes here
            message: "`{key}` is not wanted"
            why: House rule.
            fix: Remove it.
            references: [https://developer.apple.com/]
            params: { keys: [UIBackgroundModes] }
            examples:
              - name: a mode
                files:
                  Info.plist: |
                    <key>UIBackgroundModes</key> <!-- expect -->
                    <array><string>audio</string></array>
              - name: none
                files: { Info.plist: { CFBundleName: Ferry } }
            """
                .replace("no-modes", "no-audio"));

    LintResult result = run(tree, request -> request.ruleFolder("lint"));

    assertThat(result.findings())
        .extracting(Finding::rule)
        .containsExactly("no-audio", "unknown-background-mode");
  }
}
