package dev.bgcheck.frontend.apple.xcode;

import dev.bgcheck.frontend.apple.settings.SettingScope;
import dev.bgcheck.project.Platform;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a target is built for. */
public final class TargetPlatforms {
  private TargetPlatforms() {}

  /**
   * The platforms, from {@code SUPPORTED_PLATFORMS}, else {@code SDKROOT}, else the deployment
   * targets, else iOS. A product type that exists on one platform only decides by itself.
   *
   * <p>A deployment target that the target has of its own says more than those of its project.
   */
  public static Set<Platform> of(SettingScope scope, String productType) {
    if (productType.contains("watch") && !productType.endsWith("-container")) {
      return EnumSet.of(Platform.WATCHOS);
    }
    if (productType.contains("tv-app-extension")) {
      return EnumSet.of(Platform.TVOS);
    }
    Set<Platform> platforms = EnumSet.noneOf(Platform.class);
    for (String sdk : scope.findText("SUPPORTED_PLATFORMS").orElse("").split("[\\s,]+")) {
      Platform.ofSdk(sdk).ifPresent(platforms::add);
    }
    Optional<Platform> root = scope.findText("SDKROOT").flatMap(Platform::ofSdk);
    if (platforms.isEmpty()) {
      root.ifPresent(platforms::add);
    }
    if (platforms.isEmpty()) {
      platforms.addAll(deployed(scope));
    }
    return platforms.isEmpty() ? EnumSet.of(Platform.IOS) : platforms;
  }

  private static Set<Platform> deployed(SettingScope scope) {
    Set<Platform> platforms = EnumSet.noneOf(Platform.class);
    int strongest = Integer.MAX_VALUE;
    for (Platform platform : Platform.values()) {
      int level = scope.levelOf(platform.deploymentSetting()).orElse(Integer.MAX_VALUE);
      if (level < strongest) {
        platforms.clear();
        strongest = level;
      }
      if (level == strongest && level != Integer.MAX_VALUE) {
        platforms.add(platform);
      }
    }
    return platforms;
  }
}
