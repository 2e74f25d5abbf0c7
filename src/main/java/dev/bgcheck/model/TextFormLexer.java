package dev.bgcheck.model;

import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;

/** Cuts the program form's text into words for {@link ProgramParser}. */
final class TextFormLexer {
  private final SourceFile file;
  private final String text;
  private int at;

  TextFormLexer(SourceFile file) {
    this.file = file;
    this.text = file.text();
    skip();
  }

  SourceFile file() {
    return file;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /** The line that the next word stands on, without its indent. */
  Span lineSpan() {
    int line = file.lines().lineAt(at);
    int start = file.lines().lineStart(line);
    String lineText = file.lineText(line);
    int indent = lineText.length() - lineText.stripLeading().length();
    return file.span(start + indent, start + lineText.stripTrailing().length());
  }

  /** Whether the next word is the first of its line. */
  boolean startsLine() {
    int start = file.lines().lineStart(file.lines().lineAt(at));
    return text.substring(start, at).isBlank();
  }

  boolean sees(String token) {
    if (!text.startsWith(token, at)) {
      return false;
    }
    int end = at + token.length();
    boolean wordLike = isWordPart(token.charAt(token.length() - 1));
    return !wordLike || end >= text.length() || !isWordPart(text.charAt(end));
  }

  boolean seesString() {
    return at < text.length() && text.charAt(at) == '"';
  }

  boolean take(String token) {
    if (!sees(token)) {
      return false;
    }
    at += token.length();
    skip();
    return true;
  }

  void expect(String token) {
    if (!take(token)) {
      throw error("'" + token + "'");
    }
  }

  /** A keyword-like word, hyphens included. */
  String word() {
    int start = at;
    while (at < text.length()
        && (isWordPart(text.charAt(at))
            || (text.charAt(at) == '-' && text.charAt(at + 1) != '>'))) {
      at++;
    }
    if (start == at) {
      throw error("a word");
    }
    String word = text.substring(start, at);
    skip();
    return word;
  }

  /** A name, plain or in backquotes. */
  String name() {
    if (at < text.length() && text.charAt(at) == '`') {
      return delimited('`');
    }
    int start = at;
    while (at < text.length() && isWordPart(text.charAt(at))) {
      at++;
    }
    if (start == at) {
      throw error("a name");
    }
    String name = text.substring(start, at);
    skip();
    return name;
  }

  /** The label of an argument with its colon, or nothing and an empty label. */
  String label() {
    int before = at;
    if (atEnd() || !(isWordPart(text.charAt(at)) || text.charAt(at) == '`')) {
      return "";
    }
    String label = name();
    if (take(":")) {
      return label;
    }
    at = before;
    return "";
  }

  String string() {
    if (!seesString()) {
      throw error("a string");
    }
    return delimited('"');
  }

  int integer() {
    String digits = name();
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw error("a number, not '" + digits + "'");
    }
  }

  /** A type: the longest balanced stretch that can be one. */
  TypeRef type() {
    int start = at;
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean arrow = c == '-' && text.startsWith("->", at);
      if (c == '(' || c == '[' || c == '<') {
        if (depth == 0 && at > start && text.charAt(at - 1) == ' ') {
          break;
        }
        depth++;
      } else if (c == ')' || c == ']' || (c == '>' && text.charAt(at - 1) != '-')) {
        if (depth == 0) {
          break;
        }
        depth--;
      } else if (depth == 0
          && !(TypeRefParser.isNamePart(c)
              || isWordPart(c)
              || c == '.'
              || c == '?'
              || arrow
              || c == '>'
              || c == '@')) {
        break;
      }
      at++;
    }
    String spelled = text.substring(start, at).strip();
    skip();
    try {
      return TypeRefParser.parse(spelled);
    } catch (IllegalArgumentException e) {
      throw error("a type: " + e.getMessage());
    }
  }

  IllegalArgumentException error(String expected) {
    int clamped = Math.min(at, text.length());
    return new IllegalArgumentException(file.span(clamped, clamped) + ": expected " + expected);
  }

  private String delimited(char quote) {
    StringBuilder content = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != quote) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        char escaped = text.charAt(at++);
        c = escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped;
      }
      content.append(c);
    }
    if (at >= text.length()) {
      throw error("a closing " + quote);
    }
    at++;
    skip();
    return content.toString();
  }

  private void skip() {
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (text.startsWith("//", at)) {
        while (at < text.length() && text.charAt(at) != '\n') {
          at++;
        }
      } else {
        return;
      }
    }
  }

  private static boolean isWordPart(char c) {
    return c == '_' || c == '%' || c == '~' || c == '$' || Character.isLetterOrDigit(c);
  }
}
