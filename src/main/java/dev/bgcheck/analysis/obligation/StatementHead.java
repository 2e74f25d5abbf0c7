package dev.bgcheck.analysis.obligation;

import dev.bgcheck.source.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a statement says which it is: {@code guard let self else} without the braces behind it.
 * Of a way that is not written the whole branch is the place, and nobody wants all of a loop
 * underlined. All checked languages write statements alike, so the text is enough.
 */
final class StatementHead {
  private static final Pattern KEYWORD =
      Pattern.compile(
          "(?:\\w+:\\s*)?(?:if|else|guard|for|while|switch|repeat|do|try|catch|@try|@catch"
              + "|@synchronized|synchronized|@autoreleasepool)\\b");

  private StatementHead() {}

  /** The head of what {@code span} covers; all of it when it is on one line or no statement. */
  static Span of(Span span) {
    if (span.line() == span.endLine()) {
      return span;
    }
    String text = span.text();
    if (text.startsWith("{")) {
      return beforeBlock(span);
    }
    Matcher keyword = KEYWORD.matcher(text);
    if (!keyword.lookingAt()) {
      return span;
    }
    int end = body(text, keyword.end());
    if (end < 0) {
      int line = text.indexOf('\n');
      end = line < 0 ? text.length() : line;
    }
    int length = text.substring(0, end).stripTrailing().length();
    return span.file().span(span.start(), span.start() + Math.max(1, length));
  }

  /** Of a block what it is for: the {@code else} before it, or its brace. */
  private static Span beforeBlock(Span block) {
    String text = block.file().text();
    int end = block.start();
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    int start = end - "else".length();
    return text.startsWith("else", start)
        ? block.file().span(start, end)
        : block.file().span(block.start(), block.start() + 1);
  }

  /**
   * Where the first brace is that is in no parentheses, string or comment; -1 when there is none.
   */
  private static int body(String text, int from) {
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        i = endOfString(text, i);
      } else if (text.startsWith("//", i)) {
        int end = text.indexOf('\n', i);
        i = end < 0 ? text.length() : end;
      } else if (text.startsWith("/*", i)) {
        int end = text.indexOf("*/", i + 2);
        i = end < 0 ? text.length() : end + 1;
      } else if (c == '(' || c == '[') {
        depth++;
      } else if (c == ')' || c == ']') {
        depth--;
      } else if (c == '{' && depth <= 0) {
        return i;
      }
    }
    return -1;
  }

  private static int endOfString(String text, int start) {
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"' || c == '\n') {
        return i;
      }
    }
    return text.length();
  }
}
