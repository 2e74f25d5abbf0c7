package dev.bgcheck.frontend.apple.xcode;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.apple.plist.PropertyListReader;
import dev.bgcheck.frontend.apple.settings.EffectivePlists;
import dev.bgcheck.frontend.apple.settings.ProductDescription;
import dev.bgcheck.frontend.apple.settings.SettingScope;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.frontend.apple.survey.TargetDraft;
import dev.bgcheck.project.Entitlements;
import dev.bgcheck.project.ExternalDependency;
import dev.bgcheck.project.Platform;
import dev.bgcheck.project.ProjectOrigin;
import dev.bgcheck.project.PropertyList;
import dev.bgcheck.project.TargetKind;
import dev.bgcheck.source.MergeConflict;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.TreePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one {@code .xcodeproj} into drafts of its targets. */
public final class XcodeProjectReader {
  /** The first Xcode that writes what pushes need into an entitlements file. */
  private static final int FIRST_WITH_CAPABILITIES = 800;

  private final Survey survey;
  private final String container;

  private XcodeProjectReader(Survey survey, String container) {
    this.survey = survey;
    this.container = container;
  }

  /**
   * What a project holds.
   *
   * @param targets its targets, as declared
   * @param projects other {@code .xcodeproj} folders it refers to, which exist
   * @param packages folders of Swift packages it refers to, which exist
   * @param nativeTargets how many targets build something, for comparison with {@code targets}
   */
  public record Result(
      List<TargetDraft> targets, List<String> projects, List<String> packages, int nativeTargets) {
    static final Result NOTHING = new Result(List.of(), List.of(), List.of(), 0);
  }

  /** The project in the folder {@code container}; what cannot be understood is noted. */
  public static Result read(Survey survey, String container) {
    return new XcodeProjectReader(survey, TreePath.normal(container)).read();
  }

  private Result read() {
    String path = TreePath.join(container, "project.pbxproj");
    if (!survey.tree().isFile(path)) {
      noteMissing(path);
      return Result.NOTHING;
    }
    PropertyList list =
        PropertyListReader.read(survey.tree(), path, PropertyListReader.PROJECT_LIMIT);
    Optional<MergeConflict> conflict = MergeConflict.in(list.file().text());
    if (list.root().isEmpty() && conflict.isPresent()) {
      PropertyList read = PropertyListReader.read(SourceFile.of(path, conflict.get().firstSide()));
      if (read.root().isPresent()) {
        survey.firstSide(path, conflict.get());
        // What the other side added belongs to no target.
        survey.unread(TreePath.parent(container));
        list = read;
      }
    }
    if (list.root().isEmpty()) {
      survey.unread(TreePath.parent(container));
      PropertyList.Problem problem = list.problem().orElseThrow();
      survey.note(
          Notice.Kind.NOT_PARSED,
          problem.span(),
          "the project " + container + " cannot be read: " + problem.message());
      return Result.NOTHING;
    }
    Optional<PbxFile> file = PbxFile.of(container, list);
    if (file.isEmpty()) {
      survey.unread(TreePath.parent(container));
      survey.note(
          Notice.Kind.NOT_PARSED,
          list.file().start(),
          "the project " + container + " has no table of objects");
      return Result.NOTHING;
    }
    return read(file.get());
  }

  /** A generated project often has only its schemes and package pins checked in. */
  private void noteMissing(String path) {
    String folder = TreePath.parent(container);
    boolean generated =
        List.of("project.yml", "project.yaml", "Project.swift").stream()
            .anyMatch(name -> survey.tree().isFile(TreePath.join(folder, name)));
    if (!generated) {
      survey.unread(folder);
      survey.note(
          Notice.Kind.MISSING_REFERENCE,
          SourceFile.binary(path).start(),
          path + " is missing, so this project cannot be read");
    }
  }

  private Result read(PbxFile file) {
    XcodeSettings settings = new XcodeSettings(survey, file);
    XcodeSources sources = new XcodeSources(survey, file);
    XcodeDependencies dependencies = new XcodeDependencies(survey, file);
    List<TargetDraft> drafts = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    int natives = 0;
    for (PbxObject target : file.all(file.root(), "targets")) {
      if (target.isa().equals("PBXNativeTarget")) {
        natives++;
      }
      String id = container + "/" + target.name();
      TargetDraft draft =
          new TargetDraft(
              ids.add(id) ? id : id + "#" + target.id(),
              target.name(),
              ProjectOrigin.XCODE,
              target.nameSpan());
      draft.library(survey.isForeign(container));
      draft.alias(TargetDraft.objectAlias(container, target.id()));
      draft.alias(TargetDraft.targetAlias(container, target.name()));
      target
          .text("productReference")
          .ifPresent(
              product -> {
                draft.alias(TargetDraft.objectAlias(container, product));
                // Of old pods the name is what others ask for, and the path something else.
                for (String field : List.of("path", "name")) {
                  file.find(product)
                      .flatMap(one -> one.text(field))
                      .ifPresent(
                          name -> draft.alias(TargetDraft.productAlias(TreePath.name(name))));
                }
              });
      sources.fill(target, draft);
      dependencies.fill(target, draft);
      configure(file, settings, target, draft);
      drafts.add(draft);
    }
    if (settings.isMissingPods()) {
      survey.note(
          Notice.Kind.LIMITED,
          file.root().fields().span(),
          "the pods of "
              + container
              + " are not installed in this checkout; their code is not seen");
      drafts.forEach(
          draft ->
              draft.external(
                  new ExternalDependency("Pods", ExternalDependency.Kind.POD, Optional.empty())));
    }
    return new Result(drafts, projects(file), packages(file), natives);
  }

  private void configure(
      PbxFile file, XcodeSettings settings, PbxObject target, TargetDraft draft) {
    String productType = target.text("productType").orElse("");
    Set<String> known = settings.definedNames(target);
    List<PbxObject> configurations = settings.configurations(target);
    Set<String> circles = new HashSet<>();
    for (PbxObject configuration : configurations) {
      SettingScope anyPlatform = settings.scope(target, configuration, Optional.empty(), known);
      Set<Platform> platforms = TargetPlatforms.of(anyPlatform, productType);
      draft.platforms(platforms);
      draft.catalyst(anyPlatform.isYes("SUPPORTS_MACCATALYST"));
      TargetKind kind = kind(file, target, draft, productType, platforms);
      draft.kind(kind);
      for (Platform platform : platforms) {
        SettingScope scope = settings.scope(target, configuration, Optional.of(platform), known);
        ProductDescription product =
            new ProductDescription(
                target.name(),
                kind,
                platform == Platform.WATCHOS && ProductType.isApplication(productType),
                platform,
                file.sourceRoot(),
                target.nameSpan());
        EffectivePlists plists = new EffectivePlists(survey, scope, product);
        draft.configuration(
            XcodeConfigurations.of(plists.infoPlist(), entitlements(file, plists), scope, product));
        circles.addAll(scope.circles());
      }
    }
    if (!circles.isEmpty()) {
      survey.note(
          Notice.Kind.UNRESOLVED_VARIABLE,
          target.nameSpan(),
          "build settings of target "
              + target.name()
              + " need themselves: "
              + String.join(", ", circles.stream().sorted().toList()));
    }
    if (draft.configurations().isEmpty()) {
      XcodeConfigurations.addDefault(draft, target.nameSpan(), productType);
    }
    draft.extensionPoint(XcodeConfigurations.extensionPoint(draft.configurations()));
  }

  private static Entitlements entitlements(PbxFile file, EffectivePlists plists) {
    Entitlements written = plists.entitlements();
    boolean old = file.lastXcode().filter(xcode -> xcode < FIRST_WITH_CAPABILITIES).isPresent();
    return old && written.state() == Entitlements.State.ABSENT
        ? Entitlements.ofProfile(written.place())
        : written;
  }

  private TargetKind kind(
      PbxFile file,
      PbxObject target,
      TargetDraft draft,
      String productType,
      Set<Platform> platforms) {
    TargetKind kind = ProductType.kind(productType, platforms);
    if (kind == TargetKind.WATCH_CONTAINER && !draft.sources().isEmpty()) {
      boolean hasExtension =
          file.all(target, "dependencies").stream()
              .flatMap(dependency -> file.one(dependency, "target").stream())
              .anyMatch(other -> other.text("productType").orElse("").contains("watchkit"));
      return hasExtension ? kind : TargetKind.WATCH_APP;
    }
    return kind;
  }

  private List<String> projects(PbxFile file) {
    List<String> projects = new ArrayList<>();
    for (PbxObject reference : file.ofKind("PBXFileReference")) {
      Optional<String> path = file.path(reference.id());
      if (path.isPresent() && path.get().endsWith(".xcodeproj")) {
        if (survey.tree().isFolder(path.get())) {
          projects.add(path.get());
        } else {
          survey.note(
              Notice.Kind.MISSING_REFERENCE,
              reference.fields().span(),
              "the project " + path.get() + ", which " + container + " refers to, is missing");
        }
      }
    }
    return projects;
  }

  private List<String> packages(PbxFile file) {
    Set<String> folders = new LinkedHashSet<>();
    for (PbxObject reference : file.ofKind("XCLocalSwiftPackageReference")) {
      reference
          .text("relativePath")
          .ifPresent(
              relative -> {
                String folder = TreePath.join(file.sourceRoot(), relative);
                if (survey.tree().isFile(TreePath.join(folder, "Package.swift"))) {
                  folders.add(folder);
                } else {
                  survey.note(
                      Notice.Kind.MISSING_REFERENCE,
                      reference.fields().span(),
                      "the local package " + folder + " is missing");
                }
              });
    }
    // Before Xcode 15 a local package was an ordinary reference to its folder.
    for (PbxObject reference : file.ofKind("PBXFileReference")) {
      Optional<String> path = file.path(reference.id());
      String type = reference.text("lastKnownFileType").orElse("");
      if (path.isPresent()
          && (type.equals("wrapper") || type.equals("folder") || type.equals("text"))
          && survey.tree().isFile(TreePath.join(path.get(), "Package.swift"))) {
        folders.add(path.get());
      }
    }
    return List.copyOf(folders);
  }
}
