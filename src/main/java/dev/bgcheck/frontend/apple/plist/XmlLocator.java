package dev.bgcheck.frontend.apple.plist;

import dev.bgcheck.source.LineIndex;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Walks the text of an XML property list: finds the place of every key and value, and what breaks
 * the format, before a general XML parser sees the text.
 *
 * <p>Refuses what a hostile text needs: entity declarations and nesting without end. Lines of the C
 * preprocessor between elements (Xcode's {@code INFOPLIST_PREPROCESS}) are stepped over. Uses no
 * recursion.
 */
final class XmlLocator {
  /** Deeper than any list that means something, shallow enough for recursive readers. */
  static final int MAX_DEPTH = 400;

  private static final Set<String> COLLECTIONS = Set.of("dict", "array");
  private static final Set<String> LEAVES =
      Set.of("string", "integer", "real", "true", "false", "date", "data");
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "[ \\t]*#[ \\t]*(?:if|ifdef|ifndef|else|elif|endif|include|import|define|undef|pragma"
              + "|error|warning|line)\\b[^\\r\\n]*");
  private static final Pattern WHOLE = Pattern.compile("[+-]?(?:\\d+|0[xX][0-9a-fA-F]+)");

  private final String text;
  private final StringBuilder cleaned;
  private final Deque<Element> open = new ArrayDeque<>();
  private int at;
  private final boolean placeholders;
  private boolean preprocessed;
  private boolean enveloped;
  private Located root;

  /** An element whose end was not seen yet. */
  private static final class Element {
    final String name;
    final Located located;
    final int start;
    Pending key;

    Element(String name, Located located, int start) {
      this.name = name;
      this.located = located;
      this.start = start;
    }
  }

  /** A key that waits for its value. */
  private record Pending(String text, int start, int end) {}

  /** A tag of the text. */
  private record Tag(String name, boolean closing, boolean empty, int start, int end) {}

  private XmlLocator(String text, boolean placeholders) {
    this.text = text;
    this.placeholders = placeholders;
    this.cleaned = new StringBuilder(text);
  }

  /**
   * What the walk found.
   *
   * @param root the list's value
   * @param cleaned the text without declaration, document type and preprocessor lines, which are
   *     blanked: fit for any XML parser
   */
  record Result(Located root, String cleaned, boolean preprocessed) {}

  /**
   * Walks {@code text}.
   *
   * @param placeholders whether <code>${…}</code> may stand where a number belongs; it is then
   *     handed on as a string
   */
  static Result locate(String text, boolean placeholders) throws MalformedPropertyListException {
    XmlLocator locator = new XmlLocator(text, placeholders);
    locator.walk();
    String cleaned = locator.cleaned.toString();
    // Apple's readers do not ask for the envelope, dd-plist does.
    return new Result(
        locator.root,
        locator.enveloped ? cleaned : "<plist>" + cleaned + "</plist>",
        locator.preprocessed);
  }

  private void walk() throws MalformedPropertyListException {
    while (true) {
      skipBetweenElements();
      if (at >= text.length()) {
        break;
      }
      Tag tag = tag();
      if (tag.closing()) {
        close(tag);
      } else {
        open(tag);
      }
    }
    if (!open.isEmpty()) {
      Element innermost = open.peek();
      throw new MalformedPropertyListException(
          text.length(),
          text.length(),
          "the file ends before `<"
              + innermost.name
              + ">` of line "
              + line(innermost.start)
              + " is closed");
    }
    if (root == null) {
      throw new MalformedPropertyListException(0, 0, "there is no value in this list");
    }
  }

  private void open(Tag tag) throws MalformedPropertyListException {
    String name = tag.name();
    if (name.equals("plist")) {
      if (!open.isEmpty() || root != null) {
        throw error(tag, "`<plist>` is only allowed at the outside");
      }
      enveloped = true;
      if (!tag.empty()) {
        open.push(new Element(name, null, tag.start()));
      }
      return;
    }
    if (name.equals("key")) {
      key(tag);
      return;
    }
    if (!COLLECTIONS.contains(name) && !LEAVES.contains(name)) {
      throw error(tag, "`<" + name + ">` is no element of a property list");
    }
    Located value =
        new Located(
            name.equals("dict")
                ? Located.Shape.DICT
                : name.equals("array") ? Located.Shape.ARRAY : Located.Shape.LEAF,
            tag.start());
    value.end = tag.end();
    attach(value, tag);
    if (tag.empty()) {
      return;
    }
    if (value.shape == Located.Shape.LEAF) {
      value.text = content(tag);
      value.end = at;
      check(name, value);
      return;
    }
    if (open.size() >= MAX_DEPTH) {
      throw error(tag, "nested more than " + MAX_DEPTH + " levels deep");
    }
    open.push(new Element(name, value, tag.start()));
  }

  private void attach(Located value, Tag tag) throws MalformedPropertyListException {
    Element parent = open.peek();
    if (parent == null || parent.located == null) {
      if (root != null) {
        throw error(tag, "a second value at the outside of the list");
      }
      root = value;
      return;
    }
    if (parent.located.shape == Located.Shape.DICT) {
      if (parent.key == null) {
        throw error(tag, "`<" + tag.name() + ">` in a dictionary has no `<key>` in front of it");
      }
      value.key = parent.key.text();
      value.keyStart = parent.key.start();
      value.keyEnd = parent.key.end();
      parent.key = null;
    }
    parent.located.children.add(value);
  }

  private void key(Tag tag) throws MalformedPropertyListException {
    Element parent = open.peek();
    if (parent == null || parent.located == null || parent.located.shape != Located.Shape.DICT) {
      throw error(tag, "`<key>` is only allowed in a `<dict>`");
    }
    if (parent.key != null) {
      throw valueMissing(parent);
    }
    String name = tag.empty() ? "" : content(tag);
    parent.key = new Pending(name, tag.start(), tag.empty() ? tag.end() : at);
  }

  private static MalformedPropertyListException valueMissing(Element dict) {
    return new MalformedPropertyListException(
        dict.key.start(), dict.key.end(), "key `" + dict.key.text() + "` has no value");
  }

  private void close(Tag tag) throws MalformedPropertyListException {
    Element element = open.peek();
    if (element == null) {
      throw error(tag, "`</" + tag.name() + ">` closes nothing");
    }
    if (!element.name.equals(tag.name())) {
      throw error(
          tag,
          "`</"
              + tag.name()
              + ">` cannot close `<"
              + element.name
              + ">` of line "
              + line(element.start));
    }
    if (element.key != null) {
      throw valueMissing(element);
    }
    open.pop();
    if (element.located != null) {
      element.located.end = tag.end();
    }
  }

  private void check(String name, Located value) throws MalformedPropertyListException {
    String content = value.text.strip();
    if (placeholders && name.equals("integer") && content.startsWith("${")) {
      // Of the same length, so that the offsets stay.
      cleaned.replace(value.start + 1, value.start + 8, "string ");
      int closing = text.lastIndexOf("</", value.end);
      cleaned.replace(closing + 2, closing + 9, "string ");
      return;
    }
    boolean wrong =
        switch (name) {
          case "integer" -> !WHOLE.matcher(content).matches();
          case "real" -> !isNumber(content);
          case "true", "false" -> !content.isEmpty();
          default -> false;
        };
    if (wrong) {
      throw new MalformedPropertyListException(
          value.start, value.end, "`" + shortened(content) + "` is no value for `<" + name + ">`");
    }
  }

  private static boolean isNumber(String content) {
    try {
      return !Double.isNaN(Double.parseDouble(content)) || content.equalsIgnoreCase("nan");
    } catch (NumberFormatException notANumber) {
      return false;
    }
  }

  /** The decoded characters up to the closing tag of {@code tag}, which is consumed. */
  private String content(Tag tag) throws MalformedPropertyListException {
    StringBuilder content = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '<') {
        if (text.startsWith("<![CDATA[", at)) {
          int end = find("]]>", "a CDATA section");
          content.append(text, at + 9, end);
          at = end + 3;
        } else if (text.startsWith("<!--", at)) {
          at = find("-->", "a comment") + 3;
        } else {
          Tag next = tag();
          if (next.closing() && next.name().equals(tag.name())) {
            return content.toString();
          }
          throw error(
              next,
              next.closing()
                  ? "`</"
                      + next.name()
                      + ">` cannot close `<"
                      + tag.name()
                      + ">` of line "
                      + line(tag.start())
                  : "`<" + next.name() + ">` is not allowed in `<" + tag.name() + ">`");
        }
      } else if (c == '&') {
        content.append(entity());
      } else {
        content.append(c);
        at++;
      }
    }
    throw new MalformedPropertyListException(
        text.length(),
        text.length(),
        "the file ends before `<" + tag.name() + ">` of line " + line(tag.start()) + " is closed");
  }

  private String entity() throws MalformedPropertyListException {
    int end = text.indexOf(';', at);
    if (end < 0 || end - at > 12) {
      throw new MalformedPropertyListException(
          at, at + 1, "`&` must be written `&amp;` in a property list");
    }
    String name = text.substring(at + 1, end);
    String decoded =
        switch (name) {
          case "lt" -> "<";
          case "gt" -> ">";
          case "amp" -> "&";
          case "quot" -> "\"";
          case "apos" -> "'";
          default -> numbered(name).orElse(null);
        };
    if (decoded == null) {
      throw new MalformedPropertyListException(
          at, end + 1, "entity `&" + name + ";` is not known in a property list");
    }
    at = end + 1;
    return decoded;
  }

  private static Optional<String> numbered(String name) {
    try {
      int point =
          name.startsWith("#x") || name.startsWith("#X")
              ? Integer.parseInt(name.substring(2), 16)
              : name.startsWith("#") ? Integer.parseInt(name.substring(1)) : -1;
      boolean allowed =
          point == 9
              || point == 10
              || point == 13
              || (point >= 32 && Character.isValidCodePoint(point));
      return allowed ? Optional.of(Character.toString(point)) : Optional.empty();
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private void skipBetweenElements() throws MalformedPropertyListException {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c) || c == '\uFEFF') {
        at++;
      } else if (c == '#' && isDirective()) {
        // Stepped over by isDirective.
        preprocessed = true;
      } else if (c != '<') {
        int end = at + 1;
        while (end < text.length() && "<\r\n".indexOf(text.charAt(end)) < 0) {
          end++;
        }
        throw new MalformedPropertyListException(
            at,
            end,
            "text outside of an element: `" + shortened(text.substring(at, end).strip()) + "`");
      } else if (text.startsWith("<!--", at)) {
        at = find("-->", "a comment") + 3;
      } else if (text.startsWith("<?", at)) {
        int end = find("?>", "a processing instruction") + 2;
        blank(at, end);
        at = end;
      } else if (text.startsWith("<!DOCTYPE", at)) {
        documentType();
      } else {
        return;
      }
    }
  }

  private boolean isDirective() {
    int lineStart = at;
    while (lineStart > 0 && "\r\n".indexOf(text.charAt(lineStart - 1)) < 0) {
      lineStart--;
    }
    Matcher matcher = DIRECTIVE.matcher(text).region(lineStart, text.length());
    if (!text.substring(lineStart, at).isBlank() || !matcher.lookingAt()) {
      return false;
    }
    int end = matcher.end();
    // A directive goes on behind a backslash at the line's end.
    while (end < text.length() && text.charAt(end - 1) == '\\') {
      int next = text.indexOf('\n', end);
      int stop = next < 0 ? text.length() : text.indexOf('\n', next + 1);
      end = stop < 0 ? text.length() : stop;
    }
    blank(at, end);
    at = end;
    return true;
  }

  private void documentType() throws MalformedPropertyListException {
    int start = at;
    int depth = 0;
    char quote = 0;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '[') {
        depth++;
      } else if (c == ']') {
        depth--;
      } else if (text.startsWith("<!ENTITY", i)) {
        throw new MalformedPropertyListException(
            i, i + 8, "declares entities, which readers of property lists refuse");
      } else if (c == '>' && depth <= 0) {
        blank(start, i + 1);
        at = i + 1;
        return;
      }
    }
    throw new MalformedPropertyListException(
        start, start + 9, "the file ends in the document type declaration");
  }

  /** The tag that starts here; {@code at} moves behind it. */
  private Tag tag() throws MalformedPropertyListException {
    int start = at;
    int i = at + 1;
    boolean closing = i < text.length() && text.charAt(i) == '/';
    if (closing) {
      i++;
    }
    int nameStart = i;
    while (i < text.length() && isNamePart(text.charAt(i))) {
      i++;
    }
    String name = text.substring(nameStart, i);
    char quote = 0;
    while (i < text.length() && (quote != 0 || text.charAt(i) != '>')) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '<') {
        break;
      }
      i++;
    }
    if (i >= text.length() || text.charAt(i) != '>') {
      throw new MalformedPropertyListException(
          start, Math.min(text.length(), Math.max(nameStart, start + 1)), "this tag has no `>`");
    }
    if (name.isEmpty()) {
      throw new MalformedPropertyListException(start, i + 1, "`<` must be written `&lt;` here");
    }
    boolean empty = text.charAt(i - 1) == '/';
    // No attribute means anything here, and a broken one would only upset the next parser.
    blank(nameStart + name.length(), empty ? i - 1 : i);
    at = i + 1;
    return new Tag(name, closing, empty, start, at);
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == ':' || c == '.';
  }

  private int find(String closing, String what) throws MalformedPropertyListException {
    int found = text.indexOf(closing, at + 2);
    if (found < 0) {
      throw new MalformedPropertyListException(at, at + 2, "the file ends in " + what);
    }
    return found;
  }

  private void blank(int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c != '\n' && c != '\r') {
        cleaned.setCharAt(i, ' ');
      }
    }
  }

  private static MalformedPropertyListException error(Tag tag, String message) {
    return new MalformedPropertyListException(tag.start(), tag.end(), message);
  }

  private static String shortened(String content) {
    return content.length() <= 40 ? content : content.substring(0, 39) + "…";
  }

  private int line(int offset) {
    return LineIndex.of(text).lineAt(offset);
  }
}
