package dev.bgcheck.frontend.objc.syntax;

import java.util.Arrays;

/**
 * The tokens of a file, in arrays: no object per token, and going back costs nothing.
 *
 * <p>The last token is {@link Token#EOF}.
 */
final class Tokens {
  byte[] kind;
  int[] start;
  int[] end;

  /** The word that a token is, or -1. */
  int[] symbol;

  /** Whether a token is the first of its line. */
  boolean[] newLine;

  /** For a bracket its partner, or -1. */
  int[] match;

  int count;

  Tokens(int expected) {
    int size = Math.max(64, expected);
    kind = new byte[size];
    start = new int[size];
    end = new int[size];
    symbol = new int[size];
    newLine = new boolean[size];
  }

  void add(int newKind, int newStart, int newEnd, int newSymbol, boolean atNewLine) {
    if (count == kind.length) {
      int size = count + (count >> 1);
      kind = Arrays.copyOf(kind, size);
      start = Arrays.copyOf(start, size);
      end = Arrays.copyOf(end, size);
      symbol = Arrays.copyOf(symbol, size);
      newLine = Arrays.copyOf(newLine, size);
    }
    kind[count] = (byte) newKind;
    start[count] = newStart;
    end[count] = newEnd;
    symbol[count] = newSymbol;
    newLine[count] = atNewLine;
    count++;
  }

  /** Moves a token to an earlier place. */
  void move(int from, int to) {
    kind[to] = kind[from];
    start[to] = start[from];
    end[to] = end[from];
    symbol[to] = symbol[from];
    newLine[to] = newLine[from];
  }
}
