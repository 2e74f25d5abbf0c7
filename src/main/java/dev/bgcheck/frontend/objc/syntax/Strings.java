package dev.bgcheck.frontend.objc.syntax;

/** Decodes string literals. */
final class Strings {
  private Strings() {}

  /** The value of the literal between two offsets, prefix and quotes included. */
  static String decode(char[] text, int start, int end) {
    int open = start;
    while (open < end && text[open] != '"') {
      open++;
    }
    if (open > start && text[open - 1] == 'R') {
      return raw(text, open, end);
    }
    int from = open + 1;
    int to = end > from && text[end - 1] == '"' ? end - 1 : end;
    if (to <= from) {
      return "";
    }
    for (int i = from; i < to; i++) {
      if (text[i] == '\\') {
        return unescape(text, from, to);
      }
    }
    return new String(text, from, to - from);
  }

  private static String raw(char[] text, int quote, int end) {
    int from = quote + 1;
    while (from < end && text[from] != '(') {
      from++;
    }
    int to = end - (from - quote - 1) - 2;
    return to > from ? new String(text, from + 1, to - from - 1) : "";
  }

  private static String unescape(char[] text, int from, int to) {
    StringBuilder value = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      char c = text[i];
      if (c != '\\' || i + 1 == to) {
        value.append(c);
        continue;
      }
      char escaped = text[++i];
      switch (escaped) {
        case 'n' -> value.append('\n');
        case 't' -> value.append('\t');
        case 'r' -> value.append('\r');
        case '0' -> value.append('\0');
        case '\n' -> {}
        case '\r' -> i += i + 1 < to && text[i + 1] == '\n' ? 1 : 0;
        case 'u', 'U' -> {
          int digits = escaped == 'u' ? 4 : 8;
          int code = hex(text, i + 1, Math.min(to, i + 1 + digits));
          if (code >= 0 && Character.isValidCodePoint(code)) {
            value.appendCodePoint(code);
            i += digits;
          }
        }
        default -> value.append(escaped);
      }
    }
    return value.toString();
  }

  private static int hex(char[] text, int from, int to) {
    int code = 0;
    for (int i = from; i < to; i++) {
      int digit = Character.digit(text[i], 16);
      if (digit < 0) {
        return -1;
      }
      code = code << 4 | digit;
    }
    return to > from ? code : -1;
  }
}
