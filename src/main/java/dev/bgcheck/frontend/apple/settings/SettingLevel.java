package dev.bgcheck.frontend.apple.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The assignments of one level: a target's own, its {@code .xcconfig}, the project's, and so on.
 * Within a level an assignment with conditions stands above one without, and a later one above an
 * earlier one.
 */
public final class SettingLevel {
  private final Map<String, List<SettingAssignment>> byName;

  private SettingLevel(Map<String, List<SettingAssignment>> byName) {
    this.byName = byName;
  }

  /** The level of these assignments, in the order they are written. */
  public static SettingLevel of(List<SettingAssignment> assignments) {
    Map<String, List<SettingAssignment>> byName = new LinkedHashMap<>();
    for (SettingAssignment assignment : assignments) {
      byName.computeIfAbsent(assignment.name(), unused -> new ArrayList<>()).add(assignment);
    }
    for (List<SettingAssignment> same : byName.values()) {
      Collections.reverse(same);
      // Stable: the later of two lines of the same sort stays in front.
      same.sort((a, b) -> Boolean.compare(a.conditions().isEmpty(), b.conditions().isEmpty()));
    }
    return new SettingLevel(byName);
  }

  /** The assignments of a name, the strongest first. */
  List<SettingAssignment> of(String name) {
    return byName.getOrDefault(name, List.of());
  }

  /** The names that are given a value on this level. */
  public Set<String> names() {
    return Collections.unmodifiableSet(byName.keySet());
  }
}
