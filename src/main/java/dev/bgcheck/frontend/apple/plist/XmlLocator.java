package dev.bgcheck.frontend.apple.plist;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
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
  private static final Pattern WHOLE = Pattern.compile("[+-]?(?:\\d+|0[xX][0-9a-fA-F]+)");

  private final String text;
  private final XmlScanner scanner;
  private final Deque<Element> open = new ArrayDeque<>();
  private final boolean placeholders;
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

  private XmlLocator(String text, boolean placeholders) {
    this.text = text;
    this.placeholders = placeholders;
    this.scanner = new XmlScanner(text);
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
    String cleaned = locator.scanner.cleaned().toString();
    // Apple's readers do not ask for the envelope, dd-plist does.
    return new Result(
        locator.root,
        locator.enveloped ? cleaned : "<plist>" + cleaned + "</plist>",
        locator.scanner.isPreprocessed());
  }

  private void walk() throws MalformedPropertyListException {
    while (true) {
      scanner.skipBetweenElements();
      if (scanner.isAtEnd()) {
        break;
      }
      XmlScanner.Tag tag = scanner.tag();
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
              + scanner.line(innermost.start)
              + " is closed");
    }
    if (root == null) {
      throw new MalformedPropertyListException(0, 0, "there is no value in this list");
    }
  }

  private void open(XmlScanner.Tag tag) throws MalformedPropertyListException {
    String name = tag.name();
    if (name.equals("plist")) {
      if (!open.isEmpty() || root != null) {
        throw XmlScanner.error(tag, "`<plist>` is only allowed at the outside");
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
      throw XmlScanner.error(tag, "`<" + name + ">` is no element of a property list");
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
      value.text = scanner.content(tag);
      value.end = scanner.at();
      check(name, value);
      return;
    }
    if (open.size() >= MAX_DEPTH) {
      throw XmlScanner.error(tag, "nested more than " + MAX_DEPTH + " levels deep");
    }
    open.push(new Element(name, value, tag.start()));
  }

  private void attach(Located value, XmlScanner.Tag tag) throws MalformedPropertyListException {
    Element parent = open.peek();
    if (parent == null || parent.located == null) {
      if (root != null) {
        throw XmlScanner.error(tag, "a second value at the outside of the list");
      }
      root = value;
      return;
    }
    if (parent.located.shape == Located.Shape.DICT) {
      if (parent.key == null) {
        throw XmlScanner.error(
            tag, "`<" + tag.name() + ">` in a dictionary has no `<key>` in front of it");
      }
      value.key = parent.key.text();
      value.keyStart = parent.key.start();
      value.keyEnd = parent.key.end();
      parent.key = null;
    }
    parent.located.children.add(value);
  }

  private void key(XmlScanner.Tag tag) throws MalformedPropertyListException {
    Element parent = open.peek();
    if (parent == null || parent.located == null || parent.located.shape != Located.Shape.DICT) {
      throw XmlScanner.error(tag, "`<key>` is only allowed in a `<dict>`");
    }
    if (parent.key != null) {
      throw valueMissing(parent);
    }
    String name = tag.empty() ? "" : scanner.content(tag);
    parent.key = new Pending(name, tag.start(), tag.empty() ? tag.end() : scanner.at());
  }

  private static MalformedPropertyListException valueMissing(Element dict) {
    return new MalformedPropertyListException(
        dict.key.start(), dict.key.end(), "key `" + dict.key.text() + "` has no value");
  }

  private void close(XmlScanner.Tag tag) throws MalformedPropertyListException {
    Element element = open.peek();
    if (element == null) {
      throw XmlScanner.error(tag, "`</" + tag.name() + ">` closes nothing");
    }
    if (!element.name.equals(tag.name())) {
      throw XmlScanner.error(
          tag,
          "`</"
              + tag.name()
              + ">` cannot close `<"
              + element.name
              + ">` of line "
              + scanner.line(element.start));
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
      scanner.cleaned().replace(value.start + 1, value.start + 8, "string ");
      int closing = text.lastIndexOf("</", value.end);
      scanner.cleaned().replace(closing + 2, closing + 9, "string ");
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
          value.start,
          value.end,
          "`" + XmlScanner.shortened(content) + "` is no value for `<" + name + ">`");
    }
  }

  private static boolean isNumber(String content) {
    try {
      return !Double.isNaN(Double.parseDouble(content)) || content.equalsIgnoreCase("nan");
    } catch (NumberFormatException notANumber) {
      return false;
    }
  }
}
