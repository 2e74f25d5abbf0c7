package dev.bgcheck.frontend.apple.swiftpackage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A call in a manifest, such as {@code .target(name: "A", dependencies: […])}: its name, its
 * labelled arguments and the calls inside of them. Found by a scanner that knows strings, comments
 * and brackets, and nothing else of Swift.
 *
 * @param start offset of the name
 * @param end offset behind the closing bracket
 */
record ManifestCall(String name, List<Argument> arguments, int start, int end) {

  /** An argument; {@code label} is empty when there is none. */
  record Argument(String label, String text, int start, int end) {}

  private static final Set<Character> OPENING = Set.of('(', '[', '{');
  private static final Set<Character> CLOSING = Set.of(')', ']', '}');

  Optional<Argument> argument(String label) {
    return arguments.stream().filter(one -> one.label().equals(label)).findFirst();
  }

  /** The string literal that is the whole value of an argument. */
  Optional<String> string(String label) {
    return argument(label).flatMap(one -> literal(one.text()));
  }

  /** The text of a string literal without interpolation; empty for anything else. */
  static Optional<String> literal(String text) {
    String bare = text.strip();
    boolean quoted = bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"");
    String inner = quoted ? bare.substring(1, bare.length() - 1) : "";
    return quoted && inner.indexOf('"') < 0 && !inner.contains("\\(")
        ? Optional.of(inner)
        : Optional.empty();
  }

  /** All string literals in a text, comments left out. */
  static List<String> literals(String text) {
    List<String> found = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int next = skipInsignificant(text, at);
      if (next > at && text.charAt(at) == '"') {
        literal(text.substring(at, next)).ifPresent(found::add);
      }
      at = next > at ? next : at + 1;
    }
    return found;
  }

  /** The calls {@code .name(…)} with one of {@code names}, outermost first, in order. */
  static List<ManifestCall> find(String text, int from, int to, Set<String> names) {
    List<ManifestCall> calls = new ArrayList<>();
    int at = from;
    while (at < to) {
      int next = skipInsignificant(text, at);
      if (next > at) {
        at = next;
        continue;
      }
      if (text.charAt(at) == '.') {
        int end = at + 1;
        while (end < to && Character.isJavaIdentifierPart(text.charAt(end))) {
          end++;
        }
        int open = end;
        while (open < to && Character.isWhitespace(text.charAt(open))) {
          open++;
        }
        String name = text.substring(at + 1, end);
        if (open < to && text.charAt(open) == '(' && names.contains(name)) {
          int close = matching(text, open, to);
          calls.add(
              new ManifestCall(
                  name, arguments(text, open + 1, close), at, Math.min(close + 1, to)));
          at = close + 1;
          continue;
        }
      }
      at++;
    }
    return calls;
  }

  private static List<Argument> arguments(String text, int from, int to) {
    List<Argument> arguments = new ArrayList<>();
    int depth = 0;
    int start = from;
    int at = from;
    while (at < to) {
      int next = skipInsignificant(text, at);
      if (next > at) {
        at = next;
        continue;
      }
      char c = text.charAt(at);
      if (OPENING.contains(c)) {
        depth++;
      } else if (CLOSING.contains(c)) {
        depth--;
      } else if (c == ',' && depth == 0) {
        addArgument(arguments, text, start, at);
        start = at + 1;
      }
      at++;
    }
    addArgument(arguments, text, start, Math.max(start, to));
    return arguments;
  }

  private static void addArgument(List<Argument> arguments, String text, int from, int to) {
    int start = from;
    while (start < to) {
      int next = text.charAt(start) == '"' ? start : skipInsignificant(text, start);
      if (next > start) {
        start = next;
      } else if (Character.isWhitespace(text.charAt(start))) {
        start++;
      } else {
        break;
      }
    }
    int end = start;
    while (end < to && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    int colon = end;
    while (colon < to && Character.isWhitespace(text.charAt(colon))) {
      colon++;
    }
    boolean labelled = end > start && colon < to && text.charAt(colon) == ':';
    int valueStart = labelled ? colon + 1 : start;
    if (valueStart < to) {
      arguments.add(
          new Argument(
              labelled ? text.substring(start, end) : "",
              text.substring(valueStart, to).strip(),
              valueStart,
              to));
    }
  }

  /** The offset of the bracket that closes the one at {@code open}, else {@code to}. */
  static int matching(String text, int open, int to) {
    int depth = 0;
    int at = open;
    while (at < to) {
      int next = skipInsignificant(text, at);
      if (next > at) {
        at = next;
        continue;
      }
      char c = text.charAt(at);
      if (OPENING.contains(c)) {
        depth++;
      } else if (CLOSING.contains(c) && --depth == 0) {
        return at;
      }
      at++;
    }
    return to;
  }

  /** Behind the comment or string that starts here, else {@code at}. */
  private static int skipInsignificant(String text, int at) {
    if (text.startsWith("//", at)) {
      int end = text.indexOf('\n', at);
      return end < 0 ? text.length() : end;
    }
    if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      return end < 0 ? text.length() : end + 2;
    }
    if (text.startsWith("\"\"\"", at)) {
      int end = text.indexOf("\"\"\"", at + 3);
      return end < 0 ? text.length() : end + 3;
    }
    if (text.charAt(at) == '"') {
      int end = at + 1;
      while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\n') {
        end += text.charAt(end) == '\\' ? 2 : 1;
      }
      return Math.min(end + 1, text.length());
    }
    return at;
  }
}
