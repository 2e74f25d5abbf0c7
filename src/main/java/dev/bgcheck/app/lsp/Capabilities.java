package dev.bgcheck.app.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;

/**
 * What the client can do, as far as it matters here, and what the server offers.
 *
 * @param markdown shows Markdown in a hover
 * @param versionedEdits takes edits of a certain version of a document
 * @param configuration can be asked for settings
 * @param watching can be asked to watch files
 * @param progress shows progress that the server starts
 */
record Capabilities(
    boolean markdown,
    boolean versionedEdits,
    boolean configuration,
    boolean watching,
    boolean progress) {
  static final Capabilities NONE = new Capabilities(false, false, false, false, false);

  /** What the parameters of {@code initialize} say. */
  static Capabilities of(JsonElement params) {
    JsonElement all = Json.member(params, "capabilities").orElse(new JsonObject());
    List<String> formats =
        Json.list(all, "textDocument", "hover", "contentFormat").stream()
            .map(JsonElement::toString)
            .toList();
    return new Capabilities(
        formats.contains("\"markdown\""),
        Json.flag(all, "workspace", "workspaceEdit", "documentChanges").orElse(false),
        Json.flag(all, "workspace", "configuration").orElse(false),
        Json.flag(all, "workspace", "didChangeWatchedFiles", "dynamicRegistration").orElse(false),
        Json.flag(all, "window", "workDoneProgress").orElse(false));
  }

  /** The answer to {@code initialize}. */
  static JsonObject offered(String version) {
    JsonObject sync = new JsonObject();
    sync.addProperty("openClose", true);
    sync.addProperty("change", 2);
    sync.addProperty("save", true);
    JsonArray kinds = new JsonArray();
    kinds.add("quickfix");
    JsonObject folders = new JsonObject();
    folders.addProperty("supported", true);
    folders.addProperty("changeNotifications", true);
    JsonObject offered = new JsonObject();
    offered.addProperty("positionEncoding", "utf-16");
    offered.add("textDocumentSync", sync);
    offered.addProperty("hoverProvider", true);
    offered.add("codeActionProvider", Json.object("codeActionKinds", kinds));
    offered.add("workspace", Json.object("workspaceFolders", folders));
    JsonObject info = new JsonObject();
    info.addProperty("name", "bgcheck");
    info.addProperty("version", version);
    JsonObject result = Json.object("capabilities", offered);
    result.add("serverInfo", info);
    return result;
  }

  /** The request to be told when files with these endings change. */
  static JsonObject watchers(Set<String> endings) {
    JsonObject watcher = new JsonObject();
    watcher.addProperty(
        "globPattern", "**/*.{" + String.join(",", endings.stream().sorted().toList()) + "}");
    JsonArray watchers = new JsonArray();
    watchers.add(watcher);
    JsonObject registration = new JsonObject();
    registration.addProperty("id", "bgcheck-files");
    registration.addProperty("method", "workspace/didChangeWatchedFiles");
    registration.add("registerOptions", Json.object("watchers", watchers));
    JsonArray registrations = new JsonArray();
    registrations.add(registration);
    return Json.object("registrations", registrations);
  }
}
