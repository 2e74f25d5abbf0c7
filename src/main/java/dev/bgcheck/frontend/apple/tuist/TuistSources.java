package dev.bgcheck.frontend.apple.tuist;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.apple.manifest.ManifestValue;
import dev.bgcheck.frontend.apple.manifest.ManifestValue.Made;
import dev.bgcheck.frontend.apple.survey.FolderRole;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.frontend.apple.survey.TargetDraft;
import dev.bgcheck.project.SourceLanguage;
import dev.bgcheck.project.TargetSource;
import dev.bgcheck.source.PathGlob;
import dev.bgcheck.source.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sources of a target: globs with what they leave out, and folders that are built whole. */
final class TuistSources {
  private final Survey survey;
  private final TuistPaths paths;
  private final TargetDraft draft;

  private TuistSources(Survey survey, TuistPaths paths, TargetDraft draft) {
    this.survey = survey;
    this.paths = paths;
    this.draft = draft;
  }

  static void fill(Survey survey, Made target, TuistPaths paths, TargetDraft draft) {
    TuistSources sources = new TuistSources(survey, paths, draft);
    target.find("sources").ifPresent(sources::globs);
    target
        .find("buildableFolders")
        .ifPresent(
            folders ->
                folders
                    .itemsOrSelf()
                    .forEach(
                        folder ->
                            paths
                                .of(folder)
                                .ifPresent(one -> sources.add(one + "/**", List.of()))));
  }

  private void globs(ManifestValue value) {
    for (ManifestValue item : value.itemsOrSelf()) {
      Optional<Made> made = item.asMade();
      Optional<ManifestValue> inner =
          made.flatMap(one -> one.find("globs").or(() -> one.find("list")));
      if (inner.isPresent()) {
        globs(inner.get());
        continue;
      }
      // Ex) "Sources/**", .glob("Sources/**", excluding: ["Sources/Mac/**"])
      Optional<String> glob = paths.of(item);
      List<String> excluded = new ArrayList<>();
      made.flatMap(one -> one.find("excluding"))
          .ifPresent(
              list -> list.itemsOrSelf().forEach(one -> paths.of(one).ifPresent(excluded::add)));
      if (glob.isPresent()) {
        add(glob.get(), excluded);
      } else {
        survey.note(
            Notice.Kind.LIMITED,
            item.span(),
            "some sources of target " + draft.name() + " are computed and not read");
      }
    }
  }

  private void add(String glob, List<String> excluded) {
    if (survey.tree().isFile(glob)) {
      add(glob);
      return;
    }
    String base = glob;
    while (base.contains("*") || base.contains("?") || base.contains("[") || base.contains("{")) {
      base = TreePath.parent(base);
    }
    if (!survey.tree().isFolder(base)) {
      return;
    }
    PathGlob wanted = PathGlob.of(glob);
    List<PathGlob> unwanted = excluded.stream().map(PathGlob::of).toList();
    survey.walkAll(
        base,
        new Survey.Visitor() {
          @Override
          public void file(String path, boolean vendored) {
            if (wanted.matches(path) && unwanted.stream().noneMatch(one -> one.matches(path))) {
              add(path);
            }
          }
        });
  }

  private void add(String path) {
    if (TreePath.name(path).equals("Project.swift") && TuistReader.isManifest(survey, path)) {
      return;
    }
    SourceLanguage.ofPath(path)
        .ifPresent(
            language ->
                draft.source(
                    new TargetSource(
                        path, language, draft.isLibrary() || FolderRole.isForeign(path))));
  }
}
