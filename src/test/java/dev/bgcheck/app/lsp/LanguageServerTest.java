package dev.bgcheck.app.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.bgcheck.engine.Baseline;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.source.DiskTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageServerTest {
  private static final String PLIST =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <plist version="1.0">
      <dict>
        <key>UIBackgroundModes</key>
        <array>
          <string>bluetooth_central</string>
        </array>
        <key>CFBundleName</key><string>App</string>
      </dict>
      </plist>
      """;
  private static final String QUIET =
      """
      import Foundation
      func load(completion: @escaping (Bool) -> Void) {
        completion(true)
      }
      """;
  private static final String LOUD =
      """
      import Foundation
      func load(name: String?, completion: @escaping (Bool) -> Void) {
        if let name = name {
          print(name)
          completion(true)
        }
      }
      func loadAll(group: DispatchGroup) {
        load(name: nil) { _ in group.leave() }
      }
      """;

  @TempDir Path temporary;
  private Path folder;
  private Path list;
  private Path code;

  @BeforeEach
  void write_an_app() throws IOException {
    folder = Files.createDirectories(temporary.toRealPath().resolve("an app ä"));
    list = folder.resolve("Info.plist");
    code = folder.resolve("Load.swift");
    Files.writeString(list, PLIST);
    Files.writeString(code, QUIET);
  }

  private static List<String> codes(JsonArray diagnostics) {
    return diagnostics.asList().stream()
        .map(one -> one.getAsJsonObject().get("code").getAsString())
        .toList();
  }

  @Test
  void what_is_offered_is_what_is_there() throws Exception {
    try (Editor editor = new Editor()) {
      JsonObject result = editor.ask("initialize", "{}").getAsJsonObject("result");
      JsonObject offered = result.getAsJsonObject("capabilities");
      assertThat(offered.get("positionEncoding").getAsString()).isEqualTo("utf-16");
      assertThat(offered.getAsJsonObject("textDocumentSync").get("change").getAsInt()).isEqualTo(2);
      assertThat(offered.keySet()).contains("hoverProvider", "codeActionProvider");
      assertThat(result.getAsJsonObject("serverInfo").get("version").getAsString())
          .isEqualTo("test");
      editor.ask("shutdown", "{}");
      editor.notify("exit", "{}");
      assertThat(editor.end()).isTrue();
    }
  }

  @Test
  void findings_of_the_folder_are_published_without_a_file_being_opened() throws Exception {
    try (Editor editor = new Editor()) {
      editor.open(folder, "{}");
      JsonObject first = editor.diagnostics(list).get(0).getAsJsonObject();
      assertThat(first.get("code").getAsString()).isEqualTo("unknown-background-mode");
      assertThat(first.get("source").getAsString()).isEqualTo("bgcheck");
      assertThat(first.get("severity").getAsInt()).isBetween(1, 3);
      assertThat(first.getAsJsonObject("codeDescription").get("href").getAsString())
          .startsWith("https://");
      JsonObject start = first.getAsJsonObject("range").getAsJsonObject("start");
      assertThat(start.get("line").getAsInt()).isEqualTo(5);
    }
  }

  @Test
  void the_buffer_counts_until_it_is_closed_and_then_the_file() throws Exception {
    try (Editor editor = new Editor()) {
      editor.open(folder, "{}");
      editor.diagnostics(list);
      editor.didOpen(code, LOUD);
      JsonArray shown = editor.diagnostics(code);
      assertThat(codes(shown)).containsExactly("completion-handler-not-called");
      assertThat(shown.get(0).getAsJsonObject().has("relatedInformation")).isTrue();
      editor.didClose(code);
      assertThat(editor.diagnostics(code)).isEmpty();
      assertThat(Files.readString(code)).isEqualTo(QUIET);
    }
  }

  @Test
  void changes_of_a_range_are_counted_in_utf_16_units() throws Exception {
    try (Editor editor = new Editor()) {
      editor.open(folder, "{}");
      editor.diagnostics(list);
      editor.didOpen(list, PLIST.replace("App", "\uD83D\uDE80App"));
      editor.didChange(
          list,
          2,
          """
          [{"range": {"start": {"line": 7, "character": 36}, "end": {"line": 7, "character": 99}},
            "text": ""},
           {"range": {"start": {"line": 5, "character": 21}, "end": {"line": 5, "character": 22}},
            "text": "-"},
           {"range": {"start": {"line": 7, "character": 36}, "end": {"line": 7, "character": 36}},
            "text": "App</string>"}]
          """);
      JsonArray shown = editor.diagnostics(list);
      assertThat(codes(shown)).doesNotContain("unknown-background-mode");
      assertThat(codes(shown)).contains("unused-background-mode");
    }
  }

  @Test
  void a_repair_is_offered_as_an_edit_of_the_version_on_the_screen() throws Exception {
    try (Editor editor = new Editor()) {
      editor.open(folder, "{\"workspace\": {\"workspaceEdit\": {\"documentChanges\": true}}}");
      editor.diagnostics(list);
      editor.didOpen(list, PLIST);
      JsonArray actions =
          editor.askAt("textDocument/codeAction", list, 5, 15).getAsJsonArray("result");
      JsonObject repair = actions.get(0).getAsJsonObject();
      assertThat(repair.get("isPreferred").getAsBoolean()).isTrue();
      JsonObject change = change(repair);
      assertThat(change.getAsJsonObject("textDocument").get("version").getAsInt()).isEqualTo(1);
      assertThat(change.getAsJsonArray("edits").toString()).contains("bluetooth-central");
      JsonObject ignore = actions.get(1).getAsJsonObject();
      assertThat(change(ignore).getAsJsonArray("edits").get(0).toString())
          .contains("    <!-- bgcheck:ignore unknown-background-mode -->\\n")
          .contains("\"line\":5,\"character\":0");
    }
  }

  private static JsonObject change(JsonObject action) {
    JsonElement changes = action.getAsJsonObject("edit").get("documentChanges");
    return changes.getAsJsonArray().get(0).getAsJsonObject();
  }

  @Test
  void nothing_is_offered_for_places_that_moved_since_the_check() throws Exception {
    try (Editor editor = new Editor()) {
      editor.open(folder, "{}", 60_000);
      editor.diagnostics(list);
      editor.didOpen(list, PLIST.replace("<dict>", "<dict>\n"));
      JsonObject answer = editor.askAt("textDocument/codeAction", list, 6, 15);
      assertThat(answer.getAsJsonArray("result")).isEmpty();
    }
  }

  @Test
  void a_hover_explains_the_finding_and_the_rule() throws Exception {
    try (Editor editor = new Editor()) {
      editor.open(folder, "{\"textDocument\": {\"hover\": {\"contentFormat\": [\"markdown\"]}}}");
      editor.diagnostics(list);
      JsonObject hover = editor.askAt("textDocument/hover", list, 5, 15).getAsJsonObject("result");
      assertThat(hover.getAsJsonObject("contents").get("kind").getAsString()).isEqualTo("markdown");
      assertThat(hover.getAsJsonObject("contents").get("value").getAsString())
          .startsWith("**`bluetooth_central`")
          .contains("# unknown-background-mode");
      assertThat(editor.askAt("textDocument/hover", list, 0, 0).get("result").isJsonNull())
          .isTrue();
    }
  }

  @Test
  void a_rule_named_in_a_comment_is_explained() throws Exception {
    try (Editor editor = new Editor()) {
      editor.open(folder, "{}");
      editor.diagnostics(list);
      editor.didOpen(code, "// bgcheck:ignore task-not-completed — why\n" + QUIET);
      JsonObject hover = editor.askAt("textDocument/hover", code, 0, 22).getAsJsonObject("result");
      assertThat(hover.getAsJsonObject("contents").get("value").getAsString())
          .startsWith("task-not-completed");
    }
  }

  @Test
  void settings_are_asked_for_and_a_wrong_one_is_told() throws Exception {
    try (Editor editor = new Editor()) {
      editor.open(folder, "{\"workspace\": {\"configuration\": true}}");
      JsonObject question = editor.awaitMethod("workspace/configuration");
      editor.send(
          "{\"jsonrpc\":\"2.0\",\"id\":"
              + question.get("id")
              + ",\"result\":[{\"minConfidence\":\"sure\",\"color\":1,\"delay\":10}]}");
      assertThat(editor.awaitMethod("window/showMessage").toString()).contains("bgcheck.color");
      assertThat(editor.awaitMethod("window/showMessage").toString()).contains("minConfidence");
      assertThat(editor.diagnostics(list)).isNotEmpty();
    }
  }

  @Test
  void a_switched_off_server_takes_its_diagnostics_away() throws Exception {
    try (Editor editor = new Editor()) {
      editor.open(folder, "{}");
      editor.diagnostics(list);
      editor.notify(
          "workspace/didChangeConfiguration",
          "{\"settings\": {\"bgcheck\": {\"enabled\": false}}}");
      assertThat(editor.diagnostics(list)).isEmpty();
    }
  }

  @Test
  void a_file_that_another_program_changed_is_read_again() throws Exception {
    try (Editor editor = new Editor()) {
      editor.open(
          folder, "{\"workspace\": {\"didChangeWatchedFiles\": {\"dynamicRegistration\": true}}}");
      assertThat(editor.awaitMethod("client/registerCapability").toString())
          .contains("workspace/didChangeWatchedFiles", "pbxproj");
      editor.diagnostics(list);
      Files.writeString(list, PLIST.replace("bluetooth_central", "no-such-thing"));
      editor.notify(
          "workspace/didChangeWatchedFiles",
          "{\"changes\": [{\"type\": 2, \"uri\": \"" + Uris.of(list) + "\"}]}");
      assertThat(editor.diagnostics(list).toString()).contains("no-such-thing");
    }
  }

  @Test
  void folders_come_and_go() throws Exception {
    try (Editor editor = new Editor()) {
      editor.ask("initialize", "{}");
      editor.notify("initialized", "{}");
      String event = "{\"event\": {\"added\": [%s], \"removed\": [%s]}}";
      String one = "{\"name\": \"app\", \"uri\": \"" + Uris.of(folder) + "\"}";
      editor.notify("workspace/didChangeWorkspaceFolders", event.formatted(one, ""));
      assertThat(editor.diagnostics(list)).isNotEmpty();
      editor.notify("workspace/didChangeWorkspaceFolders", event.formatted("", one));
      assertThat(editor.diagnostics(list)).isEmpty();
    }
  }

  @Test
  void the_configuration_of_the_folder_counts() throws Exception {
    Files.writeString(folder.resolve("bgcheck.yml"), "rules:\n  unknown-background-mode: off\n");
    Files.writeString(list, PLIST.replace("<string>b", "<string>fetch</string><string>b"));
    try (Editor editor = new Editor()) {
      editor.open(folder, "{}");
      assertThat(codes(editor.diagnostics(list)))
          .contains("unused-background-mode")
          .doesNotContain("unknown-background-mode");
    }
  }

  @Test
  void what_the_baseline_holds_is_not_shown() throws Exception {
    LintResult present =
        new WorkspaceFolder(folder).check(Settings.DEFAULT, List.of(), () -> false).result().get();
    Files.writeString(
        folder.resolve(Baseline.FILE),
        Baseline.of(present.findings(), DiskTree.at(folder), "").text());
    try (Editor editor = new Editor()) {
      editor.open(folder, "{}");
      editor.didOpen(code, LOUD);
      assertThat(editor.awaitMethod("textDocument/publishDiagnostics").toString())
          .contains("Load.swift");
    }
  }

  @Test
  void a_broken_configuration_is_told_with_its_place() throws Exception {
    Files.writeString(folder.resolve("bgcheck.yml"), "ruels: {}\n");
    try (Editor editor = new Editor()) {
      editor.open(folder, "{}");
      assertThat(editor.awaitMethod("window/logMessage").toString())
          .contains("bgcheck.yml:1:1", "rules");
    }
  }
}
