package dev.bgcheck.check;

import dev.bgcheck.source.Span;
import java.util.List;

/** The lines a person is to write, in the language of the file they go into. */
final class PlistLines {
  private PlistLines() {}

  /** A key with an array of strings. */
  static String array(Span place, String key, List<String> texts) {
    if (isYaml(place)) {
      return key + ":" + String.join("", texts.stream().map(text -> "\n  - " + text).toList());
    }
    if (isJson(place)) {
      return quoted(key)
          + ": ["
          + String.join(", ", texts.stream().map(PlistLines::quoted).toList())
          + "]";
    }
    StringBuilder lines = new StringBuilder(PlistEdits.keyElement(key)).append("\n<array>\n");
    texts.forEach(text -> lines.append("  ").append(PlistEdits.textElement(text)).append('\n'));
    return lines.append("</array>").toString();
  }

  /**
   * A key with a single value.
   *
   * @param value {@code true} for a truth value, else a string
   */
  static String single(Span place, String key, String value) {
    boolean truth = value.equals("true");
    if (isYaml(place)) {
      return key + ": " + value;
    }
    if (isJson(place)) {
      return quoted(key) + ": " + (truth ? value : quoted(value));
    }
    return PlistEdits.keyElement(key) + "\n" + (truth ? "<true/>" : PlistEdits.textElement(value));
  }

  /** {@code sentence} with the lines below it, indented. */
  static String below(String sentence, String lines) {
    return sentence + "\n" + lines.indent(2).stripTrailing();
  }

  private static boolean isYaml(Span place) {
    return place.file().path().endsWith(".yml") || place.file().path().endsWith(".yaml");
  }

  private static boolean isJson(Span place) {
    return place.file().path().endsWith(".json");
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
