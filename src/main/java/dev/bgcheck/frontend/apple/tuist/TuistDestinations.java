package dev.bgcheck.frontend.apple.tuist;

import dev.bgcheck.frontend.apple.manifest.ManifestValue;
import dev.bgcheck.frontend.apple.manifest.ManifestValue.Made;
import dev.bgcheck.frontend.apple.manifest.ManifestValue.Part;
import dev.bgcheck.frontend.apple.manifest.ManifestValue.Text;
import dev.bgcheck.project.Platform;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a target is built for, in the words of Tuist, old and new. */
final class TuistDestinations {
  private TuistDestinations() {}

  private static List<String> words(Made target) {
    return target
        .find("destinations")
        .or(() -> target.find("platform"))
        .map(ManifestValue::itemsOrSelf)
        .orElse(List.of())
        .stream()
        .flatMap(one -> one.asMade().stream())
        .map(Made::name)
        .toList();
  }

  /** The platforms; none when the manifest computes them. */
  static Set<Platform> platforms(Made target) {
    Set<Platform> platforms = EnumSet.noneOf(Platform.class);
    for (String word : words(target)) {
      Optional<Platform> platform =
          switch (word) {
            case "iPhone",
                "iPad",
                "macWithiPadDesign",
                "appleVisionWithiPadDesign",
                "macCatalyst" ->
                Optional.of(Platform.IOS);
            case "mac" -> Platform.ofWord("macos");
            case "appleWatch" -> Platform.ofWord("watchos");
            case "appleTv" -> Platform.ofWord("tvos");
            case "appleVision" -> Platform.ofWord("visionos");
            default -> Platform.ofWord(word);
          };
      platform.ifPresent(platforms::add);
    }
    return platforms;
  }

  static boolean hasCatalyst(Made target) {
    return words(target).contains("macCatalyst");
  }

  /**
   * The oldest systems: {@code .iOS("16.0")}, {@code .multiplatform(iOS: "16.0", …)}, and the older
   * {@code .iOS(targetVersion: "16.0", devices: …)}.
   */
  static Map<Platform, Text> deployment(Made owner) {
    Map<Platform, Text> versions = new EnumMap<>(Platform.class);
    Optional<Made> made =
        owner
            .find("deploymentTargets")
            .or(() -> owner.find("deploymentTarget"))
            .flatMap(ManifestValue::asMade);
    if (made.isEmpty()) {
      return versions;
    }
    for (Part part : made.get().parts()) {
      if (part.value() instanceof Text version) {
        boolean several = made.get().name().equals("multiplatform");
        Platform.ofWord(several ? part.label() : made.get().name())
            .ifPresent(platform -> versions.put(platform, version));
      }
    }
    return versions;
  }
}
