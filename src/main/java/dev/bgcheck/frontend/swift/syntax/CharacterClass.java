package dev.bgcheck.frontend.swift.syntax;

/** Which characters make names and operators. */
final class CharacterClass {
  private static final boolean[] NAME_PART = new boolean[128];
  private static final boolean[] OPERATOR = new boolean[128];

  static {
    for (char c = '0'; c <= '9'; c++) {
      NAME_PART[c] = true;
    }
    for (char c = 'a'; c <= 'z'; c++) {
      NAME_PART[c] = true;
      NAME_PART[c - 'a' + 'A'] = true;
    }
    NAME_PART['_'] = true;
    NAME_PART['$'] = true;
    for (char c : "/=-+!*%<>&|^~?.".toCharArray()) {
      OPERATOR[c] = true;
    }
  }

  private CharacterClass() {}

  static boolean isNameStart(char c) {
    return isNamePart(c) && (c < '0' || c > '9') && c != '$';
  }

  static boolean isNamePart(char c) {
    return c < 128 ? NAME_PART[c] : !isUnicodeOperator(c) && !isOutside(c);
  }

  static boolean isOperator(char c) {
    return c < 128 ? OPERATOR[c] : isUnicodeOperator(c);
  }

  /** The offset behind the name that starts at {@code from}; {@code from} if there is none. */
  static int nameEnd(char[] text, int from) {
    int i = from;
    while (isNamePart(text[i])) {
      i++;
    }
    return i;
  }

  // The ranges of "operator-head" in the language's grammar that are not ASCII.
  private static boolean isUnicodeOperator(char c) {
    if (c < 0x2000) {
      return (c >= 0xA1 && c <= 0xA7)
          || c == 0xA9
          || c == 0xAB
          || c == 0xAC
          || c == 0xAE
          || c == 0xB0
          || c == 0xB1
          || c == 0xB6
          || c == 0xBB
          || c == 0xBF
          || c == 0xD7
          || c == 0xF7;
    }
    return c == 0x2016
        || c == 0x2017
        || (c >= 0x2020 && c <= 0x2027)
        || (c >= 0x2030 && c <= 0x203E)
        || (c >= 0x2041 && c <= 0x2053)
        || (c >= 0x2055 && c <= 0x205E)
        || (c >= 0x2190 && c <= 0x23FF)
        || (c >= 0x2500 && c <= 0x2775)
        || (c >= 0x2794 && c <= 0x2BFF)
        || (c >= 0x2E00 && c <= 0x2E7F)
        || (c >= 0x3001 && c <= 0x3003)
        || (c >= 0x3008 && c <= 0x3020)
        || c == 0x3030;
  }

  // White space and quotation marks: neither names nor operators.
  private static boolean isOutside(char c) {
    return c == 0xA0
        || (c >= 0x2000 && c <= 0x200B)
        || (c >= 0x2018 && c <= 0x201F)
        || c == 0x2028
        || c == 0x2029
        || c == 0x3000
        || c == 0xFEFF
        || c == 0x80;
  }
}
