package dev.bgcheck.source;

import java.util.Optional;

/**
 * What a merge left in a text for people to decide: lines between {@code <<<<<<<} and {@code
 * >>>>>>>}. Such a file is read as its first side has it, each character where it was.
 *
 * @param start where the first marker begins
 * @param end where its line ends
 * @param count how many conflicts there are
 * @param firstSide the text with spaces for all markers and for what the other sides have
 */
public record MergeConflict(int start, int end, int count, String firstSide) {
  private static final String BEGIN = "<<<<<<<";
  private static final String BASE = "|||||||";
  private static final String OTHER = "=======";
  private static final String END = ">>>>>>>";

  /** The conflicts in {@code text}; empty when there is none that has both sides and an end. */
  public static Optional<MergeConflict> in(String text) {
    int first = text.indexOf(BEGIN);
    while (first >= 0 && !isMarker(text, first, BEGIN)) {
      first = text.indexOf(BEGIN, first + 1);
    }
    if (first < 0) {
      return Optional.empty();
    }
    char[] kept = text.toCharArray();
    int count = 0;
    String last = END;
    int open = 0;
    for (int line = first; line < text.length(); line = lineEnd(text, line) + 1) {
      String marker = marker(text, line, last);
      if (marker.equals(BEGIN)) {
        open = line;
      } else if (marker.equals(END)) {
        count++;
      }
      boolean blank = !marker.isEmpty() || last.equals(BASE) || last.equals(OTHER);
      if (blank) {
        blank(kept, line, lineEnd(text, line));
      }
      last = marker.isEmpty() ? last : marker;
    }
    if (!last.equals(END)) {
      // What begins and does not end may be no conflict, and is left as it is.
      text.getChars(open, text.length(), kept, open);
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(new MergeConflict(first, lineEnd(text, first), count, String.valueOf(kept)));
  }

  /** For people: what is wrong there, what was read, and what to do. */
  public String message() {
    String others =
        count == 1
            ? ""
            : ", nor in " + (count - 1) + (count == 2 ? " other place" : " other places");
    return "a merge conflict is not resolved here"
        + others
        + "; the lines behind `<<<<<<<` are read, those behind `=======` are not: keep what is"
        + " right, remove the markers and check again";
  }

  /** The marker that {@code line} is, when it may follow {@code last}; else empty. */
  private static String marker(String text, int line, String last) {
    if (last.equals(END)) {
      return isMarker(text, line, BEGIN) ? BEGIN : "";
    }
    if (isMarker(text, line, OTHER) && !last.equals(OTHER)) {
      return OTHER;
    }
    if (isMarker(text, line, BASE) && last.equals(BEGIN)) {
      return BASE;
    }
    return isMarker(text, line, END) && last.equals(OTHER) ? END : "";
  }

  private static boolean isMarker(String text, int at, String marker) {
    if (!text.startsWith(marker, at) || at > 0 && !isBreak(text.charAt(at - 1))) {
      return false;
    }
    int behind = at + marker.length();
    return behind == text.length() || text.charAt(behind) == ' ' || isBreak(text.charAt(behind));
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  private static int lineEnd(String text, int from) {
    int end = from;
    while (end < text.length() && !isBreak(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static void blank(char[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      text[i] = ' ';
    }
  }
}
