package dev.bgcheck.frontend.apple.xcode;

import dev.bgcheck.frontend.apple.settings.EffectivePlists;
import dev.bgcheck.frontend.apple.settings.ProductDescription;
import dev.bgcheck.frontend.apple.settings.SettingScope;
import dev.bgcheck.frontend.apple.survey.TargetDraft;
import dev.bgcheck.project.BuildConfiguration;
import dev.bgcheck.project.Entitlements;
import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.Platform;
import dev.bgcheck.project.PlatformVersion;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.ResolvedText;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes build configurations from evaluated settings. */
public final class XcodeConfigurations {
  private XcodeConfigurations() {}

  /** The configuration of {@code scope}'s context. */
  public static BuildConfiguration of(
      EffectivePlists plists, SettingScope scope, ProductDescription product) {
    return of(plists.infoPlist(), plists.entitlements(), scope, product);
  }

  /** The configuration of {@code scope}'s context, with these lists. */
  public static BuildConfiguration of(
      InfoPlist infoPlist,
      Entitlements entitlements,
      SettingScope scope,
      ProductDescription product) {
    return new BuildConfiguration(
        scope.context().configuration(),
        product.platform(),
        scope.written(),
        infoPlist,
        entitlements,
        bundleIdentifier(scope, infoPlist),
        scope.findText(product.platform().deploymentSetting()).flatMap(PlatformVersion::parse),
        scope.findText("SWIFT_VERSION").flatMap(PlatformVersion::parse),
        conditions(scope));
  }

  private static Optional<ResolvedText> bundleIdentifier(SettingScope scope, InfoPlist infoPlist) {
    return scope
        .find("PRODUCT_BUNDLE_IDENTIFIER")
        .filter(value -> !value.text().isEmpty())
        .or(
            () ->
                infoPlist
                    .findValue("CFBundleIdentifier")
                    .flatMap(PlistValue::asText)
                    .map(PlistValue.Text::value));
  }

  private static List<String> conditions(SettingScope scope) {
    List<String> words = new ArrayList<>();
    addWords(words, scope.findText("SWIFT_ACTIVE_COMPILATION_CONDITIONS").orElse(""), "");
    addWords(words, scope.findText("GCC_PREPROCESSOR_DEFINITIONS").orElse(""), "");
    // Ex) -D FEATURE, -DFEATURE
    String flags =
        scope.findText("OTHER_SWIFT_FLAGS").orElse("").replaceAll("(^|\\s)-D\\s+", " -D");
    addWords(words, flags, "-D");
    return words.stream().distinct().toList();
  }

  private static void addWords(List<String> words, String text, String prefix) {
    for (String word : text.split("[\\s\"']+")) {
      if (!word.isEmpty() && word.startsWith(prefix)) {
        String bare = word.substring(prefix.length());
        int equals = bare.indexOf('=');
        if (!bare.endsWith("=0")) {
          words.add(equals < 0 ? bare : bare.substring(0, equals));
        }
      }
    }
  }

  /** Gives a target without any configuration one of which nothing is known. */
  static void addDefault(TargetDraft draft, Span place, String productType) {
    if (draft.platforms().isEmpty()) {
      draft.platforms(Set.of(Platform.IOS));
    }
    draft.kind(ProductType.kind(productType, draft.platforms()));
    draft.configuration(
        new BuildConfiguration(
            "Release",
            draft.platforms().iterator().next(),
            Map.of(),
            draft.kind().isExecutable() ? InfoPlist.unknown(place) : InfoPlist.none(place),
            Entitlements.unknown(place),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of()));
  }

  /** The extension point that some configuration's list names. */
  public static Optional<String> extensionPoint(List<BuildConfiguration> configurations) {
    return configurations.stream()
        .flatMap(one -> extensionPoint(one.infoPlist()).stream())
        .findFirst();
  }

  private static Optional<String> extensionPoint(InfoPlist list) {
    return list.findValue("NSExtension")
        .flatMap(PlistValue::asDict)
        .flatMap(dict -> dict.find("NSExtensionPointIdentifier"))
        .or(
            () ->
                list.findValue("EXAppExtensionAttributes")
                    .flatMap(PlistValue::asDict)
                    .flatMap(dict -> dict.find("EXExtensionPointIdentifier")))
        .flatMap(PlistValue::asText)
        .map(text -> text.value().text());
  }
}
