package dev.bgcheck.frontend.swift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parser's place in the tokens, what it met that it did not expect, and how deep it is.
 *
 * <p>Two limits keep every input from overflowing the stack. {@link #enter} bounds how deep the
 * parser nests. {@link #height} bounds how tall the tree gets where it grows without recursion, as
 * in {@code a.b.c.d}: it holds the greatest height of a node made since the caller last looked.
 */
final class Cursor {
  /** How deep brackets, prefix operators and the like may nest. */
  private static final int MAX_NESTING = 160;

  /** How many levels a tree may have, counting one per link of a chain or bracket. */
  static final int MAX_HEIGHT = 400;

  /** Conditions and subjects of statements, where a brace starts the body. */
  static final int CONDITION = 1;

  /** The condition of an {@code #if}, which ends with its line. */
  static final int DIRECTIVE = 2;

  /** A pattern, which is read as an expression first. */
  static final int PATTERN = 4;

  /** The conditions of a {@code guard}, together with {@link #CONDITION}. */
  static final int GUARD = 8;

  final Tokens tokens;
  final int[] kind;
  final int[] start;
  final int[] end;
  final byte[] flags;
  final List<SwiftRecovery> recoveries;
  int pos;
  int height;

  /** What surrounds the expression that is read: a sum of the constants below. */
  int context;

  private final int[] outerHeights = new int[MAX_NESTING];
  private int nesting;
  // The index of a token whose first characters were eaten on their own.
  private int partial = -1;

  Cursor(Tokens tokens) {
    this.tokens = tokens;
    this.kind = tokens.kind;
    this.start = tokens.start;
    this.end = tokens.end;
    this.flags = tokens.flags;
    this.recoveries = new ArrayList<>();
  }

  // ---- looking

  int kind() {
    return kind[pos];
  }

  boolean at(int tokenKind) {
    return kind[pos] == tokenKind;
  }

  int kindAt(int index) {
    return index < tokens.count ? kind[index] : Tok.EOF;
  }

  int next() {
    return kind[pos + 1];
  }

  /** Where the current token starts. */
  int offset() {
    return start[pos];
  }

  /** Where the last token that was read ends. */
  int lastEnd() {
    return pos == partial ? start[pos] : pos == 0 ? 0 : end[pos - 1];
  }

  /** Where a node starts that was begun at {@code from}: further left if it has no tokens. */
  int startOf(int from) {
    return Math.min(from, lastEnd());
  }

  boolean newline() {
    return (flags[pos] & Tokens.NEWLINE) != 0;
  }

  boolean newlineAt(int index) {
    return (flags[index] & Tokens.NEWLINE) != 0;
  }

  /** Whether nothing stands between the token at {@code index} and the one in front of it. */
  boolean adjacent(int index) {
    return flags[index] == 0 || flags[index] == Tokens.NO_GENERICS;
  }

  boolean adjacent() {
    return adjacent(pos);
  }

  /** Whether the current token is an operator spelled so. */
  boolean atOperator(String text) {
    int k = kind[pos];
    return (k == Tok.BINARY || k == Tok.PREFIX_OP || k == Tok.POSTFIX_OP) && spells(pos, text);
  }

  boolean spells(int index, String text) {
    int from = start[index];
    int width = text.length();
    if (end[index] - from != width) {
      return false;
    }
    for (int i = 0; i < width; i++) {
      if (tokens.text[from + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the token is an operator whose first character is {@code c}. */
  boolean startsWith(int index, char c) {
    int k = kind[index];
    return (k == Tok.BINARY || k == Tok.PREFIX_OP || k == Tok.POSTFIX_OP)
        && tokens.text[start[index]] == c;
  }

  /** Whether the rest of an operator stands here whose next character is {@code ch}. */
  boolean atRestOf(char ch) {
    return pos == partial && startsWith(pos, ch);
  }

  /** The index of the bracket that closes the one at {@code index}, or -1. */
  int match(int index) {
    return tokens.match[index];
  }

  /** The index behind the bracketed text that starts at {@code index}. */
  int behind(int index) {
    int close = tokens.match[index];
    return close < 0 ? index + 1 : close + 1;
  }

  boolean atEnd() {
    return kind[pos] == Tok.EOF;
  }

  boolean in(int someContext) {
    return (context & someContext) != 0;
  }

  // ---- moving

  void advance() {
    if (kind[pos] != Tok.EOF) {
      pos++;
    }
  }

  boolean eat(int tokenKind) {
    if (kind[pos] != tokenKind) {
      return false;
    }
    advance();
    return true;
  }

  /** Eats the token, or notes that it is missing. */
  boolean expect(int tokenKind, String what) {
    if (eat(tokenKind)) {
      return true;
    }
    recover("expected " + what);
    return false;
  }

  /** Eats one token, or a whole bracketed text. */
  void skipOne() {
    int k = kind[pos];
    if (k == Tok.LEFT_PAREN
        || k == Tok.LEFT_BRACKET
        || k == Tok.LEFT_BRACE
        || k == Tok.INTERPOLATION_START) {
      pos = behind(pos);
    } else {
      advance();
    }
  }

  /** Eats the first {@code width} characters of an operator; the rest stays as a token. */
  void eatPart(int width) {
    if (end[pos] - start[pos] <= width) {
      pos++;
      return;
    }
    start[pos] += width;
    flags[pos] = 0;
    partial = pos;
    int rest = end[pos] - start[pos];
    char c = tokens.text[start[pos]];
    tokens.symbol[pos] = tokens.symbols.intern(tokens.text, start[pos], end[pos]);
    if (rest == 1 && c == '?') {
      kind[pos] = Tok.QUESTION;
    } else if (rest == 1 && c == '!') {
      kind[pos] = Tok.EXCLAMATION;
    } else if (rest == 1 && c == '=') {
      kind[pos] = Tok.EQUAL;
    } else if (rest == 2 && c == '-' && tokens.text[start[pos] + 1] == '>') {
      kind[pos] = Tok.ARROW;
    }
  }

  // ---- names

  /** Whether {@code Module::} stands here, in front of a name. */
  boolean atModuleSelector() {
    int colon = pos + 1;
    return kind[colon] == Tok.COLON
        && kind[colon + 1] == Tok.COLON
        && Tok.isName(kind[pos])
        && adjacent(colon)
        && adjacent(colon + 1)
        && Tok.isNameOrWord(kind[colon + 2]);
  }

  /** Eats {@code Module::} if it stands here; the module is dropped. */
  void skipModuleSelector() {
    if (kind[pos + 1] == Tok.COLON && atModuleSelector()) {
      pos += 3;
    }
  }

  /** Whether a label with its colon stands here. */
  boolean atLabel() {
    return kind[pos + 1] == Tok.COLON && Tok.isNameOrWord(kind[pos]) && !atModuleSelector();
  }

  SwiftName name() {
    SwiftName name = new SwiftName(start[pos], end[pos], tokens.name(pos));
    advance();
    return name;
  }

  /** A name of no characters, where one is missing. */
  SwiftName missingName() {
    int at = lastEnd();
    return new SwiftName(at, at, "");
  }

  SwiftName expectName(String what) {
    if (Tok.isName(kind[pos])) {
      return name();
    }
    recover("expected " + what);
    return missingName();
  }

  Optional<SwiftName> optionalName() {
    return Tok.isName(kind[pos]) ? Optional.of(name()) : Optional.empty();
  }

  // ---- depth

  /** Goes one level deeper; false if that is too deep. Every success needs a {@link #leave}. */
  boolean enter() {
    if (nesting >= MAX_NESTING) {
      return false;
    }
    outerHeights[nesting++] = height;
    height = 0;
    return true;
  }

  void leave() {
    height = Math.max(outerHeights[--nesting], height + 1);
  }

  // ---- recovery

  /** Notes something unexpected at the current token; at most one note per place. */
  void recover(String reason) {
    recoverAt(start[pos], reason);
  }

  void recoverAt(int offset, String reason) {
    int last = recoveries.size() - 1;
    if (last >= 0 && recoveries.get(last).offset() == offset) {
      return;
    }
    recoveries.add(new SwiftRecovery(offset, reason));
  }
}
