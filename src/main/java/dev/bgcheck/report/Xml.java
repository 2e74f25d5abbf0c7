package dev.bgcheck.report;

/** Text for XML 1.0 files. */
final class Xml {
  private Xml() {}

  /** Text as an attribute value in double quotes, quotes included. */
  static String attribute(String name, String value) {
    return " " + name + "=\"" + escaped(value) + "\"";
  }

  /** A number as an attribute. */
  static String attribute(String name, long value) {
    return " " + name + "=\"" + value + "\"";
  }

  /** Text as content or attribute value; what XML cannot hold becomes U+FFFD. */
  static String escaped(String text) {
    StringBuilder xml = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      i += Character.charCount(character);
      switch (character) {
        case '&' -> xml.append("&amp;");
        case '<' -> xml.append("&lt;");
        case '>' -> xml.append("&gt;");
        case '"' -> xml.append("&quot;");
        case '\'' -> xml.append("&apos;");
        case '\n' -> xml.append("&#10;");
        case '\r' -> xml.append("&#13;");
        case '\t' -> xml.append("&#9;");
        default -> xml.appendCodePoint(isAllowed(character) ? character : 0xFFFD);
      }
    }
    return xml.toString();
  }

  private static boolean isAllowed(int c) {
    return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
  }
}
