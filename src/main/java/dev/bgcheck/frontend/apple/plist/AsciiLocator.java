package dev.bgcheck.frontend.apple.plist;

import dev.bgcheck.source.LineIndex;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Walks the text of an old-style property list ({@code project.pbxproj}): finds the place of every
 * key and value, and what breaks the format. Uses no recursion.
 */
final class AsciiLocator {
  private final String text;
  private final Deque<Located> open = new ArrayDeque<>();
  private int at;
  private Located root;

  private AsciiLocator(String text) {
    this.text = text;
  }

  static Located locate(String text) throws MalformedPropertyListException {
    AsciiLocator locator = new AsciiLocator(text);
    locator.walk();
    return locator.root;
  }

  private void walk() throws MalformedPropertyListException {
    skip();
    if (at >= text.length()) {
      throw error(0, 0, "there is no value in this list");
    }
    value(null);
    while (!open.isEmpty()) {
      Located parent = open.peek();
      skip();
      if (at >= text.length()) {
        throw error(
            text.length(),
            text.length(),
            "the file ends before `"
                + text.charAt(parent.start)
                + "` of line "
                + LineIndex.of(text).lineAt(parent.start)
                + " is closed");
      }
      if (parent.shape == Located.Shape.DICT) {
        entry(parent);
      } else {
        item(parent);
      }
    }
    skip();
    if (at < text.length()) {
      throw error(at, at + 1, "text behind the end of the list");
    }
  }

  private void entry(Located dict) throws MalformedPropertyListException {
    if (text.charAt(at) == '}') {
      finish(dict);
      return;
    }
    int keyStart = at;
    String key = string();
    int keyEnd = at;
    skip();
    if (at >= text.length() || text.charAt(at) != '=') {
      throw error(keyStart, keyEnd, "`=` is missing behind key `" + key + "`");
    }
    at++;
    skip();
    if (at >= text.length() || ";})".indexOf(text.charAt(at)) >= 0) {
      throw error(keyStart, keyEnd, "key `" + key + "` has no value");
    }
    Located value = value(dict);
    value.key = key;
    value.keyStart = keyStart;
    value.keyEnd = keyEnd;
    if (value.shape == Located.Shape.LEAF) {
      endOfEntry(value);
    }
  }

  private void endOfEntry(Located value) throws MalformedPropertyListException {
    skip();
    if (at < text.length() && text.charAt(at) == ';') {
      at++;
    } else if (at < text.length() && text.charAt(at) != '}') {
      throw error(value.end, value.end, "`;` is missing behind the value of `" + value.key + "`");
    }
  }

  private void item(Located array) throws MalformedPropertyListException {
    if (text.charAt(at) == ')') {
      finish(array);
      return;
    }
    Located value = value(array);
    if (value.shape == Located.Shape.LEAF) {
      endOfItem(value);
    }
  }

  private void endOfItem(Located value) throws MalformedPropertyListException {
    skip();
    if (at < text.length() && text.charAt(at) == ',') {
      at++;
    } else if (at < text.length() && text.charAt(at) != ')') {
      throw error(value.end, value.end, "`,` is missing between the items of a list");
    }
  }

  /** Closes a collection, and what follows it in the one around it. */
  private void finish(Located done) throws MalformedPropertyListException {
    at++;
    done.end = at;
    open.pop();
    Located parent = open.peek();
    if (parent == null) {
      return;
    }
    if (parent.shape == Located.Shape.DICT) {
      endOfEntry(done);
    } else {
      endOfItem(done);
    }
  }

  /** Reads a leaf, or the opening of a collection. */
  private Located value(Located parent) throws MalformedPropertyListException {
    char c = text.charAt(at);
    Located value;
    if (c == '{' || c == '(') {
      if (open.size() >= XmlLocator.MAX_DEPTH) {
        throw error(at, at + 1, "nested more than " + XmlLocator.MAX_DEPTH + " levels deep");
      }
      value = new Located(c == '{' ? Located.Shape.DICT : Located.Shape.ARRAY, at);
      at++;
      open.push(value);
    } else {
      value = new Located(Located.Shape.LEAF, at);
      if (c == '<') {
        int end = text.indexOf('>', at);
        if (end < 0) {
          throw error(at, at + 1, "the file ends in data");
        }
        at = end + 1;
        value.text = text.substring(value.start, at);
      } else {
        value.text = string();
      }
      value.end = at;
    }
    if (parent == null) {
      root = value;
    } else {
      parent.children.add(value);
    }
    return value;
  }

  private String string() throws MalformedPropertyListException {
    int start = at;
    char c = text.charAt(at);
    if (c == '"' || c == '\'') {
      return quoted(c);
    }
    while (at < text.length() && isUnquoted(text.charAt(at)) && !isComment()) {
      at++;
    }
    if (at == start) {
      throw error(at, at + 1, "`" + c + "` is not allowed here");
    }
    return text.substring(start, at);
  }

  private String quoted(char quote) throws MalformedPropertyListException {
    int start = at++;
    StringBuilder content = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == quote) {
        return content.toString();
      }
      if (c == '\\' && at < text.length()) {
        content.append(escape());
      } else {
        content.append(c);
      }
    }
    throw error(start, start + 1, "the file ends in this string");
  }

  private String escape() {
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case 'a' -> "\u0007";
      case 'b' -> "\b";
      case 'f' -> "\f";
      case 'v' -> "\u000b";
      case 'U', 'u' -> coded(4, 16, c);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at--;
        yield coded(3, 8, c);
      }
      default -> String.valueOf(c);
    };
  }

  private String coded(int digits, int radix, char otherwise) {
    int end = at;
    while (end < text.length()
        && end - at < digits
        && Character.digit(text.charAt(end), radix) >= 0) {
      end++;
    }
    if (end == at) {
      return String.valueOf(otherwise);
    }
    char decoded = (char) Integer.parseInt(text.substring(at, end), radix);
    at = end;
    return String.valueOf(decoded);
  }

  private static boolean isUnquoted(char c) {
    return c > ' ' && "{}()=;,\"'<>".indexOf(c) < 0;
  }

  private boolean isComment() {
    return text.startsWith("/*", at) || text.startsWith("//", at) && isCommentStart();
  }

  /** {@code //} in an unquoted string, as in {@code http://…}, starts no comment. */
  private boolean isCommentStart() {
    return at == 0 || Character.isWhitespace(text.charAt(at - 1));
  }

  private void skip() throws MalformedPropertyListException {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c <= ' ' || c == '\uFEFF' || c == '\u2028' || c == '\u2029') {
        at++;
      } else if (text.startsWith("//", at)) {
        while (at < text.length() && "\r\n".indexOf(text.charAt(at)) < 0) {
          at++;
        }
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
          throw error(at, at + 2, "the file ends in a comment");
        }
        at = end + 2;
      } else {
        return;
      }
    }
  }

  private MalformedPropertyListException error(int start, int end, String message) {
    return new MalformedPropertyListException(
        Math.min(start, text.length()), Math.min(end, text.length()), message);
  }
}
