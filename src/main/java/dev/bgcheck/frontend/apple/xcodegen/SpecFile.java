package dev.bgcheck.frontend.apple.xcodegen;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.TreePath;
import dev.bgcheck.source.yaml.YamlException;
import dev.bgcheck.source.yaml.YamlNode;
import dev.bgcheck.source.yaml.YamlReader;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A specification with everything it includes laid under it, and the paths in it as the tree calls
 * them. Paths in an included file start from that file's folder; paths in build settings start from
 * the project's.
 */
final class SpecFile {
  private static final int MAX_FILES = 200;

  private final Survey survey;
  private final String home;
  private final Set<String> included = new LinkedHashSet<>();
  private final Set<String> open = new HashSet<>();
  private String root;
  private int files;

  private SpecFile(Survey survey, String root) {
    this.survey = survey;
    this.home = root;
    this.root = root;
  }

  /**
   * What was read.
   *
   * @param root the folder that the project is generated in
   * @param included the files that were included
   */
  record Result(YamlNode.Mapping spec, String root, Set<String> included, SourceFile file) {}

  /** The specification at {@code path}; empty, with a notice, when it cannot be read. */
  static Optional<Result> read(Survey survey, String path) {
    SpecFile spec = new SpecFile(survey, TreePath.parent(path));
    Optional<SourceFile> file = survey.text(path);
    return file.flatMap(
        text ->
            spec.load(text)
                .map(merged -> new Result(merged, spec.root, Set.copyOf(spec.included), text)));
  }

  private Optional<YamlNode.Mapping> load(SourceFile file) {
    if (!open.add(file.path()) || ++files > MAX_FILES) {
      survey.note(
          Notice.Kind.NOT_PARSED, file.start(), file.path() + " includes itself; that is left out");
      return Optional.empty();
    }
    try {
      YamlNode node = YamlReader.read(file);
      Optional<YamlNode.Mapping> mapping = node.asMapping();
      if (mapping.isEmpty()) {
        survey.note(
            Notice.Kind.NOT_PARSED, node.span(), file.path() + " is no mapping at its root");
      }
      if (mapping.isEmpty()) {
        survey.unreadUnlessOther(home);
      }
      return mapping.map(own -> withIncludes(own, file));
    } catch (YamlException malformed) {
      survey.unreadUnlessOther(home);
      survey.note(
          Notice.Kind.NOT_PARSED,
          malformed.span(),
          file.path() + " cannot be read: " + malformed.getMessage());
      return Optional.empty();
    } finally {
      open.remove(file.path());
    }
  }

  private YamlNode.Mapping withIncludes(YamlNode.Mapping own, SourceFile file) {
    String folder = TreePath.parent(file.path());
    YamlNode.Mapping base = new YamlNode.Mapping(own.span(), List.of());
    // The includes come first: they may show that paths start from a folder further up.
    for (YamlNode include : own.find("include").map(YamlNode::itemsOrSelf).orElse(List.of())) {
      Optional<String> path =
          include.asText().or(() -> include.asMapping().flatMap(one -> one.findText("path")));
      Optional<SourceFile> other = path.flatMap(one -> include(one, folder, include.span()));
      Optional<YamlNode.Mapping> loaded = other.flatMap(this::load);
      if (loaded.isPresent()) {
        base = SpecMerge.merge(base, loaded.get());
      }
    }
    String start = open.size() == 1 ? root : folder;
    return SpecMerge.merge(base, resolved(own, start));
  }

  private Optional<SourceFile> include(String name, String folder, Span place) {
    String path = TreePath.join(folder, name);
    String start = folder;
    // Some repositories copy the file to their root before they generate.
    while (!survey.tree().isFile(path) && !start.isEmpty() && !start.endsWith("..")) {
      start = TreePath.parent(start);
      path = TreePath.join(start, name);
    }
    if (!survey.tree().isFile(path)) {
      survey.unreadUnlessOther(home);
      survey.note(
          Notice.Kind.MISSING_REFERENCE, place, "the included file " + name + " is missing");
      return Optional.empty();
    }
    if (open.size() == 1) {
      root = start;
    }
    included.add(path);
    return survey.text(path);
  }

  /** The specification with the paths outside of settings as the tree calls them. */
  private static YamlNode.Mapping resolved(YamlNode.Mapping spec, String folder) {
    UnaryOperator<String> path = text -> text.startsWith("$") ? text : path(folder, text);
    UnaryOperator<YamlNode> scalar = node -> SpecMerge.map(node, path);
    UnaryOperator<YamlNode> pathField =
        node ->
            node.asMapping().<YamlNode>map(one -> SpecMerge.with(one, "path", scalar)).orElse(node);
    UnaryOperator<YamlNode> configFiles = node -> SpecMerge.values(node, scalar);
    UnaryOperator<YamlNode> source =
        node -> node.asMapping().isPresent() ? pathField.apply(node) : scalar.apply(node);
    UnaryOperator<YamlNode> sources =
        node ->
            node.asSequence()
                .<YamlNode>map(
                    list ->
                        new YamlNode.Sequence(
                            list.span(), list.items().stream().map(source).toList()))
                .orElseGet(() -> source.apply(node));
    UnaryOperator<YamlNode> target =
        node ->
            node.asMapping()
                .<YamlNode>map(
                    one -> {
                      YamlNode.Mapping changed = SpecMerge.with(one, "sources", sources);
                      changed = SpecMerge.with(changed, "info", pathField);
                      changed = SpecMerge.with(changed, "entitlements", pathField);
                      return SpecMerge.with(changed, "configFiles", configFiles);
                    })
                .orElse(node);
    YamlNode.Mapping changed = SpecMerge.with(spec, "configFiles", configFiles);
    changed = SpecMerge.with(changed, "packages", node -> SpecMerge.values(node, pathField));
    changed =
        SpecMerge.with(changed, "projectReferences", node -> SpecMerge.values(node, pathField));
    changed = SpecMerge.with(changed, "targetTemplates", node -> SpecMerge.values(node, target));
    return SpecMerge.with(changed, "targets", node -> SpecMerge.values(node, target));
  }

  /** A plain scalar without text would be null: the root itself stays {@code .}. */
  private static String path(String folder, String text) {
    String joined = TreePath.join(folder, text);
    return joined.isEmpty() ? "." : joined;
  }
}
