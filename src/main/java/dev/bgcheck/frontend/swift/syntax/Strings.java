package dev.bgcheck.frontend.swift.syntax;

import java.util.ArrayList;
import java.util.List;

/** Parses string literals and resolves their escapes. */
final class Strings {
  private final Grammar g;
  private final Cursor c;
  private final char[] text;

  Strings(Grammar grammar) {
    this.g = grammar;
    this.c = grammar.cursor;
    this.text = c.tokens.text;
  }

  /** The string whose opening quotes stand here. */
  SwiftExpr literal() {
    int from = c.offset();
    int pounds = 0;
    while (text[from + pounds] == '#') {
      pounds++;
    }
    boolean multiline = c.end[c.pos] - from - pounds == 3;
    int indent = multiline ? indent() : 0;
    c.advance();
    boolean deep = !c.enter();
    List<SwiftExpr.Segment> segments = new ArrayList<>(2);
    boolean first = true;
    while (true) {
      int k = c.kind();
      if (k == Tok.STRING_TEXT) {
        boolean last = c.next() == Tok.STRING_END;
        String value = value(pounds, multiline, indent, first, last);
        segments.add(new SwiftExpr.Text(c.offset(), c.end[c.pos], value));
        c.advance();
      } else if (k == Tok.INTERPOLATION_START && !deep) {
        int at = c.offset();
        List<SwiftArgument> arguments = g.arguments.interpolated();
        segments.add(new SwiftExpr.Interpolation(at, c.lastEnd(), arguments));
      } else if (k == Tok.INTERPOLATION_START) {
        c.recover(Grammar.TOO_DEEP);
        c.skipOne();
      } else {
        break;
      }
      first = false;
    }
    if (!deep) {
      c.leave();
    }
    if (!c.eat(Tok.STRING_END)) {
      skipToEnd();
    }
    return new SwiftExpr.StringLiteral(from, c.lastEnd(), List.copyOf(segments));
  }

  /** Skips what an interpolation without its paren left over of the string. */
  private void skipToEnd() {
    while (!c.atEnd() && !c.newline() && !c.at(Tok.STRING_END) && !c.at(Tok.RIGHT_BRACE)) {
      c.skipOne();
    }
    while (c.at(Tok.STRING_END)) {
      c.advance();
    }
  }

  /** How many characters stand in front of the closing quotes on their line. */
  private int indent() {
    int i = c.pos + 1;
    while (true) {
      int k = c.kind[i];
      if (k == Tok.STRING_END || k == Tok.EOF) {
        break;
      }
      i = k == Tok.INTERPOLATION_START ? c.behind(i) : i + 1;
    }
    int close = c.start[i];
    int at = close;
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) {
      at--;
    }
    return at > 0 && isLineBreak(text[at - 1]) ? close - at : 0;
  }

  private static boolean isLineBreak(char ch) {
    return ch == '\n' || ch == '\r';
  }

  private String value(int pounds, boolean multiline, int indent, boolean first, boolean last) {
    int from = c.offset();
    int to = c.end[c.pos];
    if (!multiline) {
      return isPlain(from, to) ? new String(text, from, to - from) : decode(from, to, pounds, -1);
    }
    if (last) {
      int at = to;
      while (at > from && (text[at - 1] == ' ' || text[at - 1] == '\t')) {
        at--;
      }
      if (at > from && isLineBreak(text[at - 1])) {
        to = at - 1;
        if (to > from && text[to] == '\n' && text[to - 1] == '\r') {
          to--;
        }
      }
    }
    if (first) {
      while (from < to && (text[from] == ' ' || text[from] == '\t')) {
        from++;
      }
      if (from < to && isLineBreak(text[from])) {
        from += text[from] == '\r' && text[from + 1] == '\n' ? 2 : 1;
        from = skipIndent(from, to, indent);
      }
    }
    return from >= to ? "" : decode(from, to, pounds, indent);
  }

  private boolean isPlain(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] == '\\') {
        return false;
      }
    }
    return true;
  }

  private int skipIndent(int from, int to, int indent) {
    int i = from;
    while (i < to && i < from + indent && (text[i] == ' ' || text[i] == '\t')) {
      i++;
    }
    return i;
  }

  /** The text with escapes resolved; {@code indent} is negative in a string of one line. */
  private String decode(int from, int to, int pounds, int indent) {
    StringBuilder value = new StringBuilder(to - from);
    int i = from;
    while (i < to) {
      char ch = text[i];
      if (isLineBreak(ch) && indent >= 0) {
        i += ch == '\r' && text[i + 1] == '\n' ? 2 : 1;
        value.append('\n');
        i = skipIndent(i, to, indent);
      } else if (ch == '\\' && escapes(i, pounds)) {
        i = escape(i + 1 + pounds, to, indent, value);
      } else {
        value.append(ch);
        i++;
      }
    }
    return value.toString();
  }

  private boolean escapes(int backslash, int pounds) {
    for (int i = 1; i <= pounds; i++) {
      if (text[backslash + i] != '#') {
        return false;
      }
    }
    return true;
  }

  /** Resolves the escape whose letter is at {@code at}; the offset behind it. */
  private int escape(int at, int to, int indent, StringBuilder value) {
    if (at >= to) {
      return to;
    }
    switch (text[at]) {
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'r' -> value.append('\r');
      case '0' -> value.append('\0');
      case 'u' -> {
        return unicode(at, to, value);
      }
      case ' ', '\t', '\n', '\r' -> {
        return lineContinuation(at, to, indent, value);
      }
      default -> value.append(text[at]);
    }
    return at + 1;
  }

  private int unicode(int at, int to, StringBuilder value) {
    int code = 0;
    int i = at + 1;
    if (i >= to || text[i] != '{') {
      value.append('u');
      return i;
    }
    i++;
    while (i < to && Character.digit(text[i], 16) >= 0 && code <= Character.MAX_CODE_POINT) {
      code = code * 16 + Character.digit(text[i], 16);
      i++;
    }
    if (i < to && text[i] == '}' && Character.isValidCodePoint(code)) {
      value.appendCodePoint(code);
      return i + 1;
    }
    return i;
  }

  private int lineContinuation(int at, int to, int indent, StringBuilder value) {
    int i = at;
    while (i < to && (text[i] == ' ' || text[i] == '\t')) {
      i++;
    }
    if (i >= to || !isLineBreak(text[i])) {
      value.append(text[at]);
      return at + 1;
    }
    i += text[i] == '\r' && text[i + 1] == '\n' ? 2 : 1;
    return skipIndent(i, to, Math.max(0, indent));
  }
}
