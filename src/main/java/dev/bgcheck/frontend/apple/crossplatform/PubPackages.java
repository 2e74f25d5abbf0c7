package dev.bgcheck.frontend.apple.crossplatform;

import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.TreePath;
import dev.bgcheck.source.yaml.YamlException;
import dev.bgcheck.source.yaml.YamlNode;
import dev.bgcheck.source.yaml.YamlReader;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The Dart packages of a checkout, by their {@code pubspec.yaml}, and which of them an app depends
 * on: by a path, or by the name of a package that lies in the same checkout, as the workspaces of a
 * federated plug-in do.
 */
public final class PubPackages {
  private static final String FILE = "pubspec.yaml";
  private static final int MAX_LEVELS_UP = 3;

  private final Survey survey;
  private final Map<String, String> folderByName = new HashMap<>();
  private final Map<String, Optional<YamlNode.Mapping>> specs = new HashMap<>();

  /** Knows the packages that lie in {@code folders} by their names; the rest is found by path. */
  public PubPackages(Survey survey, Collection<String> folders) {
    this.survey = survey;
    for (String folder : folders) {
      spec(folder)
          .flatMap(spec -> spec.findText("name"))
          .ifPresent(name -> folderByName.putIfAbsent(name, folder));
    }
  }

  /**
   * The folders of all packages of the checkout that the package around {@code path} is made of;
   * empty when no package is around it.
   */
  public Set<String> usedAround(String path) {
    Set<String> found = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>();
    packageAround(path).ifPresent(open::add);
    while (!open.isEmpty()) {
      String folder = open.removeFirst();
      if (!found.add(folder)) {
        continue;
      }
      Optional<YamlNode.Mapping> dependencies =
          spec(folder).flatMap(spec -> spec.find("dependencies")).flatMap(YamlNode::asMapping);
      dependencies.stream()
          .flatMap(all -> all.entries().stream())
          .flatMap(entry -> folderOf(folder, entry).stream())
          .forEach(open::add);
    }
    return found;
  }

  private Optional<String> folderOf(String folder, YamlNode.Entry dependency) {
    Optional<String> byPath =
        dependency
            .value()
            .asMapping()
            .flatMap(source -> source.findText("path"))
            .map(path -> TreePath.join(folder, path))
            .filter(other -> survey.tree().isFile(TreePath.join(other, FILE)));
    return byPath.or(() -> Optional.ofNullable(folderByName.get(dependency.name())));
  }

  private Optional<String> packageAround(String path) {
    String folder = TreePath.parent(path);
    for (int i = 0; i < MAX_LEVELS_UP; i++) {
      if (survey.tree().isFile(TreePath.join(folder, FILE))) {
        return Optional.of(folder);
      }
      if (folder.isEmpty()) {
        break;
      }
      folder = TreePath.parent(folder);
    }
    return Optional.empty();
  }

  private Optional<YamlNode.Mapping> spec(String folder) {
    return specs.computeIfAbsent(folder, this::read);
  }

  /** A file that is no YAML names no packages; Dart's own tools complain of it. */
  private Optional<YamlNode.Mapping> read(String folder) {
    String path = TreePath.join(folder, FILE);
    Optional<SourceFile> file = survey.tree().isFile(path) ? survey.text(path) : Optional.empty();
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return YamlReader.read(file.get()).asMapping();
    } catch (YamlException malformed) {
      return Optional.empty();
    }
  }
}
