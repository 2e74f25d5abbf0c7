package dev.bgcheck.project;

import java.util.List;

/**
 * What a rule judges once: a property list with its entitlements, and all the ways of building that
 * lead to it.
 *
 * @param infoPlist the list, the same in all configurations
 * @param entitlements the entitlements, the same in all configurations
 * @param platform the platform; a list that serves two platforms makes two variants, because the
 *     same mode may be fine on one of them
 * @param configurations the configurations, in the project's order; never empty
 */
public record PlistVariant(
    InfoPlist infoPlist,
    Entitlements entitlements,
    Platform platform,
    List<BuildConfiguration> configurations) {
  /** Copies the configurations. */
  public PlistVariant {
    configurations = List.copyOf(configurations);
  }

  /** The names of the configurations. */
  public List<String> configurationNames() {
    return configurations.stream().map(BuildConfiguration::name).distinct().toList();
  }
}
