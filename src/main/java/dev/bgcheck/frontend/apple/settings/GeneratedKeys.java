package dev.bgcheck.frontend.apple.settings;

import java.util.Set;

/**
 * The {@code INFOPLIST_KEY_*} settings that Xcode copies into a generated property list.
 *
 * <p>From Apple's build settings reference and the open-source build system (contract P10). Purpose
 * strings are accepted by their ending, because Apple adds one with each privacy feature. {@code
 * UIBackgroundModes}, {@code WKBackgroundModes} and {@code BGTaskSchedulerPermittedIdentifiers} are
 * not among them (P07–P09).
 */
final class GeneratedKeys {
  /** What every such setting's name starts with. */
  static final String PREFIX = "INFOPLIST_KEY_";

  private static final Set<String> FLAGS =
      Set.of(
          "GCSupportsControllerUserInteraction",
          "GCSupportsGameMode",
          "ITSAppUsesNonExemptEncryption",
          "LSBackgroundOnly",
          "LSSupportsOpeningDocumentsInPlace",
          "LSUIElement",
          "MetalCaptureEnabled",
          "NSSupportsLiveActivities",
          "NSSupportsLiveActivitiesFrequentUpdates",
          "UIApplicationSupportsIndirectInputEvents",
          "UIRequiresFullScreen",
          "UIStatusBarHidden",
          "UISupportsDocumentBrowser",
          "WKApplication",
          "WKRunsIndependentlyOfCompanionApp",
          "WKWatchOnly");

  private static final Set<String> LISTS =
      Set.of(
          "UIRequiredDeviceCapabilities",
          "UISupportedInterfaceOrientations",
          "UISupportedInterfaceOrientations_iPad",
          "UISupportedInterfaceOrientations_iPhone",
          "WKSupportsLiveActivityLaunchAttributeTypes");

  private static final Set<String> TEXTS =
      Set.of(
          "CFBundleDisplayName",
          "CLKComplicationPrincipalClass",
          "ITSEncryptionExportComplianceCode",
          "LSApplicationCategoryType",
          "NFCReaderUsageDescription",
          "NSHumanReadableCopyright",
          "NSLocationTemporaryUsageDescriptionDictionary",
          "NSMainNibFile",
          "NSMainStoryboardFile",
          "NSPrincipalClass",
          "NSSensorKitPrivacyPolicyURL",
          "NSStickerSharingLevel",
          "OSBundleUsageDescription",
          "UILaunchStoryboardName",
          "UIMainStoryboardFile",
          "UIStatusBarStyle",
          "UIUserInterfaceStyle",
          "WKCompanionAppBundleIdentifier",
          "WKExtensionDelegateClassName");

  /** Settings that ask for keys of another name; they are neither copied nor ignored. */
  private static final Set<String> REQUESTS =
      Set.of("UIApplicationSceneManifest_Generation", "UILaunchScreen_Generation");

  private GeneratedKeys() {}

  /** Whether the setting {@code INFOPLIST_KEY_<key>} is copied, or read in another way. */
  static boolean isHonoured(String key) {
    return isFlag(key)
        || isList(key)
        || TEXTS.contains(key)
        || REQUESTS.contains(key)
        || (key.startsWith("NS") && key.endsWith("UsageDescription"));
  }

  /** Whether the setting stands for other keys. */
  static boolean isRequest(String key) {
    return REQUESTS.contains(key);
  }

  /** Whether the value is YES or NO. */
  static boolean isFlag(String key) {
    return FLAGS.contains(key);
  }

  /** Whether the value is a list of words. */
  static boolean isList(String key) {
    return LISTS.contains(key);
  }

  /** How the key is called in the property list. */
  static String plistKey(String key) {
    return key.startsWith("UISupportedInterfaceOrientations_")
        ? key.replace("_iPad", "~ipad").replace("_iPhone", "~iphone")
        : key;
  }
}
