package dev.bgcheck.app.lsp;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** The progress bars of checks that take long, in editors that have them. */
final class Progress {
  private final Client client;
  private final boolean supported;
  // A check whose bar the editor has not yet agreed to is there with an empty token.
  private final Map<Long, String> tokens = new HashMap<>();

  Progress(Client client, boolean supported) {
    this.client = client;
    this.supported = supported;
  }

  /** Shows a bar for a check. */
  void begin(long number, String folder) {
    if (!supported || tokens.containsKey(number)) {
      return;
    }
    tokens.put(number, "");
    String token = "bgcheck-check-" + number;
    JsonObject params = new JsonObject();
    params.addProperty("token", token);
    client.request(
        "window/workDoneProgress/create",
        params,
        agreed -> {
          if (agreed.isPresent() && tokens.containsKey(number)) {
            tokens.put(number, token);
            JsonObject begin = value("begin");
            begin.addProperty("title", "Background Check");
            begin.addProperty("message", "checking " + folder);
            send(token, begin);
          }
        });
  }

  /** Takes the bar of a check away, if there is one. */
  void end(long number) {
    String token = tokens.remove(number);
    if (token != null && !token.isEmpty()) {
      send(token, value("end"));
    }
  }

  private static JsonObject value(String kind) {
    JsonObject value = new JsonObject();
    value.addProperty("kind", kind);
    return value;
  }

  private void send(String token, JsonObject value) {
    JsonObject params = new JsonObject();
    params.addProperty("token", token);
    params.add("value", value);
    client.notify("$/progress", params);
  }
}
