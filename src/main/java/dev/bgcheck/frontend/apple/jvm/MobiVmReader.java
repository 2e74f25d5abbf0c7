package dev.bgcheck.frontend.apple.jvm;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.apple.settings.Substitution;
import dev.bgcheck.frontend.apple.survey.FolderRole;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.frontend.apple.survey.TargetDraft;
import dev.bgcheck.frontend.apple.text.PropertiesFile;
import dev.bgcheck.frontend.apple.text.XmlElement;
import dev.bgcheck.frontend.apple.text.XmlReader;
import dev.bgcheck.project.BuildConfiguration;
import dev.bgcheck.project.Entitlements;
import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.InfoPlist.Knowledge;
import dev.bgcheck.project.InfoPlist.Origin;
import dev.bgcheck.project.Platform;
import dev.bgcheck.project.PlatformVersion;
import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.ProjectOrigin;
import dev.bgcheck.project.PropertyList;
import dev.bgcheck.project.ResolvedText;
import dev.bgcheck.project.TargetKind;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the configurations of MobiVM (RoboVM) modules: each {@code robovm*.xml} is an app of its
 * own, with its properties, property list and entitlements, and the module's code.
 */
public final class MobiVmReader {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

  private final Survey survey;
  private final String path;
  private final SourceFile file;
  private final String folder;
  private final Map<String, String> properties = new HashMap<>();

  private MobiVmReader(Survey survey, SourceFile file) {
    this.survey = survey;
    this.file = file;
    this.path = file.path();
    this.folder = TreePath.parent(path);
    readProperties();
  }

  /** The targets of the configurations at {@code paths}, and the modules whose code they use. */
  public static List<TargetDraft> read(Survey survey, List<String> paths) {
    List<TargetDraft> drafts = new ArrayList<>();
    JvmBuild build = new JvmBuild(survey);
    for (String path : paths) {
      if (isAppConfiguration(path)) {
        survey
            .text(path)
            .flatMap(file -> new MobiVmReader(survey, file).target(build))
            .ifPresent(drafts::add);
      }
    }
    drafts.addAll(build.modules());
    return drafts;
  }

  /** Not the part that a library adds to its users, a template, or a configuration for tests. */
  private static boolean isAppConfiguration(String path) {
    return !path.contains("META-INF/")
        && !path.contains("src/main/resources/")
        && !TreePath.name(path).contains("test");
  }

  private Optional<TargetDraft> target(JvmBuild build) {
    XmlReader.Result read = XmlReader.read(file);
    if (read.root().isEmpty()) {
      XmlReader.Problem problem = read.problem().orElseThrow();
      survey.note(
          Notice.Kind.NOT_PARSED,
          file.span(problem.offset(), problem.offset()),
          path + " cannot be read: " + problem.message());
      return Optional.empty();
    }
    XmlElement config = read.root().get();
    if (!config.name().equals("config")) {
      return Optional.empty();
    }
    String name =
        text(config, "executableName")
            .or(() -> Optional.ofNullable(properties.get("app.name")))
            .orElse(TreePath.name(folder).isEmpty() ? "app" : TreePath.name(folder));
    TargetDraft draft =
        new TargetDraft(path + "/" + name, name, ProjectOrigin.MOBIVM, config.span());
    Platform platform = platform(config);
    boolean app = !text(config, "target").orElse("ios").equals("console");
    draft.library(FolderRole.isForeign(path)).platforms(Set.of(platform));
    draft.kind(kind(config, app));
    InfoPlist infoPlist = app ? infoPlist(config) : InfoPlist.none(config.span());
    draft.configuration(
        new BuildConfiguration(
            "main",
            platform,
            Map.of(),
            infoPlist,
            entitlements(config),
            infoPlist
                .findValue("CFBundleIdentifier")
                .flatMap(PlistValue::asText)
                .map(PlistValue.Text::value),
            infoPlist
                .findValue("MinimumOSVersion")
                .flatMap(PlistValue::asText)
                .flatMap(one -> PlatformVersion.parse(one.value().text())),
            Optional.empty(),
            List.of()));
    new JvmModule(survey, folder).addSources(draft);
    build.addDependencies(folder, draft);
    return Optional.of(draft);
  }

  private TargetKind kind(XmlElement config, boolean app) {
    if (!app) {
      return TargetKind.TOOL;
    }
    return text(config, "target").orElse("").equals("framework")
        ? TargetKind.FRAMEWORK
        : TargetKind.APP;
  }

  private Platform platform(XmlElement config) {
    String words =
        (text(config, "os").orElse("") + " " + text(config, "target").orElse(""))
            .toLowerCase(Locale.ROOT);
    if (words.contains("tvos")) {
      return Platform.TVOS;
    }
    return words.contains("macosx") ? Platform.MACOS : Platform.IOS;
  }

  private Optional<String> text(XmlElement config, String name) {
    return config.childText(name).map(text -> expand(text).text());
  }

  private void readProperties() {
    String own = TreePath.name(path).replaceFirst("\\.xml$", "");
    List<String> names =
        survey.tree().isFile(TreePath.join(folder, own + ".properties"))
            ? List.of(own + ".properties", own + ".local.properties")
            : List.of("robovm.properties", "robovm.local.properties");
    for (String name : names) {
      String properties = TreePath.join(folder, name);
      if (survey.tree().isFile(properties)) {
        survey
            .text(properties)
            .ifPresent(
                text ->
                    PropertiesFile.read(text)
                        .all()
                        .forEach(one -> this.properties.put(one.key(), one.value().strip())));
      }
    }
  }

  /** An unknown placeholder stays as it is written, as MobiVM leaves it; it may still be set. */
  private ResolvedText expand(String text) {
    List<ResolvedText.Part> parts = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    int at = 0;
    while (matcher.find()) {
      parts.add(new ResolvedText.Known(text.substring(at, matcher.start())));
      String value = properties.get(matcher.group(1));
      parts.add(
          value == null
              ? new ResolvedText.Hole(matcher.group(1), matcher.group())
              : new ResolvedText.Known(value));
      at = matcher.end();
    }
    parts.add(new ResolvedText.Known(text.substring(at)));
    return new ResolvedText(parts);
  }

  private InfoPlist infoPlist(XmlElement config) {
    Optional<XmlElement> element =
        config
            .child("iosInfoPList")
            .or(() -> config.child("infoPList"))
            .or(() -> config.child("tvosInfoPList"));
    if (element.isEmpty()) {
      // MobiVM then makes a list that has no background mode.
      return new InfoPlist(Knowledge.COMPLETE, List.of(), List.of(), List.of(), config.span());
    }
    Optional<PropertyList> list = list(element.get());
    if (list.isEmpty()) {
      return InfoPlist.unknown(element.get().span());
    }
    Span place = list.get().root().map(PlistValue::span).orElse(list.get().file().start());
    if (list.get().dict().isEmpty()) {
      return new InfoPlist(Knowledge.UNKNOWN, List.of(list.get()), List.of(), List.of(), place);
    }
    List<InfoPlist.Entry> entries = new ArrayList<>();
    for (PlistValue.Entry entry : list.get().dict().get().entries()) {
      entries.add(
          new InfoPlist.Entry(
              entry.key(),
              entry.keySpan(),
              Substitution.apply(entry.value(), this::expand),
              Origin.FILE));
    }
    return new InfoPlist(Knowledge.COMPLETE, List.of(list.get()), entries, List.of(), place);
  }

  private Entitlements entitlements(XmlElement config) {
    Optional<XmlElement> element =
        config.child("iosEntitlementsPList").or(() -> config.child("entitlementsPList"));
    if (element.isEmpty()) {
      return Entitlements.absent(config.span());
    }
    Optional<PropertyList> list = list(element.get());
    Optional<PlistValue.Dict> dict = list.flatMap(PropertyList::dict);
    if (dict.isEmpty()) {
      return new Entitlements(Entitlements.State.UNKNOWN, list, List.of(), element.get().span());
    }
    return new Entitlements(
        Entitlements.State.PRESENT,
        list,
        Substitution.entries(dict.get().entries(), this::expand),
        dict.get().span());
  }

  /** The list that an element names; a missing one is noted. */
  private Optional<PropertyList> list(XmlElement element) {
    ResolvedText name = expand(element.text().strip());
    if (!name.isComplete()) {
      survey.note(
          Notice.Kind.UNRESOLVED_VARIABLE,
          element.textSpan(),
          element.name() + " cannot be followed: " + name.unresolved() + " has no value");
      return Optional.empty();
    }
    String place = TreePath.join(folder, name.text());
    if (!survey.tree().isFile(place)) {
      survey.note(
          Notice.Kind.MISSING_REFERENCE,
          element.textSpan(),
          element.name() + " names " + place + ", which is missing");
      return Optional.empty();
    }
    return Optional.of(survey.template(place));
  }
}
