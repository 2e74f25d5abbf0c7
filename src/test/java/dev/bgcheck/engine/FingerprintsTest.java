package dev.bgcheck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.finding.Finding;
import dev.bgcheck.source.MemoryTree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
  private static final String LIST =
      """
      <plist version="1.0">
      <dict>
        <key>UIBackgroundModes</key>
        <array>
          <string>loaction</string>
          <string>healthkit</string>
          <string>loaction</string>
        </array>
      </dict>
      </plist>
      """;

  private static List<String> of(String list) throws Exception {
    List<Finding> findings =
        new Linter(ProjectCode.Reader.none())
            .run(LintRequest.of(MemoryTree.of(Map.of("Info.plist", list)), List.of("")).build())
            .findings();
    return Fingerprints.of(findings);
  }

  @Test
  void no_two_findings_share_one() throws Exception {
    assertThat(of(LIST)).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void lines_and_indentation_do_not_matter() throws Exception {
    String moved =
        LIST.replace("<dict>\n", "<dict>\n<key>A</key>\n<true/>\n\n").replace("    ", "\t");

    assertThat(of(moved)).isEqualTo(of(LIST));
  }

  @Test
  void what_is_marked_matters() throws Exception {
    List<String> before = of(LIST);
    List<String> after = of(LIST.replace("healthkit", "healthcare"));

    assertThat(after.get(1)).isNotEqualTo(before.get(1));
    assertThat(after.get(0)).isEqualTo(before.get(0));
    assertThat(after.get(2)).isEqualTo(before.get(2));
  }
}
