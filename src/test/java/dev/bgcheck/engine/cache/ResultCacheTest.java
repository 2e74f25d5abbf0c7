package dev.bgcheck.engine.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bgcheck.engine.LintRequest;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.engine.Linter;
import dev.bgcheck.engine.RequestException;
import dev.bgcheck.engine.code.SourceReading;
import dev.bgcheck.source.DiskTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultCacheTest {
  private static final String PLIST =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <plist version="1.0">
      <dict>
        <key>CFBundleIdentifier</key><string>com.example.app</string>
        <key>CFBundlePackageType</key><string>APPL</string>
        <key>UIBackgroundModes</key><array><string>bluetooth_central</string></array>
      </dict>
      </plist>
      """;
  private static final String SOURCE = "final class Unused {}\n";
  private static final String PROJECT =
      """
      name: App
      targets:
        App:
          type: application
          platform: iOS
          sources: [Sources]
      """;
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir private Path folder;
  private Path app;
  private Path store;
  private int runs;
  private int writes;

  @BeforeEach
  void write_an_app() throws IOException {
    app = folder.resolve("app");
    store = folder.resolve("store");
    Files.createDirectories(app.resolve("Sources"));
    write("Info.plist", PLIST);
    write("Sources/Unused.swift", SOURCE);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(app.resolve(name), text);
    FileTime time = FileTime.fromMillis(LONG_AGO.toMillis() + 10_000L * writes++);
    Files.setLastModifiedTime(app.resolve(name), time);
  }

  private LintResult check(String question, String tool) throws RequestException {
    Linter linter = new Linter(new SourceReading());
    return new ResultCache(store, tool)
        .run(
            question,
            DiskTree.at(app),
            tree -> linter.rules(LintRequest.of(tree, List.of(".")).build()),
            tree -> {
              runs++;
              return linter.run(LintRequest.of(tree, List.of(".")).build());
            });
  }

  private LintResult check() throws RequestException {
    return check("all", "tool 1");
  }

  private static String ruleOf(LintResult result) {
    return result.findings().get(0).rule();
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> files = Files.list(store)) {
      return files.toList();
    }
  }

  @Test
  void nothing_changed_so_the_result_is_the_same_without_a_run() throws Exception {
    LintResult first = check();
    LintResult second = check();
    assertThat(runs).isEqualTo(1);
    assertThat(first.findings()).isNotEmpty();
    assertThat(second.findings()).isEqualTo(first.findings());
    assertThat(second.suppressed()).isEqualTo(first.suppressed());
    assertThat(second.notices()).isEqualTo(first.notices());
    assertThat(second.targets()).isEqualTo(first.targets());
    assertThat(second.paths()).isEqualTo(first.paths());
    assertThat(second.files()).isEqualTo(first.files());
    assertThat(second.bytes()).isEqualTo(first.bytes());
    assertThat(second.rules()).hasSameSizeAs(first.rules());
  }

  @Test
  void a_changed_file_makes_a_new_run() throws Exception {
    check();
    write("Info.plist", PLIST.replace("bluetooth_central", "bluetooth-central"));
    assertThat(ruleOf(check())).isEqualTo("unused-background-mode");
    assertThat(runs).isEqualTo(2);
  }

  @Test
  void a_file_that_no_target_has_may_change() throws Exception {
    write("project.yml", PROJECT);
    Files.createDirectories(app.resolve("Notes"));
    write("Notes/Draft.swift", SOURCE);
    check();
    write("Notes/Draft.swift", "final class Other { func other() {} }\n");
    check();
    assertThat(runs).isEqualTo(1);
    write("Sources/Unused.swift", "final class Other { func other() {} }\n");
    check();
    assertThat(runs).isEqualTo(2);
  }

  @Test
  void a_change_of_equal_length_right_after_the_run_is_seen() throws Exception {
    Files.writeString(app.resolve("Info.plist"), PLIST);
    check();
    FileTime before = Files.getLastModifiedTime(app.resolve("Info.plist"));
    Files.writeString(
        app.resolve("Info.plist"), PLIST.replace("bluetooth_central", "bluetooth-central"));
    // A disk with coarse times cannot tell the two apart.
    Files.setLastModifiedTime(app.resolve("Info.plist"), before);
    assertThat(ruleOf(check())).isEqualTo("unused-background-mode");
  }

  @Test
  void a_file_that_was_only_touched_makes_no_new_run() throws Exception {
    check();
    Files.setLastModifiedTime(app.resolve("Sources/Unused.swift"), FileTime.fromMillis(1L << 40));
    check();
    assertThat(runs).isEqualTo(1);
  }

  @Test
  void a_file_replaced_by_one_of_the_same_content_makes_no_new_run() throws Exception {
    check();
    Files.delete(app.resolve("Sources/Unused.swift"));
    write("Sources/Unused.swift", SOURCE);
    check();
    assertThat(runs).isEqualTo(1);
  }

  @Test
  void an_added_file_makes_a_new_run() throws Exception {
    check();
    write("Sources/More.swift", SOURCE);
    check();
    assertThat(runs).isEqualTo(2);
  }

  @Test
  void a_removed_file_makes_a_new_run() throws Exception {
    check();
    Files.delete(app.resolve("Sources/Unused.swift"));
    check();
    assertThat(runs).isEqualTo(2);
  }

  @Test
  void another_question_or_tool_has_a_result_of_its_own() throws Exception {
    check("all", "tool 1");
    check("one rule", "tool 1");
    check("all", "tool 2");
    assertThat(runs).isEqualTo(3);
    check("all", "tool 1");
    assertThat(runs).isEqualTo(3);
  }

  @Test
  void a_damaged_or_short_entry_counts_for_nothing() throws Exception {
    check();
    Path entry = entries().get(0);
    byte[] whole = Files.readAllBytes(entry);
    for (int at = 0; at < whole.length; at += 97) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(entry, damaged);
      int before = runs;
      assertThat(check().findings()).hasSize(1);
      assertThat(runs).as("byte %d", at).isEqualTo(before + 1);
      Files.write(entry, java.util.Arrays.copyOf(whole, at));
      assertThat(check().findings()).hasSize(1);
      if (at > 97 * 10) {
        break;
      }
    }
  }

  @Test
  void a_folder_that_cannot_be_written_is_no_problem() throws Exception {
    Files.writeString(store, "in the way");
    assertThat(check().findings()).hasSize(1);
    assertThat(check().findings()).hasSize(1);
    assertThat(runs).isEqualTo(2);
  }

  @Test
  void old_results_go_when_there_are_too_many() throws Exception {
    Files.createDirectories(store);
    for (int i = 0; i < 300; i++) {
      Path old = store.resolve("old" + i + ".result");
      Files.writeString(old, "old");
      Files.setLastModifiedTime(old, LONG_AGO);
    }
    check();
    assertThat(entries()).hasSize(200);
    check();
    assertThat(runs).isEqualTo(1);
  }

  @Test
  void a_request_that_cannot_be_carried_out_is_told_each_time() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(
              () ->
                  new ResultCache(store, "tool")
                      .run(
                          "wrong",
                          DiskTree.at(app),
                          tree -> List.of(),
                          tree -> {
                            throw new RequestException(List.of("there is no rule"));
                          }))
          .isInstanceOf(RequestException.class);
    }
    assertThat(store).doesNotExist();
  }
}
