package dev.bgcheck.engine;

import dev.bgcheck.source.GitIgnore;
import dev.bgcheck.source.TreePath;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Paths that a configuration speaks of, written as in a {@code .gitignore}: {@code Legacy/} and all
 * below it, {@code *.generated.swift} anywhere, {@code !} takes back, the last match decides.
 */
public final class PathPatterns {
  private final String folder;
  private final List<String> written;
  private final GitIgnore patterns;

  /**
   * The patterns of a configuration.
   *
   * @param folder the configuration's folder, absolute; the patterns count from there
   */
  public PathPatterns(String folder, List<String> written) {
    this.folder = Objects.requireNonNull(folder);
    this.written = List.copyOf(written);
    this.patterns = GitIgnore.parse(String.join("\n", written));
  }

  /** The patterns as written. */
  public List<String> written() {
    return written;
  }

  /**
   * Whether the patterns cover a file.
   *
   * @param path absolute
   */
  public boolean covers(String path) {
    if (!TreePath.isIn(path, folder)) {
      return false;
    }
    String inside = TreePath.within(folder, path);
    for (int slash = inside.indexOf('/'); slash >= 0; slash = inside.indexOf('/', slash + 1)) {
      Optional<Boolean> decided = patterns.decide(inside.substring(0, slash), true);
      if (decided.orElse(false)) {
        return true;
      }
    }
    return patterns.decide(inside, false).orElse(false);
  }

  @Override
  public String toString() {
    return written.toString();
  }
}
