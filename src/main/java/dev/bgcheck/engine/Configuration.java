package dev.bgcheck.engine;

import dev.bgcheck.finding.Confidence;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code bgcheck.yml} says, with the files it extends. What it leaves out is absent, so that
 * whoever asks can go on to the defaults.
 *
 * <p>Precedence, the later wins: the rules' own severities; extended files; the file itself; the
 * command line; the sections for paths and targets, which speak of places that the command line
 * does not name, the last section first asked; comments in the checked files.
 *
 * @param files the files it was read from, the extended ones first; empty for no configuration
 * @param failOn the mildest severity that fails a run, or {@code never}
 * @param ruleFolders folders with rule files
 * @param baseline path of the baseline
 * @param excludes paths that are not reported on
 * @param rules what it says of rules everywhere; of two settings for one rule the later counts
 * @param sections what it says for some paths or targets; the later wins
 */
public record Configuration(
    List<String> files,
    Optional<String> failOn,
    Optional<Confidence> minConfidence,
    Optional<Boolean> includeLibraries,
    List<String> ruleFolders,
    Optional<String> baseline,
    List<PathPatterns> excludes,
    List<RuleSetting> rules,
    List<ConfigurationSection> sections) {
  /** Nothing said. */
  public static final Configuration NONE =
      new Configuration(
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of());

  /** Copies the lists. */
  public Configuration {
    files = List.copyOf(files);
    Objects.requireNonNull(failOn);
    Objects.requireNonNull(minConfidence);
    Objects.requireNonNull(includeLibraries);
    ruleFolders = List.copyOf(ruleFolders);
    Objects.requireNonNull(baseline);
    excludes = List.copyOf(excludes);
    rules = List.copyOf(rules);
    sections = List.copyOf(sections);
  }

  /** This configuration on top of {@code base}: what it says itself wins. */
  Configuration over(Configuration base) {
    return new Configuration(
        joined(base.files, files),
        failOn.or(() -> base.failOn),
        minConfidence.or(() -> base.minConfidence),
        includeLibraries.or(() -> base.includeLibraries),
        joined(base.ruleFolders, ruleFolders),
        baseline.or(() -> base.baseline),
        joined(base.excludes, excludes),
        joined(base.rules, rules),
        joined(base.sections, sections));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new java.util.ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
