package dev.bgcheck.frontend.swift.syntax;

/** The part of the lexer that reads strings: texts, interpolations and their ends. */
abstract class StringLexer {
  // A string of one line that is interrupted by a line break within an interpolation is believed to
  // go on only if the interpolation ends within this distance.
  private static final int INTERPOLATION_REACH = 2_000;

  final Tokens tokens;
  final char[] text;
  final int length;
  final OpenBrackets brackets = new OpenBrackets();
  final StringStack strings = new StringStack();

  /** The place in the text. */
  int pos;

  /** The flags of the token to come. */
  byte flags;

  StringLexer(Tokens tokens) {
    this.tokens = tokens;
    this.text = tokens.text;
    this.length = tokens.length;
  }

  /** Lexes the string whose quotes are at {@code pos} and whose pounds start at {@code from}. */
  final void string(int from, int pounds) {
    boolean multiline = text[pos + 1] == '"' && text[pos + 2] == '"';
    if (multiline && pounds > 0 && quotesOnly(pounds)) {
      multiline = false;
    }
    pos += multiline ? 3 : 1;
    tokens.add(Tok.STRING_START, from, pos, 0, flags);
    stringContent(pounds, multiline);
  }

  /** Whether {@code #"""#} is a string of quotes on one line: it ends before the line does. */
  private boolean quotesOnly(int pounds) {
    for (int i = pos + 1; i < length && text[i] != '\n' && text[i] != '\r'; i++) {
      if (i > pos + INTERPOLATION_REACH) {
        return false;
      }
      if (text[i] == '"' && hasPounds(i + 1, pounds)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasPounds(int from, int pounds) {
    for (int i = 0; i < pounds; i++) {
      if (text[from + i] != '#') {
        return false;
      }
    }
    return true;
  }

  /** Goes on within a string up to its end or its next interpolation. */
  private void stringContent(int pounds, boolean multiline) {
    int from = pos;
    int i = pos;
    while (true) {
      char c = text[i];
      if (c == '"') {
        boolean quotes = !multiline || (text[i + 1] == '"' && text[i + 2] == '"');
        int width = multiline ? 3 : 1;
        if (quotes && hasPounds(i + width, pounds)) {
          stringText(from, i);
          pos = i + width + pounds;
          tokens.add(Tok.STRING_END, i, pos, 0, (byte) 0);
          return;
        }
        i++;
      } else if (c == '\\' && hasPounds(i + 1, pounds)) {
        int escaped = i + 1 + pounds;
        if (text[escaped] == '(') {
          stringText(from, i);
          int index = tokens.add(Tok.INTERPOLATION_START, i, escaped + 1, 0, (byte) 0);
          brackets.open(Tok.INTERPOLATION_START, index);
          strings.push(pounds, multiline, index, brackets.depth());
          pos = escaped + 1;
          return;
        }
        boolean lineBreak = text[escaped] == '\n' || text[escaped] == '\r';
        i = lineBreak || escaped >= length ? escaped : escaped + 1;
      } else if (i >= length || (!multiline && (c == '\n' || c == '\r'))) {
        i = Math.min(i, length);
        stringText(from, i);
        tokens.recoveries.add(new SwiftRecovery(from, "string is not closed"));
        tokens.add(Tok.STRING_END, i, i, 0, (byte) 0);
        pos = i;
        return;
      } else {
        i++;
      }
    }
  }

  private void stringText(int from, int to) {
    if (to > from) {
      tokens.add(Tok.STRING_TEXT, from, to, 0, (byte) 0);
    }
  }

  /** At the paren that ends an interpolation: goes on with the string around it. */
  final void endInterpolation() {
    int index = tokens.add(Tok.INTERPOLATION_END, pos, pos + 1, 0, flags);
    pos++;
    tokens.match[strings.token()] = index;
    brackets.cut(strings.depth() - 1);
    int pounds = strings.pounds();
    boolean multiline = strings.multiline();
    strings.pop();
    flags = 0;
    stringContent(pounds, multiline);
  }

  /** At a line break: gives up strings of one line whose interpolation does not end soon. */
  final void lineBreakInInterpolation() {
    while (!strings.isEmpty() && !strings.multiline() && !strings.checked()) {
      strings.setChecked();
      if (interpolationEndsSoon()) {
        return;
      }
      abandonString(pos);
      flags = 0;
    }
  }

  private boolean interpolationEndsSoon() {
    int depth = brackets.depth() - strings.depth() + 1;
    int limit = Math.min(length, pos + INTERPOLATION_REACH);
    for (int i = pos; i < limit; i++) {
      switch (text[i]) {
        case '(', '[', '{' -> depth++;
        case ')', ']', '}' -> {
          depth--;
          if (depth == 0) {
            return text[i] == ')';
          }
        }
        case '"' -> {
          int close = i + 1;
          while (close < limit && text[close] != '"' && text[close] != '\n') {
            close++;
          }
          i = close;
        }
        default -> {
          // Does not nest.
        }
      }
    }
    return false;
  }

  final void abandonString(int at) {
    tokens.recoveries.add(
        new SwiftRecovery(tokens.start[strings.token()], "interpolation is not closed"));
    brackets.cut(strings.depth() - 1);
    tokens.add(Tok.STRING_END, at, at, 0, flags);
    strings.pop();
  }
}
