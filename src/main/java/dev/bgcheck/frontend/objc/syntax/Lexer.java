package dev.bgcheck.frontend.objc.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the text into tokens. A preprocessor directive is one token, up to the end of its logical
 * line.
 */
final class Lexer {
  private static final byte[] CLASS = new byte[128];
  private static final byte WORD = 1;
  private static final byte DIGIT = 2;

  static {
    for (int c = 'a'; c <= 'z'; c++) {
      CLASS[c] = WORD;
      CLASS[c - 32] = WORD;
    }
    for (int c = '0'; c <= '9'; c++) {
      CLASS[c] = DIGIT;
    }
    CLASS['_'] = WORD;
    CLASS['$'] = WORD;
  }

  private final char[] text;
  private final int limit;
  private final Symbols symbols;
  private final Tokens tokens;
  private final List<ObjcComment> comments = new ArrayList<>();
  private int at;
  private boolean newLine = true;

  Lexer(char[] text, Symbols symbols) {
    this.text = text;
    this.limit = text.length;
    this.symbols = symbols;
    this.tokens = new Tokens(text.length / 5);
  }

  /** All tokens, the last of them {@link Token#EOF}. */
  Tokens tokens() {
    while (at < limit) {
      if (text[at] == ' ') {
        at++;
      } else {
        step();
      }
    }
    tokens.add(Token.EOF, limit, limit, -1, true);
    return tokens;
  }

  /** The comments met, in order. */
  List<ObjcComment> comments() {
    return comments;
  }

  private char peek(int ahead) {
    int i = at + ahead;
    return i < limit ? text[i] : 0;
  }

  private void add(int kind, int length) {
    tokens.add(kind, at, at + length, -1, newLine);
    newLine = false;
    at += length;
  }

  private void addTo(int kind, int end) {
    tokens.add(kind, at, end, -1, newLine);
    newLine = false;
    at = end;
  }

  private void step() {
    char c = text[at];
    if (c >= 128) {
      unusual(c);
      return;
    }
    byte shape = CLASS[c];
    if (shape == WORD) {
      word();
    } else if (shape == DIGIT) {
      number();
    } else {
      punctuation(c);
    }
  }

  private void unusual(char c) {
    if (Character.isSurrogate(c) || Character.isUnicodeIdentifierPart(c) && c != 0xfeff) {
      word();
    } else {
      // A no-break space, a byte order mark, a typographic quote: as good as a blank.
      at++;
    }
  }

  private static boolean inWord(char c) {
    return c < 128
        ? CLASS[c] != 0
        : Character.isSurrogate(c) || Character.isUnicodeIdentifierPart(c) && c != 0xfeff;
  }

  private void word() {
    int start = at;
    int i = at;
    int hash = 0;
    char c;
    while (i < limit && inWord(c = text[i])) {
      hash = hash * 31 + c;
      i++;
    }
    if (i < limit && i - start <= 3 && (text[i] == '"' || text[i] == '\'') && prefixed(i)) {
      return;
    }
    int symbol = symbols.symbol(text, start, i, hash);
    tokens.add(symbols.kind(symbol), start, i, symbol, newLine);
    newLine = false;
    at = i;
  }

  /** String and character literals with a prefix such as {@code L}, {@code u8}, {@code R}. */
  private boolean prefixed(int quote) {
    char last = text[quote - 1];
    if (last == 'R' && text[quote] == '"') {
      addTo(Token.STRING, rawStringEnd(quote));
      return true;
    }
    boolean known =
        quote - at == 1
            ? last == 'L' || last == 'u' || last == 'U'
            : quote - at == 2 && last == '8' && text[at] == 'u';
    if (known) {
      addTo(text[quote] == '"' ? Token.STRING : Token.CHAR, quotedEnd(quote));
    }
    return known;
  }

  private int rawStringEnd(int quote) {
    int open = quote + 1;
    while (open < limit && open - quote <= 17 && text[open] != '(') {
      open++;
    }
    int delimiter = open - quote - 1;
    for (int i = open + 1; i < limit; i++) {
      if (text[i] == ')' && i + delimiter + 1 < limit && text[i + delimiter + 1] == '"') {
        boolean same = true;
        for (int k = 0; k < delimiter && same; k++) {
          same = text[i + 1 + k] == text[quote + 1 + k];
        }
        if (same) {
          return i + delimiter + 2;
        }
      }
    }
    return limit;
  }

  /** The end of a literal whose quote is at {@code quote}; an unclosed one ends with its line. */
  private int quotedEnd(int quote) {
    char mark = text[quote];
    int i = quote + 1;
    while (i < limit) {
      char c = text[i];
      if (c == mark) {
        return i + 1;
      }
      if (c == '\n' || c == '\r') {
        return i;
      }
      if (c == '\\' && i + 1 < limit) {
        i += text[i + 1] == '\r' && i + 2 < limit && text[i + 2] == '\n' ? 3 : 2;
      } else {
        i++;
      }
    }
    return Math.min(i, limit);
  }

  private void number() {
    int i = at;
    while (i < limit) {
      char c = text[i];
      if (c < 128 && CLASS[c] != 0 || c == '.') {
        i++;
      } else if ((c == '+' || c == '-') && isExponent(i)) {
        i++;
      } else if (c == '\'' && i + 1 < limit && text[i + 1] < 128 && CLASS[text[i + 1]] == DIGIT) {
        i++;
      } else {
        break;
      }
    }
    addTo(Token.NUMBER, i);
  }

  private boolean isExponent(int sign) {
    char before = text[sign - 1];
    boolean hex = text[at] == '0' && at + 1 < sign && (text[at + 1] | 32) == 'x';
    return hex ? (before | 32) == 'p' : (before | 32) == 'e';
  }

  private void punctuation(char c) {
    switch (c) {
      case ' ', '\t', '\f', 0x0b, 0, 26 -> at++;
      case '\n', '\r' -> {
        newLine = true;
        at++;
      }
      case '(' -> add(Token.LPAREN, 1);
      case ')' -> add(Token.RPAREN, 1);
      case '[' -> add(Token.LBRACKET, 1);
      case ']' -> add(Token.RBRACKET, 1);
      case '{' -> add(Token.LBRACE, 1);
      case '}' -> add(Token.RBRACE, 1);
      case ';' -> add(Token.SEMI, 1);
      case ',' -> add(Token.COMMA, 1);
      case '?' -> add(Token.QUESTION, 1);
      case '~' -> add(Token.TILDE, 1);
      case ':' -> add(peek(1) == ':' ? Token.COLONCOLON : Token.COLON, peek(1) == ':' ? 2 : 1);
      case '.' -> dot();
      case '"' -> addTo(Token.STRING, quotedEnd(at));
      case '\'' -> addTo(Token.CHAR, quotedEnd(at));
      case '@' -> at();
      case '#' -> hash();
      case '/' -> slash();
      case '\\' -> backslash();
      case '-' -> minus();
      case '<' -> less();
      case '+' -> operator(c, Token.PLUS, Token.PLUSPLUS);
      case '&' -> operator(c, Token.AMP, Token.AMPAMP);
      case '|' -> operator(c, Token.PIPE, Token.PIPEPIPE);
      case '*' -> operator(c, Token.STAR, -1);
      case '%' -> operator(c, Token.PERCENT, -1);
      case '^' -> operator(c, Token.CARET, -1);
      case '=' -> add(peek(1) == '=' ? Token.EQ : Token.ASSIGN, peek(1) == '=' ? 2 : 1);
      case '!' -> add(peek(1) == '=' ? Token.NE : Token.BANG, peek(1) == '=' ? 2 : 1);
      case '>' -> greater();
      default -> add(Token.STRAY, 1);
    }
  }

  private void operator(char c, int single, int twice) {
    char next = peek(1);
    if (next == '=') {
      add(Token.OP_ASSIGN, 2);
    } else if (next == c && twice >= 0) {
      add(twice, 2);
    } else {
      add(single, 1);
    }
  }

  private void dot() {
    char next = peek(1);
    if (next >= '0' && next <= '9') {
      number();
    } else if (next == '.' && peek(2) == '.') {
      add(Token.ELLIPSIS, 3);
    } else {
      add(Token.DOT, 1);
    }
  }

  private void minus() {
    if (peek(1) == '>') {
      add(Token.ARROW, 2);
    } else {
      operator('-', Token.MINUS, Token.MINUSMINUS);
    }
  }

  private void less() {
    char next = peek(1);
    if (next == '#') {
      placeholder();
    } else if (next == '<') {
      add(peek(2) == '=' ? Token.OP_ASSIGN : Token.SHL, peek(2) == '=' ? 3 : 2);
    } else {
      add(next == '=' ? Token.LE : Token.LT, next == '=' ? 2 : 1);
    }
  }

  /** {@code <#name#>}, as editors leave it in code from templates. */
  private void placeholder() {
    int i = at + 2;
    while (i < limit
        && text[i] != '\n'
        && !(text[i] == '#' && i + 1 < limit && text[i + 1] == '>')) {
      i++;
    }
    if (i < limit && text[i] == '#') {
      int symbol = symbols.symbol(text, at, i + 2, new String(text, at, i + 2 - at).hashCode());
      tokens.add(Token.IDENT, at, i + 2, symbol, newLine);
      newLine = false;
      at = i + 2;
    } else {
      add(Token.LT, 1);
    }
  }

  private void greater() {
    if (peek(1) == '>' && peek(2) == '=') {
      add(Token.OP_ASSIGN, 3);
    } else {
      add(peek(1) == '=' ? Token.GE : Token.GT, peek(1) == '=' ? 2 : 1);
    }
  }

  private void backslash() {
    char next = peek(1);
    if (next == '\n' || next == '\r' || next == ' ' || next == '\t') {
      at++;
    } else {
      add(Token.STRAY, 1);
    }
  }

  private void slash() {
    char next = peek(1);
    if (next == '/') {
      comment(lineCommentEnd(at));
    } else if (next == '*') {
      comment(blockCommentEnd(at));
    } else {
      add(next == '=' ? Token.OP_ASSIGN : Token.SLASH, next == '=' ? 2 : 1);
    }
  }

  private void comment(int end) {
    char third = peek(2);
    boolean documentation = end - at > 4 && (third == '!' || third == peek(1));
    comments.add(new ObjcComment(at, end, documentation));
    for (int i = at; i < end && !newLine; i++) {
      newLine = text[i] == '\n';
    }
    at = end;
  }

  private int lineCommentEnd(int start) {
    int i = start;
    while (i < limit && text[i] != '\n' && text[i] != '\r') {
      if (text[i] == '\\' && i + 1 < limit && (text[i + 1] == '\n' || text[i + 1] == '\r')) {
        i += text[i + 1] == '\r' && i + 2 < limit && text[i + 2] == '\n' ? 2 : 1;
      }
      i++;
    }
    return Math.min(i, limit);
  }

  private int blockCommentEnd(int start) {
    for (int i = start + 2; i + 1 < limit; i++) {
      if (text[i] == '*' && text[i + 1] == '/') {
        return i + 2;
      }
    }
    return limit;
  }

  private void at() {
    char next = peek(1);
    if (next == '"') {
      addTo(Token.AT_STRING, quotedEnd(at + 1));
      return;
    }
    int from = at + 1;
    while (from < limit && text[from] <= ' ' && text[from] > 0) {
      from++;
    }
    int i = from;
    while (i < limit && text[i] < 128 && CLASS[text[i]] != 0) {
      i++;
    }
    int kind = i - from > 2 && i - from < 24 ? AtWords.kind(new String(text, from, i - from)) : -1;
    if (kind < 0) {
      add(Token.AT, 1);
    } else {
      addTo(kind, i);
    }
  }

  private void hash() {
    if (!newLine) {
      add(Token.STRAY, 1);
      return;
    }
    int i = at + 1;
    while (i < limit && (text[i] == ' ' || text[i] == '\t')) {
      i++;
    }
    int wordStart = i;
    int hash = 0;
    while (i < limit && text[i] < 128 && CLASS[text[i]] == WORD) {
      hash = hash * 31 + text[i];
      i++;
    }
    int symbol = i > wordStart ? symbols.symbol(text, wordStart, i, hash) : -1;
    int kind = symbol < 0 ? Token.DIR_OTHER : AtWords.directive(symbols.name(symbol));
    int start = at;
    int slot = tokens.count;
    tokens.add(kind, start, i, symbol, true);
    tokens.end[slot] = directiveEnd(i);
    newLine = true;
  }

  /** Moves to the end of the logical line; the end of its text without trailing comment. */
  private int directiveEnd(int from) {
    int last = from;
    boolean quoted = false;
    at = from;
    while (at < limit) {
      char c = text[at];
      if (c == '\n' || c == '\r') {
        break;
      }
      if (c == '\\' && at + 1 < limit) {
        boolean crLf = text[at + 1] == '\r' && at + 2 < limit && text[at + 2] == '\n';
        at += crLf ? 3 : 2;
        last = Math.min(at, limit);
        continue;
      }
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '/' && !quoted && at + 1 < limit && text[at + 1] == '/') {
        comment(lineCommentEnd(at));
        continue;
      } else if (c == '/' && !quoted && at + 1 < limit && text[at + 1] == '*') {
        comment(blockCommentEnd(at));
        continue;
      }
      at++;
      if (c != ' ' && c != '\t') {
        last = at;
      }
    }
    at = Math.min(at, limit);
    while (last > from && text[last - 1] <= ' ') {
      last--;
    }
    return last;
  }
}
