package dev.bgcheck.engine;

import dev.bgcheck.source.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A part of a configuration that counts for some paths or targets only.
 *
 * @param paths the paths; absent for all
 * @param targets names of the targets; empty for all
 * @param rules what it says, in the order written
 * @param span where it is written
 */
public record ConfigurationSection(
    Optional<PathPatterns> paths, Set<String> targets, List<RuleSetting> rules, Span span) {
  /** Copies the collections. */
  public ConfigurationSection {
    Objects.requireNonNull(paths);
    Objects.requireNonNull(span);
    targets = Set.copyOf(targets);
    rules = List.copyOf(rules);
  }

  /**
   * Whether it counts for a finding about {@code target}.
   *
   * @param path where the finding is, absolute
   */
  public boolean covers(String path, Optional<String> target) {
    return (targets.isEmpty() || target.map(targets::contains).orElse(false))
        && paths.map(patterns -> patterns.covers(path)).orElse(true);
  }
}
