package dev.bgcheck.frontend.apple.jvm;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.apple.settings.Substitution;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the configurations of MobiVM (RoboVM) modules: each {@code robovm*.xml} is an app of its
 * own, with its properties, property list and entitlements, and the module's code. What a POM tells
 * MobiVM's plugin comes on top of the configuration it uses, or is one by itself.
 */
public final class MobiVmReader {
  private static final String STANDARD_FILE = "robovm.xml";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

  private final Survey survey;
  private final SourceFile file;
  private final String path;
  private final String folder;
  private final Optional<RoboVmPlugin> plugin;
  private final Map<String, String> properties = new HashMap<>();

  /** The parts of the configuration, that which wins first. */
  private final List<Part> parts = new ArrayList<>();

  /**
   * A configuration, or a part of one.
   *
   * @param folder what its paths start from
   */
  private record Part(XmlElement config, String folder) {}

  /** An entry of the configuration, and what a path in it starts from. */
  private record Entry(XmlElement element, String folder) {}

  private MobiVmReader(
      Survey survey, SourceFile file, String folder, Optional<RoboVmPlugin> plugin) {
    this.survey = survey;
    this.file = file;
    this.path = file.path();
    this.folder = folder;
    this.plugin = plugin;
    plugin.ifPresent(one -> properties.putAll(one.properties()));
    readProperties();
  }

  /**
   * The targets of the configurations at {@code paths} and of those in POMs, and the modules whose
   * code they use.
   *
   * @param poms the POMs to look into
   */
  public static List<TargetDraft> read(Survey survey, List<String> paths, List<String> poms) {
    List<TargetDraft> drafts = new ArrayList<>();
    JvmBuild build = new JvmBuild(survey);
    Map<String, String> modules = new LinkedHashMap<>();
    for (String path : paths) {
      if (isAppConfiguration(path)) {
        modules.put(path, TreePath.parent(path));
      }
    }
    Map<String, RoboVmPlugin> plugins = new HashMap<>();
    for (String pom : poms) {
      String folder = TreePath.parent(pom);
      Optional<RoboVmPlugin> plugin =
          isAppConfiguration(pom)
              ? RoboVmPlugin.of(new JvmModule(survey, folder))
              : Optional.empty();
      if (plugin.isPresent()) {
        String config = plugin.get().configFile().orElse(TreePath.join(folder, STANDARD_FILE));
        if (survey.tree().isFile(config)) {
          modules.put(config, folder);
          plugins.put(config, plugin.get());
        } else if (plugin.get().config().isPresent()) {
          modules.put(pom, folder);
          plugins.put(pom, plugin.get());
        }
      }
    }
    modules.forEach(
        (path, folder) ->
            survey
                .text(path)
                .flatMap(
                    file ->
                        new MobiVmReader(
                                survey, file, folder, Optional.ofNullable(plugins.get(path)))
                            .target(build))
                .ifPresent(drafts::add));
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
    Optional<XmlElement> embedded = plugin.flatMap(RoboVmPlugin::config);
    embedded.ifPresent(one -> parts.add(new Part(one, folder)));
    XmlElement config = read.root().get();
    if (config.name().equals("config")) {
      parts.add(new Part(config, TreePath.parent(path)));
    } else if (embedded.isEmpty()) {
      return Optional.empty();
    } else {
      config = embedded.get();
    }
    String name =
        text("executableName")
            .or(() -> Optional.ofNullable(properties.get("app.name")))
            .orElse(TreePath.name(folder).isEmpty() ? "app" : TreePath.name(folder));
    TargetDraft draft =
        new TargetDraft(path + "/" + name, name, ProjectOrigin.MOBIVM, config.span());
    Platform platform = platform();
    boolean app = !text("target").orElse("ios").equals("console");
    draft.library(survey.isForeign(path)).platforms(Set.of(platform));
    draft.kind(kind(app));
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

  private TargetKind kind(boolean app) {
    if (!app) {
      return TargetKind.TOOL;
    }
    return text("target").orElse("").equals("framework") ? TargetKind.FRAMEWORK : TargetKind.APP;
  }

  private Platform platform() {
    String words =
        (text("os").orElse("") + " " + text("target").orElse("")).toLowerCase(Locale.ROOT);
    if (words.contains("tvos")) {
      return Platform.TVOS;
    }
    return words.contains("macosx") ? Platform.MACOS : Platform.IOS;
  }

  private Optional<String> text(String name) {
    return find(name).map(entry -> expand(entry.element().text().strip()).text());
  }

  /** The entry of that name that wins. */
  private Optional<Entry> find(String name) {
    for (Part part : parts) {
      if (part.config().childText(name).isPresent()) {
        return part.config().child(name).map(one -> new Entry(one, part.folder()));
      }
    }
    return Optional.empty();
  }

  private void readProperties() {
    String own = TreePath.name(path).replaceFirst("\\.xml$", "");
    List<String> names =
        survey.tree().isFile(TreePath.join(folder, own + ".properties"))
            ? List.of(own + ".properties", own + ".local.properties")
            : List.of("robovm.properties", "robovm.local.properties");
    Optional<String> named = plugin.flatMap(RoboVmPlugin::propertiesFile);
    if (named.isPresent()) {
      readProperties(named.get());
    } else {
      names.forEach(name -> readProperties(TreePath.join(folder, name)));
    }
  }

  private void readProperties(String path) {
    if (survey.tree().isFile(path)) {
      survey
          .text(path)
          .ifPresent(
              text ->
                  PropertiesFile.read(text)
                      .all()
                      .forEach(one -> properties.put(one.key(), one.value().strip())));
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
    Optional<Entry> entry =
        find("iosInfoPList").or(() -> find("infoPList")).or(() -> find("tvosInfoPList"));
    if (entry.isEmpty()) {
      // MobiVM then makes a list that has no background mode.
      return new InfoPlist(Knowledge.COMPLETE, List.of(), List.of(), List.of(), config.span());
    }
    Optional<PropertyList> list = list(entry.get());
    if (list.isEmpty()) {
      return InfoPlist.unknown(entry.get().element().span());
    }
    Span place = list.get().root().map(PlistValue::span).orElse(list.get().file().start());
    if (list.get().dict().isEmpty()) {
      return new InfoPlist(Knowledge.UNKNOWN, List.of(list.get()), List.of(), List.of(), place);
    }
    List<InfoPlist.Entry> entries = new ArrayList<>();
    for (PlistValue.Entry one : list.get().dict().get().entries()) {
      entries.add(
          new InfoPlist.Entry(
              one.key(),
              one.keySpan(),
              Substitution.apply(one.value(), this::expand),
              Origin.FILE));
    }
    return new InfoPlist(Knowledge.COMPLETE, List.of(list.get()), entries, List.of(), place);
  }

  private Entitlements entitlements(XmlElement config) {
    Optional<Entry> entry = find("iosEntitlementsPList").or(() -> find("entitlementsPList"));
    if (entry.isEmpty()) {
      return Entitlements.absent(config.span());
    }
    Optional<PropertyList> list = list(entry.get());
    Optional<PlistValue.Dict> dict = list.flatMap(PropertyList::dict);
    if (dict.isEmpty()) {
      return new Entitlements(
          Entitlements.State.UNKNOWN, list, List.of(), entry.get().element().span());
    }
    return new Entitlements(
        Entitlements.State.PRESENT,
        list,
        Substitution.entries(dict.get().entries(), this::expand),
        dict.get().span());
  }

  /** The list that an element names; a missing one is noted. */
  private Optional<PropertyList> list(Entry entry) {
    XmlElement element = entry.element();
    ResolvedText name = expand(element.text().strip());
    if (!name.isComplete()) {
      survey.note(
          Notice.Kind.UNRESOLVED_VARIABLE,
          element.textSpan(),
          element.name() + " cannot be followed: " + name.unresolved() + " has no value");
      return Optional.empty();
    }
    String place = TreePath.join(entry.folder(), name.text());
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
