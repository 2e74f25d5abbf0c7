package dev.bgcheck.frontend.java;

import java.util.Optional;

/** What can be told of Java text without parsing it: brackets outside of strings and comments. */
final class JavaText {
  private final String text;
  private int at;

  private JavaText(String text) {
    this.text = text;
  }

  /** How deep lambdas with blocks are nested. */
  static int lambdaDepth(String text) {
    if (text.indexOf("->") < 0) {
      return 0;
    }
    JavaText scan = new JavaText(text);
    boolean[] lambdas = new boolean[64];
    int depth = 0;
    int open = 0;
    int deepest = 0;
    char before = ' ';
    char last = ' ';
    for (int c = scan.next(); c >= 0; c = scan.next()) {
      if (c == '{') {
        if (depth == lambdas.length) {
          lambdas = java.util.Arrays.copyOf(lambdas, depth * 2);
        }
        lambdas[depth] = before == '-' && last == '>';
        open += lambdas[depth] ? 1 : 0;
        deepest = Math.max(deepest, open);
        depth++;
      } else if (c == '}' && depth > 0) {
        depth--;
        open -= lambdas[depth] ? 1 : 0;
      }
      if (!Character.isWhitespace(c)) {
        before = last;
        last = (char) c;
      }
    }
    return deepest;
  }

  /**
   * The text with the member of a class around {@code place} blanked out, line by line, so that
   * positions stay; absent when braces do not show one.
   */
  static Optional<String> withoutMember(String text, int place) {
    JavaText scan = new JavaText(text);
    int depth = 0;
    // Where the current member of an outermost class starts and whether it holds the place.
    int start = -1;
    for (int c = scan.next(); c >= 0; c = scan.next()) {
      int here = scan.at - 1;
      if (c == '{') {
        depth++;
        start = depth == 1 ? here + 1 : start;
      } else if (c == '}') {
        depth--;
      }
      boolean ends = depth == 1 && (c == '}' || c == ';');
      if (ends && start >= 0) {
        if (place >= start && place <= here) {
          return Optional.of(blank(text, start, here + 1));
        }
        start = here + 1;
      }
      if (depth <= 0 && c == '}') {
        // Text between the last member and the class's end.
        if (start >= 0 && place >= start && place < here) {
          return Optional.of(blank(text, start, here));
        }
        start = -1;
        depth = 0;
      }
    }
    return Optional.empty();
  }

  private static String blank(String text, int from, int to) {
    StringBuilder out = new StringBuilder(text);
    for (int i = from; i < to; i++) {
      char c = out.charAt(i);
      if (c != '\n' && c != '\r') {
        out.setCharAt(i, ' ');
      }
    }
    return out.toString();
  }

  /** The next character outside of strings, characters and comments; -1 at the end. */
  private int next() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '/' && text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (c == '/' && text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        at = end < 0 ? text.length() : end + 2;
      } else if (c == '"' && text.startsWith("\"\"\"", at)) {
        at = textBlockEnd();
      } else if (c == '"' || c == '\'') {
        at = literalEnd(c);
      } else {
        at++;
        return c;
      }
    }
    return -1;
  }

  private int textBlockEnd() {
    int i = at + 3;
    while (i < text.length() && !text.startsWith("\"\"\"", i)) {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(text.length(), i + 3);
  }

  private int literalEnd(char quote) {
    int i = at + 1;
    while (i < text.length() && text.charAt(i) != quote && text.charAt(i) != '\n') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(text.length(), i + 1);
  }
}
