package dev.bgcheck.check;

import dev.bgcheck.finding.TextEdit;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.PropertyList;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes to XML property lists that keep the file's indentation and line ends. Nothing is offered
 * for lists in another format: the words of a finding say what to do there.
 */
public final class PlistEdits {
  private PlistEdits() {}

  /** Adds strings at the end of an array. */
  public static Optional<TextEdit> addTexts(PlistValue.Array array, List<String> texts) {
    Span span = array.span();
    if (texts.isEmpty() || !isElement(span, "array")) {
      return Optional.empty();
    }
    if (array.items().isEmpty()) {
      String indent = indentAt(span);
      return Optional.of(new TextEdit(span, arrayElement(span.file(), indent, texts)));
    }
    PlistValue last = array.items().get(array.items().size() - 1);
    String before = startsLine(last.span()) ? lineEnd(span.file()) + indentAt(last.span()) : "";
    StringBuilder added = new StringBuilder();
    texts.forEach(text -> added.append(before).append(textElement(text)));
    return Optional.of(insert(span.file(), last.span().end(), added.toString()));
  }

  /** Adds a key with an array of strings at the end of a list's root. */
  public static Optional<TextEdit> addArray(PropertyList list, String key, List<String> texts) {
    return addEntry(list, key, indent -> arrayElement(list.file(), indent, texts));
  }

  /** Adds a key with a string at the end of a list's root. */
  public static Optional<TextEdit> addText(PropertyList list, String key, String text) {
    return addEntry(list, key, indent -> textElement(text));
  }

  /** Adds a key with {@code <true/>} at the end of a list's root. */
  public static Optional<TextEdit> addTrue(PropertyList list, String key) {
    return addEntry(list, key, indent -> "<true/>");
  }

  /**
   * Makes sure that the array at {@code key} holds the strings, whether the key is there or not.
   *
   * @return nothing when all are there, when the value is no array, or when the list is not XML
   */
  public static Optional<TextEdit> ensureTexts(PropertyList list, String key, List<String> texts) {
    Optional<PlistValue> value = list.dict().flatMap(dict -> dict.find(key));
    if (value.isEmpty()) {
      return addArray(list, key, texts);
    }
    return value
        .flatMap(PlistValue::asArray)
        .flatMap(
            array -> {
              List<String> there = array.texts().stream().map(text -> text.value().text()).toList();
              return addTexts(array, texts.stream().filter(t -> !there.contains(t)).toList());
            });
  }

  /** Gives a string another text. */
  public static Optional<TextEdit> replaceText(PlistValue.Text text, String newText) {
    return isElement(text.span(), "string")
        ? Optional.of(new TextEdit(text.span(), textElement(newText)))
        : Optional.empty();
  }

  /** Puts an array of strings in place of a value. */
  public static Optional<TextEdit> replaceByArray(PlistValue value, List<String> texts) {
    Span span = value.span();
    return span.text().startsWith("<")
        ? Optional.of(new TextEdit(span, arrayElement(span.file(), indentAt(span), texts)))
        : Optional.empty();
  }

  /** Takes an item out of its array, with its line when nothing else is on it. */
  public static Optional<TextEdit> removeItem(PlistValue item) {
    return remove(item.span());
  }

  /** Takes a key and its value out of the dictionary that holds them. */
  public static Optional<TextEdit> removeEntry(Span keySpan, PlistValue value) {
    return keySpan.file().equals(value.span().file())
        ? remove(keySpan.to(value.span()))
        : Optional.empty();
  }

  private static Optional<TextEdit> remove(Span span) {
    if (!span.text().startsWith("<")) {
      return Optional.empty();
    }
    SourceFile file = span.file();
    int start = file.lines().lineStart(span.line());
    int end = file.lines().lineEnd(file.lines().lineAt(span.end()));
    boolean alone =
        file.text().substring(start, span.start()).isBlank()
            && file.text().substring(span.end(), end).isBlank();
    return Optional.of(new TextEdit(alone ? file.span(start, end) : span, ""));
  }

  private interface Element {
    String at(String indent);
  }

  private static Optional<TextEdit> addEntry(PropertyList list, String key, Element element) {
    Optional<PlistValue.Dict> root = list.dict();
    if (root.isEmpty() || !isElement(root.get().span(), "dict")) {
      return Optional.empty();
    }
    SourceFile file = list.file();
    String end = lineEnd(file);
    List<PlistValue.Entry> entries = root.get().entries();
    if (entries.isEmpty()) {
      String outer = indentAt(root.get().span());
      String indent = outer + indentUnit(file);
      String body = keyElement(key) + end + indent + element.at(indent);
      return Optional.of(
          new TextEdit(
              root.get().span(), "<dict>" + end + indent + body + end + outer + "</dict>"));
    }
    PlistValue.Entry last = entries.get(entries.size() - 1);
    if (!isElement(last.keySpan(), "key")) {
      return Optional.empty();
    }
    String indent = indentAt(last.keySpan());
    String added = end + indent + keyElement(key) + end + indent + element.at(indent);
    return Optional.of(insert(file, last.value().span().end(), added));
  }

  private static TextEdit insert(SourceFile file, int at, String text) {
    return new TextEdit(file.span(at, at), text);
  }

  private static String arrayElement(SourceFile file, String indent, List<String> texts) {
    String end = lineEnd(file);
    String deeper = indent + indentUnit(file);
    List<String> lines = new ArrayList<>();
    lines.add("<array>");
    texts.forEach(text -> lines.add(deeper + textElement(text)));
    lines.add(indent + "</array>");
    return String.join(end, lines);
  }

  static String keyElement(String key) {
    return "<key>" + escaped(key) + "</key>";
  }

  static String textElement(String text) {
    return "<string>" + escaped(text) + "</string>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static boolean isElement(Span span, String name) {
    String text = span.text();
    return text.startsWith("<" + name)
        && text.length() > name.length() + 1
        && !Character.isLetterOrDigit(text.charAt(name.length() + 1));
  }

  private static boolean startsLine(Span span) {
    int start = span.file().lines().lineStart(span.line());
    return span.file().text().substring(start, span.start()).isBlank();
  }

  private static String indentAt(Span span) {
    String line = span.file().lineText(span.line());
    int end = 0;
    while (end < line.length() && (line.charAt(end) == ' ' || line.charAt(end) == '\t')) {
      end++;
    }
    return line.substring(0, end);
  }

  /** What the first indented line of the file is indented with; Xcode writes tabs. */
  private static String indentUnit(SourceFile file) {
    for (int line = 1; line <= file.lines().lineCount(); line++) {
      String text = file.lineText(line);
      if (text.startsWith("\t")) {
        return "\t";
      }
      int blanks = text.length() - text.stripLeading().length();
      if (blanks > 0 && blanks < text.length()) {
        return " ".repeat(blanks);
      }
    }
    return "\t";
  }

  private static String lineEnd(SourceFile file) {
    return file.text().contains("\r\n") ? "\r\n" : "\n";
  }
}
