package dev.bgcheck.app.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** An editor at the other end of two pipes. */
final class Editor implements AutoCloseable {
  private static final long SECONDS = 60;

  private final PipedOutputStream toServer = new PipedOutputStream();
  private final BlockingQueue<JsonObject> received = new LinkedBlockingQueue<>();
  private final CompletableFuture<Boolean> end = new CompletableFuture<>();
  private int requests;

  Editor() throws IOException {
    PipedInputStream in = new PipedInputStream(toServer, 1 << 20);
    PipedOutputStream out = new PipedOutputStream();
    PipedInputStream fromServer = new PipedInputStream(out, 1 << 20);
    start("server", () -> end.complete(new Server(in, out, "test").run()));
    start("listener", () -> listen(new DataInputStream(fromServer)));
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void listen(DataInputStream in) {
    try {
      while (true) {
        StringBuilder header = new StringBuilder();
        while (header.indexOf("\r\n\r\n") < 0) {
          header.append((char) in.readByte());
        }
        byte[] content = new byte[Integer.parseInt(header.toString().replaceAll("\\D", ""))];
        in.readFully(content);
        String text = new String(content, StandardCharsets.UTF_8);
        received.add(JsonParser.parseString(text).getAsJsonObject());
      }
    } catch (IOException closed) {
      received.add(new JsonObject());
    }
  }

  /** Sends bytes as they are. */
  void raw(String text) throws IOException {
    toServer.write(text.getBytes(StandardCharsets.UTF_8));
    toServer.flush();
  }

  void send(String json) throws IOException {
    raw("Content-Length: " + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json);
  }

  void notify(String method, JsonElement params) throws IOException {
    JsonObject message = new JsonObject();
    message.addProperty("jsonrpc", "2.0");
    message.addProperty("method", method);
    message.add("params", params);
    send(message.toString());
  }

  void notify(String method, String params) throws IOException {
    notify(method, JsonParser.parseString(params));
  }

  /** Sends a request and waits for its answer. */
  JsonObject ask(String method, JsonElement params) throws Exception {
    int id = ++requests;
    JsonObject message = new JsonObject();
    message.addProperty("jsonrpc", "2.0");
    message.addProperty("id", id);
    message.addProperty("method", method);
    message.add("params", params);
    send(message.toString());
    return await(
        one -> !one.has("method") && one.has("id") && one.get("id").toString().equals("" + id));
  }

  JsonObject ask(String method, String params) throws Exception {
    return ask(method, JsonParser.parseString(params));
  }

  /** The next message that fits; those before it are thrown away. */
  JsonObject await(Predicate<JsonObject> fits) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (true) {
      JsonObject next = received.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null || next.size() == 0) {
        throw new AssertionError(next == null ? "the server says nothing" : "the server is gone");
      }
      if (fits.test(next)) {
        return next;
      }
    }
  }

  JsonObject awaitMethod(String method) throws InterruptedException {
    return await(one -> one.has("method") && one.get("method").getAsString().equals(method));
  }

  /** The next diagnostics of a file. */
  JsonArray diagnostics(Path file) throws InterruptedException {
    return await(
            one ->
                one.has("method")
                    && one.get("method").getAsString().equals("textDocument/publishDiagnostics")
                    && one.getAsJsonObject("params").get("uri").getAsString().equals(Uris.of(file)))
        .getAsJsonObject("params")
        .getAsJsonArray("diagnostics");
  }

  /** Says what every editor says first. */
  void open(Path folder, String capabilities) throws Exception {
    open(folder, capabilities, 20);
  }

  /**
   * As {@link #open(Path, String)}.
   *
   * @param delay how long the server is to wait for the next keystroke, in milliseconds
   */
  void open(Path folder, String capabilities, int delay) throws Exception {
    JsonObject params = new JsonObject();
    params.add("capabilities", JsonParser.parseString(capabilities));
    params.addProperty("rootUri", Uris.of(folder));
    params.add("initializationOptions", JsonParser.parseString("{\"delay\": " + delay + "}"));
    ask("initialize", params);
    notify("initialized", "{}");
  }

  void didOpen(Path file, String text) throws IOException {
    JsonObject document = document(file);
    document.addProperty("languageId", "swift");
    document.addProperty("version", 1);
    document.addProperty("text", text);
    notify("textDocument/didOpen", Json.object("textDocument", document));
  }

  void didChange(Path file, int version, String changes) throws IOException {
    JsonObject document = document(file);
    document.addProperty("version", version);
    JsonObject params = Json.object("textDocument", document);
    params.add("contentChanges", JsonParser.parseString(changes));
    notify("textDocument/didChange", params);
  }

  void didClose(Path file) throws IOException {
    notify("textDocument/didClose", Json.object("textDocument", document(file)));
  }

  /** Asks about a position, which is an empty range too. */
  JsonObject askAt(String method, Path file, int line, int character) throws Exception {
    JsonObject position = new JsonObject();
    position.addProperty("line", line);
    position.addProperty("character", character);
    JsonObject range = Json.object("start", position);
    range.add("end", position);
    JsonObject params = Json.object("textDocument", document(file));
    params.add("position", position);
    params.add("range", range);
    params.add("context", Json.object("diagnostics", new JsonArray()));
    return ask(method, params);
  }

  private static JsonObject document(Path file) {
    JsonObject document = new JsonObject();
    document.addProperty("uri", Uris.of(file));
    return document;
  }

  /** Whether the server ended in the proper order; waits for it. */
  boolean end() throws Exception {
    return end.get(SECONDS, TimeUnit.SECONDS);
  }

  /** Closes the stream, as a process that dies does. */
  void hangUp() throws IOException {
    toServer.close();
  }

  @Override
  public void close() throws IOException {
    hangUp();
  }
}
