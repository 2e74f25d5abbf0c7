package dev.bgcheck.frontend.apple.swiftpackage;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.apple.manifest.ManifestValue;
import dev.bgcheck.frontend.apple.manifest.ManifestValue.Made;
import dev.bgcheck.frontend.apple.survey.FolderRole;
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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code Package.swift} into drafts of its targets, all of them libraries to an app.
 *
 * <p>A manifest is a program; constants, lists and plain helper functions are followed, loops and
 * the environment are not. A manifest from which no target can be read stands for one target with
 * everything in {@code Sources}, and is noted.
 */
public final class SwiftPackageReader {
  private static final Pattern PLATFORM =
      Pattern.compile(
          "\\.(iOS|watchOS|tvOS|visionOS|macOS|macCatalyst)\\s*\\(\\s*(?:\\.v|\")([0-9_.]+)");
  private static final Set<String> CODE_TARGETS = Set.of("target", "executableTarget");
  private static final Pattern TOOLS = Pattern.compile("swift-tools-version\\s*:\\s*([0-9.]+)");

  private final Survey survey;
  private final String folder;
  private final SourceFile file;
  private final PackageManifest manifest;

  private SwiftPackageReader(Survey survey, String folder, SourceFile file) {
    this.survey = survey;
    this.folder = folder;
    this.file = file;
    this.manifest = PackageManifest.of(file);
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
    for (Made made : manifest.targets()) {
      String name = made.findText("name").orElseThrow();
      drafts.put(name, target(made, name));
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
    draft.kind(kind).library(FolderRole.isForeign(TreePath.join(folder, "Package.swift")));
    draft.alias(TargetDraft.targetAlias(folder, name));
    return draft;
  }

  private TargetDraft target(Made made, String name) {
    Span span = made.find("name").map(ManifestValue::span).orElse(made.span());
    TargetKind kind =
        switch (made.name()) {
          case "testTarget" -> TargetKind.TEST;
          case "executableTarget" -> TargetKind.TOOL;
          case "macro", "plugin", "binaryTarget", "systemLibrary" -> TargetKind.OTHER;
          default -> TargetKind.LIBRARY;
        };
    TargetDraft draft = draft(name, kind, span);
    if (made.name().equals("binaryTarget")) {
      draft.external(
          new ExternalDependency(name, ExternalDependency.Kind.SWIFT_PACKAGE, Optional.of(span)));
      return draft;
    }
    addSources(
        draft, sourceFolder(made, name, kind), texts(made, "exclude"), texts(made, "sources"));
    manifest.dependenciesOf(made).forEach(one -> depend(draft, one));
    return draft;
  }

  private static Set<String> texts(Made made, String label) {
    Set<String> texts = new LinkedHashSet<>();
    made.find(label).stream()
        .flatMap(list -> list.itemsOrSelf().stream())
        .forEach(item -> item.asText().ifPresent(texts::add));
    return texts;
  }

  private String sourceFolder(Made made, String name, TargetKind kind) {
    Optional<String> path = made.findText("path");
    if (path.isPresent()) {
      return TreePath.join(folder, path.get());
    }
    List<String> roots =
        kind == TargetKind.TEST
            ? List.of("Tests", "Sources", "Source", "src", "srcs")
            : made.name().equals("plugin")
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
    boolean alone =
        manifest.targets().stream().filter(one -> CODE_TARGETS.contains(one.name())).count() == 1;
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
                                  path,
                                  language,
                                  draft.isLibrary() || FolderRole.isForeign(path))));
            }
          }
        });
  }

  private static boolean isUnder(String relative, Set<String> places) {
    return places.stream()
        .map(TreePath::normal)
        .anyMatch(place -> place.isEmpty() || TreePath.isIn(relative, place));
  }

  /** A plain name, {@code .target(name:)}, {@code .product(name:package:)}; others are unseen. */
  private void depend(TargetDraft draft, ManifestValue value) {
    Optional<String> name =
        value.asText().or(() -> value.asMade().flatMap(made -> made.findText("name")));
    if (name.isPresent()) {
      boolean product = value.asMade().filter(made -> made.name().equals("product")).isPresent();
      depend(draft, name.get(), product, value.span());
    } else {
      String what = value.asMade().map(Made::name).orElse("computed in Package.swift");
      draft.external(
          new ExternalDependency(
              what, ExternalDependency.Kind.SWIFT_PACKAGE, Optional.of(value.span())));
    }
  }

  private void depend(TargetDraft draft, String name, boolean product, Span span) {
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
            Optional.of(span)));
  }

  /** A product answers for its targets; the first of them gets its name. */
  private void products(Map<String, TargetDraft> drafts) {
    for (Made product : manifest.products()) {
      Optional<String> name = product.findText("name");
      List<TargetDraft> members =
          texts(product, "targets").stream().map(drafts::get).filter(Objects::nonNull).toList();
      if (name.isEmpty() || members.isEmpty()) {
        continue;
      }
      TargetDraft first = members.get(0);
      first.alias(TargetDraft.packageProductAlias(name.get()));
      for (TargetDraft other : members.subList(1, members.size())) {
        depend(first, other.name(), false, product.span());
      }
    }
    for (TargetDraft draft : drafts.values()) {
      draft.alias(TargetDraft.packageProductAlias(draft.name()));
    }
  }

  private void complete(TargetDraft draft) {
    Map<Platform, PlatformVersion> platforms = new EnumMap<>(Platform.class);
    Matcher matcher = PLATFORM.matcher(file.text());
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
    Matcher tools = TOOLS.matcher(file.text());
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
    for (Made named : manifest.packages()) {
      Optional<String> path = named.findText("path");
      if (path.isEmpty()) {
        continue;
      }
      String other = TreePath.join(folder, path.get());
      if (survey.tree().isFile(TreePath.join(other, "Package.swift"))) {
        folders.add(other);
      } else {
        survey.note(
            Notice.Kind.MISSING_REFERENCE,
            named.span(),
            "the local package " + other + " is missing");
      }
    }
    return folders;
  }
}
