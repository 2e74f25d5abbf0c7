package dev.bgcheck.engine.code;

import dev.bgcheck.model.BuildConditions;
import dev.bgcheck.project.AppTarget;
import dev.bgcheck.project.BuildConfiguration;
import dev.bgcheck.project.Platform;
import java.util.LinkedHashSet;
import java.util.Set;

/** What conditional compilation sees of a target. */
final class Conditions {
  private Conditions() {}

  /**
   * The first platform of the target, and the words that are true in each of its configurations.
   */
  static BuildConditions of(AppTarget target) {
    Platform platform = target.platforms().iterator().next();
    Set<String> flags = null;
    for (BuildConfiguration configuration : target.configurations()) {
      if (configuration.platform() == platform) {
        Set<String> words = new LinkedHashSet<>(configuration.compilationConditions());
        if (flags == null) {
          flags = words;
        } else {
          flags.retainAll(words);
        }
      }
    }
    return new BuildConditions(platform.displayName(), flags == null ? Set.of() : flags);
  }
}
