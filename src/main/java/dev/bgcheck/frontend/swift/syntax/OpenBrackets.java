package dev.bgcheck.frontend.swift.syntax;

import java.util.Arrays;

/**
 * The brackets that are open at a place of the text, for pairing them.
 *
 * <p>A closing bracket that does not fit the innermost open one closes the nearest fitting one, but
 * neither {@code )} nor {@code ]} reaches across a brace, and nothing reaches out of an
 * interpolation. Every decision takes constant time, whatever is open.
 */
final class OpenBrackets {
  private int[] token = new int[64];
  private int[] kind = new int[64];
  // How many of a kind are open since the nearest one that cannot be crossed, this one included.
  private int[] parens = new int[64];
  private int[] brackets = new int[64];
  private int[] braces = new int[64];
  private int depth;

  int depth() {
    return depth;
  }

  /** Whether a paren or brace was opened since the innermost interpolation and is still open. */
  boolean parenOrBraceOpen() {
    return depth > 0 && (parens[depth - 1] > 0 || braces[depth - 1] > 0);
  }

  void open(int tokenKind, int index) {
    if (depth == token.length) {
      int room = depth * 2;
      token = Arrays.copyOf(token, room);
      kind = Arrays.copyOf(kind, room);
      parens = Arrays.copyOf(parens, room);
      brackets = Arrays.copyOf(brackets, room);
      braces = Arrays.copyOf(braces, room);
    }
    boolean first = depth == 0;
    boolean interpolation = tokenKind == Tok.INTERPOLATION_START;
    boolean brace = tokenKind == Tok.LEFT_BRACE;
    boolean fresh = first || interpolation || brace;
    token[depth] = index;
    kind[depth] = tokenKind;
    parens[depth] = (fresh ? 0 : parens[depth - 1]) + (tokenKind == Tok.LEFT_PAREN ? 1 : 0);
    brackets[depth] = (fresh ? 0 : brackets[depth - 1]) + (tokenKind == Tok.LEFT_BRACKET ? 1 : 0);
    braces[depth] = (first || interpolation ? 0 : braces[depth - 1]) + (brace ? 1 : 0);
    depth++;
  }

  /**
   * Closes the nearest open bracket of this kind, dropping those within it.
   *
   * @return the token index of the open bracket, or -1 if there is none that can be reached
   */
  int close(int openKind) {
    if (depth == 0) {
      return -1;
    }
    int open =
        switch (openKind) {
          case Tok.LEFT_PAREN -> parens[depth - 1];
          case Tok.LEFT_BRACKET -> brackets[depth - 1];
          default -> braces[depth - 1];
        };
    if (open == 0) {
      return -1;
    }
    while (kind[depth - 1] != openKind) {
      depth--;
    }
    return token[--depth];
  }

  /** Forgets all that was opened above this depth. */
  void cut(int toDepth) {
    depth = Math.min(depth, toDepth);
  }
}
