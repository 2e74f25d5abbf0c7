package dev.bgcheck.engine;

import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.rule.RuleProblem;
import dev.bgcheck.rule.Shape;
import dev.bgcheck.rule.ShapeCheck;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.SourceTree;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.TreePath;
import dev.bgcheck.source.yaml.YamlException;
import dev.bgcheck.source.yaml.YamlNode;
import dev.bgcheck.source.yaml.YamlReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds and reads {@code bgcheck.yml}. Unknown keys and values are errors with their place. */
public final class ConfigurationReader {
  /** What the file is called. */
  public static final String FILE = "bgcheck.yml";

  private static final int MOST_FOLDERS_UP = 64;
  private static final Shape RULES =
      new Shape.MapOf("rule", Shape.choice("off", "error", "warning", "note"));

  /** What a configuration may hold. */
  public static final Shape SHAPE =
      Shape.Group.of(
          field("extends", Shape.texts(), "Configurations to start from, relative to this file."),
          field(
              "fail-on",
              Shape.choice("error", "warning", "note", "never"),
              "The mildest severity that fails a run."),
          field(
              "min-confidence",
              Shape.choice("certain", "likely", "possible"),
              "How sure a finding must be to be shown."),
          field(
              "include-libraries",
              Shape.flag(),
              "Whether vendored and derived code is reported on."),
          field("rule-folders", Shape.texts(), "Folders with rule files, relative to this file."),
          field("baseline", Shape.text(), "Findings that were there before; a file."),
          field(
              "exclude",
              Shape.texts(),
              "Paths that are not reported on, in the syntax of .gitignore."),
          field("rules", RULES, "Rules that are off or have another severity."),
          field(
              "overrides",
              Shape.listOf(
                  Shape.Group.of(
                      field(
                          "paths",
                          Shape.texts(),
                          "The paths it counts for, in the syntax of .gitignore; all if left out."),
                      field(
                          "targets",
                          Shape.texts(),
                          "Names of the targets it counts for; all if left out."),
                      Shape.Field.required("rules", RULES, "What differs there."))),
              "Other rules for some paths or targets; the later section wins."));

  private final SourceTree tree;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> open = new HashSet<>();

  private ConfigurationReader(SourceTree tree) {
    this.tree = tree;
  }

  private static Shape.Field field(String name, Shape shape, String description) {
    return Shape.Field.optional(name, shape, description);
  }

  /**
   * The nearest file called {@code name} in the folder of {@code path} or one above it, up to the
   * root of the repository.
   */
  public static Optional<String> findUpwards(SourceTree tree, String path, String name) {
    String folder = tree.isFolder(path) ? path : TreePath.parent(path);
    for (int up = 0; up < MOST_FOLDERS_UP; up++) {
      String candidate = TreePath.join(folder, name);
      if (tree.isFile(candidate)) {
        return Optional.of(candidate);
      }
      String parent = TreePath.parent(folder);
      boolean top = tree.identity(parent).equals(tree.identity(folder));
      if (top || tree.kind(TreePath.join(folder, ".git")) != SourceTree.Kind.ABSENT) {
        return Optional.empty();
      }
      folder = parent;
    }
    return Optional.empty();
  }

  /**
   * The configuration in {@code file} and the files it extends.
   *
   * @throws ConfigurationException when one does not exist, is no YAML, or says what cannot be said
   */
  public static Configuration read(SourceTree tree, String file) throws ConfigurationException {
    ConfigurationReader reader = new ConfigurationReader(tree);
    Configuration configuration = reader.read(file, Optional.empty());
    if (!reader.problems.isEmpty()) {
      throw new ConfigurationException(reader.problems);
    }
    return configuration;
  }

  private Configuration read(String path, Optional<Span> mentioned) {
    String place = mentioned.map(span -> span + ": ").orElse("");
    if (!tree.isFile(path)) {
      problems.add(place + "there is no configuration " + path);
      return Configuration.NONE;
    }
    if (!open.add(tree.identity(path))) {
      problems.add(place + path + " extends itself");
      return Configuration.NONE;
    }
    try {
      SourceFile file = tree.text(path);
      YamlNode root = YamlReader.read(file);
      return root.asScalar().map(YamlNode.Scalar::isNull).orElse(false)
          ? new Builder(path).build()
          : configuration(path, root);
    } catch (YamlException malformed) {
      problems.add(malformed.span() + ": " + malformed.getMessage());
      return Configuration.NONE;
    } catch (IOException unreadable) {
      problems.add(place + "cannot read " + path + ": " + unreadable.getMessage());
      return Configuration.NONE;
    } finally {
      open.remove(tree.identity(path));
    }
  }

  private Configuration configuration(String path, YamlNode root) {
    List<RuleProblem> wrong = new ArrayList<>();
    ShapeCheck.check(root, SHAPE, "the configuration", wrong);
    if (!wrong.isEmpty()) {
      wrong.stream().sorted(RuleProblem.BY_PLACE).forEach(one -> problems.add(one.toString()));
      return Configuration.NONE;
    }
    YamlNode.Mapping mapping = root.asMapping().orElseThrow();
    String folder = TreePath.parent(path);
    Configuration base = Configuration.NONE;
    for (YamlNode extended : items(mapping, "extends")) {
      String other = TreePath.join(folder, extended.asText().orElseThrow());
      base = read(other, Optional.of(extended.span())).over(base);
    }
    Builder own = new Builder(path);
    own.failOn = mapping.findText("fail-on");
    own.minConfidence = mapping.findText("min-confidence").flatMap(Confidence::ofWord);
    own.includeLibraries =
        mapping
            .find("include-libraries")
            .flatMap(YamlNode::asScalar)
            .flatMap(YamlNode.Scalar::asTruth);
    texts(mapping, "rule-folders").forEach(f -> own.ruleFolders.add(TreePath.join(folder, f)));
    own.baseline = mapping.findText("baseline").map(file -> TreePath.join(folder, file));
    List<String> excluded = texts(mapping, "exclude");
    if (!excluded.isEmpty()) {
      own.excludes.add(patterns(folder, excluded));
    }
    own.rules.addAll(settings(mapping));
    for (YamlNode section : items(mapping, "overrides")) {
      own.sections.add(section(folder, section.asMapping().orElseThrow()));
    }
    return own.build().over(base);
  }

  private ConfigurationSection section(String folder, YamlNode.Mapping mapping) {
    List<String> paths = texts(mapping, "paths");
    return new ConfigurationSection(
        paths.isEmpty() ? Optional.empty() : Optional.of(patterns(folder, paths)),
        Set.copyOf(texts(mapping, "targets")),
        settings(mapping),
        mapping.span());
  }

  private PathPatterns patterns(String folder, List<String> written) {
    return new PathPatterns(tree.absolute(folder), written);
  }

  private static List<RuleSetting> settings(YamlNode.Mapping mapping) {
    List<RuleSetting> settings = new ArrayList<>();
    mapping
        .find("rules")
        .flatMap(YamlNode::asMapping)
        .ifPresent(
            rules -> {
              for (YamlNode.Entry entry : rules.entries()) {
                String word = entry.value().asText().orElseThrow();
                settings.add(
                    new RuleSetting(entry.name(), Severity.ofWord(word), entry.key().span()));
              }
            });
    return settings;
  }

  private static List<YamlNode> items(YamlNode.Mapping mapping, String key) {
    return mapping.find(key).map(YamlNode::itemsOrSelf).orElse(List.of());
  }

  private static List<String> texts(YamlNode.Mapping mapping, String key) {
    return items(mapping, key).stream()
        .map(item -> item.asText().orElseThrow())
        .distinct()
        .toList();
  }

  private static final class Builder {
    final String path;
    Optional<String> failOn = Optional.empty();
    Optional<Confidence> minConfidence = Optional.empty();
    Optional<Boolean> includeLibraries = Optional.empty();
    final List<String> ruleFolders = new ArrayList<>();
    Optional<String> baseline = Optional.empty();
    final List<PathPatterns> excludes = new ArrayList<>();
    final List<RuleSetting> rules = new ArrayList<>();
    final List<ConfigurationSection> sections = new ArrayList<>();

    Builder(String path) {
      this.path = path;
    }

    Configuration build() {
      return new Configuration(
          List.of(path),
          failOn,
          minConfidence,
          includeLibraries,
          ruleFolders,
          baseline,
          excludes,
          rules,
          sections);
    }
  }
}
