package dev.bgcheck.frontend.apple.survey;

import dev.bgcheck.project.ExternalDependency;
import dev.bgcheck.project.TargetDependency;
import dev.bgcheck.source.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A dependency as a project writes it, before all projects were read.
 *
 * @param aliases names of the other target, the best first; see {@link TargetDraft#alias}
 * @param name what to call it when it is not found
 * @param ifMissing what it then is; absent when nothing is lost
 */
public record PendingDependency(
    List<String> aliases,
    String name,
    TargetDependency.Kind kind,
    Optional<ExternalDependency.Kind> ifMissing,
    Optional<Span> span) {
  /** Copies the aliases. */
  public PendingDependency {
    aliases = List.copyOf(aliases);
    Objects.requireNonNull(name);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(ifMissing);
    Objects.requireNonNull(span);
  }

  /** Written out: the one that the compiler makes is slow to start, and every run asks it. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
