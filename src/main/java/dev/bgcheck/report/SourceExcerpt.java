package dev.bgcheck.report;

import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The source lines of a span with what of them to underline, cut to a width.
 *
 * <p>Nothing for a binary file and for a finding about a file as a whole. A span over many lines is
 * shown by its first line and its last.
 */
public final class SourceExcerpt {
  private static final int ALL_LINES_UP_TO = 2;
  // Generated files have lines of megabytes; nobody looks further than this from the span.
  private static final int REACH = 4_000;
  private static final String CUT = "…";

  /**
   * A line to show.
   *
   * @param number from 1; 0 stands for lines left out
   * @param text fit for a terminal
   * @param from the first underlined cell, from 0
   * @param cells how many cells are underlined
   */
  public record Line(int number, String text, int from, int cells) {}

  private SourceExcerpt() {}

  /** The lines of {@code span}, each at most {@code width} cells wide. */
  public static List<Line> of(Span span, int width) {
    SourceFile file = span.file();
    if (isWholeFile(span)) {
      return List.of();
    }
    int first = span.line();
    int last = lastLine(span);
    List<Line> lines = new ArrayList<>();
    boolean all = last - first < ALL_LINES_UP_TO;
    for (int number = first; number <= last; number++) {
      if (!all && number == first + 1) {
        lines.add(new Line(0, "...", 0, 0));
        number = last;
      }
      lines.add(line(file, span, number, width));
    }
    return lines;
  }

  /** The first line of {@code span}: enough for a place that is only mentioned. */
  static List<Line> firstLine(Span span, int width) {
    return isWholeFile(span) ? List.of() : List.of(line(span.file(), span, span.line(), width));
  }

  /** Whether there is nothing to show: the span names a file only. */
  static boolean isWholeFile(Span span) {
    return span.file().isBinary() || span.file().text().isEmpty() || span.end() == 0;
  }

  /** The last line with a character of the span; a line end alone does not count. */
  private static int lastLine(Span span) {
    int last = span.endLine();
    boolean nothingOfIt = span.end() > span.start() && span.endColumn() == 1;
    return nothingOfIt ? Math.max(span.line(), last - 1) : last;
  }

  private static Line line(SourceFile file, Span span, int number, int width) {
    String text = file.lineText(number);
    int lineStart = file.lines().lineStart(number);
    int start = number == span.line() ? span.start() - lineStart : indentOf(text);
    int end = span.end() - lineStart;
    int cutFrom = Math.max(0, Math.min(start, text.length()) - REACH);
    int cutTo = Math.min(text.length(), Math.max(start, 0) + REACH);
    String near = text.substring(cutFrom, cutTo);
    int from = clamp(start - cutFrom, near.length());
    int to = Math.max(from, clamp(end - cutFrom, near.length()));
    DisplayText shown = DisplayText.of(near);
    if (cutFrom == 0 && cutTo == text.length() && shown.width() <= width) {
      return new Line(number, shown.text(), shown.cellAt(from), underlined(shown, from, to));
    }
    return window(number, near, shown, from, to, width - 2, cutFrom > 0, cutTo < text.length());
  }

  private static Line window(
      int number,
      String near,
      DisplayText shown,
      int from,
      int to,
      int width,
      boolean cutBefore,
      boolean cutAfter) {
    int left = 0;
    if (shown.cellAt(to) > width || cutBefore) {
      int wanted = shown.cellAt(from) - width / 3;
      while (left < from && shown.cellAt(left) < wanted) {
        left = next(near, left);
      }
    }
    int right = left;
    while (right < near.length() && shown.cellAt(next(near, right)) - shown.cellAt(left) <= width) {
      right = next(near, right);
    }
    String before = left > 0 || cutBefore ? CUT : "";
    String after = right < near.length() || cutAfter ? CUT : "";
    int start = Math.min(from, right);
    int end = Math.max(start, Math.min(to, right));
    return new Line(
        number,
        before + shown.text(left, right) + after,
        before.length() + shown.cellAt(start) - shown.cellAt(left),
        underlined(shown, start, end));
  }

  private static int underlined(DisplayText shown, int from, int to) {
    return Math.max(1, shown.cellAt(to) - shown.cellAt(from));
  }

  private static int next(String text, int index) {
    return index + Character.charCount(text.codePointAt(index));
  }

  private static int indentOf(String text) {
    int indent = 0;
    while (indent < text.length() && Character.isWhitespace(text.charAt(indent))) {
      indent++;
    }
    return indent;
  }

  private static int clamp(int value, int max) {
    return Math.max(0, Math.min(value, max));
  }
}
