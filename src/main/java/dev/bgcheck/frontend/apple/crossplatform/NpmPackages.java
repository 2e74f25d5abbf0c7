package dev.bgcheck.frontend.apple.crossplatform;

import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.TreePath;
import dev.bgcheck.source.yaml.YamlException;
import dev.bgcheck.source.yaml.YamlNode;
import dev.bgcheck.source.yaml.YamlReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The JavaScript packages of a checkout, by their {@code package.json}, and which of them an app of
 * React Native, Expo or Capacitor depends on: whatever the version says ({@code file:}, {@code
 * link:}, {@code workspace:}), a package of that name that lies in the same checkout is meant.
 */
public final class NpmPackages {
  private static final String FILE = "package.json";
  private static final int MAX_LEVELS_UP = 4;

  private final Survey survey;
  private final Map<String, String> folderByName = new HashMap<>();
  private final Map<String, Optional<YamlNode.Mapping>> manifests = new HashMap<>();

  /** Knows the packages that lie in {@code folders} by their names. */
  public NpmPackages(Survey survey, Collection<String> folders) {
    this.survey = survey;
    for (String folder : folders) {
      manifest(folder)
          .flatMap(manifest -> manifest.findText("name"))
          .ifPresent(name -> folderByName.putIfAbsent(name, folder));
    }
  }

  /** The known folders of the packages that the package around {@code path} depends on. */
  public Set<String> usedAround(String path) {
    Set<String> found = new LinkedHashSet<>();
    String folder = TreePath.parent(path);
    for (int i = 0; i < MAX_LEVELS_UP && !folderByName.isEmpty(); i++) {
      Optional<YamlNode.Mapping> manifest = manifest(folder);
      if (manifest.isPresent()) {
        dependenciesIn(folder).stream()
            .flatMap(name -> Optional.ofNullable(folderByName.get(name)).stream())
            .forEach(found::add);
        break;
      }
      if (folder.isEmpty()) {
        break;
      }
      folder = TreePath.parent(folder);
    }
    return found;
  }

  /** The names of the packages that the package in {@code folder} depends on at run time. */
  private List<String> dependenciesIn(String folder) {
    return manifest(folder)
        .flatMap(manifest -> manifest.find("dependencies"))
        .flatMap(YamlNode::asMapping)
        .map(all -> all.entries().stream().map(YamlNode.Entry::name).toList())
        .orElse(List.of());
  }

  private Optional<YamlNode.Mapping> manifest(String folder) {
    return manifests.computeIfAbsent(folder, this::read);
  }

  /** JSON is YAML; a file that is neither names no packages, and npm complains of it. */
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
