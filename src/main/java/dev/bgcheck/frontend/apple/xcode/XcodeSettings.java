package dev.bgcheck.frontend.apple.xcode;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.apple.settings.SettingAssignment;
import dev.bgcheck.frontend.apple.settings.SettingContext;
import dev.bgcheck.frontend.apple.settings.SettingLevel;
import dev.bgcheck.frontend.apple.settings.SettingScope;
import dev.bgcheck.frontend.apple.settings.XcconfigReader;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.project.Platform;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.source.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The levels of build settings of a project's targets. */
final class XcodeSettings {
  private final Survey survey;
  private final PbxFile file;
  private final Map<String, XcconfigReader.Result> xcconfigs = new HashMap<>();
  private final Map<String, List<SettingLevel>> projectLevels = new LinkedHashMap<>();
  private final Set<String> projectNames = new HashSet<>();
  private boolean complete = true;
  private boolean missingPods;

  /** The names of configurations with a file that is missing and is no pod's. */
  private final Set<String> withoutFile = new HashSet<>();

  XcodeSettings(Survey survey, PbxFile file) {
    this.survey = survey;
    this.file = file;
    for (PbxObject configuration : configurations(file.root())) {
      List<SettingLevel> levels = levels(configuration);
      levels.forEach(level -> projectNames.addAll(level.names()));
      projectLevels.put(configuration.name(), levels);
    }
  }

  /** The build configurations of a target or of the project, in their order. */
  List<PbxObject> configurations(PbxObject owner) {
    return file.one(owner, "buildConfigurationList")
        .map(list -> file.all(list, "buildConfigurations"))
        .orElse(List.of());
  }

  /** Whether a pod's configuration file is named and the pods are not installed. */
  boolean isMissingPods() {
    return missingPods;
  }

  /** The names that any configuration of {@code target} or of the project defines. */
  Set<String> definedNames(PbxObject target) {
    Set<String> names = new HashSet<>(projectNames);
    for (PbxObject configuration : configurations(target)) {
      levels(configuration).forEach(level -> names.addAll(level.names()));
    }
    // With a configuration file missing, an absent value may be in that file.
    return complete ? names : Set.of();
  }

  SettingScope scope(
      PbxObject target, PbxObject configuration, Optional<Platform> platform, Set<String> known) {
    List<SettingLevel> levels = new ArrayList<>(levels(configuration));
    List<SettingLevel> ofProject = projectLevels.get(configuration.name());
    if (ofProject == null) {
      ofProject = projectLevels.values().stream().findFirst().orElse(List.of());
    }
    levels.addAll(ofProject);
    String container = TreePath.name(file.container());
    levels.add(
        BuiltInSettings.level(
            target.name(),
            configuration.name(),
            target.text("productType").orElse(""),
            container.endsWith(".xcodeproj")
                ? container.substring(0, container.length() - ".xcodeproj".length())
                : container,
            file.root().text("developmentRegion").orElse("en"),
            platform));
    return new SettingScope(
        levels,
        new SettingContext(configuration.name(), platform),
        known,
        !withoutFile.contains(configuration.name()));
  }

  /** A configuration's own settings, then those of its file. */
  private List<SettingLevel> levels(PbxObject configuration) {
    List<SettingLevel> levels = new ArrayList<>();
    List<SettingAssignment> own = new ArrayList<>();
    configuration
        .fields()
        .find("buildSettings")
        .flatMap(PlistValue::asDict)
        .ifPresent(
            settings -> settings.entries().forEach(entry -> assignment(entry).ifPresent(own::add)));
    levels.add(SettingLevel.of(own));
    baseConfiguration(configuration).ifPresent(levels::add);
    return levels;
  }

  private static Optional<SettingAssignment> assignment(PlistValue.Entry entry) {
    Optional<String> value =
        entry
            .value()
            .asText()
            .map(PlistValue.Text::raw)
            .or(
                () ->
                    entry
                        .value()
                        .asArray()
                        .map(
                            array ->
                                array.texts().stream()
                                    .map(PlistValue.Text::raw)
                                    .collect(Collectors.joining(" "))));
    return value.map(
        text -> SettingAssignment.of(entry.key(), text, entry.keySpan(), entry.value().span()));
  }

  private Optional<SettingLevel> baseConfiguration(PbxObject configuration) {
    Optional<String> path =
        configuration
            .text("baseConfigurationReference")
            .flatMap(file::path)
            .or(() -> anchored(configuration));
    if (path.isEmpty()) {
      return Optional.empty();
    }
    if (!survey.tree().isFile(path.get())) {
      complete = false;
      if (survey.isForeign(path.get())) {
        missingPods = true;
      } else {
        withoutFile.add(configuration.name());
        survey.note(
            Notice.Kind.MISSING_REFERENCE,
            configuration.nameSpan(),
            "configuration "
                + configuration.name()
                + " is based on "
                + path.get()
                + ", which is missing");
      }
      return Optional.empty();
    }
    XcconfigReader.Result result =
        xcconfigs.computeIfAbsent(
            path.get(),
            key -> XcconfigReader.read(survey, key, file.sourceRoot(), XcodeSettings::includePath));
    complete &= result.complete();
    return Optional.of(result.level());
  }

  /** Xcode 16: a file in a synchronised folder, named by the folder and a path in it. */
  private Optional<String> anchored(PbxObject configuration) {
    Optional<String> anchor =
        configuration.text("baseConfigurationReferenceAnchor").flatMap(file::path);
    Optional<String> relative = configuration.text("baseConfigurationReferenceRelativePath");
    return anchor.isPresent() && relative.isPresent()
        ? Optional.of(TreePath.join(anchor.get(), relative.get()))
        : Optional.empty();
  }

  private static String includePath(String path) {
    return path.replace("$(SRCROOT)/", "")
        .replace("${SRCROOT}/", "")
        .replace("$(PROJECT_DIR)/", "");
  }
}
