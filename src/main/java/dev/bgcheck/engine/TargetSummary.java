package dev.bgcheck.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A checked target, as reports show it.
 *
 * @param platform the word of its first platform, such as {@code ios}
 * @param kind the word of its kind, such as {@code watch-app}
 * @param infoPlist path of its property list
 * @param files how many files of it were read
 * @param configuration the effective entries that matter here, for people who want to see what was
 *     judged
 */
public record TargetSummary(
    String id,
    String name,
    String platform,
    String kind,
    Optional<String> infoPlist,
    int files,
    List<EffectiveEntry> configuration) {

  /**
   * One effective key of the target.
   *
   * @param key the key, such as {@code UIBackgroundModes}
   * @param value the value in one line
   * @param origin where it comes from, such as {@code Info.plist:12} or {@code build setting}
   */
  public record EffectiveEntry(String key, String value, String origin) {}

  /** Copies the list. */
  public TargetSummary {
    Objects.requireNonNull(id);
    Objects.requireNonNull(name);
    Objects.requireNonNull(platform);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(infoPlist);
    configuration = List.copyOf(configuration);
  }
}
