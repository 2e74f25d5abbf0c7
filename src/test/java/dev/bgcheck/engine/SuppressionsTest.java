package dev.bgcheck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.source.MemoryTree;
import dev.bgcheck.source.SourceFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressionsTest {
  private static final String LIST =
      """
      <plist version="1.0">
      <dict>
        <key>UIBackgroundModes</key>
        <array>
          <!--ABOVE-->
          <string>remote-notifications</string> <!--BESIDE-->
          <string>audio</string> <!--BELOW-->
        </array>
      </dict>
      </plist>
      """;

  private static LintResult run(String list) throws Exception {
    return new Linter(ProjectCode.Reader.none())
        .run(LintRequest.of(MemoryTree.of(Map.of("Info.plist", list)), List.of("")).build());
  }

  private static List<String> unused(LintResult result) {
    return result.notices().stream()
        .filter(notice -> notice.kind() == Notice.Kind.UNUSED_SUPPRESSION)
        .map(notice -> notice.span().orElseThrow() + ": " + notice.message())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ABOVE", "BESIDE"})
  void a_comment_silences_its_own_line_or_the_next(String place) throws Exception {
    LintResult result =
        run(
            LIST.replace(
                "<!--" + place + "-->", "<!-- bgcheck:ignore unknown-background-mode -->"));

    assertThat(result.findings()).isEmpty();
    assertThat(result.suppressed()).hasSize(1);
    assertThat(unused(result)).isEmpty();
  }

  @Test
  void a_comment_behind_something_does_not_reach_the_next_line() throws Exception {
    LintResult result =
        run(LIST.replace("<array>\n", "<array> <!-- bgcheck:ignore unknown-background-mode -->\n"));

    assertThat(result.findings()).hasSize(1);
    assertThat(unused(result))
        .containsExactly(
            "Info.plist:4:16: this suppression for `unknown-background-mode` hides nothing here"
                + " and can be removed");
  }

  @Test
  void a_file_can_be_silenced_for_one_rule() throws Exception {
    LintResult result =
        run("<!-- bgcheck:ignore-file unknown-background-mode — old server -->\n" + LIST);

    assertThat(result.findings()).isEmpty();
    assertThat(result.suppressed()).hasSize(1);
  }

  @Test
  void one_comment_can_name_several_rules_and_give_a_reason() throws Exception {
    LintResult result =
        run(
            LIST.replace(
                "<!--ABOVE-->",
                "<!-- bgcheck:ignore exits-on-suspend, unknown-background-mode - see ticket 5 -->"));

    assertThat(result.findings()).isEmpty();
    assertThat(unused(result))
        .containsExactly(
            "Info.plist:5:10: this suppression for `exits-on-suspend` hides nothing here and can"
                + " be removed");
  }

  @Test
  void a_rule_that_does_not_exist_is_told() throws Exception {
    LintResult result =
        run(LIST.replace("<!--BELOW-->", "<!-- bgcheck:ignore unknown-background-modes -->"));

    assertThat(result.findings()).hasSize(1);
    assertThat(unused(result))
        .containsExactly(
            "Info.plist:7:33: this suppression names the unknown rule `unknown-background-modes`;"
                + " did you mean `unknown-background-mode`?");
  }

  @Test
  void a_comment_without_a_rule_silences_nothing() throws Exception {
    LintResult result = run(LIST.replace("<!--BESIDE-->", "<!-- bgcheck:ignore -->"));

    assertThat(result.findings()).hasSize(1);
    assertThat(unused(result))
        .containsExactly(
            "Info.plist:6:48: this suppression names no rule: write `bgcheck:ignore RULE — reason`");
  }

  @Test
  void a_comment_for_a_rule_that_did_not_run_is_not_called_useless() throws Exception {
    LintRequest request =
        LintRequest.of(
                MemoryTree.of(
                    Map.of(
                        "Info.plist",
                        LIST.replace("<!--BELOW-->", "<!-- bgcheck:ignore exits-on-suspend -->"))),
                List.of(""))
            .onlyRule("unknown-background-mode")
            .build();

    assertThat(unused(new Linter(ProjectCode.Reader.none()).run(request))).isEmpty();
  }

  private static List<List<Integer>> lines(String text) {
    return SuppressionComment.in(SourceFile.of("a.swift", text)).stream()
        .map(SuppressionComment::lines)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// bgcheck:ignore a-rule\nx\n",
        "/* bgcheck:ignore a-rule */\nx\n",
        "/*\n * bgcheck:ignore a-rule\n */\nx\n",
        "# bgcheck:ignore a-rule\nx\n",
        "  /// bgcheck:ignore a-rule — because\n  x\n",
      })
  void the_comments_of_every_language_will_do(String text) {
    List<SuppressionComment> found = SuppressionComment.in(SourceFile.of("a", text));

    assertThat(found).hasSize(1);
    assertThat(found.get(0).rules()).containsExactly("a-rule");
    int code =
        (int) text.substring(0, text.indexOf("x\n")).lines().count()
            + (text.contains("  x") ? 0 : 1);
    assertThat(found.get(0).lines()).contains(code);
  }

  @Test
  void stacked_comments_all_reach_the_line_below() {
    assertThat(lines("// bgcheck:ignore a\n// bgcheck:ignore b\n// other\ncall()\n"))
        .containsExactly(List.of(1, 4), List.of(2, 4));
  }

  @Test
  void what_is_in_a_string_or_in_plain_code_is_no_comment() {
    assertThat(lines("let a = \"// bgcheck:ignore a\"\n")).isEmpty();
    assertThat(lines("bgcheck:ignore a\n")).isEmpty();
    assertThat(lines("// bgcheck:ignored a\n// bgcheck:ignore-all a\n")).isEmpty();
    assertThat(lines("let a = \"x\" // bgcheck:ignore a\n")).containsExactly(List.of(1));
  }

  @Test
  void line_ends_of_windows_change_nothing() {
    assertThat(lines("// bgcheck:ignore a\r\ncall()\r\n")).containsExactly(List.of(1, 2));
  }

  private static LintResult runFile(String path, String text) throws Exception {
    return new Linter(ProjectCode.Reader.none())
        .run(LintRequest.of(MemoryTree.of(Map.of(path, text)), List.of("")).build());
  }

  private static final String IGNORE =
      "bgcheck:ignore unknown-background-mode,unused-background-mode";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<key>UIBackgroundModes</key>\n<array>\n<string>fetsh</string>\n"
            + "<!-- two -->\n<string>audoi</string>\n</array>",
        "<key>UIBackgroundModes</key><array>\n<string>fetsh</string>\n"
            + "<string>audoi</string></array>",
        "<key>UIBackgroundModes</key>\n\n<array><string>fetsh</string>\n"
            + "<string>audoi</string>\n</array>",
        "<key>UIBackgroundModes</key> <!-- all -->\n<array>\n<string>fetsh</string>\n"
            + "<string><![CDATA[audoi]]></string>\n</array>"
      })
  void a_comment_above_a_key_reaches_to_the_end_of_its_value(String entry) throws Exception {
    String rest = "\n<key>CFBundleName</key><string>App</string>\n</dict>\n</plist>\n";
    String list = "<plist version=\"1.0\">\n<dict>\n%s" + entry + rest;

    assertThat(runFile("Info.plist", list.formatted("")).findings()).hasSize(2);
    for (String lineEnd : List.of("\n", "\r\n")) {
      String commented = list.formatted("<!-- " + IGNORE + " -->\n").replace("\n", lineEnd);
      LintResult result = runFile("Info.plist", commented);
      assertThat(result.findings()).isEmpty();
      assertThat(result.suppressed()).hasSize(2);
    }
  }

  @Test
  void a_comment_above_a_key_does_not_reach_the_next_key() throws Exception {
    String list =
        """
        <plist version="1.0">
        <dict>
          <!-- bgcheck:ignore unknown-background-mode -->
          <key>CFBundleName</key>
          <array/>
          <key>UIBackgroundModes</key>
          <array><string>fetsh</string></array>
        </dict>
        </plist>
        """;

    LintResult result = runFile("Info.plist", list);

    assertThat(result.findings()).hasSize(1);
    assertThat(unused(result)).hasSize(1);
  }

  @Test
  void a_comment_at_the_end_of_a_list_reaches_nothing() throws Exception {
    LintResult result =
        run(
            LIST.replace(
                "  </array>", "    <!-- bgcheck:ignore unknown-background-mode -->\n  </array>"));

    assertThat(result.findings()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UIBackgroundModes = (\n  fetsh,\n  \"audoi\",\n);",
        "UIBackgroundModes = (fetsh,\n audoi);",
        "\"UIBackgroundModes\" =\n(\nfetsh, // ; not yet\naudoi\n);"
      })
  void a_comment_above_a_key_of_an_ascii_list_reaches_its_value(String entry) throws Exception {
    String list = "// !$*UTF8*$!\n{\n%s" + entry + "\nCFBundleName = App;\n}\n";

    assertThat(runFile("Info.plist", list.formatted("")).findings()).hasSize(2);
    for (String comment : List.of("// " + IGNORE + "\n", "/* " + IGNORE + " */\n")) {
      LintResult result = runFile("Info.plist", list.formatted(comment));
      assertThat(result.findings()).isEmpty();
      assertThat(result.suppressed()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "        UIBackgroundModes:\n          - fetsh\n\n          - audoi\n",
        "        UIBackgroundModes:\n        - fetsh\n        - audoi\n",
        "        UIBackgroundModes: [fetsh,\n          audoi]\n"
      })
  void a_comment_above_a_key_of_a_project_file_reaches_its_value(String entry) throws Exception {
    String project =
        """
        name: App
        targets:
          App:
            type: application
            platform: iOS
            info:
              path: Info.plist
              properties:
        """;
    String rest = "        CFBundleName: App\n";

    assertThat(runFile("project.yml", project + entry + rest).findings()).hasSize(2);
    LintResult result =
        runFile("project.yml", project + "        # " + IGNORE + "\n" + entry + rest);
    assertThat(result.findings()).isEmpty();
    assertThat(result.suppressed()).hasSize(2);
  }
}
