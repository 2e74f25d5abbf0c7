package dev.bgcheck.frontend.apple.xcodegen;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.apple.survey.FolderRole;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.frontend.apple.survey.TargetDraft;
import dev.bgcheck.project.SourceLanguage;
import dev.bgcheck.project.TargetSource;
import dev.bgcheck.source.GitIgnore;
import dev.bgcheck.source.TreePath;
import dev.bgcheck.source.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** The sources of a target: folders and files, with globs for what is left out. */
final class XcodeGenSources {
  private XcodeGenSources() {}

  static void fill(Survey survey, YamlNode.Mapping target, TargetDraft draft) {
    for (YamlNode source : target.find("sources").map(YamlNode::itemsOrSelf).orElse(List.of())) {
      Optional<YamlNode.Mapping> fields = source.asMapping();
      Optional<String> path =
          (fields.isPresent() ? fields.get().findText("path") : source.asText())
              .map(TreePath::normal);
      boolean compiled =
          fields
              .flatMap(one -> one.findText("buildPhase"))
              .filter(phase -> !phase.equals("sources") && !phase.equals("headers"))
              .isEmpty();
      if (path.isPresent() && compiled) {
        boolean optional =
            fields
                .flatMap(one -> one.find("optional"))
                .flatMap(YamlNode::asScalar)
                .flatMap(YamlNode.Scalar::asTruth)
                .orElse(false);
        add(survey, path.get(), fields, optional, source, draft);
      }
    }
  }

  private static void add(
      Survey survey,
      String path,
      Optional<YamlNode.Mapping> fields,
      boolean optional,
      YamlNode source,
      TargetDraft draft) {
    switch (survey.tree().kind(path)) {
      case FILE -> add(survey, path, draft);
      case FOLDER ->
          addFolder(survey, path, globs(fields, "excludes"), globs(fields, "includes"), draft);
      default -> {
        if (!optional && !path.contains("*")) {
          survey.note(
              Notice.Kind.MISSING_REFERENCE,
              source.span(),
              "source " + path + " of target " + draft.name() + " is missing");
        }
      }
    }
  }

  private static Optional<GitIgnore> globs(Optional<YamlNode.Mapping> fields, String key) {
    StringBuilder patterns = new StringBuilder();
    for (YamlNode node :
        fields.flatMap(one -> one.find(key)).map(YamlNode::itemsOrSelf).orElse(List.of())) {
      // A slash in front ties the glob to the folder, as XcodeGen does.
      node.asText().ifPresent(text -> patterns.append('/').append(text).append('\n'));
    }
    return patterns.isEmpty()
        ? Optional.empty()
        : Optional.of(GitIgnore.parse(patterns.toString()));
  }

  private static void addFolder(
      Survey survey,
      String folder,
      Optional<GitIgnore> excludes,
      Optional<GitIgnore> includes,
      TargetDraft draft) {
    survey.walkAll(
        folder,
        new Survey.Visitor() {
          @Override
          public void file(String path, boolean vendored) {
            String relative = TreePath.within(folder, path);
            boolean included =
                includes.isEmpty() || includes.get().decide(relative, false).orElse(false);
            if (included && !matches(excludes, relative, false)) {
              add(survey, path, draft);
            }
          }

          @Override
          public boolean enter(String path, FolderRole role) {
            return (role != FolderRole.DERIVED || !TreePath.name(path).contains("."))
                && !matches(excludes, TreePath.within(folder, path), true);
          }
        });
  }

  private static boolean matches(Optional<GitIgnore> globs, String relative, boolean folder) {
    return globs.isPresent() && globs.get().decide(relative, folder).orElse(false);
  }

  private static void add(Survey survey, String path, TargetDraft draft) {
    SourceLanguage.ofPath(path)
        .ifPresent(
            language ->
                draft.source(
                    new TargetSource(path, language, draft.isLibrary() || survey.isForeign(path))));
  }
}
