package dev.bgcheck.source;

import java.util.Comparator;
import java.util.Objects;

/**
 * A stretch of a file's text: offsets in UTF-16 units, {@code start} inclusive, {@code end}
 * exclusive. Every fact the tool states carries one.
 *
 * <p>An empty span at offset 0 stands for the file as a whole.
 */
public record Span(SourceFile file, int start, int end) implements Comparable<Span> {
  private static final Comparator<Span> BY_PLACE =
      Comparator.comparing((Span span) -> span.file().path())
          .thenComparingInt(Span::start)
          .thenComparingInt(Span::end);

  /** Checks the order of the offsets. */
  public Span {
    Objects.requireNonNull(file);
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span " + start + ".." + end + " of " + file);
    }
  }

  /** The line, from 1, of the first character. */
  public int line() {
    return file.lines().lineAt(start);
  }

  /** The column, from 1 in UTF-16 units, of the first character. */
  public int column() {
    return file.lines().columnAt(start);
  }

  /** The line, from 1, of the place just behind the last character. */
  public int endLine() {
    return file.lines().lineAt(end);
  }

  /** The column, from 1 in UTF-16 units, just behind the last character. */
  public int endColumn() {
    return file.lines().columnAt(end);
  }

  /** The characters covered. */
  public String text() {
    return file.text()
        .substring(Math.min(start, file.text().length()), Math.min(end, file.text().length()));
  }

  /** The smallest span of the same file that covers both. */
  public Span to(Span other) {
    return new Span(file, Math.min(start, other.start), Math.max(end, other.end));
  }

  // Written out: the ones that the compiler makes are slow to start, and every run asks them.
  @Override
  public boolean equals(Object other) {
    return other instanceof Span that
        && start == that.start
        && end == that.end
        && file.equals(that.file);
  }

  @Override
  public int hashCode() {
    return (file.hashCode() * 31 + start) * 31 + end;
  }

  /** Orders by file path, then by place in the file. */
  @Override
  public int compareTo(Span other) {
    return BY_PLACE.compare(this, other);
  }

  /** {@code path:line:column}. */
  @Override
  public String toString() {
    return file.path() + ":" + line() + ":" + column();
  }
}
