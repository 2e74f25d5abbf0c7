package dev.bgcheck.source;

import java.util.Objects;

/**
 * A file of the checked project: its path as reports show it, and its text.
 *
 * <p>The text may come from a disk, a jar or an unsaved editor buffer; nobody who holds a {@code
 * SourceFile} reads files. A file without text (a binary property list, a class file) has an empty
 * text and {@link #isBinary()} set; its spans then name the file only. Two source files are equal
 * when path and text are.
 */
public final class SourceFile {
  private final String path;

  /**
   * Replaced by an equal one when files are compared: spans are equal when their files are, and the
   * text of a large one is not to be compared for each of them.
   */
  private String text;

  private final boolean binary;
  // Computed on first use: most files never have a finding.
  private LineIndex lines;

  private SourceFile(String path, String text, boolean binary) {
    this.path = Objects.requireNonNull(path).replace('\\', '/');
    this.text = Objects.requireNonNull(text);
    this.binary = binary;
  }

  /**
   * A text file.
   *
   * @param path the path shown in reports, with {@code /}
   */
  public static SourceFile of(String path, String text) {
    return new SourceFile(path, text, false);
  }

  /** A file that has no text to point into. */
  public static SourceFile binary(String path) {
    return new SourceFile(path, "", true);
  }

  /** The path as reports show it, with {@code /} on every system. */
  public String path() {
    return path;
  }

  /** The last segment of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The text, decoded; empty for a binary file. */
  public String text() {
    return text;
  }

  /** Whether the file has no text to point into. */
  public boolean isBinary() {
    return binary;
  }

  /** Lines and columns of the text. */
  public synchronized LineIndex lines() {
    if (lines == null) {
      lines = LineIndex.of(text);
    }
    return lines;
  }

  /** The span of the offsets {@code start} (inclusive) to {@code end} (exclusive). */
  public Span span(int start, int end) {
    return new Span(this, start, Math.max(start, end));
  }

  /** The empty span at the file's start: what a finding about the whole file points at. */
  public Span start() {
    return new Span(this, 0, 0);
  }

  /** The text of {@code line} (from 1) without its terminator. */
  public String lineText(int line) {
    int end = lines().lineEnd(line);
    int start = lines().lineStart(line);
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    boolean same =
        other instanceof SourceFile that
            && binary == that.binary
            && path.equals(that.path)
            && text.equals(that.text);
    if (same) {
      // Threads may see the one or the other, which say the same.
      ((SourceFile) other).text = text;
    }
    return same;
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  @Override
  public String toString() {
    return path;
  }
}
