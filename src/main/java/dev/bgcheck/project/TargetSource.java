package dev.bgcheck.project;

import java.util.Objects;

/**
 * A source file of a target. The text is read by whoever lowers it.
 *
 * @param path the path in the {@link dev.bgcheck.source.SourceTree}
 * @param library whether it is vendored or derived: it informs, and is not reported on
 */
public record TargetSource(String path, SourceLanguage language, boolean library)
    implements Comparable<TargetSource> {
  /** Checks that nothing is null. */
  public TargetSource {
    Objects.requireNonNull(path);
    Objects.requireNonNull(language);
  }

  // Written out: the ones that the compiler makes are slow to start, and every run asks them.
  @Override
  public boolean equals(Object other) {
    return other instanceof TargetSource that
        && path.equals(that.path)
        && language == that.language
        && library == that.library;
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  /** Orders by path. */
  @Override
  public int compareTo(TargetSource other) {
    return path.compareTo(other.path);
  }
}
