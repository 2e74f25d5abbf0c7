package dev.bgcheck.frontend.apple.tuist;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.apple.manifest.ManifestDeclarations;
import dev.bgcheck.frontend.apple.manifest.ManifestEvaluator;
import dev.bgcheck.frontend.apple.manifest.ManifestEvaluator.Place;
import dev.bgcheck.frontend.apple.manifest.ManifestValue;
import dev.bgcheck.frontend.apple.manifest.ManifestValue.Made;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.frontend.apple.survey.TargetDraft;
import dev.bgcheck.frontend.swift.syntax.SwiftDecl;
import dev.bgcheck.frontend.swift.syntax.SwiftParser;
import dev.bgcheck.frontend.swift.syntax.SwiftStmt;
import dev.bgcheck.frontend.swift.syntax.SwiftSyntaxTree;
import dev.bgcheck.project.ProjectOrigin;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a {@code Project.swift} of Tuist into drafts of its targets.
 *
 * <p>A manifest is a program. Constants, lists, string interpolation and helper functions that only
 * put values together are followed, also those in {@code Tuist/ProjectDescriptionHelpers} and in
 * local plug-ins; what else it computes is not known, and never taken for absent.
 */
public final class TuistReader {
  private static final String HELPERS = "ProjectDescriptionHelpers";

  private final Survey survey;
  private final String path;
  private final String folder;
  private final SwiftSyntaxTree tree;

  private TuistReader(Survey survey, String path, SourceFile file) {
    this.survey = survey;
    this.path = path;
    this.folder = TreePath.parent(path);
    this.tree = SwiftParser.parse(file);
  }

  /** Whether the file at {@code path} is a manifest, and not a source that is called Project. */
  public static boolean isManifest(Survey survey, String path) {
    return survey.peek(path).contains("ProjectDescription");
  }

  /** The targets of the manifest at {@code path}; what cannot be followed is noted. */
  public static List<TargetDraft> read(Survey survey, String path) {
    return survey
        .text(path)
        .map(file -> new TuistReader(survey, path, file).read())
        .orElse(List.of());
  }

  private List<TargetDraft> read() {
    String root = root();
    ManifestDeclarations declarations = new ManifestDeclarations();
    helpers(root).forEach(declarations::add);
    declarations.add(tree);
    ManifestEvaluator evaluator = new ManifestEvaluator(declarations);
    Optional<Made> project = project(evaluator);
    boolean whole = project.isPresent();
    List<Made> targets = new ArrayList<>();
    Optional<ManifestValue> listed = project.flatMap(one -> one.find("targets"));
    if (listed.isPresent()) {
      whole = !(listed.get() instanceof ManifestValue.Items items) || items.whole();
      for (ManifestValue item : listed.get().itemsOrSelf()) {
        Optional<Made> target = item.asMade().filter(made -> made.findText("name").isPresent());
        whole &= target.isPresent();
        target.ifPresent(targets::add);
      }
    }
    if (!whole) {
      survey.unread(folder);
      survey.note(
          Notice.Kind.LIMITED,
          tree.file().start(),
          path + " computes targets in a way that is not followed");
    }
    List<TargetDraft> drafts = new ArrayList<>();
    for (Made target : targets) {
      drafts.add(target(target, project.get(), targets, root));
    }
    return drafts;
  }

  /** {@code let project = Project(…)}. */
  private Optional<Made> project(ManifestEvaluator evaluator) {
    for (SwiftStmt item : tree.items()) {
      if (item instanceof SwiftStmt.Declaration declaration
          && declaration.declaration() instanceof SwiftDecl.Variable variable) {
        for (SwiftDecl.Binding binding : variable.bindings()) {
          Optional<Made> made =
              binding
                  .initializer()
                  .map(value -> evaluator.value(value, Place.top(tree, List.of())))
                  .flatMap(ManifestValue::asMade)
                  .filter(one -> one.name().equals("Project"));
          if (made.isPresent()) {
            return made;
          }
        }
      }
    }
    return Optional.empty();
  }

  private TargetDraft target(Made target, Made project, List<Made> siblings, String root) {
    String name = target.findText("name").orElseThrow();
    TargetDraft draft =
        new TargetDraft(
            path + "/" + name,
            name,
            ProjectOrigin.TUIST,
            target.find("name").map(ManifestValue::span).orElse(target.span()));
    draft.library(survey.isForeign(path));
    draft.alias(TargetDraft.targetAlias(path, name));
    draft.alias(TargetDraft.productAlias(name + ".framework"));
    TuistPaths paths = new TuistPaths(folder, root);
    TuistSources.fill(survey, target, paths, draft);
    new TuistSettings(survey, paths, project).fill(target, draft);
    TuistDependencies.fill(target, path, siblings, paths, draft);
    return draft;
  }

  /** The nearest folder above that Tuist takes for the root: it holds its configuration. */
  private String root() {
    String current = folder;
    for (int level = 0; level < 32; level++) {
      boolean configured =
          survey.tree().isFolder(TreePath.join(current, "Tuist"))
              || survey.tree().isFile(TreePath.join(current, "Tuist.swift"))
              || survey.tree().isFile(TreePath.join(current, "Workspace.swift"));
      if (configured) {
        return current;
      }
      if (current.isEmpty() || current.equals("/") || current.endsWith("..")) {
        break;
      }
      current = TreePath.parent(current);
    }
    return folder;
  }

  private List<SwiftSyntaxTree> helpers(String root) {
    List<String> files = new ArrayList<>();
    for (String place : List.of("Tuist", "Plugins")) {
      String base = TreePath.join(root, place);
      if (survey.tree().isFolder(base)) {
        survey.walk(
            base,
            (file, vendored) -> {
              if (file.endsWith(".swift") && file.contains("/" + HELPERS + "/")) {
                files.add(file);
              }
            });
      }
    }
    return files.stream()
        .flatMap(file -> survey.text(file).stream())
        .map(SwiftParser::parse)
        .toList();
  }
}
