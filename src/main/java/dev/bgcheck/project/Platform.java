package dev.bgcheck.project;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A system of Apple that an app runs on. Mac Catalyst is {@link #IOS} with a flag. */
public enum Platform {
  /** iOS and iPadOS. */
  IOS("iOS", "iphoneos", "iphonesimulator", "IPHONEOS_DEPLOYMENT_TARGET"),
  /** watchOS. */
  WATCHOS("watchOS", "watchos", "watchsimulator", "WATCHOS_DEPLOYMENT_TARGET"),
  /** tvOS. */
  TVOS("tvOS", "appletvos", "appletvsimulator", "TVOS_DEPLOYMENT_TARGET"),
  /** visionOS. */
  VISIONOS("visionOS", "xros", "xrsimulator", "XROS_DEPLOYMENT_TARGET"),
  /** macOS, without Catalyst. */
  MACOS("macOS", "macosx", "macosx", "MACOSX_DEPLOYMENT_TARGET");

  private final String displayName;
  private final String sdk;
  private final String simulatorSdk;
  private final String deploymentSetting;

  Platform(String displayName, String sdk, String simulatorSdk, String deploymentSetting) {
    this.displayName = displayName;
    this.sdk = sdk;
    this.simulatorSdk = simulatorSdk;
    this.deploymentSetting = deploymentSetting;
  }

  /** Apple's spelling, such as {@code watchOS}. */
  public String displayName() {
    return displayName;
  }

  /** The word in reports and rule files, such as {@code watchos}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of the device SDK in build settings, such as {@code iphoneos}. */
  public String sdk() {
    return sdk;
  }

  /** The build setting that holds the deployment target. */
  public String deploymentSetting() {
    return deploymentSetting;
  }

  /**
   * The platform of an SDK as {@code SDKROOT} or {@code SUPPORTED_PLATFORMS} name it: {@code
   * iphoneos}, {@code watchsimulator}, {@code appletvos17.2}. Empty for {@code auto} and for what
   * is no SDK.
   */
  public static Optional<Platform> ofSdk(String name) {
    String bare = name.strip().toLowerCase(Locale.ROOT).replaceFirst("[0-9.]+$", "");
    return Arrays.stream(values())
        .filter(platform -> platform.sdk.equals(bare) || platform.simulatorSdk.equals(bare))
        .findFirst();
  }

  /** The platform called {@code word}, in any case: {@code iOS}, {@code ios}, {@code macOS}. */
  public static Optional<Platform> ofWord(String word) {
    return Arrays.stream(values())
        .filter(platform -> platform.word().equals(word.strip().toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
