package dev.bgcheck.project;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One way a target is built: a configuration ({@code Debug}, {@code Release}) for a platform.
 *
 * @param name the configuration's name
 * @param platform what it is built for
 * @param settings the settings somebody wrote, by name, with their effective values; those that the
 *     build system supplies are left out
 * @param infoPlist the property list of the product
 * @param entitlements the entitlements of the product
 * @param bundleIdentifier {@code PRODUCT_BUNDLE_IDENTIFIER} or the list's {@code
 *     CFBundleIdentifier}
 * @param deploymentTarget the oldest system it runs on, when known
 * @param swiftVersion {@code SWIFT_VERSION}, when known; unknown means 5
 * @param compilationConditions the words that are true in {@code #if}: {@code DEBUG}
 */
public record BuildConfiguration(
    String name,
    Platform platform,
    Map<String, SettingValue> settings,
    InfoPlist infoPlist,
    Entitlements entitlements,
    Optional<ResolvedText> bundleIdentifier,
    Optional<PlatformVersion> deploymentTarget,
    Optional<PlatformVersion> swiftVersion,
    List<String> compilationConditions) {

  /** Copies the collections. */
  public BuildConfiguration {
    Objects.requireNonNull(name);
    Objects.requireNonNull(platform);
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    Objects.requireNonNull(infoPlist);
    Objects.requireNonNull(entitlements);
    Objects.requireNonNull(bundleIdentifier);
    Objects.requireNonNull(deploymentTarget);
    Objects.requireNonNull(swiftVersion);
    compilationConditions = List.copyOf(compilationConditions);
  }

  /** The setting called {@code name}. */
  public Optional<SettingValue> setting(String name) {
    return Optional.ofNullable(settings.get(name));
  }
}
