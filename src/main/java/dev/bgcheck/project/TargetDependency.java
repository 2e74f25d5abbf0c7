package dev.bgcheck.project;

import java.util.Objects;

/**
 * What a target does with another target of the same {@link AppProject}.
 *
 * @param targetId the other's {@link AppTarget#id()}
 */
public record TargetDependency(String targetId, Kind kind) {
  /** How they belong together. */
  public enum Kind {
    /** The other is built first; its code may or may not run in the same process. */
    BUILT_AFTER,
    /** The other's code runs in the same process. */
    LINKS,
    /** The other's product is inside this one's bundle: an extension, a watch app, a clip. */
    EMBEDS,
    /** This one is a test that runs inside the other. */
    TESTS
  }

  /** Checks that nothing is null. */
  public TargetDependency {
    Objects.requireNonNull(targetId);
    Objects.requireNonNull(kind);
  }
}
