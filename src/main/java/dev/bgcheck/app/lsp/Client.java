package dev.bgcheck.app.lsp;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The editor at the other end, as far as one can talk to it. Used by the thread that answers
 * messages alone. An editor that does not listen any more is not told so: its input ends soon too.
 */
final class Client {
  /** How loud a word to the user is. */
  enum Level {
    ERROR(1),
    WARNING(2),
    INFO(3);

    private final int number;

    Level(int number) {
      this.number = number;
    }
  }

  private final OutputStream out;
  private final Gson gson = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
  private final Map<String, Consumer<Optional<JsonElement>>> asked = new HashMap<>();
  private long requests;
  private boolean gone;

  Client(OutputStream out) {
    this.out = out;
  }

  /** Whether nobody takes what is sent. */
  boolean isGone() {
    return gone;
  }

  void result(JsonElement id, JsonElement result) {
    JsonObject message = new JsonObject();
    message.add("id", id);
    message.add("result", result);
    send(message);
  }

  void error(JsonElement id, ErrorCode code, String problem) {
    JsonObject error = new JsonObject();
    error.addProperty("code", code.number());
    error.addProperty("message", problem);
    JsonObject message = new JsonObject();
    message.add("id", id == null ? JsonNull.INSTANCE : id);
    message.add("error", error);
    send(message);
  }

  void notify(String method, JsonElement params) {
    JsonObject message = new JsonObject();
    message.addProperty("method", method);
    message.add("params", params);
    send(message);
  }

  /**
   * Asks the editor.
   *
   * @param answer is given the result, or nothing when the editor refuses
   */
  void request(String method, JsonElement params, Consumer<Optional<JsonElement>> answer) {
    String id = "bgcheck-" + ++requests;
    asked.put(id, answer);
    JsonObject message = new JsonObject();
    message.addProperty("id", id);
    message.addProperty("method", method);
    message.add("params", params);
    send(message);
  }

  /** Takes the editor's answer; one that nobody waits for is ignored. */
  void answered(Message.Response response) {
    Consumer<Optional<JsonElement>> waiting =
        response.id() instanceof JsonPrimitive id ? asked.remove(id.getAsString()) : null;
    if (waiting != null) {
      waiting.accept(response.result());
    }
  }

  /** A line in the editor's log. */
  void log(Level level, String text) {
    say("window/logMessage", level, text);
  }

  /** A word to the user. */
  void show(Level level, String text) {
    say("window/showMessage", level, text);
  }

  private void say(String method, Level level, String text) {
    JsonObject params = new JsonObject();
    params.addProperty("type", level.number);
    params.addProperty("message", text);
    notify(method, params);
  }

  private void send(JsonObject content) {
    JsonObject message = new JsonObject();
    message.addProperty("jsonrpc", "2.0");
    content.asMap().forEach(message::add);
    byte[] bytes = gson.toJson(message).getBytes(StandardCharsets.UTF_8);
    try {
      out.write(
          ("Content-Length: " + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(bytes);
      out.flush();
    } catch (IOException closed) {
      gone = true;
    }
  }
}
