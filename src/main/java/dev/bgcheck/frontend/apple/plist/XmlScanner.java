package dev.bgcheck.frontend.apple.plist;

import dev.bgcheck.source.LineIndex;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of an XML property list: tags, decoded characters, and what lies between elements.
 * Blanks out of a copy of the text whatever the parser behind it must not see.
 */
final class XmlScanner {
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "[ \\t]*#[ \\t]*(?:if|ifdef|ifndef|else|elif|endif|include|import|define|undef|pragma"
              + "|error|warning|line)\\b[^\\r\\n]*");

  private final String text;
  private final StringBuilder cleaned;
  private int at;
  private boolean preprocessed;

  /** A tag of the text. */
  record Tag(String name, boolean closing, boolean empty, int start, int end) {}

  XmlScanner(String text) {
    this.text = text;
    this.cleaned = new StringBuilder(text);
  }

  /** The offset of the next character. */
  int at() {
    return at;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  /** Whether preprocessor lines were stepped over. */
  boolean isPreprocessed() {
    return preprocessed;
  }

  /** The text without what was blanked out, of the same length. */
  StringBuilder cleaned() {
    return cleaned;
  }

  /** The decoded characters up to the closing tag of {@code tag}, which is consumed. */
  String content(Tag tag) throws MalformedPropertyListException {
    StringBuilder content = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '<') {
        if (text.startsWith("<![CDATA[", at)) {
          int end = find("]]>", "a CDATA section");
          content.append(text, at + 9, end);
          at = end + 3;
        } else if (text.startsWith("<!--", at)) {
          skipComment();
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

  void skipBetweenElements() throws MalformedPropertyListException {
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
        skipComment();
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

  /** What it says is blanked out: Apple's readers allow two hyphens in it, XML does not. */
  private void skipComment() throws MalformedPropertyListException {
    int end = find("-->", "a comment");
    blank(at + 4, end);
    at = end + 3;
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
  Tag tag() throws MalformedPropertyListException {
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

  static MalformedPropertyListException error(Tag tag, String message) {
    return new MalformedPropertyListException(tag.start(), tag.end(), message);
  }

  static String shortened(String content) {
    return content.length() <= 40 ? content : content.substring(0, 39) + "…";
  }

  int line(int offset) {
    return LineIndex.of(text).lineAt(offset);
  }
}
