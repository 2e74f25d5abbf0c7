package dev.bgcheck.engine;

import dev.bgcheck.project.AppTarget;
import dev.bgcheck.project.BuildConfiguration;
import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.PropertyList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What reports show of each target: the entries of its property list that matter here. */
final class TargetSummaries {
  private static final List<String> KEYS =
      List.of(
          "UIBackgroundModes",
          "WKBackgroundModes",
          "BGTaskSchedulerPermittedIdentifiers",
          "UIApplicationExitsOnSuspend");

  private TargetSummaries() {}

  static List<TargetSummary> of(List<AppTarget> targets) {
    return targets.stream().map(TargetSummaries::of).toList();
  }

  private static TargetSummary of(AppTarget target) {
    BuildConfiguration main = target.mainConfiguration();
    return new TargetSummary(
        target.id(),
        target.name(),
        target.platforms().iterator().next().word(),
        target.kind().word(),
        main.infoPlist().file().map(PropertyList::path),
        target.sources().size(),
        entries(main.infoPlist()));
  }

  private static List<TargetSummary.EffectiveEntry> entries(InfoPlist list) {
    List<TargetSummary.EffectiveEntry> shown = new ArrayList<>();
    for (String key : KEYS) {
      list.find(key)
          .ifPresent(
              entry ->
                  shown.add(
                      new TargetSummary.EffectiveEntry(key, value(entry.value()), origin(entry))));
    }
    return shown;
  }

  private static String value(PlistValue value) {
    if (value instanceof PlistValue.Array array) {
      return array.items().stream()
          .map(TargetSummaries::value)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof PlistValue.Text text) {
      return text.value().text();
    }
    return value.asTruth().map(String::valueOf).orElse(value.typeName());
  }

  private static String origin(InfoPlist.Entry entry) {
    return switch (entry.origin()) {
      case FILE -> entry.keySpan().file().path() + ":" + entry.keySpan().line();
      case BUILD_SETTING -> "build setting";
      case BUILD_SYSTEM -> "build system";
    };
  }
}
