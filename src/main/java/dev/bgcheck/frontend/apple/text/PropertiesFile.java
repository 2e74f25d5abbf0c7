package dev.bgcheck.frontend.apple.text;

import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Java {@code .properties} file whose entries know their places. */
public final class PropertiesFile {
  private final Map<String, Property> byKey;

  private PropertiesFile(Map<String, Property> byKey) {
    this.byKey = byKey;
  }

  /**
   * One entry.
   *
   * @param value decoded
   * @param valueSpan what stands behind the separator, up to the end of the last continued line
   */
  public record Property(String key, String value, Span keySpan, Span valueSpan) {}

  /** Reads a file; every text is a {@code .properties} file. */
  public static PropertiesFile read(SourceFile file) {
    Map<String, Property> byKey = new LinkedHashMap<>();
    String text = file.text();
    int at = 0;
    while (at < text.length()) {
      int start = skipBlank(text, at);
      int end = logicalEnd(text, start);
      boolean comment =
          start < text.length() && (text.charAt(start) == '#' || text.charAt(start) == '!');
      if (comment) {
        end = lineEnd(text, start);
      } else if (end > start) {
        Property property = property(file, start, end);
        byKey.put(property.key(), property);
      }
      at = Math.max(end + 1, start + 1);
    }
    return new PropertiesFile(byKey);
  }

  /** The entry of {@code key}; of several the last. */
  public Optional<Property> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** All entries, in the order of the file. */
  public List<Property> all() {
    return List.copyOf(new ArrayList<>(byKey.values()));
  }

  private static int skipBlank(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int lineEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    return at;
  }

  /** The end of the line, or of the last line that a backslash joins to it. */
  private static int logicalEnd(String text, int from) {
    int end = lineEnd(text, from);
    while (end < text.length() && isContinued(text, end)) {
      int next = end + (text.startsWith("\r\n", end) ? 2 : 1);
      end = lineEnd(text, next);
    }
    return end;
  }

  private static boolean isContinued(String text, int end) {
    int slashes = 0;
    while (end - slashes > 0 && text.charAt(end - slashes - 1) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }

  private static Property property(SourceFile file, int start, int end) {
    String text = file.text();
    int keyEnd = start;
    while (keyEnd < end && "=: \t\f".indexOf(text.charAt(keyEnd)) < 0) {
      keyEnd += text.charAt(keyEnd) == '\\' ? 2 : 1;
    }
    keyEnd = Math.min(keyEnd, end);
    int value = keyEnd;
    while (value < end && " \t\f".indexOf(text.charAt(value)) >= 0) {
      value++;
    }
    if (value < end && (text.charAt(value) == '=' || text.charAt(value) == ':')) {
      value++;
    }
    while (value < end && " \t\f".indexOf(text.charAt(value)) >= 0) {
      value++;
    }
    return new Property(
        decode(text.substring(start, keyEnd)),
        decode(text.substring(value, end)),
        file.span(start, keyEnd),
        file.span(value, end));
  }

  private static String decode(String raw) {
    if (raw.indexOf('\\') < 0) {
      return raw;
    }
    StringBuilder decoded = new StringBuilder();
    int at = 0;
    while (at < raw.length()) {
      char c = raw.charAt(at++);
      if (c != '\\' || at >= raw.length()) {
        decoded.append(c);
        continue;
      }
      char escaped = raw.charAt(at++);
      switch (escaped) {
        case 'n' -> decoded.append('\n');
        case 't' -> decoded.append('\t');
        case 'r' -> decoded.append('\r');
        case 'f' -> decoded.append('\f');
        case 'u' -> {
          Optional<Character> unit = unit(raw, at);
          decoded.append(unit.map(String::valueOf).orElse("u"));
          at += unit.isPresent() ? 4 : 0;
        }
        case '\r', '\n' -> {
          while (at < raw.length() && Character.isWhitespace(raw.charAt(at))) {
            at++;
          }
        }
        default -> decoded.append(escaped);
      }
    }
    return decoded.toString();
  }

  private static Optional<Character> unit(String raw, int at) {
    if (at + 4 > raw.length()) {
      return Optional.empty();
    }
    try {
      return Optional.of((char) Integer.parseInt(raw.substring(at, at + 4), 16));
    } catch (NumberFormatException noCode) {
      return Optional.empty();
    }
  }
}
