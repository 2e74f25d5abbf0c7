package dev.bgcheck.model;

import java.util.Objects;
import java.util.Set;

/**
 * What conditional compilation may ask about the build that a file is lowered for.
 *
 * <p>A condition on anything else is unknown: the code of every branch counts, and which one runs
 * is left open.
 *
 * @param platform the operating system as Swift's {@code os(…)} names it: {@code iOS}, {@code
 *     watchOS}, {@code tvOS}, {@code visionOS}, {@code macOS}; empty when not known
 * @param flags active compilation conditions of every configuration
 */
public record BuildConditions(String platform, Set<String> flags) {
  /** Nothing is known of the build. */
  public static final BuildConditions UNKNOWN = new BuildConditions("", Set.of());

  /** Copies the flags. */
  public BuildConditions {
    Objects.requireNonNull(platform);
    flags = Set.copyOf(flags);
  }
}
