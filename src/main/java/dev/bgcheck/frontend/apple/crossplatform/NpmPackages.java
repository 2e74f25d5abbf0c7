package dev.bgcheck.frontend.apple.crossplatform;

import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.source.TreePath;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
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

  private final PackageFiles files;
  private final Map<String, String> folderByName = new HashMap<>();

  /** Knows the packages that lie in {@code folders} by their names. */
  public NpmPackages(Survey survey, Collection<String> folders) {
    this.files = new PackageFiles(survey, FILE);
    for (String folder : folders) {
      files.nameIn(folder).ifPresent(name -> folderByName.putIfAbsent(name, folder));
    }
  }

  /** The known folders of the packages that the package around {@code path} depends on. */
  public Set<String> usedAround(String path) {
    Set<String> found = new LinkedHashSet<>();
    String folder = TreePath.parent(path);
    for (int i = 0; i < MAX_LEVELS_UP && !folderByName.isEmpty(); i++) {
      if (files.isIn(folder)) {
        files.dependenciesIn(folder).stream()
            .flatMap(one -> Optional.ofNullable(folderByName.get(one.name())).stream())
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
}
