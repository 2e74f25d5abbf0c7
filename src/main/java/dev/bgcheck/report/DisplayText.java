package dev.bgcheck.report;

/**
 * A line of source as a terminal shows it: tabs become spaces, characters that would command the
 * terminal or turn the reading direction become visible signs, and every character knows how many
 * cells it takes.
 */
final class DisplayText {
  private static final int TAB_STOP = 4;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private final StringBuilder shown = new StringBuilder();
  // For each UTF-16 unit of the source, and one behind: the cell at which it starts.
  private final int[] cells;
  // The same for the place in the shown text.
  private final int[] places;

  private DisplayText(String source) {
    cells = new int[source.length() + 1];
    places = new int[source.length() + 1];
    int cell = 0;
    int previous = 0;
    boolean flagOpen = false;
    for (int i = 0; i < source.length(); ) {
      int character = source.codePointAt(i);
      int units = Character.charCount(character);
      for (int unit = 0; unit < units; unit++) {
        cells[i + unit] = cell;
        places[i + unit] = shown.length();
      }
      if (character == '\t') {
        int width = TAB_STOP - cell % TAB_STOP;
        shown.append(" ".repeat(width));
        cell += width;
      } else {
        boolean joined = previous == ZERO_WIDTH_JOINER || (flagOpen && isFlagLetter(character));
        appendVisible(shown, character);
        cell += joined ? 0 : width(character);
        flagOpen = isFlagLetter(character) && !joined;
      }
      previous = character;
      i += units;
    }
    cells[source.length()] = cell;
    places[source.length()] = shown.length();
  }

  /** How {@code source}, one line without its end, is shown. */
  static DisplayText of(String source) {
    return new DisplayText(source);
  }

  /** The text to print. */
  String text() {
    return shown.toString();
  }

  /** The cell, from 0, where the source's unit at {@code offset} starts. */
  int cellAt(int offset) {
    return cells[Math.max(0, Math.min(offset, cells.length - 1))];
  }

  /** The text to print of the source from {@code start} to {@code end}. */
  String text(int start, int end) {
    return shown.substring(places[start], places[end]);
  }

  /** How many cells the whole line takes. */
  int width() {
    return cells[cells.length - 1];
  }

  /** A text of any origin made fit for one line of a terminal or a log. */
  static String oneLine(String text) {
    StringBuilder line = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isUnsafe(c)) {
        if (line == null) {
          line = new StringBuilder(text.length()).append(text, 0, i);
        }
        if (c == '\n' || c == '\r' || c == '\t') {
          line.append(' ');
        } else {
          appendVisible(line, c);
        }
      } else if (line != null) {
        line.append(c);
      }
    }
    return line == null ? text : line.toString();
  }

  private static boolean isUnsafe(char c) {
    return c < ' ' || (c >= 0x7F && c < 0xA0) || isDirectionMark(c) || c == 0x2028 || c == 0x2029;
  }

  private static void appendVisible(StringBuilder out, int character) {
    if (character < ' ') {
      out.append((char) (0x2400 + character));
    } else if (character == 0x7F) {
      out.append('\u2421');
    } else if ((character > 0x7F && character < 0xA0)
        || isDirectionMark(character)
        || character == 0x2028
        || character == 0x2029
        || (character >= 0xD800 && character <= 0xDFFF)) {
      out.append('\uFFFD');
    } else {
      out.appendCodePoint(character);
    }
  }

  // A line that changes its reading direction half-way shows something else than the compiler
  // reads.
  private static boolean isDirectionMark(int character) {
    return (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069)
        || character == 0x200E
        || character == 0x200F
        || character == 0x061C;
  }

  private static boolean isFlagLetter(int character) {
    return character >= 0x1F1E6 && character <= 0x1F1FF;
  }

  private static int width(int character) {
    if (character < 0x300) {
      return character == 0xAD ? 0 : 1;
    }
    if (isDirectionMark(character) || character == 0x2028 || character == 0x2029) {
      return 1;
    }
    int type = Character.getType(character);
    boolean combining =
        type == Character.NON_SPACING_MARK
            || type == Character.ENCLOSING_MARK
            || type == Character.FORMAT
            || (character >= 0x1F3FB && character <= 0x1F3FF);
    if (combining) {
      return 0;
    }
    return isWide(character) ? 2 : 1;
  }

  // The blocks that Unicode's East Asian Width table calls wide or full width.
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || c == 0x231A
        || c == 0x231B
        || (c >= 0x23E9 && c <= 0x23EC)
        || c == 0x23F0
        || c == 0x23F3
        || (c >= 0x2614 && c <= 0x2615)
        || (c >= 0x2648 && c <= 0x2653)
        || c == 0x26A1
        || c == 0x2705
        || c == 0x2728
        || c == 0x274C
        || c == 0x2757
        || (c >= 0x2795 && c <= 0x2797)
        || c == 0x2B50
        || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x1F300 && c <= 0x1F64F)
        || (c >= 0x1F680 && c <= 0x1F6FF)
        || (c >= 0x1F900 && c <= 0x1FAFF)
        || (c >= 0x1F1E6 && c <= 0x1F1FF)
        || (c >= 0x20000 && c <= 0x3FFFD);
  }
}
