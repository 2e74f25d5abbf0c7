package dev.bgcheck.frontend.apple.xcode;

import dev.bgcheck.project.Platform;
import dev.bgcheck.project.TargetKind;
import java.util.Set;

/** What Xcode's product types build. */
public final class ProductType {
  private static final String PREFIX = "com.apple.product-type.";

  private ProductType() {}

  /**
   * The kind of a target. A {@code watchapp2} target counts as the container of an extension here;
   * who knows that there is no extension corrects that.
   *
   * @param productType as the project file has it, such as {@code
   *     com.apple.product-type.application}
   */
  public static TargetKind kind(String productType, Set<Platform> platforms) {
    String type =
        productType.startsWith(PREFIX) ? productType.substring(PREFIX.length()) : productType;
    return switch (type) {
      case "application", "application.messages" ->
          platforms.equals(Set.of(Platform.WATCHOS)) ? TargetKind.WATCH_APP : TargetKind.APP;
      case "application.watchapp", "application.watchapp2" -> TargetKind.WATCH_CONTAINER;
      case "application.on-demand-install-capable" -> TargetKind.APP_CLIP;
      case "watchkit-extension", "watchkit2-extension" -> TargetKind.WATCH_EXTENSION;
      case "framework", "framework.static" -> TargetKind.FRAMEWORK;
      case "library.static", "library.dynamic" -> TargetKind.LIBRARY;
      case "tool" -> TargetKind.TOOL;
      default -> other(type);
    };
  }

  private static TargetKind other(String type) {
    if (type.contains("unit-test") || type.contains("ui-testing") || type.contains("ocunit")) {
      return TargetKind.TEST;
    }
    boolean extension = type.contains("extension") && !type.startsWith("system-");
    return extension ? TargetKind.APP_EXTENSION : TargetKind.OTHER;
  }

  /** Whether it is the ordinary application type, with which a watch app is one target. */
  public static boolean isApplication(String productType) {
    return productType.equals(PREFIX + "application");
  }
}
