package dev.bgcheck.frontend.apple.xcode;

import dev.bgcheck.frontend.apple.settings.SettingAssignment;
import dev.bgcheck.frontend.apple.settings.SettingLevel;
import dev.bgcheck.project.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values that the build system supplies below everything that is written. */
public final class BuiltInSettings {
  private BuiltInSettings() {}

  /**
   * The weakest level of a target.
   *
   * @param projectName the name of the {@code .xcodeproj} without its ending
   * @param developmentLanguage {@code developmentRegion} of the project
   */
  public static SettingLevel level(
      String targetName,
      String configuration,
      String productType,
      String projectName,
      String developmentLanguage,
      Optional<Platform> platform) {
    // Paths start from the project's folder, so its own name for that folder is nothing.
    String root = ".";
    List<SettingAssignment> values = new ArrayList<>();
    add(values, "SRCROOT", root);
    add(values, "SOURCE_ROOT", root);
    add(values, "PROJECT_DIR", root);
    add(values, "PROJECT_FILE_PATH", "./" + projectName + ".xcodeproj");
    add(values, "PROJECT_NAME", projectName);
    add(values, "PROJECT", projectName);
    add(values, "TARGET_NAME", targetName);
    add(values, "TARGETNAME", targetName);
    add(values, "PRODUCT_NAME", "$(TARGET_NAME)");
    add(values, "PRODUCT_MODULE_NAME", "$(PRODUCT_NAME:c99extidentifier)");
    add(values, "CONFIGURATION", configuration);
    add(values, "EXECUTABLE_PREFIX", "");
    add(values, "EXECUTABLE_SUFFIX", "");
    add(values, "EXECUTABLE_NAME", "$(EXECUTABLE_PREFIX)$(PRODUCT_NAME)$(EXECUTABLE_SUFFIX)");
    add(values, "DEVELOPMENT_LANGUAGE", developmentLanguage);
    add(values, "PRODUCT_TYPE", productType);
    add(values, "ACTION", "build");
    add(values, "VARIANT", "normal");
    add(values, "PRODUCT_BUNDLE_PACKAGE_TYPE", packageType(productType));
    platform.ifPresent(
        one -> {
          add(values, "PLATFORM_NAME", one.sdk());
          add(values, "EFFECTIVE_PLATFORM_NAME", "-" + one.sdk());
        });
    return SettingLevel.of(values);
  }

  private static String packageType(String productType) {
    if (productType.contains("extension")) {
      return "XPC!";
    }
    if (productType.contains("framework")) {
      return "FMWK";
    }
    return productType.contains("application") ? "APPL" : "BNDL";
  }

  private static void add(List<SettingAssignment> values, String name, String value) {
    values.add(SettingAssignment.builtIn(name, value));
  }
}
