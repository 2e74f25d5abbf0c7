package dev.bgcheck.frontend.apple;

import dev.bgcheck.frontend.apple.settings.SettingExpression;
import dev.bgcheck.frontend.apple.settings.Substitution;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.frontend.apple.survey.TargetDraft;
import dev.bgcheck.frontend.apple.xcode.XcodeConfigurations;
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
import dev.bgcheck.project.SourceLanguage;
import dev.bgcheck.project.TargetKind;
import dev.bgcheck.project.TargetSource;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.TreePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes what lies in a folder without a project, or a single file, as one target. Platform and kind
 * come from the property list's keys, then from imports, else it is an iOS app.
 */
final class BareFolderReader {
  private static final int MAX_SOURCES_ASKED = 400;
  private static final Pattern WATCH_IMPORT =
      Pattern.compile("(?m)^\\s*(?:@?import\\s+WatchKit\\b|#import\\s+<WatchKit/)");
  private static final Pattern PHONE_IMPORT =
      Pattern.compile("(?m)^\\s*(?:@?import\\s+UIKit\\b|#import\\s+<UIKit/)");
  private static final Pattern MAC_IMPORT =
      Pattern.compile("(?m)^\\s*(?:@?import\\s+(?:AppKit|Cocoa)\\b|#import\\s+<(?:AppKit|Cocoa)/)");

  private final Survey survey;
  private final String name;
  private final String id;

  private BareFolderReader(Survey survey, String path) {
    this.survey = survey;
    this.name = TreePath.name(path).isEmpty() ? "app" : TreePath.name(path);
    this.id = path.isEmpty() ? "." : path;
  }

  /**
   * The target of a folder, in which a jar beside other code is somebody else's. Of several lists
   * the one that says most of an app counts; a list that cannot be read counts before one that says
   * nothing.
   *
   * @param knowledge how much a list that can be read says of the app
   */
  static Optional<TargetDraft> folder(
      Survey survey, String path, Discovery found, Knowledge knowledge) {
    List<TargetSource> sources = new ArrayList<>();
    boolean onlyJars = found.sources.stream().allMatch(BareFolderReader::isJar);
    found.sources.forEach(
        one -> source(survey, one, isJar(one) && !onlyJars).ifPresent(sources::add));
    found.vendoredSources.forEach(one -> source(survey, one, true).ifPresent(sources::add));
    List<PropertyList> lists =
        found.propertyLists.stream()
            .filter(BareFolderReader::isInfoPlist)
            .map(survey::list)
            .toList();
    if (sources.isEmpty() && lists.isEmpty()) {
      return Optional.empty();
    }
    List<PropertyList> entitlements = found.entitlements.stream().map(survey::list).toList();
    return Optional.of(
        new BareFolderReader(survey, path).target(lists, entitlements, sources, knowledge));
  }

  /**
   * The target of some sources of a folder, of whose property lists nobody says which belong to
   * them.
   */
  static TargetDraft rest(
      Survey survey,
      String path,
      List<String> code,
      List<String> propertyLists,
      List<String> entitlements) {
    List<TargetSource> sources = new ArrayList<>();
    code.forEach(one -> source(survey, one, false).ifPresent(sources::add));
    return new BareFolderReader(survey, path)
        .target(
            propertyLists.stream().filter(BareFolderReader::isInfoPlist).map(survey::list).toList(),
            entitlements.stream().map(survey::list).toList(),
            sources,
            Knowledge.PARTIAL);
  }

  /** The target of one file: a list, entitlements, a source, a class file or a jar. */
  static Optional<TargetDraft> file(Survey survey, String path) {
    BareFolderReader reader = new BareFolderReader(survey, path);
    if (path.endsWith(".entitlements")) {
      return Optional.of(
          reader.target(List.of(), List.of(survey.list(path)), List.of(), Knowledge.COMPLETE));
    }
    if (path.endsWith(".plist") || path.endsWith(".plist.xml")) {
      return Optional.of(
          reader.target(List.of(survey.list(path)), List.of(), List.of(), Knowledge.COMPLETE));
    }
    return SourceLanguage.ofPath(path)
        .map(
            language ->
                // Compiled code lies in folders of builds; who names it wants it judged.
                new TargetSource(path, language, !isCompiled(language) && survey.isForeign(path)))
        .map(one -> reader.target(List.of(), List.of(), List.of(one), Knowledge.COMPLETE));
  }

  private static boolean isJar(String path) {
    return SourceLanguage.ofPath(path).filter(SourceLanguage.JAR::equals).isPresent();
  }

  private static boolean isCompiled(SourceLanguage language) {
    return language == SourceLanguage.CLASS_FILE || language == SourceLanguage.JAR;
  }

  private static Optional<TargetSource> source(Survey survey, String path, boolean library) {
    return SourceLanguage.ofPath(path)
        .map(language -> new TargetSource(path, language, library || survey.isForeign(path)));
  }

  /** Names under which people keep an app's list: Info.plist, App-Info.plist, Info-tvos.plist. */
  static boolean isInfoPlist(String path) {
    String name = TreePath.name(path);
    return name.contains("Info")
        && !name.startsWith("GoogleService")
        && !name.contains("InfoPlist.");
  }

  private TargetDraft target(
      List<PropertyList> lists,
      List<PropertyList> entitlements,
      List<TargetSource> sources,
      Knowledge knowledge) {
    List<PropertyList> ordered = new ArrayList<>(lists);
    ordered.sort((a, b) -> Integer.compare(weight(b), weight(a)));
    Optional<PropertyList> main = ordered.stream().findFirst();
    Span span =
        main.map(list -> list.root().map(PlistValue::span).orElse(list.file().start()))
            .orElseGet(
                () -> SourceFile.binary(sources.isEmpty() ? id : sources.get(0).path()).start());
    TargetDraft draft = new TargetDraft(id, name, ProjectOrigin.BARE_FOLDER, span);
    sources.forEach(draft::source);
    InfoPlist infoPlist = infoPlist(survey, ordered, span, knowledge);
    Platform platform = platform(infoPlist, sources);
    draft.platforms(Set.of(platform)).kind(kind(infoPlist, platform));
    draft.configuration(
        new BuildConfiguration(
            "Release",
            platform,
            Map.of(),
            infoPlist,
            entitlements(entitlements),
            infoPlist
                .findValue("CFBundleIdentifier")
                .flatMap(PlistValue::asText)
                .map(PlistValue.Text::value),
            infoPlist
                .findValue("MinimumOSVersion")
                .flatMap(PlistValue::asText)
                .flatMap(text -> PlatformVersion.parse(text.raw())),
            Optional.empty(),
            List.of()));
    draft.extensionPoint(XcodeConfigurations.extensionPoint(draft.configurations()));
    return draft;
  }

  /** How much a list looks like the list of an app. */
  private static int weight(PropertyList list) {
    Optional<PlistValue.Dict> dict = list.dict();
    if (dict.isEmpty()) {
      return 2;
    }
    int weight = 0;
    for (String key :
        List.of(
            "UIBackgroundModes",
            "WKBackgroundModes",
            "BGTaskSchedulerPermittedIdentifiers",
            "CFBundleIdentifier",
            "LSRequiresIPhoneOS")) {
      weight += dict.get().find(key).isPresent() ? 4 : 0;
    }
    return weight + (dict.get().entries().isEmpty() ? 0 : 1);
  }

  private static InfoPlist infoPlist(
      Survey survey, List<PropertyList> ordered, Span place, Knowledge readable) {
    if (ordered.isEmpty()) {
      return InfoPlist.unknown(place);
    }
    PropertyList main = ordered.get(0);
    if (main.dict().isEmpty()) {
      return new InfoPlist(Knowledge.UNKNOWN, ordered, List.of(), List.of(), place);
    }
    Map<String, InfoPlist.Entry> entries = new LinkedHashMap<>();
    for (PlistValue.Entry entry : main.dict().get().entries()) {
      PlistValue value = Substitution.apply(entry.value(), BareFolderReader::unresolved);
      entries.put(
          entry.key(), new InfoPlist.Entry(entry.key(), entry.keySpan(), value, Origin.FILE));
    }
    Knowledge knowledge = main.preprocessed() ? Knowledge.PARTIAL : readable;
    return new InfoPlist(
        knowledge,
        ordered,
        List.copyOf(entries.values()),
        List.of(),
        place,
        survey.localisedKeys(main.path()));
  }

  private static ResolvedText unresolved(String text) {
    return SettingExpression.evaluate(text, variable -> Optional.empty(), false);
  }

  private static Entitlements entitlements(Collection<PropertyList> lists) {
    Optional<PropertyList> first = lists.stream().findFirst();
    if (lists.size() != 1 || first.get().dict().isEmpty()) {
      // None, or several of which nobody says which one counts.
      Span place = first.map(list -> list.file().start()).orElse(SourceFile.binary("").start());
      return new Entitlements(Entitlements.State.UNKNOWN, first, List.of(), place);
    }
    PlistValue.Dict dict = first.get().dict().get();
    return new Entitlements(
        Entitlements.State.PRESENT,
        first,
        Substitution.entries(dict.entries(), BareFolderReader::unresolved),
        dict.span());
  }

  private Platform platform(InfoPlist list, List<TargetSource> sources) {
    if (list.isYes("WKApplication")
        || list.isYes("WKWatchOnly")
        || list.isYes("WKWatchKitApp")
        || list.find("WKBackgroundModes").isPresent()
        || isWatchExtension(list)) {
      return Platform.WATCHOS;
    }
    Optional<Platform> built =
        list.findValue("DTPlatformName")
            .or(() -> firstSupported(list))
            .flatMap(PlistValue::asText)
            .flatMap(text -> Platform.ofSdk(text.raw()));
    if (built.isPresent()) {
      return built.get();
    }
    if (list.isYes("LSRequiresIPhoneOS")) {
      return Platform.IOS;
    }
    if (list.find("LSMinimumSystemVersion").isPresent()) {
      return Platform.MACOS;
    }
    return byImports(sources);
  }

  private static Optional<PlistValue> firstSupported(InfoPlist list) {
    return list.texts("CFBundleSupportedPlatforms").stream()
        .map(PlistValue.class::cast)
        .findFirst();
  }

  private Platform byImports(List<TargetSource> sources) {
    boolean watch = false;
    boolean phone = false;
    boolean mac = false;
    int asked = 0;
    for (TargetSource source : sources) {
      boolean apple =
          source.language() == SourceLanguage.SWIFT || source.language() == SourceLanguage.OBJC;
      if (!apple || source.library() || ++asked > MAX_SOURCES_ASKED) {
        continue;
      }
      String text = survey.peek(source.path());
      watch |= WATCH_IMPORT.matcher(text).find();
      phone |= PHONE_IMPORT.matcher(text).find();
      mac |= MAC_IMPORT.matcher(text).find();
    }
    if (phone || !(watch || mac)) {
      return Platform.IOS;
    }
    return watch ? Platform.WATCHOS : Platform.MACOS;
  }

  private static boolean isWatchExtension(InfoPlist list) {
    return extensionPoint(list).filter("com.apple.watchkit"::equals).isPresent();
  }

  private static Optional<String> extensionPoint(InfoPlist list) {
    return list.findValue("NSExtension")
        .flatMap(PlistValue::asDict)
        .flatMap(dict -> dict.find("NSExtensionPointIdentifier"))
        .flatMap(PlistValue::asText)
        .map(PlistValue.Text::raw);
  }

  private static TargetKind kind(InfoPlist list, Platform platform) {
    if (isWatchExtension(list)) {
      return TargetKind.WATCH_EXTENSION;
    }
    if (list.find("NSExtension").isPresent() || list.find("EXAppExtensionAttributes").isPresent()) {
      return TargetKind.APP_EXTENSION;
    }
    if (list.isYes("WKWatchKitApp")) {
      return TargetKind.WATCH_CONTAINER;
    }
    if (list.find("NSAppClip").isPresent()) {
      return TargetKind.APP_CLIP;
    }
    Optional<String> type =
        list.findValue("CFBundlePackageType").flatMap(PlistValue::asText).map(PlistValue.Text::raw);
    if (type.filter("FMWK"::equals).isPresent()) {
      return TargetKind.FRAMEWORK;
    }
    return platform == Platform.WATCHOS ? TargetKind.WATCH_APP : TargetKind.APP;
  }
}
