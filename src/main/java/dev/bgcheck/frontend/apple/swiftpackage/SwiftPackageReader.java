package dev.bgcheck.frontend.apple.swiftpackage;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.apple.survey.PendingDependency;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.frontend.apple.survey.TargetDraft;
import dev.bgcheck.project.BuildConfiguration;
import dev.bgcheck.project.Entitlements;
import dev.bgcheck.project.ExternalDependency;
import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.Platform;
import dev.bgcheck.project.PlatformVersion;
import dev.bgcheck.project.ProjectOrigin;
import dev.bgcheck.project.SourceLanguage;
import dev.bgcheck.project.TargetDependency;
import dev.bgcheck.project.TargetKind;
import dev.bgcheck.project.TargetSource;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.TreePath;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code Package.swift} into drafts of its targets, all of them libraries to an app.
 *
 * <p>A manifest is a program; what it computes (names in constants, lists built in loops) is not
 * followed. A manifest from which no target can be read stands for one target with everything in
 * {@code Sources}, and is noted.
 */
public final class SwiftPackageReader {
  private static final Set<String> TARGETS =
      Set.of(
          "target",
          "executableTarget",
          "testTarget",
          "macro",
          "plugin",
          "binaryTarget",
          "systemLibrary");

  /** Calls whose insides are no declarations: a dependency {@code .target(name:)} is none. */
  private static final Set<String> TOP_LEVEL =
      Set.of(
          "target",
          "executableTarget",
          "testTarget",
          "macro",
          "plugin",
          "binaryTarget",
          "systemLibrary",
          "library",
          "executable",
          "package");

  private static final Pattern PLATFORM =
      Pattern.compile(
          "\\.(iOS|watchOS|tvOS|visionOS|macOS|macCatalyst)\\s*\\(\\s*(?:\\.v|\")([0-9_.]+)");
  private static final Set<String> CODE_TARGETS = Set.of("target", "executableTarget");
  private static final Set<String> PRODUCTS = Set.of("library", "executable");
  private static final Pattern TOOLS = Pattern.compile("swift-tools-version\\s*:\\s*([0-9.]+)");

  private final Survey survey;
  private final String folder;
  private final SourceFile file;
  private final String text;

  private SwiftPackageReader(Survey survey, String folder, SourceFile file) {
    this.survey = survey;
    this.folder = folder;
    this.file = file;
    this.text = file.text();
  }

  /**
   * What a package holds.
   *
   * @param packages the folders of local packages it depends on, which exist
   */
  public record Result(List<TargetDraft> targets, List<String> packages) {}

  /** The package in {@code folder}; what cannot be understood is noted. */
  public static Result read(Survey survey, String folder) {
    String normal = TreePath.normal(folder);
    return survey
        .text(TreePath.join(normal, "Package.swift"))
        .map(file -> new SwiftPackageReader(survey, normal, file).read())
        .orElse(new Result(List.of(), List.of()));
  }

  private Result read() {
    Map<String, TargetDraft> drafts = new LinkedHashMap<>();
    for (ManifestCall call : ManifestCall.find(text, 0, text.length(), TOP_LEVEL)) {
      if (TARGETS.contains(call.name())) {
        Optional<String> name = call.string("name");
        name.ifPresent(one -> drafts.putIfAbsent(one, target(call, one)));
      }
    }
    boolean sources = survey.tree().isFolder(TreePath.join(folder, "Sources"));
    if (drafts.isEmpty() && sources) {
      survey.note(
          Notice.Kind.LIMITED,
          file.start(),
          "no target of this package can be read; all of its sources are taken as one");
      String name = TreePath.name(folder).isEmpty() ? "Package" : TreePath.name(folder);
      TargetDraft draft = draft(name, TargetKind.LIBRARY, file.start());
      addSources(draft, TreePath.join(folder, "Sources"), Set.of(), Set.of());
      draft.alias(TargetDraft.packageProductAlias(name));
      drafts.put(name, draft);
    }
    products(drafts);
    drafts.values().forEach(this::complete);
    return new Result(List.copyOf(drafts.values()), packages());
  }

  private TargetDraft draft(String name, TargetKind kind, Span span) {
    TargetDraft draft =
        new TargetDraft(
            TreePath.join(folder, "Package.swift") + "/" + name,
            name,
            ProjectOrigin.SWIFT_PACKAGE,
            span);
    draft.kind(kind).library(survey.isForeign(TreePath.join(folder, "Package.swift")));
    draft.alias(TargetDraft.targetAlias(folder, name));
    return draft;
  }

  private TargetDraft target(ManifestCall call, String name) {
    Span span =
        call.argument("name")
            .map(argument -> place(argument.start(), argument.end()))
            .orElse(file.span(call.start(), call.end()));
    TargetKind kind =
        switch (call.name()) {
          case "testTarget" -> TargetKind.TEST;
          case "executableTarget" -> TargetKind.TOOL;
          case "macro", "plugin", "binaryTarget", "systemLibrary" -> TargetKind.OTHER;
          default -> TargetKind.LIBRARY;
        };
    TargetDraft draft = draft(name, kind, span);
    if (call.name().equals("binaryTarget")) {
      draft.external(
          new ExternalDependency(name, ExternalDependency.Kind.SWIFT_PACKAGE, Optional.of(span)));
      return draft;
    }
    Set<String> excluded = new HashSet<>(literals(call, "exclude"));
    Set<String> only = new LinkedHashSet<>(literals(call, "sources"));
    addSources(draft, sourceFolder(call, name, kind), excluded, only);
    call.argument("dependencies").ifPresent(list -> dependencies(list, draft));
    return draft;
  }

  private static List<String> literals(ManifestCall call, String label) {
    return call.argument(label).map(one -> ManifestCall.literals(one.text())).orElse(List.of());
  }

  private Span place(int start, int end) {
    int first = start;
    while (first < end && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    return file.span(first, end);
  }

  private String sourceFolder(ManifestCall call, String name, TargetKind kind) {
    Optional<String> path = call.string("path");
    if (path.isPresent()) {
      return TreePath.join(folder, path.get());
    }
    List<String> roots =
        kind == TargetKind.TEST
            ? List.of("Tests", "Sources", "Source", "src", "srcs")
            : call.name().equals("plugin")
                ? List.of("Plugins")
                : List.of("Sources", "Source", "src", "srcs");
    for (String root : roots) {
      String candidate = TreePath.join(folder, root + "/" + name);
      if (survey.tree().isFolder(candidate)) {
        return candidate;
      }
    }
    // Swift 5.9: a package with one target may have its sources directly in Sources.
    String root = TreePath.join(folder, roots.get(0));
    boolean alone = ManifestCall.find(text, 0, text.length(), CODE_TARGETS).size() == 1;
    return alone && survey.tree().isFolder(root) ? root : TreePath.join(root, name);
  }

  private void addSources(TargetDraft draft, String from, Set<String> excluded, Set<String> only) {
    if (!survey.tree().isFolder(from)) {
      survey.note(
          Notice.Kind.MISSING_REFERENCE,
          draft.span(),
          "the folder " + from + " of target " + draft.name() + " is missing");
      return;
    }
    survey.walk(
        from,
        new Survey.Visitor() {
          @Override
          public void file(String path, boolean vendored) {
            String relative = TreePath.within(from, path);
            boolean wanted = only.isEmpty() || isUnder(relative, only);
            if (wanted && !isUnder(relative, excluded)) {
              SourceLanguage.ofPath(path)
                  .ifPresent(
                      language ->
                          draft.source(
                              new TargetSource(
                                  path, language, draft.isLibrary() || survey.isForeign(path))));
            }
          }
        });
  }

  private static boolean isUnder(String relative, Set<String> places) {
    return places.stream()
        .map(TreePath::normal)
        .anyMatch(place -> place.isEmpty() || TreePath.isIn(relative, place));
  }

  private void dependencies(ManifestCall.Argument list, TargetDraft draft) {
    Set<String> names = Set.of("product", "target", "byName");
    List<ManifestCall> calls = ManifestCall.find(text, list.start(), list.end(), names);
    for (ManifestCall call : calls) {
      call.string("name")
          .ifPresent(
              name -> depend(draft, name, call.name().equals("product"), call.start(), call.end()));
    }
    // Ex) dependencies: ["Core", .target(name: "UI")]: what is left are plain names.
    StringBuilder rest = new StringBuilder(text.substring(list.start(), list.end()));
    for (ManifestCall call : calls) {
      for (int i = call.start(); i < call.end(); i++) {
        rest.setCharAt(i - list.start(), ' ');
      }
    }
    for (String name : ManifestCall.literals(rest.toString())) {
      depend(draft, name, false, list.start(), list.end());
    }
  }

  private void depend(TargetDraft draft, String name, boolean product, int start, int end) {
    List<String> aliases = new ArrayList<>();
    if (!product) {
      aliases.add(TargetDraft.targetAlias(folder, name));
    }
    aliases.add(TargetDraft.packageProductAlias(name));
    draft.dependency(
        new PendingDependency(
            aliases,
            name,
            TargetDependency.Kind.LINKS,
            Optional.of(ExternalDependency.Kind.SWIFT_PACKAGE),
            Optional.of(place(start, end))));
  }

  /** A product answers for its targets; the first of them gets its name. */
  private void products(Map<String, TargetDraft> drafts) {
    for (ManifestCall call : ManifestCall.find(text, 0, text.length(), PRODUCTS)) {
      Optional<String> name = call.string("name");
      if (name.isEmpty()) {
        continue;
      }
      List<TargetDraft> members =
          literals(call, "targets").stream().map(drafts::get).filter(one -> one != null).toList();
      if (members.isEmpty()) {
        continue;
      }
      TargetDraft first = members.get(0);
      first.alias(TargetDraft.packageProductAlias(name.get()));
      for (TargetDraft other : members.subList(1, members.size())) {
        depend(first, other.name(), false, call.start(), call.end());
      }
    }
    for (TargetDraft draft : drafts.values()) {
      draft.alias(TargetDraft.packageProductAlias(draft.name()));
    }
  }

  private void complete(TargetDraft draft) {
    Map<Platform, PlatformVersion> platforms = new EnumMap<>(Platform.class);
    Matcher matcher = PLATFORM.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1).equals("macCatalyst")) {
        draft.catalyst(true);
        continue;
      }
      Optional<PlatformVersion> version = PlatformVersion.parse(matcher.group(2).replace('_', '.'));
      Platform.ofWord(matcher.group(1))
          .ifPresent(platform -> version.ifPresent(one -> platforms.put(platform, one)));
    }
    draft.platforms(platforms.isEmpty() ? Set.of(Platform.IOS) : platforms.keySet());
    Matcher tools = TOOLS.matcher(text);
    Optional<PlatformVersion> swift =
        tools.find() ? PlatformVersion.parse(tools.group(1)) : Optional.empty();
    for (Platform platform : draft.platforms()) {
      draft.configuration(
          new BuildConfiguration(
              "Release",
              platform,
              Map.of(),
              InfoPlist.none(draft.span()),
              Entitlements.absent(draft.span()),
              Optional.empty(),
              Optional.ofNullable(platforms.get(platform)),
              swift.map(version -> PlatformVersion.of(version.major(), 0)),
              List.of("SWIFT_PACKAGE")));
    }
  }

  private List<String> packages() {
    List<String> folders = new ArrayList<>();
    for (ManifestCall call : ManifestCall.find(text, 0, text.length(), Set.of("package"))) {
      Optional<String> path = call.string("path");
      if (path.isEmpty()) {
        continue;
      }
      String other = TreePath.join(folder, path.get());
      if (survey.tree().isFile(TreePath.join(other, "Package.swift"))) {
        folders.add(other);
      } else {
        survey.note(
            Notice.Kind.MISSING_REFERENCE,
            file.span(call.start(), call.end()),
            "the local package " + other + " is missing");
      }
    }
    return folders;
  }
}
