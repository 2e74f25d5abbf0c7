package dev.bgcheck.app.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.bgcheck.source.LineIndex;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import java.util.Optional;

/** Between spans and the protocol's ranges: lines and UTF-16 columns from 0. */
final class Ranges {
  private Ranges() {}

  /** All of the span. */
  static JsonObject of(Span span) {
    return range(position(span, span.start()), position(span, span.end()));
  }

  /**
   * What of the span an editor is to underline: of several lines the first, from its first letter.
   */
  static JsonObject underlined(Span span) {
    return of(firstLine(span));
  }

  static Span firstLine(Span span) {
    SourceFile file = span.file();
    if (span.line() == span.endLine()) {
      return span;
    }
    int line = span.line();
    int end = file.lines().lineStart(line) + file.lineText(line).stripTrailing().length();
    return file.span(span.start(), Math.max(span.start(), end));
  }

  private static JsonObject range(JsonObject start, JsonObject end) {
    JsonObject range = new JsonObject();
    range.add("start", start);
    range.add("end", end);
    return range;
  }

  private static JsonObject position(Span span, int offset) {
    LineIndex lines = span.file().lines();
    JsonObject position = new JsonObject();
    position.addProperty("line", lines.lineAt(offset) - 1);
    position.addProperty("character", lines.columnAt(offset) - 1);
    return position;
  }

  /** The offset of a position in a text; absent when it is none. Behind a line's end is its end. */
  static Optional<Integer> offset(String text, LineIndex lines, JsonElement position) {
    Optional<Integer> line = Json.number(position, "line").filter(one -> one >= 0);
    Optional<Integer> character = Json.number(position, "character").filter(one -> one >= 0);
    if (line.isEmpty() || character.isEmpty()) {
      return Optional.empty();
    }
    if (line.get() >= lines.lineCount()) {
      return Optional.of(text.length());
    }
    int start = lines.lineStart(line.get() + 1);
    int end = lines.lineEnd(line.get() + 1);
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return Optional.of((int) Math.min(end, (long) start + character.get()));
  }
}
