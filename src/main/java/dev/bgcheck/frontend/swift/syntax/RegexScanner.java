package dev.bgcheck.frontend.swift.syntax;

/** Finds the end of a regular expression literal. */
final class RegexScanner {
  // A slash whose partner is further away on its line is taken for an operator.
  private static final int REACH = 2_000;

  private RegexScanner() {}

  /**
   * The offset behind the literal, or -1 if none starts here.
   *
   * @param slash the offset of the opening slash
   * @param pounds how many pounds stand in front of it
   */
  static int end(char[] text, int length, int slash, int pounds) {
    char next = text[slash + 1];
    boolean multiline = pounds > 0 && (next == '\n' || next == '\r');
    if (pounds == 0 && (next == ' ' || next == '\t' || next == '/' || next == '*')) {
      return -1;
    }
    int groups = 0;
    boolean characterClass = false;
    int limit = multiline ? length : Math.min(length, slash + REACH);
    for (int i = slash + 1; i < limit; i++) {
      char c = text[i];
      if (c == '\\') {
        i++;
      } else if (c == '\n' || c == '\r') {
        if (!multiline) {
          return -1;
        }
      } else if (c == '/' && pounds > 0) {
        if (closes(text, i, pounds)) {
          return i + 1 + pounds;
        }
      } else if (pounds == 0) {
        if (c == '/') {
          // A literal must not end in a space, else "a / b / c" would be one.
          return text[i - 1] == ' ' || text[i - 1] == '\t' ? -1 : i + 1;
        }
        if (c == '[' || c == ']') {
          characterClass = c == '[';
        } else if (!characterClass && c == '(') {
          groups++;
        } else if (!characterClass && c == ')' && --groups < 0) {
          return -1;
        }
      }
    }
    return multiline ? length : -1;
  }

  private static boolean closes(char[] text, int slash, int pounds) {
    for (int i = 1; i <= pounds; i++) {
      if (text[slash + i] != '#') {
        return false;
      }
    }
    return true;
  }
}
