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
 * @param zeros macros of Objective-C that are 0 in every {@code #if} of the project
 */
public record BuildConditions(String platform, Set<String> flags, Set<String> zeros) {
  /** Nothing is known of the build. */
  public static final BuildConditions UNKNOWN = new BuildConditions("", Set.of());

  /** Copies the names. */
  public BuildConditions {
    Objects.requireNonNull(platform);
    flags = Set.copyOf(flags);
    zeros = Set.copyOf(zeros);
  }

  /** A build of whose macros nothing is known but the flags. */
  public BuildConditions(String platform, Set<String> flags) {
    this(platform, flags, Set.of());
  }

  /** The same build, with macros that are 0. */
  public BuildConditions withZeros(Set<String> names) {
    return new BuildConditions(platform, flags, names);
  }
}
