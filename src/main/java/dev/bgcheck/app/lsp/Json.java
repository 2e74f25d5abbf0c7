package dev.bgcheck.app.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Optional;

/** Members of JSON that came from outside: each may be missing or of another type. */
final class Json {
  private Json() {}

  static Optional<JsonElement> member(JsonElement of, String name) {
    return of.isJsonObject()
        ? Optional.ofNullable(of.getAsJsonObject().get(name)).filter(one -> !one.isJsonNull())
        : Optional.empty();
  }

  /** What lies at the end of a path of names. */
  static Optional<JsonElement> at(JsonElement of, String... names) {
    Optional<JsonElement> found = Optional.of(of);
    for (String name : names) {
      found = found.flatMap(one -> member(one, name));
    }
    return found;
  }

  static Optional<String> text(JsonElement of, String... names) {
    return primitive(of, names).filter(JsonPrimitive::isString).map(JsonPrimitive::getAsString);
  }

  static Optional<Boolean> flag(JsonElement of, String... names) {
    return primitive(of, names).filter(JsonPrimitive::isBoolean).map(JsonPrimitive::getAsBoolean);
  }

  /** A whole number; clamped to what an {@code int} holds. */
  static Optional<Integer> number(JsonElement of, String... names) {
    return primitive(of, names)
        .filter(JsonPrimitive::isNumber)
        .map(
            one ->
                (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, one.getAsDouble())));
  }

  static List<JsonElement> list(JsonElement of, String... names) {
    return at(of, names)
        .filter(JsonElement::isJsonArray)
        .map(one -> one.getAsJsonArray().asList())
        .orElse(List.of());
  }

  private static Optional<JsonPrimitive> primitive(JsonElement of, String... names) {
    return at(of, names).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsJsonPrimitive);
  }

  /** The text of a member without which a request makes no sense. */
  static String required(JsonElement of, String... names) throws RequestFailure {
    return text(of, names)
        .orElseThrow(
            () ->
                new RequestFailure(
                    ErrorCode.INVALID_PARAMS, "`" + String.join(".", names) + "` must be a text"));
  }

  static JsonObject object(String name, JsonElement value) {
    JsonObject object = new JsonObject();
    object.add(name, value);
    return object;
  }
}
