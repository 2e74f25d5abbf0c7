package dev.bgcheck.app.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;

/** What a client may send. */
sealed interface Message {
  /** Wants an answer. */
  record Request(JsonElement id, String method, JsonElement params) implements Message {}

  /** Wants none. */
  record Notification(String method, JsonElement params) implements Message {}

  /**
   * The answer to a request of the server.
   *
   * @param result absent when it failed
   */
  record Response(JsonElement id, Optional<JsonElement> result) implements Message {}

  /** Something that is none of these. */
  record Malformed(ErrorCode code, String problem) implements Message {}

  /** No message will follow. */
  record End() implements Message {}

  /** The message that a text is; never fails. */
  static Message parse(String text) {
    JsonElement read;
    try {
      read = JsonParser.parseString(text);
    } catch (JsonParseException | StackOverflowError noJson) {
      return new Malformed(ErrorCode.PARSE_ERROR, "the content is no JSON");
    }
    if (!read.isJsonObject()) {
      return new Malformed(ErrorCode.INVALID_REQUEST, "a message must be an object");
    }
    JsonObject object = read.getAsJsonObject();
    JsonElement id = object.get("id");
    boolean hasId = id != null && !id.isJsonNull();
    if (hasId && !id.isJsonPrimitive()) {
      return new Malformed(ErrorCode.INVALID_REQUEST, "an id must be a number or a string");
    }
    Optional<String> method = Json.text(object, "method");
    if (method.isPresent()) {
      JsonElement params = object.has("params") ? object.get("params") : new JsonObject();
      return hasId ? new Request(id, method.get(), params) : new Notification(method.get(), params);
    }
    if (hasId && (object.has("result") || object.has("error"))) {
      return new Response(
          id, object.has("error") ? Optional.empty() : Optional.of(object.get("result")));
    }
    return new Malformed(ErrorCode.INVALID_REQUEST, "a message must have a method or a result");
  }
}
