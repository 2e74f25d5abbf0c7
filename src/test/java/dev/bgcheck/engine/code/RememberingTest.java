package dev.bgcheck.engine.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.api.ApiCatalogLoader;
import dev.bgcheck.engine.LintRequest;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.engine.Linter;
import dev.bgcheck.engine.ProjectCode;
import dev.bgcheck.frontend.apple.ProjectLoader;
import dev.bgcheck.project.AppProject;
import dev.bgcheck.project.AppTarget;
import dev.bgcheck.source.MemoryTree;
import dev.bgcheck.work.Workers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A project that is checked over and over is asked again only where something changed. */
class RememberingTest {
  private static final String PROJECT =
      """
      name: Apps
      targets:
        Player: {type: application, platform: iOS, sources: [Player], settings: {INFOPLIST_FILE: Info.plist}}
        Reader: {type: application, platform: iOS, sources: [Reader]}
      """;
  private static final String PUSH =
      """
      import UIKit
      class AppDelegate: UIResponder, UIApplicationDelegate {
        func application(
          _ application: UIApplication, didReceiveRemoteNotification userInfo: [AnyHashable: Any],
          fetchCompletionHandler completionHandler: @escaping (UIBackgroundFetchResult) -> Void
        ) {
          completionHandler(.newData)
        }
      }
      """;
  private static final String LOST = PUSH.replace("completionHandler(.newData)", "print(userInfo)");
  private static final String NO_MODES =
      "<?xml version=\"1.0\"?><plist version=\"1.0\"><dict></dict></plist>";
  private static final String ODD_MODES =
      NO_MODES.replace(
          "<dict>", "<dict><key>UIBackgroundModes</key><array><string>musik</string></array>");

  private final SourceReading reading = SourceReading.remembering(ApiCatalogLoader.loadShipped());

  @Test
  void what_is_remembered_is_what_a_fresh_run_says() throws Exception {
    String[][] steps = {
      {PUSH, PUSH, NO_MODES},
      {PUSH, PUSH, NO_MODES},
      {LOST, PUSH, NO_MODES},
      {LOST, "// A line in front.\n" + PUSH, NO_MODES},
      {LOST, LOST, NO_MODES},
      {LOST, LOST, ODD_MODES},
      {PUSH, LOST, ODD_MODES},
      {PUSH, PUSH, NO_MODES},
    };
    for (String[] step : steps) {
      LintRequest request = request(tree(step[0], step[1], step[2]));
      LintResult remembering = new Linter(reading).run(request);
      LintResult fresh = new Linter(new SourceReading()).run(request);

      assertThat(remembering.findings()).isEqualTo(fresh.findings());
      assertThat(remembering.notices()).isEqualTo(fresh.notices());
      assertThat(remembering.files()).isEqualTo(fresh.files());
    }
    assertThat(new Linter(reading).run(request(tree(LOST, LOST, ODD_MODES))).findings())
        .hasSizeGreaterThan(1);
  }

  @Test
  void an_answer_lasts_as_long_as_the_code_of_its_target() {
    MemoryTree tree = tree(PUSH, PUSH, NO_MODES);
    ProjectCode first = code(reading, tree);
    first.remember(target(tree, "Player"), "question", "answer");
    first.remember(target(tree, "Reader"), "question", "other answer");

    MemoryTree edited = tree(LOST, PUSH, NO_MODES);
    assertThat(answer(code(reading, tree), tree, "Player", "question")).contains("answer");
    assertThat(answer(code(reading, tree), tree, "Player", "another question")).isEmpty();
    assertThat(answer(code(reading, edited), edited, "Player", "question")).isEmpty();
    assertThat(answer(code(reading, edited), edited, "Reader", "question"))
        .contains("other answer");
  }

  @Test
  void a_reader_for_a_single_run_remembers_nothing() {
    MemoryTree tree = tree(PUSH, PUSH, NO_MODES);
    SourceReading once = new SourceReading();
    code(once, tree).remember(target(tree, "Player"), "question", "answer");

    assertThat(answer(code(once, tree), tree, "Player", "question")).isEmpty();
  }

  private static Optional<String> answer(
      ProjectCode code, MemoryTree tree, String name, String question) {
    return code.remembered(target(tree, name), question, String.class);
  }

  private static ProjectCode code(SourceReading reading, MemoryTree tree) {
    try (Workers workers = Workers.of(1)) {
      return reading.read(project(tree), request(tree), workers);
    }
  }

  private static AppProject project(MemoryTree tree) {
    return ProjectLoader.load(tree, List.of(""));
  }

  private static AppTarget target(MemoryTree tree, String name) {
    return project(tree).targets().stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static LintRequest request(MemoryTree tree) {
    return LintRequest.of(tree, List.of("")).jobs(1).build();
  }

  private static MemoryTree tree(String player, String reader, String list) {
    return MemoryTree.builder()
        .add("project.yml", PROJECT)
        .add("Info.plist", list)
        .add("Player/AppDelegate.swift", player)
        .add("Reader/AppDelegate.swift", reader)
        .build();
  }
}
