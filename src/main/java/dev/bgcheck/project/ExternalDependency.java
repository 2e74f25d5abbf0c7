package dev.bgcheck.project;

import dev.bgcheck.source.Span;
import java.util.Objects;
import java.util.Optional;

/**
 * Code that a target uses and whose source is not in the checkout: whatever it does, the tool does
 * not see it, so "unused" and "never" cannot be said with certainty.
 *
 * @param name as people know it: a package's product, a pod, a submodule's path
 * @param span where the dependency is written
 */
public record ExternalDependency(String name, Kind kind, Optional<Span> span) {
  /** Who brings the code. */
  public enum Kind {
    /** A Swift package from a repository. */
    SWIFT_PACKAGE,
    /** CocoaPods. */
    POD,
    /** Carthage, or a prebuilt framework that is not of Apple. */
    FRAMEWORK,
    /** A git submodule whose folder is empty. */
    SUBMODULE,
    /** A project, package folder or target that is named and not there. */
    MISSING_PROJECT,
    /** A Maven, Gradle, npm or pub package. */
    PACKAGE
  }

  /** Checks that nothing is null. */
  public ExternalDependency {
    Objects.requireNonNull(name);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(span);
  }
}
