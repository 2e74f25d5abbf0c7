package dev.bgcheck.frontend.swift.syntax;

import java.util.Arrays;

/** The strings around a place of the text, each within an interpolation of the one before. */
final class StringStack {
  private static final int MULTILINE = 1;
  private static final int CHECKED = 2;

  private int[] pounds = new int[8];
  private int[] token = new int[8];
  private int[] depth = new int[8];
  private int[] state = new int[8];
  private int count;

  boolean isEmpty() {
    return count == 0;
  }

  void push(int poundCount, boolean multiline, int interpolation, int bracketDepth) {
    if (count == pounds.length) {
      int room = count * 2;
      pounds = Arrays.copyOf(pounds, room);
      token = Arrays.copyOf(token, room);
      depth = Arrays.copyOf(depth, room);
      state = Arrays.copyOf(state, room);
    }
    pounds[count] = poundCount;
    token[count] = interpolation;
    depth[count] = bracketDepth;
    state[count] = multiline ? MULTILINE : 0;
    count++;
  }

  void pop() {
    count--;
  }

  /** How many pounds the innermost string has. */
  int pounds() {
    return pounds[count - 1];
  }

  boolean multiline() {
    return (state[count - 1] & MULTILINE) != 0;
  }

  /** The token that starts the interpolation. */
  int token() {
    return token[count - 1];
  }

  /** How many brackets are open just within the interpolation, it included. */
  int depth() {
    return depth[count - 1];
  }

  /** Whether a line break was met within the interpolation. */
  boolean checked() {
    return (state[count - 1] & CHECKED) != 0;
  }

  void setChecked() {
    state[count - 1] |= CHECKED;
  }
}
