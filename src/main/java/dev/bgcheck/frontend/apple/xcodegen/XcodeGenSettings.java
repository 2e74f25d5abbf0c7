package dev.bgcheck.frontend.apple.xcodegen;

import dev.bgcheck.finding.Notice;
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
import dev.bgcheck.project.Platform;
import dev.bgcheck.project.PropertyList;
import dev.bgcheck.project.TargetKind;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.TreePath;
import dev.bgcheck.source.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Settings, platforms and property lists of the targets of a specification. */
final class XcodeGenSettings {
  private final Survey survey;
  private final YamlNode.Mapping spec;
  private final String root;
  private final String container;

  XcodeGenSettings(Survey survey, YamlNode.Mapping spec, String root, String container) {
    this.survey = survey;
    this.spec = spec;
    this.root = root;
    this.container = container;
  }

  void fill(YamlNode.Mapping target, Optional<String> platformName, TargetDraft draft) {
    String type =
        "com.apple.product-type."
            + target.findText("type").orElse("application").toLowerCase(Locale.ROOT);
    Optional<PropertyList> info = written(target, "info");
    Optional<PropertyList> entitlements = written(target, "entitlements");
    for (String configuration : configurations()) {
      List<SettingLevel> levels = levels(target, configuration, platformName, draft);
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
        ProductDescription product =
            new ProductDescription(
                draft.name(),
                kind,
                platform == Platform.WATCHOS && ProductType.isApplication(type),
                platform,
                root,
                draft.span());
        EffectivePlists plists = new EffectivePlists(survey, scope, product);
        draft.configuration(
            XcodeConfigurations.of(
                info.map(plists::infoPlist).orElseGet(plists::infoPlist),
                entitlements.map(plists::entitlements).orElseGet(plists::entitlements),
                scope,
                product));
      }
    }
    draft.extensionPoint(XcodeConfigurations.extensionPoint(draft.configurations()));
  }

  private Set<String> configurations() {
    Set<String> names = new LinkedHashSet<>();
    spec.find("configs")
        .flatMap(YamlNode::asMapping)
        .ifPresent(configs -> configs.entries().forEach(one -> names.add(one.name())));
    return names.isEmpty() ? new LinkedHashSet<>(List.of("Debug", "Release")) : names;
  }

  /** The list that XcodeGen writes from the specification; its places are in the specification. */
  private static Optional<PropertyList> written(YamlNode.Mapping target, String section) {
    return target
        .findPath(section, "properties")
        .flatMap(YamlNode::asMapping)
        .map(
            properties ->
                PropertyList.of(
                    properties.span().file(),
                    PropertyList.Format.TEXTUAL,
                    YamlPlist.value(properties)));
  }

  private SettingScope scope(
      List<SettingLevel> levels,
      String configuration,
      Optional<Platform> platform,
      String type,
      TargetDraft draft) {
    List<SettingLevel> all = new ArrayList<>(levels);
    String projectName = TreePath.name(container).replace(".xcodeproj", "");
    all.add(BuiltInSettings.level(draft.name(), configuration, type, projectName, "en", platform));
    return new SettingScope(all, new SettingContext(configuration, platform), Set.of());
  }

  private List<SettingLevel> levels(
      YamlNode.Mapping target, String configuration, Optional<String> platform, TargetDraft draft) {
    List<SettingLevel> levels = new ArrayList<>();
    levels.add(SettingLevel.of(settings(target, configuration, platform)));
    configFile(target, configuration).ifPresent(levels::add);
    levels.add(SettingLevel.of(defaults(target, platform, draft)));
    levels.add(SettingLevel.of(settings(spec, configuration, platform)));
    configFile(spec, configuration).ifPresent(levels::add);
    return levels;
  }

  private Optional<SettingLevel> configFile(YamlNode.Mapping owner, String configuration) {
    Optional<YamlNode> node = owner.findPath("configFiles", configuration);
    Optional<String> path = node.flatMap(YamlNode::asText);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    if (!survey.tree().isFile(path.get())) {
      survey.note(
          Notice.Kind.MISSING_REFERENCE,
          node.get().span(),
          "the configuration file " + path.get() + " is missing");
      return Optional.empty();
    }
    return Optional.of(
        XcconfigReader.read(survey, path.get(), root, text -> text.replace("$(SRCROOT)/", ""))
            .level());
  }

  /**
   * {@code settings} in its short form, or with {@code base}, {@code configs} and {@code groups}.
   */
  private List<SettingAssignment> settings(
      YamlNode.Mapping owner, String configuration, Optional<String> platform) {
    List<SettingAssignment> assignments = new ArrayList<>();
    owner
        .find("settings")
        .flatMap(YamlNode::asMapping)
        .ifPresent(node -> add(assignments, node, configuration, 0));
    return assignments;
  }

  private void add(
      List<SettingAssignment> assignments,
      YamlNode.Mapping settings,
      String configuration,
      int depth) {
    boolean structured =
        settings.find("base").isPresent()
            || settings.find("configs").isPresent()
            || settings.find("groups").isPresent();
    if (!structured) {
      addAll(assignments, settings);
      return;
    }
    for (YamlNode group : settings.find("groups").map(YamlNode::itemsOrSelf).orElse(List.of())) {
      Optional<YamlNode.Mapping> found =
          group
              .asText()
              .flatMap(name -> spec.findPath("settingGroups", name))
              .flatMap(YamlNode::asMapping);
      if (found.isPresent() && depth < 20) {
        add(assignments, found.get(), configuration, depth + 1);
      }
    }
    settings.find("base").flatMap(YamlNode::asMapping).ifPresent(base -> addAll(assignments, base));
    settings
        .find("configs")
        .flatMap(YamlNode::asMapping)
        .ifPresent(
            configs ->
                configs.entries().stream()
                    .filter(entry -> isFor(entry.name(), configuration))
                    .forEach(
                        entry ->
                            entry.value().asMapping().ifPresent(one -> addAll(assignments, one))));
  }

  /** XcodeGen matches the whole name first, and parts of it after that. */
  private static boolean isFor(String key, String configuration) {
    return key.equals(configuration)
        || configuration.toLowerCase(Locale.ROOT).contains(key.toLowerCase(Locale.ROOT));
  }

  private static void addAll(List<SettingAssignment> assignments, YamlNode.Mapping settings) {
    for (YamlNode.Entry entry : settings.entries()) {
      String value =
          entry.value().itemsOrSelf().stream()
              .flatMap(node -> node.asText().stream())
              .map(XcodeGenSettings::word)
              .collect(Collectors.joining(" "));
      if (entry.value().asMapping().isEmpty()) {
        assignments.add(
            SettingAssignment.of(entry.name(), value, entry.key().span(), entry.value().span()));
      }
    }
  }

  /** YAML's truth values become Xcode's. */
  private static String word(String text) {
    return switch (text) {
      case "true", "yes" -> "YES";
      case "false", "no" -> "NO";
      default -> text;
    };
  }

  /** What XcodeGen's presets and options say of a target. */
  private List<SettingAssignment> defaults(
      YamlNode.Mapping target, Optional<String> platformName, TargetDraft draft) {
    List<SettingAssignment> assignments = new ArrayList<>();
    List<Platform> platforms = platforms(target, platformName);
    Span place = draft.span();
    if (platforms.size() == 1) {
      assignments.add(SettingAssignment.of("SDKROOT", platforms.get(0).sdk(), place, place));
    } else if (!platforms.isEmpty()) {
      String all = platforms.stream().map(Platform::sdk).collect(Collectors.joining(" "));
      assignments.add(SettingAssignment.of("SUPPORTED_PLATFORMS", all, place, place));
    }
    for (Platform platform : platforms) {
      Optional<YamlNode> version =
          target
              .find("deploymentTarget")
              .filter(node -> node.asScalar().isPresent())
              .or(() -> ofPlatform(target.find("deploymentTarget"), platform))
              .or(() -> ofPlatform(spec.findPath("options", "deploymentTarget"), platform));
      version.ifPresent(
          node ->
              node.asText()
                  .ifPresent(
                      text ->
                          assignments.add(
                              SettingAssignment.of(
                                  platform.deploymentSetting(), text, node.span(), node.span()))));
    }
    spec.findPath("options", "bundleIdPrefix")
        .ifPresent(
            node ->
                node.asText()
                    .ifPresent(
                        prefix ->
                            assignments.add(
                                SettingAssignment.of(
                                    "PRODUCT_BUNDLE_IDENTIFIER",
                                    prefix + "." + draft.name().replaceAll("[^A-Za-z0-9.-]", "-"),
                                    node.span(),
                                    node.span()))));
    infoPlistInSources(target)
        .ifPresent(
            path ->
                assignments.add(
                    SettingAssignment.of("INFOPLIST_FILE", relative(path), place, place)));
    target
        .findPath("entitlements", "path")
        .ifPresent(
            node ->
                node.asText()
                    .ifPresent(
                        path ->
                            assignments.add(
                                SettingAssignment.of(
                                    "CODE_SIGN_ENTITLEMENTS",
                                    relative(path),
                                    node.span(),
                                    node.span()))));
    return assignments;
  }

  private String relative(String path) {
    return TreePath.isIn(path, root) ? TreePath.within(root, path) : path;
  }

  private static Optional<YamlNode> ofPlatform(Optional<YamlNode> versions, Platform platform) {
    return versions
        .flatMap(YamlNode::asMapping)
        .flatMap(
            mapping ->
                mapping.entries().stream()
                    .filter(entry -> Platform.ofWord(entry.name()).equals(Optional.of(platform)))
                    .map(YamlNode.Entry::value)
                    .findFirst());
  }

  private static List<Platform> platforms(YamlNode.Mapping target, Optional<String> platformName) {
    List<Platform> destinations =
        target.find("supportedDestinations").map(YamlNode::itemsOrSelf).orElse(List.of()).stream()
            .flatMap(node -> node.asText().stream())
            .flatMap(text -> Platform.ofWord(text).stream())
            .distinct()
            .toList();
    Optional<Platform> named = platformName.flatMap(Platform::ofWord);
    return destinations.isEmpty() ? named.map(List::of).orElse(List.of()) : destinations;
  }

  /** {@code info.path}, else the Info.plist that lies in a source folder: XcodeGen looks for it. */
  private Optional<String> infoPlistInSources(YamlNode.Mapping target) {
    Optional<String> path = target.findPath("info", "path").flatMap(YamlNode::asText);
    if (path.isPresent()) {
      return path;
    }
    for (YamlNode source : target.find("sources").map(YamlNode::itemsOrSelf).orElse(List.of())) {
      Optional<String> folder =
          source.asText().or(() -> source.asMapping().flatMap(one -> one.findText("path")));
      Optional<String> candidate =
          folder.map(one -> TreePath.join(one, "Info.plist")).filter(survey.tree()::isFile);
      if (candidate.isPresent()) {
        return candidate;
      }
    }
    return Optional.empty();
  }
}
