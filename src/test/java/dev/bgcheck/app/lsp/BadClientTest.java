package dev.bgcheck.app.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class BadClientTest {
  @TempDir Path folder;

  private static int code(JsonObject answer) {
    return answer.getAsJsonObject("error").get("code").getAsInt();
  }

  private static JsonObject malformed(Editor editor) throws InterruptedException {
    return editor.await(one -> one.has("error") && one.get("id").isJsonNull());
  }

  @Test
  void a_request_before_initialize_is_refused() throws Exception {
    try (Editor editor = new Editor()) {
      assertThat(code(editor.ask("textDocument/hover", "{}"))).isEqualTo(-32002);
      assertThat(editor.ask("initialize", "{}").has("result")).isTrue();
      assertThat(code(editor.ask("initialize", "{}"))).isEqualTo(-32600);
    }
  }

  @Test
  void a_request_after_shutdown_is_refused() throws Exception {
    try (Editor editor = new Editor()) {
      editor.ask("initialize", "{}");
      assertThat(editor.ask("shutdown", "{}").get("result").isJsonNull()).isTrue();
      assertThat(code(editor.ask("textDocument/hover", "{}"))).isEqualTo(-32600);
    }
  }

  @Test
  void an_exit_without_shutdown_is_an_end_in_the_wrong_order() throws Exception {
    try (Editor editor = new Editor()) {
      editor.ask("initialize", "{}");
      editor.notify("exit", "{}");
      assertThat(editor.end()).isFalse();
    }
  }

  @Test
  void a_closed_stream_ends_the_server() throws Exception {
    try (Editor editor = new Editor()) {
      editor.ask("initialize", "{}");
      editor.hangUp();
      assertThat(editor.end()).isFalse();
    }
  }

  @Test
  void an_unknown_request_is_refused_and_an_unknown_notification_ignored() throws Exception {
    try (Editor editor = new Editor()) {
      editor.ask("initialize", "{}");
      editor.notify("textDocument/didFly", "{}");
      editor.notify("$/setTrace", "{\"value\": \"off\"}");
      assertThat(code(editor.ask("textDocument/fly", "{}"))).isEqualTo(-32601);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "{\"textDocument\": 7}",
        "{\"textDocument\": {\"uri\": null}}",
        "{\"textDocument\": {\"uri\": \"untitled:Untitled-1\"}, \"position\": {}}",
        "{\"textDocument\": {\"uri\": \"::::\"}, \"position\": {}}"
      })
  void parameters_of_the_wrong_form_are_refused(String params) throws Exception {
    try (Editor editor = new Editor()) {
      editor.ask("initialize", "{}");
      assertThat(code(editor.ask("textDocument/hover", params))).isEqualTo(-32602);
      assertThat(code(editor.ask("textDocument/codeAction", params))).isEqualTo(-32602);
      editor.notify("textDocument/didOpen", params);
      editor.notify("textDocument/didChange", params);
      editor.notify("textDocument/didClose", params);
      editor.notify("workspace/didChangeWatchedFiles", params);
      editor.notify("workspace/didChangeConfiguration", params);
      editor.notify("workspace/didChangeWorkspaceFolders", params);
      assertThat(editor.ask("shutdown", params).has("result")).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"range\": 1, \"text\": \"x\"}",
        "{\"range\": {\"start\": {\"line\": -1, \"character\": 0}}, \"text\": \"x\"}",
        "{\"text\": 4}",
        "7"
      })
  void an_impossible_change_leaves_the_document_as_it_was(String change) throws Exception {
    Path file = folder.toRealPath().resolve("Load.swift");
    try (Editor editor = new Editor()) {
      editor.open(folder, "{}");
      editor.didOpen(file, "let a = 1\n");
      editor.didChange(file, 2, "[" + change + "]");
      assertThat(editor.awaitMethod("window/logMessage").toString()).isNotEmpty();
      assertThat(editor.ask("shutdown", "{}").has("result")).isTrue();
    }
  }

  @Test
  void a_file_outside_the_workspace_has_no_findings() throws Exception {
    Path inside = Files.createDirectories(folder.toRealPath().resolve("inside"));
    Path outside = folder.toRealPath().resolve("Other.swift");
    try (Editor editor = new Editor()) {
      editor.open(inside, "{}");
      editor.didOpen(outside, "func f(completion: () -> Void) {}\n");
      editor.didChange(outside, 2, "[{\"text\": \"func f(completion: () -> Void) { }\\n\"}]");
      assertThat(editor.askAt("textDocument/hover", outside, 0, 0).get("result").isJsonNull())
          .isTrue();
      assertThat(editor.askAt("textDocument/codeAction", outside, 0, 0).getAsJsonArray("result"))
          .isEmpty();
    }
  }

  @Test
  void a_message_that_is_no_json_is_refused_and_the_next_one_answered() throws Exception {
    try (Editor editor = new Editor()) {
      editor.send("{\"jsonrpc\": ");
      assertThat(code(malformed(editor))).isEqualTo(-32700);
      editor.send("[]");
      assertThat(code(malformed(editor))).isEqualTo(-32600);
      editor.send("{\"jsonrpc\": \"2.0\", \"id\": {}, \"method\": \"initialize\"}");
      assertThat(code(malformed(editor))).isEqualTo(-32600);
      editor.send("{\"jsonrpc\": \"2.0\", \"id\": 4}");
      assertThat(code(malformed(editor))).isEqualTo(-32600);
      editor.send("{\"a\":".repeat(200_000));
      assertThat(code(malformed(editor))).isEqualTo(-32700);
      assertThat(editor.ask("initialize", "{}").has("result")).isTrue();
    }
  }

  @Test
  void a_header_without_a_length_is_refused_and_the_next_message_answered() throws Exception {
    try (Editor editor = new Editor()) {
      editor.raw("Content-Type: text/plain\r\n\r\n");
      assertThat(code(malformed(editor))).isEqualTo(-32700);
      editor.raw("Content-Length: -5\r\n\r\n");
      assertThat(code(malformed(editor))).isEqualTo(-32700);
      editor.raw("Content-Length: many\r\n\r\n");
      assertThat(code(malformed(editor))).isEqualTo(-32700);
      assertThat(editor.ask("initialize", "{}").has("result")).isTrue();
    }
  }

  @Test
  void an_answer_nobody_asked_for_is_ignored() throws Exception {
    try (Editor editor = new Editor()) {
      editor.ask("initialize", "{}");
      editor.send("{\"jsonrpc\": \"2.0\", \"id\": \"bgcheck-99\", \"result\": null}");
      editor.send("{\"jsonrpc\": \"2.0\", \"id\": 99, \"error\": {\"code\": 1}}");
      assertThat(editor.ask("shutdown", "{}").has("result")).isTrue();
    }
  }

  @Test
  void a_request_that_is_cancelled_before_its_turn_is_answered_so() throws Exception {
    String cancel =
        "{\"jsonrpc\": \"2.0\", \"method\": \"$/cancelRequest\", \"params\": {\"id\": \"h\"}}";
    String hover = "{\"jsonrpc\": \"2.0\", \"id\": \"h\", \"method\": \"textDocument/hover\"}";
    try (Editor editor = new Editor()) {
      editor.ask("initialize", "{}");
      // The reader takes both before the server's thread is free, or at least the second in time:
      // what is cancelled too late is answered as usual, which the protocol allows.
      for (int i = 0; i < 50; i++) {
        editor.raw(framed(hover) + framed(cancel));
        int code = code(editor.await(one -> one.has("id") && one.has("error")));
        assertThat(code).isIn(-32800, -32602);
      }
    }
  }

  private static String framed(String json) {
    return "Content-Length: " + json.length() + "\r\n\r\n" + json;
  }

  @Test
  void a_message_over_the_limit_is_skipped() {
    String large = "{\"method\": \"" + "x".repeat(5000) + "\"}";
    String small = "{\"method\": \"small\"}";
    byte[] bytes = (framed(large) + framed(small)).getBytes(StandardCharsets.UTF_8);
    MessageReader reader = new MessageReader(new ByteArrayInputStream(bytes), 1000);
    assertThat(reader.next())
        .isEqualTo(
            new Message.Malformed(
                ErrorCode.INVALID_REQUEST, "the message is longer than 1000 bytes"));
    assertThat(reader.next())
        .isInstanceOfSatisfying(
            Message.Notification.class, next -> assertThat(next.method()).isEqualTo("small"));
    assertThat(reader.next()).isInstanceOf(Message.End.class);
  }

  @Test
  void an_announced_length_alone_takes_no_memory() {
    byte[] bytes = "Content-Length: 134217728\r\n\r\n{".getBytes(StandardCharsets.UTF_8);
    assertThat(new MessageReader(new ByteArrayInputStream(bytes)).next())
        .isInstanceOf(Message.End.class);
    bytes = "Content-Length: 999999999999999999\r\n\r\n{".getBytes(StandardCharsets.UTF_8);
    MessageReader reader = new MessageReader(new ByteArrayInputStream(bytes));
    assertThat(reader.next()).isInstanceOf(Message.Malformed.class);
    assertThat(reader.next()).isInstanceOf(Message.End.class);
  }

  @Test
  void rubbish_ends_the_server_instead_of_keeping_it_busy() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      byte[] rubbish = new byte[random.nextInt(4000)];
      random.nextBytes(rubbish);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertThat(new Server(new ByteArrayInputStream(rubbish), out, "test").run()).isFalse();
    }
    byte[] empty = "x\n\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(new Server(new ByteArrayInputStream(empty), out, "test").run()).isFalse();
    assertThat(out.toString(StandardCharsets.UTF_8).split("Content-Length: "))
        .hasSizeLessThan(MessageReader.MOST_MALFORMED + 2);
  }

  @Test
  void the_server_ends_with_the_process_of_its_editor() throws Exception {
    Process parent = new ProcessBuilder("sleep", "60").start();
    try (Editor editor = new Editor()) {
      editor.ask("initialize", "{\"processId\": " + parent.pid() + "}");
      parent.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
      assertThat(editor.end()).isFalse();
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void a_client_that_does_not_listen_ends_the_server() {
    OutputStream closed = OutputStream.nullOutputStream();
    try {
      closed.close();
    } catch (java.io.IOException impossible) {
      throw new AssertionError(impossible);
    }
    byte[] bytes =
        framed("{\"id\": 1, \"method\": \"initialize\"}").getBytes(StandardCharsets.UTF_8);
    assertThat(new Server(new ByteArrayInputStream(bytes), closed, "test").run()).isFalse();
  }
}
