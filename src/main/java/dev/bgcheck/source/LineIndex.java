package dev.bgcheck.source;

import java.util.Arrays;

/**
 * Maps offsets of a text to lines and columns, both counted from 1, columns in UTF-16 units as
 * editors count them.
 *
 * <p>A line ends at LF, CR LF or a lone CR. Immutable.
 */
public final class LineIndex {
  private final int[] lineStarts;
  private final int length;

  private LineIndex(int[] lineStarts, int length) {
    this.lineStarts = lineStarts;
    this.length = length;
  }

  /** The index of {@code text}. */
  public static LineIndex of(CharSequence text) {
    int[] starts = new int[Math.max(16, text.length() / 32)];
    int count = 1;
    int end = text.length();
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        if (c == '\r' && i + 1 < end && text.charAt(i + 1) == '\n') {
          i++;
        }
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return new LineIndex(Arrays.copyOf(starts, count), end);
  }

  /** How many lines the text has; an empty text has one. */
  public int lineCount() {
    return lineStarts.length;
  }

  /** The line, from 1, that holds {@code offset}; offsets outside the text are clamped. */
  public int lineAt(int offset) {
    int clamped = Math.max(0, Math.min(offset, length));
    int found = Arrays.binarySearch(lineStarts, clamped);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column, from 1 in UTF-16 units, of {@code offset} in its line. */
  public int columnAt(int offset) {
    int clamped = Math.max(0, Math.min(offset, length));
    return clamped - lineStarts[lineAt(clamped) - 1] + 1;
  }

  /** The offset of a line and column, both from 1; places outside the text are clamped. */
  public int offsetOf(int line, int column) {
    if (line < 1) {
      return 0;
    }
    if (line > lineStarts.length) {
      return length;
    }
    return Math.min(lineEnd(line), lineStarts[line - 1] + Math.max(0, column - 1));
  }

  /** The offset at which {@code line} (from 1, must exist) starts. */
  public int lineStart(int line) {
    return lineStarts[line - 1];
  }

  /** The offset just behind the line's terminator, or the text's end for the last line. */
  public int lineEnd(int line) {
    return line < lineStarts.length ? lineStarts[line] : length;
  }
}
