package dev.bgcheck.app.lsp;

import com.google.gson.JsonElement;
import dev.bgcheck.source.LineIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents that the editor has open, as they are on its screen. */
final class Buffers {
  /**
   * An open document.
   *
   * @param address as the editor calls it
   * @param version counts its changes
   */
  record Buffer(String address, Path path, int version, String text) {}

  private final Map<Path, Buffer> open = new LinkedHashMap<>();

  /** The open documents, oldest first. */
  List<Buffer> all() {
    return List.copyOf(open.values());
  }

  Optional<Buffer> find(Path path) {
    return Optional.ofNullable(open.get(path));
  }

  /** A document was opened; absent when it is no file. */
  Optional<Path> open(JsonElement params) throws RequestFailure {
    String address = Json.required(params, "textDocument", "uri");
    String text = Json.required(params, "textDocument", "text");
    int version = Json.number(params, "textDocument", "version").orElse(0);
    Optional<Path> path = Uris.path(address);
    path.ifPresent(file -> open.put(file, new Buffer(address, file, version, text)));
    return path;
  }

  /**
   * A document was changed; absent when it is no file or not open.
   *
   * @throws RequestFailure when the change cannot be made; the document stays as it was
   */
  Optional<Path> change(JsonElement params) throws RequestFailure {
    Optional<Path> path = Uris.path(Json.required(params, "textDocument", "uri"));
    Optional<Buffer> known = path.flatMap(this::find);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    String text = known.get().text();
    for (JsonElement change : Json.list(params, "contentChanges")) {
      text = changed(text, change);
    }
    int version = Json.number(params, "textDocument", "version").orElse(known.get().version() + 1);
    open.put(path.get(), new Buffer(known.get().address(), path.get(), version, text));
    return path;
  }

  private static String changed(String text, JsonElement change) throws RequestFailure {
    String added = Json.required(change, "text");
    Optional<JsonElement> range = Json.member(change, "range");
    if (range.isEmpty()) {
      return added;
    }
    LineIndex lines = LineIndex.of(text);
    List<Integer> ends = new ArrayList<>();
    for (String end : List.of("start", "end")) {
      Json.member(range.get(), end)
          .flatMap(position -> Ranges.offset(text, lines, position))
          .ifPresent(ends::add);
    }
    if (ends.size() < 2 || ends.get(0) > ends.get(1)) {
      throw new RequestFailure(ErrorCode.INVALID_PARAMS, "a change must have a range or none");
    }
    return text.substring(0, ends.get(0)) + added + text.substring(ends.get(1));
  }

  /** A document was closed: what counts again is the file. */
  Optional<Path> close(JsonElement params) throws RequestFailure {
    Optional<Path> path = Uris.path(Json.required(params, "textDocument", "uri"));
    path.ifPresent(open::remove);
    return path;
  }
}
