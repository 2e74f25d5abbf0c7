package dev.bgcheck.frontend.apple.tuist;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.apple.manifest.ManifestValue;
import dev.bgcheck.frontend.apple.manifest.ManifestValue.Made;
import dev.bgcheck.frontend.apple.settings.EffectivePlists;
import dev.bgcheck.frontend.apple.settings.ProductDescription;
import dev.bgcheck.frontend.apple.settings.SettingAssignment;
import dev.bgcheck.frontend.apple.settings.SettingContext;
import dev.bgcheck.frontend.apple.settings.SettingLevel;
import dev.bgcheck.frontend.apple.settings.SettingScope;
import dev.bgcheck.frontend.apple.settings.XcconfigReader;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.frontend.apple.survey.TargetDraft;
import dev.bgcheck.frontend.apple.xcode.BuiltInSettings;
import dev.bgcheck.frontend.apple.xcode.ProductType;
import dev.bgcheck.frontend.apple.xcode.TargetPlatforms;
import dev.bgcheck.frontend.apple.xcode.XcodeConfigurations;
import dev.bgcheck.project.Entitlements;
import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.Platform;
import dev.bgcheck.project.PropertyList;
import dev.bgcheck.project.TargetKind;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Settings, platforms and property lists of the targets of a manifest. */
final class TuistSettings {
  private final Survey survey;
  private final TuistPaths paths;
  private final Made project;

  TuistSettings(Survey survey, TuistPaths paths, Made project) {
    this.survey = survey;
    this.paths = paths;
    this.project = project;
  }

  void fill(Made target, TargetDraft draft) {
    String product =
        target.find("product").flatMap(ManifestValue::asMade).map(Made::name).orElse("");
    String type = "com.apple.product-type." + productType(product);
    for (String configuration : configurations(target)) {
      List<SettingLevel> levels = levels(target, configuration, draft);
      SettingScope any = scope(levels, configuration, Optional.empty(), type, draft);
      Set<Platform> platforms = TargetPlatforms.of(any, type);
      draft.platforms(platforms).catalyst(any.isYes("SUPPORTS_MACCATALYST"));
      TargetKind kind = ProductType.kind(type, platforms);
      if (kind == TargetKind.WATCH_CONTAINER && !draft.sources().isEmpty()) {
        kind = TargetKind.WATCH_APP;
      }
      draft.kind(kind);
      for (Platform platform : platforms) {
        SettingScope scope = scope(levels, configuration, Optional.of(platform), type, draft);
        ProductDescription described =
            new ProductDescription(
                draft.name(),
                kind,
                platform == Platform.WATCHOS && ProductType.isApplication(type),
                platform,
                paths.folder(),
                draft.span());
        EffectivePlists plists = new EffectivePlists(survey, scope, described);
        draft.configuration(
            XcodeConfigurations.of(
                infoPlist(target, plists, draft),
                entitlements(target, plists, draft),
                scope,
                described));
      }
    }
    draft.extensionPoint(XcodeConfigurations.extensionPoint(draft.configurations()));
  }

  private static String productType(String product) {
    return switch (product) {
      case "app" -> "application";
      case "staticLibrary" -> "library.static";
      case "dynamicLibrary" -> "library.dynamic";
      case "framework" -> "framework";
      case "staticFramework" -> "framework.static";
      case "unitTests" -> "bundle.unit-test";
      case "uiTests" -> "bundle.ui-testing";
      case "bundle" -> "bundle";
      case "commandLineTool" -> "tool";
      case "appClip" -> "application.on-demand-install-capable";
      case "appExtension" -> "app-extension";
      case "extensionKitExtension" -> "extensionkit-extension";
      case "messagesExtension" -> "app-extension.messages";
      case "stickerPackExtension" -> "app-extension.messages-sticker-pack";
      case "tvTopShelfExtension" -> "tv-app-extension";
      case "watch2App" -> "application.watchapp2";
      case "watch2Extension" -> "watchkit2-extension";
      case "systemExtension" -> "system-extension";
      default -> "unknown";
    };
  }

  // ---- lists

  private InfoPlist infoPlist(Made target, EffectivePlists plists, TargetDraft draft) {
    Optional<ManifestValue> value = target.find("infoPlist");
    if (value.isEmpty() || isFile(value.get())) {
      return value.isEmpty() ? plists.infoPlist(empty(target.span())) : plists.infoPlist();
    }
    String how = value.get().asMade().map(Made::name).orElse("");
    Optional<ManifestValue> table =
        value.get().asMade().flatMap(made -> made.find("with").or(made::first));
    if (how.equals("default")) {
      return plists.infoPlist(empty(value.get().span()));
    }
    if (table.isPresent() && table.get() instanceof ManifestValue.Table entries) {
      return plists.infoPlist(TuistPlist.list(entries));
    }
    survey.note(
        Notice.Kind.LIMITED,
        value.get().span(),
        "the property list of target " + draft.name() + " is computed and not known");
    return InfoPlist.unknown(value.get().span());
  }

  /** Tuist's own list has nothing that concerns the background. */
  private static PropertyList empty(Span span) {
    return TuistPlist.list(new ManifestValue.Table(span, List.of(), true));
  }

  private Entitlements entitlements(Made target, EffectivePlists plists, TargetDraft draft) {
    Optional<ManifestValue> value = target.find("entitlements");
    if (value.isEmpty() || isFile(value.get())) {
      return plists.entitlements();
    }
    Optional<ManifestValue> table = value.get().asMade().flatMap(Made::first);
    return table.isPresent() && table.get() instanceof ManifestValue.Table entries
        ? plists.entitlements(TuistPlist.list(entries))
        : Entitlements.unknown(draft.span());
  }

  private boolean isFile(ManifestValue value) {
    boolean named =
        value.asMade().map(Made::name).filter(Set.of("file", "InfoPlist")::contains).isPresent();
    return (value.asText().isPresent() || named) && file(value).isPresent();
  }

  private Optional<String> file(ManifestValue value) {
    return value
        .asMade()
        .flatMap(made -> made.find("path").or(() -> made.find("stringLiteral")))
        .or(() -> Optional.of(value))
        .flatMap(paths::of);
  }

  // ---- settings

  private List<Made> configured(Made owner) {
    return owner
        .find("settings")
        .flatMap(ManifestValue::asMade)
        .flatMap(settings -> settings.find("configurations"))
        .map(ManifestValue::itemsOrSelf)
        .orElse(List.of())
        .stream()
        .flatMap(one -> one.asMade().stream())
        .toList();
  }

  private static String nameOf(Made configuration) {
    return configuration
        .find("name")
        .flatMap(
            name -> name.asText().or(() -> name.asMade().map(Made::name).map(TuistSettings::cap)))
        .orElse(cap(configuration.name()));
  }

  private static String cap(String name) {
    return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private List<String> configurations(Made target) {
    List<String> names = new ArrayList<>();
    configured(project).forEach(one -> names.add(nameOf(one)));
    if (names.isEmpty()) {
      configured(target).forEach(one -> names.add(nameOf(one)));
    }
    return names.isEmpty() ? List.of("Debug", "Release") : names.stream().distinct().toList();
  }

  private SettingScope scope(
      List<SettingLevel> levels,
      String configuration,
      Optional<Platform> platform,
      String type,
      TargetDraft draft) {
    List<SettingLevel> all = new ArrayList<>(levels);
    String name = project.findText("name").orElse(draft.name());
    all.add(BuiltInSettings.level(draft.name(), configuration, type, name, "en", platform));
    return new SettingScope(all, new SettingContext(configuration, platform), Set.of());
  }

  private List<SettingLevel> levels(Made target, String configuration, TargetDraft draft) {
    List<SettingLevel> levels = new ArrayList<>();
    own(target, configuration, levels);
    levels.add(SettingLevel.of(stated(target, draft)));
    own(project, configuration, levels);
    return levels;
  }

  /** The settings of a target or project, then its configuration file. */
  private void own(Made owner, String configuration, List<SettingLevel> levels) {
    List<SettingAssignment> assignments = new ArrayList<>();
    owner
        .find("settings")
        .flatMap(ManifestValue::asMade)
        .flatMap(settings -> settings.find("base"))
        .ifPresent(base -> add(base, assignments));
    Optional<Made> mine =
        configured(owner).stream().filter(one -> nameOf(one).equals(configuration)).findFirst();
    mine.flatMap(one -> one.find("settings")).ifPresent(more -> add(more, assignments));
    levels.add(SettingLevel.of(assignments));
    Optional<ManifestValue> file = mine.flatMap(one -> one.find("xcconfig"));
    Optional<String> path = file.flatMap(paths::of);
    if (path.isEmpty()) {
      return;
    }
    if (survey.tree().isFile(path.get())) {
      levels.add(XcconfigReader.read(survey, path.get(), paths.folder(), text -> text).level());
    } else {
      survey.note(
          Notice.Kind.MISSING_REFERENCE,
          file.get().span(),
          "the configuration file " + path.get() + " is missing");
    }
  }

  private static void add(ManifestValue value, List<SettingAssignment> assignments) {
    if (!(value instanceof ManifestValue.Table table)) {
      return;
    }
    for (ManifestValue.Row row : table.rows()) {
      setting(row.value())
          .ifPresent(
              text ->
                  assignments.add(
                      SettingAssignment.of(
                          row.key().text(), text, row.key().span(), row.value().span())));
    }
  }

  private static Optional<String> setting(ManifestValue value) {
    if (value instanceof ManifestValue.Items items) {
      return Optional.of(
          items.items().stream()
              .flatMap(one -> one.asText().stream())
              .collect(Collectors.joining(" ")));
    }
    return value
        .asText()
        .or(() -> value.asMade().flatMap(Made::first).flatMap(TuistSettings::setting));
  }

  /** What the arguments of the target say, as build settings. */
  private List<SettingAssignment> stated(Made target, TargetDraft draft) {
    List<SettingAssignment> assignments = new ArrayList<>();
    Span place = draft.span();
    Set<Platform> platforms = TuistDestinations.platforms(target);
    if (!platforms.isEmpty()) {
      String all = platforms.stream().map(Platform::sdk).collect(Collectors.joining(" "));
      assignments.add(SettingAssignment.of("SUPPORTED_PLATFORMS", all, place, place));
    }
    if (TuistDestinations.hasCatalyst(target)) {
      assignments.add(SettingAssignment.of("SUPPORTS_MACCATALYST", "YES", place, place));
    }
    TuistDestinations.deployment(target.find("deploymentTargets").isPresent() ? target : project)
        .forEach(
            (platform, version) ->
                assignments.add(
                    SettingAssignment.of(
                        platform.deploymentSetting(), version.text(), place, version.span())));
    Map<String, String> named = new LinkedHashMap<>();
    named.put("INFOPLIST_FILE", "infoPlist");
    named.put("CODE_SIGN_ENTITLEMENTS", "entitlements");
    named.forEach(
        (setting, argument) ->
            target
                .find(argument)
                .filter(this::isFile)
                .ifPresent(
                    value ->
                        assignments.add(
                            SettingAssignment.of(
                                setting,
                                relative(file(value).orElse("")),
                                value.span(),
                                value.span()))));
    target
        .find("bundleId")
        .filter(value -> value.asText().isPresent())
        .ifPresent(
            value ->
                assignments.add(
                    SettingAssignment.of(
                        "PRODUCT_BUNDLE_IDENTIFIER",
                        value.asText().get(),
                        value.span(),
                        value.span())));
    return assignments;
  }

  /** Settings start from the manifest's folder. */
  private String relative(String path) {
    String folder = paths.folder();
    if (folder.isEmpty() || TreePath.isIn(path, folder)) {
      return TreePath.within(folder, path);
    }
    return "../".repeat(folder.split("/").length) + path;
  }
}
