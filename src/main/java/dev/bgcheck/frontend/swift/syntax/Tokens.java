package dev.bgcheck.frontend.swift.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tokens of a file in parallel arrays, so that the parser looks ahead and back by index.
 *
 * <p>Behind the last token stand several of kind {@link Tok#EOF}.
 */
final class Tokens {
  /** Set where a line break stands in front of the token, or nothing at all. */
  static final byte NEWLINE = 1;

  /** Set where white space or a comment stands in front of the token. */
  static final byte SPACE = 2;

  /** Set on a {@code <} once it is known that no generic arguments follow. */
  static final byte NO_GENERICS = 4;

  private static final int PADDING = 8;

  /** The text; zeros stand behind it. */
  final char[] text;

  /** The length of the text without those zeros. */
  final int length;

  final Symbols symbols = new Symbols();
  final List<SwiftComment> comments = new ArrayList<>();
  final List<SwiftRecovery> recoveries = new ArrayList<>();

  /** Kinds, see {@link Tok}. */
  int[] kind;

  /** Offsets of the first character. */
  int[] start;

  /** Offsets behind the last character. */
  int[] end;

  /** Symbols of names, words and operators. */
  int[] symbol;

  /** Of an opening bracket, the index of its closing one, or -1. */
  int[] match;

  byte[] flags;

  /** The number of tokens without those at the end of the text. */
  int count;

  Tokens(String source) {
    length = source.length();
    text = new char[length + PADDING];
    source.getChars(0, length, text, 0);
    int room = length / 5 + 16;
    kind = new int[room];
    start = new int[room];
    end = new int[room];
    symbol = new int[room];
    match = new int[room];
    flags = new byte[room];
  }

  /** Appends a token and says its index. */
  int add(int tokenKind, int from, int to, int name, byte flag) {
    if (count + PADDING >= kind.length) {
      int room = kind.length * 2;
      kind = Arrays.copyOf(kind, room);
      start = Arrays.copyOf(start, room);
      end = Arrays.copyOf(end, room);
      symbol = Arrays.copyOf(symbol, room);
      match = Arrays.copyOf(match, room);
      flags = Arrays.copyOf(flags, room);
    }
    int index = count++;
    kind[index] = tokenKind;
    start[index] = from;
    end[index] = to;
    symbol[index] = name;
    match[index] = -1;
    flags[index] = flag;
    return index;
  }

  /** Ends the list. */
  void finish() {
    for (int i = 0; i < PADDING; i++) {
      add(Tok.EOF, length, length, 0, NEWLINE);
    }
    count -= PADDING;
  }

  String name(int index) {
    return symbols.name(symbol[index]);
  }
}
