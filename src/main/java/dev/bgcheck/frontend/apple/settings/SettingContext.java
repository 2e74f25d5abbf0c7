package dev.bgcheck.frontend.apple.settings;

import dev.bgcheck.project.Platform;
import java.util.Optional;

/**
 * What a conditional setting is compared with: a device build of one configuration.
 *
 * @param configuration the configuration's name
 * @param platform what is built for, absent while that is still being found out
 */
public record SettingContext(String configuration, Optional<Platform> platform) {

  /** Whether the assignment counts here. */
  boolean accepts(SettingAssignment assignment) {
    return assignment.conditions().stream().allMatch(this::accepts);
  }

  private boolean accepts(SettingAssignment.Condition condition) {
    String pattern = condition.pattern();
    return switch (condition.kind()) {
      case "sdk" ->
          platform
              .map(
                  one ->
                      Wildcards.match(pattern, one.sdk())
                          || Wildcards.match(pattern, one.sdk() + "99.0"))
              .orElse(pattern.equals("*"));
      case "arch" -> Wildcards.match(pattern, "arm64");
      case "config" -> Wildcards.match(pattern, configuration);
      case "variant" -> Wildcards.match(pattern, "normal");
      default -> false;
    };
  }
}
