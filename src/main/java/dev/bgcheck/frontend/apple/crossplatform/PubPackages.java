package dev.bgcheck.frontend.apple.crossplatform;

import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.source.TreePath;
import dev.bgcheck.source.yaml.YamlNode;
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

  private final PackageFiles files;
  private final Map<String, String> folderByName = new HashMap<>();

  /** Knows the packages that lie in {@code folders} by their names; the rest is found by path. */
  public PubPackages(Survey survey, Collection<String> folders) {
    this.files = new PackageFiles(survey, FILE);
    for (String folder : folders) {
      files.nameIn(folder).ifPresent(name -> folderByName.putIfAbsent(name, folder));
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
      files.dependenciesIn(folder).stream()
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
            .filter(files::isIn);
    return byPath.or(() -> Optional.ofNullable(folderByName.get(dependency.name())));
  }

  private Optional<String> packageAround(String path) {
    String folder = TreePath.parent(path);
    for (int i = 0; i < MAX_LEVELS_UP; i++) {
      if (files.isIn(folder)) {
        return Optional.of(folder);
      }
      if (folder.isEmpty()) {
        break;
      }
      folder = TreePath.parent(folder);
    }
    return Optional.empty();
  }
}
