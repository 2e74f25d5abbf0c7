package dev.bgcheck.frontend.apple.survey;

import java.util.Locale;
import java.util.Set;

/** What sort of code lies in a folder, told by its name. */
public enum FolderRole {
  /** The project's own. */
  OWN,
  /** Somebody else's sources, checked in or fetched: read as library code. */
  VENDORED,
  /** Made by a build, or of no interest: never entered by a walk. */
  DERIVED;

  private static final Set<String> VENDOR_NAMES =
      Set.of(
          "pods",
          "carthage",
          "vendor",
          "vendors",
          "vendored",
          "externals",
          "thirdparty",
          "thirdparties",
          "third_party",
          "third-party",
          "third party",
          "3rdparty",
          "3rd_party",
          "3rd-party",
          "3rd party",
          "3rdsource");
  private static final Set<String> DERIVED_NAMES =
      Set.of(
          "node_modules",
          "bower_components",
          "deriveddata",
          "sourcepackages",
          "build",
          "target",
          "out",
          "ephemeral",
          "__macosx");
  private static final Set<String> BUNDLE_ENDINGS =
      Set.of(
          ".xcframework",
          ".framework",
          ".app",
          ".appex",
          ".bundle",
          ".xcassets",
          ".xcodeproj",
          ".xcworkspace",
          ".xcdatamodeld",
          ".xcdatamodel",
          ".playground",
          ".docc",
          ".dsym",
          ".xcarchive");

  /** The role of a folder called {@code name}, for what lies below it. */
  public static FolderRole of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (VENDOR_NAMES.contains(lower)) {
      return VENDORED;
    }
    if (DERIVED_NAMES.contains(lower)
        || (lower.startsWith(".") && lower.length() > 1 && !lower.equals(".."))) {
      return DERIVED;
    }
    for (String ending : BUNDLE_ENDINGS) {
      if (lower.endsWith(ending)) {
        return DERIVED;
      }
    }
    return OWN;
  }

  /**
   * Whether a file at {@code path} is nobody's own work here: some folder on the way to it is
   * vendored or derived.
   */
  public static boolean isForeign(String path) {
    int start = 0;
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', start)) {
      String name = path.substring(start, slash);
      // A project's own files lie in a bundle that no walk enters.
      boolean project = name.endsWith(".xcodeproj") || name.endsWith(".xcworkspace");
      if (!project && !name.isEmpty() && of(name) != OWN) {
        return true;
      }
      start = slash + 1;
    }
    return false;
  }
}
