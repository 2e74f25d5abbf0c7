package dev.bgcheck.app.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.source.LineIndex;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.TextDecoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The open folders with what was last found in each, and the open documents. */
final class Workspace {
  private final Map<Path, WorkspaceFolder> folders = new LinkedHashMap<>();
  private final Map<WorkspaceFolder, LintResult> results = new LinkedHashMap<>();
  private final Map<WorkspaceFolder, Map<String, JsonArray>> shown = new LinkedHashMap<>();
  private final Buffers buffers = new Buffers();

  Buffers buffers() {
    return buffers;
  }

  List<WorkspaceFolder> folders() {
    return List.copyOf(folders.values());
  }

  Optional<WorkspaceFolder> add(String address) {
    return Uris.path(address).map(path -> folders.computeIfAbsent(path, WorkspaceFolder::new));
  }

  Optional<WorkspaceFolder> remove(String address) {
    return Uris.path(address).flatMap(path -> Optional.ofNullable(folders.remove(path)));
  }

  boolean isOpen(WorkspaceFolder folder) {
    return folders.containsValue(folder);
  }

  List<WorkspaceFolder> holding(Path file) {
    return folders.values().stream().filter(folder -> folder.holds(file)).toList();
  }

  /** Whether the document on the screen has another text than the file. */
  boolean differsFromFile(Path file) {
    Optional<String> text = buffers.find(file).map(Buffers.Buffer::text);
    return text.isPresent() && !text.equals(textOnDisk(file));
  }

  private static Optional<String> textOnDisk(Path file) {
    try {
      return Optional.of(TextDecoding.text(Files.readAllBytes(file)));
    } catch (IOException | OutOfMemoryError unreadable) {
      return Optional.empty();
    }
  }

  /** Keeps what a check found; absent when nothing is known any more. */
  void put(WorkspaceFolder folder, Optional<LintResult> result) {
    result.ifPresentOrElse(found -> results.put(folder, found), () -> results.remove(folder));
  }

  /** The diagnostics to publish after a check: of each address that has or had some. */
  List<JsonObject> publications(WorkspaceFolder folder) {
    Map<String, JsonArray> fresh =
        Optional.ofNullable(results.get(folder))
            .map(new Diagnostics(span -> address(folder, span))::byAddress)
            .orElse(Map.of());
    Map<String, JsonArray> before = Optional.ofNullable(shown.put(folder, fresh)).orElse(Map.of());
    if (fresh.isEmpty()) {
      shown.remove(folder);
    }
    Set<String> touched = new LinkedHashSet<>(fresh.keySet());
    touched.addAll(before.keySet());
    List<JsonObject> publications = new ArrayList<>();
    for (String address : touched) {
      if (fresh.containsKey(address) && fresh.get(address).equals(before.get(address))) {
        continue;
      }
      JsonArray all = new JsonArray();
      // A file of two folders that lie in each other is spoken of once.
      Set<JsonElement> once = new LinkedHashSet<>();
      shown.values().forEach(of -> once.addAll(of.getOrDefault(address, new JsonArray()).asList()));
      once.forEach(all::add);
      JsonObject params = new JsonObject();
      params.addProperty("uri", address);
      params.add("diagnostics", all);
      publications.add(params);
    }
    return publications;
  }

  private String address(WorkspaceFolder folder, Span span) {
    Path path = folder.toPath(span.file().path());
    return buffers.find(path).map(Buffers.Buffer::address).orElseGet(() -> Uris.of(path));
  }

  /** The actions for a range of a document. */
  JsonArray codeActions(JsonElement params, boolean versioned) throws RequestFailure {
    Path path = document(params);
    JsonElement range =
        Json.member(params, "range")
            .orElseThrow(() -> new RequestFailure(ErrorCode.INVALID_PARAMS, "no range"));
    JsonArray actions = new JsonArray();
    for (WorkspaceFolder folder : holding(path)) {
      CodeActions.Files files =
          new CodeActions.Files(
              span -> address(folder, span),
              address -> Uris.path(address).flatMap(buffers::find).map(Buffers.Buffer::version),
              file -> isUnchanged(folder.toPath(file.path()), file),
              versioned);
      List<Finding> meant =
          findings(folder, path).stream().filter(one -> touches(one.span(), range)).toList();
      actions.addAll(new CodeActions(files).of(meant));
    }
    return actions;
  }

  /** What to show at a position of a document; JSON's null when there is nothing to say. */
  JsonElement hover(JsonElement params, boolean markdown) throws RequestFailure {
    Path path = document(params);
    JsonElement position =
        Json.member(params, "position")
            .orElseThrow(() -> new RequestFailure(ErrorCode.INVALID_PARAMS, "no position"));
    for (WorkspaceFolder folder : holding(path)) {
      LintResult result = results.get(folder);
      if (result == null) {
        continue;
      }
      Hovers hovers = new Hovers(result.rules(), markdown);
      List<Finding> here =
          findings(folder, path).stream().filter(one -> holds(one.span(), position)).toList();
      if (!here.isEmpty()) {
        Span narrowest =
            here.stream()
                .map(Finding::span)
                .min(Comparator.comparingInt(span -> span.end() - span.start()))
                .orElseThrow();
        JsonObject hover = contents(hovers.of(here), markdown);
        hover.add("range", Ranges.underlined(narrowest));
        return hover;
      }
      Optional<String> named = ruleNamed(path, position, hovers);
      if (named.isPresent()) {
        return contents(named.get(), markdown);
      }
    }
    return JsonNull.INSTANCE;
  }

  private static JsonObject contents(String text, boolean markdown) {
    JsonObject contents = new JsonObject();
    contents.add("kind", new JsonPrimitive(markdown ? "markdown" : "plaintext"));
    contents.addProperty("value", text);
    return Json.object("contents", contents);
  }

  private Optional<String> ruleNamed(Path path, JsonElement position, Hovers hovers) {
    Optional<Buffers.Buffer> buffer = buffers.find(path);
    int line = Json.number(position, "line").orElse(-1) + 1;
    int column = Json.number(position, "character").orElse(0);
    if (buffer.isEmpty() || line < 1) {
      return Optional.empty();
    }
    SourceFile file = SourceFile.of(path.toString(), buffer.get().text());
    if (line > file.lines().lineCount()) {
      return Optional.empty();
    }
    String text = file.lineText(line);
    boolean configures = file.name().endsWith(".yml") || file.name().endsWith(".yaml");
    return configures || text.contains("bgcheck:ignore")
        ? hovers.ofRuleNamedAt(text, column)
        : Optional.empty();
  }

  /** The document that is meant; whatever is no file has no findings. */
  private static Path document(JsonElement params) throws RequestFailure {
    String address = Json.required(params, "textDocument", "uri");
    return Uris.path(address)
        .orElseThrow(
            () -> new RequestFailure(ErrorCode.INVALID_PARAMS, "`" + address + "` is no file"));
  }

  /** The findings of a file, unless the document changed since: then the places are wrong. */
  private List<Finding> findings(WorkspaceFolder folder, Path path) {
    LintResult result = results.get(folder);
    if (result == null) {
      return List.of();
    }
    return result.findings().stream()
        .filter(one -> folder.toPath(one.span().file().path()).equals(path))
        .filter(
            one ->
                buffers
                    .find(path)
                    .map(open -> open.text().equals(one.span().file().text()))
                    .orElse(true))
        .toList();
  }

  private boolean isUnchanged(Path path, SourceFile checked) {
    Optional<String> now = buffers.find(path).map(Buffers.Buffer::text).or(() -> textOnDisk(path));
    return now.filter(checked.text()::equals).isPresent();
  }

  private static boolean touches(Span span, JsonElement range) {
    Optional<Integer> start = offset(span, range, "start");
    Optional<Integer> end = offset(span, range, "end");
    Span line = Ranges.firstLine(span);
    return start.isPresent()
        && end.isPresent()
        && start.get() <= line.end()
        && line.start() <= end.get();
  }

  private static Optional<Integer> offset(Span span, JsonElement range, String end) {
    LineIndex lines = span.file().lines();
    return Json.member(range, end)
        .flatMap(position -> Ranges.offset(span.file().text(), lines, position));
  }

  private static boolean holds(Span span, JsonElement position) {
    Span line = Ranges.firstLine(span);
    return Ranges.offset(span.file().text(), span.file().lines(), position)
        .filter(offset -> line.start() <= offset && offset <= line.end())
        .isPresent();
  }
}
