package dev.bgcheck.app.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.bgcheck.source.TreePath;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The language server: takes events in the order in which they come and answers each. Whatever a
 * client sends, it is answered as the protocol says and the server goes on.
 */
final class Server {
  /** How the conversation went so far. */
  private enum Stage {
    NEW,
    RUNNING,
    SHUT_DOWN
  }

  private static final int MOST_WAITING = 4096;
  private static final Set<String> READ_ENDINGS =
      Set.of(
          "swift",
          "m",
          "mm",
          "h",
          "hh",
          "hpp",
          "c",
          "cc",
          "cpp",
          "cxx",
          "pch",
          "java",
          "kt",
          "plist",
          "entitlements",
          "xcconfig",
          "pbxproj",
          "yml",
          "yaml",
          "json",
          "xml",
          "properties",
          "strings");

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>(MOST_WAITING);
  private final Set<JsonElement> cancelled = ConcurrentHashMap.newKeySet();
  private final Client client;
  private final MessageReader in;
  private final String version;
  private final Checks checks = new Checks(events);
  private final Workspace workspace = new Workspace();
  private Progress progress;
  private Capabilities capabilities = Capabilities.NONE;
  private Settings settings = Settings.DEFAULT;
  private Stage stage = Stage.NEW;

  /**
   * A server for one client.
   *
   * @param version of the tool, as the editor may show it
   */
  Server(InputStream in, OutputStream out, String version) {
    this.in = new MessageReader(in);
    this.client = new Client(out);
    this.version = version;
    this.progress = new Progress(client, false);
  }

  /** Serves until the client says goodbye or is gone; whether it did so in the proper order. */
  boolean run() {
    Thread reader = new Thread(this::read, "bgcheck-reader");
    reader.setDaemon(true);
    reader.start();
    try (checks) {
      while (!client.isGone()) {
        Event event = events.take();
        if (event instanceof Event.ParentGone
            || (event instanceof Event.Received received
                && received.message() instanceof Message.End)) {
          return false;
        }
        if (event instanceof Event.Received received && isExit(received.message())) {
          return stage == Stage.SHUT_DOWN;
        }
        handle(event);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private static boolean isExit(Message message) {
    return message instanceof Message.Notification notification
        && notification.method().equals("exit");
  }

  private void read() {
    try {
      Message message;
      do {
        message = in.next();
        // Noted before the request comes up, or it could never be in time.
        cancellation(message).ifPresent(cancelled::add);
        events.put(new Event.Received(message));
      } while (!(message instanceof Message.End));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<JsonElement> cancellation(Message message) {
    return message instanceof Message.Notification notification
            && notification.method().equals("$/cancelRequest")
        ? Json.member(notification.params(), "id")
        : Optional.empty();
  }

  private void handle(Event event) {
    if (event instanceof Event.Received received) {
      handle(received.message());
    } else if (event instanceof Event.Due due) {
      if (checks.isLatest(due.folder(), due.number())) {
        checks.start(due, settings, workspace.buffers().all());
      }
    } else if (event instanceof Event.Slow slow) {
      if (checks.isLatest(slow.folder(), slow.number())) {
        progress.begin(slow.number(), String.valueOf(slow.folder().path().getFileName()));
      }
    } else if (event instanceof Event.Checked checked) {
      progress.end(checked.number());
      if (checks.isLatest(checked.folder(), checked.number())) {
        checks.ended(checked.folder());
        show(checked);
      }
    }
  }

  private void show(Event.Checked checked) {
    if (!workspace.isOpen(checked.folder())) {
      return;
    }
    String problem = checked.outcome().problem();
    if (!problem.isEmpty()) {
      // An editor opens many a folder that is no app; only the log is told.
      client.log(Client.Level.WARNING, checked.folder().path() + ": " + problem);
    }
    workspace.put(checked.folder(), checked.outcome().result());
    publish(checked.folder());
  }

  private void publish(WorkspaceFolder folder) {
    workspace
        .publications(folder)
        .forEach(params -> client.notify("textDocument/publishDiagnostics", params));
  }

  private void handle(Message message) {
    if (message instanceof Message.Request request) {
      answer(request);
    } else if (message instanceof Message.Notification notification) {
      cancellation(notification).ifPresent(cancelled::remove);
      take(notification);
    } else if (message instanceof Message.Response response) {
      client.answered(response);
    } else if (message instanceof Message.Malformed malformed) {
      client.error(null, malformed.code(), malformed.problem());
    }
  }

  private void answer(Message.Request request) {
    try {
      if (cancelled.remove(request.id())) {
        throw new RequestFailure(ErrorCode.REQUEST_CANCELLED, "cancelled");
      }
      client.result(request.id(), result(request));
    } catch (RequestFailure failure) {
      client.error(request.id(), failure.code(), failure.getMessage());
    } catch (RuntimeException | StackOverflowError defect) {
      client.error(request.id(), ErrorCode.INTERNAL_ERROR, "internal error: " + defect);
    }
  }

  private JsonElement result(Message.Request request) throws RequestFailure {
    if (request.method().equals("initialize")) {
      if (stage != Stage.NEW) {
        throw new RequestFailure(ErrorCode.INVALID_REQUEST, "initialize was asked for already");
      }
      stage = Stage.RUNNING;
      return initialize(request.params());
    }
    if (stage == Stage.NEW) {
      throw new RequestFailure(
          ErrorCode.SERVER_NOT_INITIALIZED, "the first request must be initialize");
    }
    if (stage == Stage.SHUT_DOWN) {
      throw new RequestFailure(ErrorCode.INVALID_REQUEST, "the server was shut down");
    }
    return switch (request.method()) {
      case "shutdown" -> {
        stage = Stage.SHUT_DOWN;
        workspace.folders().forEach(checks::forget);
        yield JsonNull.INSTANCE;
      }
      case "textDocument/hover" -> workspace.hover(request.params(), capabilities.markdown());
      case "textDocument/codeAction" ->
          workspace.codeActions(request.params(), capabilities.versionedEdits());
      default ->
          throw new RequestFailure(
              ErrorCode.METHOD_NOT_FOUND, "there is no request `" + request.method() + "`");
    };
  }

  private JsonElement initialize(JsonElement params) {
    capabilities = Capabilities.of(params);
    progress = new Progress(client, capabilities.progress());
    Json.member(params, "initializationOptions").ifPresent(this::configure);
    List<JsonElement> folders = Json.list(params, "workspaceFolders");
    if (folders.isEmpty()) {
      Json.text(params, "rootUri")
          .or(() -> Json.text(params, "rootPath").map(path -> Uris.of(Path.of(path))))
          .ifPresent(workspace::add);
    }
    folders.forEach(folder -> Json.text(folder, "uri").ifPresent(workspace::add));
    // One that cannot be seen may live in another container; then its end is that of the stream.
    Json.number(params, "processId")
        .flatMap(id -> ProcessHandle.of(id))
        .ifPresent(parent -> parent.onExit().thenRun(this::parentGone));
    return Capabilities.offered(version);
  }

  private void parentGone() {
    try {
      events.put(new Event.ParentGone());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(Message.Notification notification) {
    if (stage != Stage.RUNNING) {
      return;
    }
    try {
      take(notification.method(), notification.params());
    } catch (RequestFailure failure) {
      client.log(Client.Level.WARNING, notification.method() + ": " + failure.getMessage());
    } catch (RuntimeException | StackOverflowError defect) {
      client.log(Client.Level.ERROR, notification.method() + ": internal error: " + defect);
    }
  }

  private void take(String method, JsonElement params) throws RequestFailure {
    switch (method) {
      case "initialized" -> initialized();
      case "textDocument/didOpen" -> {
        Optional<Path> path = workspace.buffers().open(params);
        path.filter(workspace::differsFromFile).ifPresent(this::wantChecks);
      }
      case "textDocument/didChange" ->
          workspace.buffers().change(params).ifPresent(this::wantChecks);
      case "textDocument/didSave" ->
          Uris.path(Json.required(params, "textDocument", "uri")).ifPresent(this::wantChecks);
      case "textDocument/didClose" -> {
        Optional<Path> path = Uris.path(Json.required(params, "textDocument", "uri"));
        boolean differed = path.map(workspace::differsFromFile).orElse(false);
        workspace.buffers().close(params);
        path.filter(unused -> differed).ifPresent(this::wantChecks);
      }
      case "workspace/didChangeWatchedFiles" -> {
        for (JsonElement change : Json.list(params, "changes")) {
          Json.text(change, "uri").flatMap(Uris::path).ifPresent(this::wantChecks);
        }
      }
      case "workspace/didChangeConfiguration" -> {
        if (capabilities.configuration()) {
          askForSettings();
        } else {
          Json.member(params, "settings").ifPresent(this::configure);
          wantAll();
        }
      }
      case "workspace/didChangeWorkspaceFolders" -> changeFolders(params);
      default -> {
        // Notifications that are not understood are to be ignored.
      }
    }
  }

  private void initialized() {
    if (capabilities.watching()) {
      client.request(
          "client/registerCapability", Capabilities.watchers(READ_ENDINGS), answer -> {});
    }
    if (capabilities.configuration()) {
      askForSettings();
    } else {
      wantAll();
    }
  }

  private void askForSettings() {
    JsonObject item = new JsonObject();
    item.addProperty("section", Settings.SECTION);
    JsonArray items = new JsonArray();
    items.add(item);
    client.request(
        "workspace/configuration",
        Json.object("items", items),
        answer -> {
          answer
              .filter(all -> all.isJsonArray() && !all.getAsJsonArray().isEmpty())
              .map(all -> all.getAsJsonArray().get(0))
              .filter(JsonElement::isJsonObject)
              .ifPresent(this::configure);
          wantAll();
        });
  }

  private void configure(JsonElement json) {
    List<String> problems = new ArrayList<>();
    settings = Settings.of(json, problems);
    problems.forEach(problem -> client.show(Client.Level.WARNING, "bgcheck: " + problem));
  }

  private void changeFolders(JsonElement params) {
    for (JsonElement folder : Json.list(params, "event", "removed")) {
      Optional<WorkspaceFolder> gone = Json.text(folder, "uri").flatMap(workspace::remove);
      gone.ifPresent(this::clear);
    }
    for (JsonElement folder : Json.list(params, "event", "added")) {
      Json.text(folder, "uri").flatMap(workspace::add).ifPresent(one -> want(one, 0));
    }
  }

  private void clear(WorkspaceFolder folder) {
    checks.forget(folder);
    workspace.put(folder, Optional.empty());
    publish(folder);
  }

  private void wantAll() {
    workspace.folders().forEach(folder -> want(folder, 0));
  }

  private void wantChecks(Path changed) {
    if (READ_ENDINGS.contains(TreePath.ending(changed.toString().replace('\\', '/')))) {
      workspace.holding(changed).forEach(folder -> want(folder, settings.delay()));
    }
  }

  private void want(WorkspaceFolder folder, int delay) {
    if (settings.enabled()) {
      checks.want(folder, delay);
    } else {
      clear(folder);
    }
  }
}
