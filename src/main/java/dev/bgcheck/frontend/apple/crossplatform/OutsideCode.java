package dev.bgcheck.frontend.apple.crossplatform;

import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.project.ExternalDependency;
import dev.bgcheck.project.ExternalDependency.Kind;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.SourceTree;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.TreePath;
import dev.bgcheck.source.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Code that package managers and git would bring into a project and that is not in the checkout,
 * told by their files: Podfile, Cartfile, .gitmodules, package.json, pubspec.yaml.
 */
public final class OutsideCode {
  private static final int MAX_LEVELS_UP = 6;
  private static final Pattern SUBMODULE = Pattern.compile("(?m)^\\s*path\\s*=\\s*(\\S.*?)\\s*$");

  private final Survey survey;
  private final Map<String, List<ExternalDependency>> byFolder = new HashMap<>();

  /** Looks in the files of {@code survey}. */
  public OutsideCode(Survey survey) {
    this.survey = survey;
  }

  /** What is missing for a project in {@code folder}, by the files there and in folders above. */
  public List<ExternalDependency> around(String folder) {
    List<ExternalDependency> missing = new ArrayList<>();
    String current = folder;
    for (int i = 0; i < MAX_LEVELS_UP; i++) {
      missing.addAll(byFolder.computeIfAbsent(current, this::in));
      boolean repository =
          survey.tree().kind(TreePath.join(current, ".git")) != SourceTree.Kind.ABSENT;
      if (current.isEmpty() || current.endsWith("..") || repository) {
        break;
      }
      current = TreePath.parent(current);
    }
    return missing;
  }

  private List<ExternalDependency> in(String folder) {
    List<ExternalDependency> missing = new ArrayList<>();
    whenWithout(folder, "Podfile", List.of("Pods"), "CocoaPods", Kind.POD, missing);
    whenWithout(
        folder,
        "Cartfile",
        List.of("Carthage/Checkouts", "Carthage/Build"),
        "Carthage",
        Kind.FRAMEWORK,
        missing);
    if (bringsNativeCode(TreePath.join(folder, "package.json"))) {
      packages(folder, "package.json", "node_modules", "npm packages", missing);
    }
    // Flutter's plug-ins live in a cache outside of the checkout, linked once the app was built.
    packages(folder, "pubspec.yaml", "ios/.symlinks", "Flutter plug-ins", missing);
    submodules(folder, missing);
    return missing;
  }

  /** Most packages of most projects are tools; these frameworks bring code into the app. */
  private boolean bringsNativeCode(String path) {
    String text = survey.tree().isFile(path) ? survey.peek(path) : "";
    return List.of("react-native", "cordova", "@capacitor", "\"expo", "nativescript").stream()
        .anyMatch(text::contains);
  }

  private void whenWithout(
      String folder,
      String file,
      List<String> installed,
      String name,
      Kind kind,
      List<ExternalDependency> missing) {
    String path = TreePath.join(folder, file);
    boolean there =
        installed.stream().anyMatch(one -> survey.tree().isFolder(TreePath.join(folder, one)));
    if (survey.tree().isFile(path) && !there) {
      Span place = SourceFile.binary(path).start();
      missing.add(new ExternalDependency(name, kind, Optional.of(place)));
    }
  }

  /** Packages are told one by one: their names say something of what the missing code is for. */
  private void packages(
      String folder,
      String file,
      String installed,
      String together,
      List<ExternalDependency> missing) {
    List<ExternalDependency> all = new ArrayList<>();
    whenWithout(folder, file, List.of(installed), together, Kind.PACKAGE, all);
    List<ExternalDependency> named = new ArrayList<>();
    if (!all.isEmpty()) {
      for (YamlNode.Entry one : new PackageFiles(survey, file).dependenciesIn(folder)) {
        named.add(new ExternalDependency(one.name(), Kind.PACKAGE, Optional.of(one.key().span())));
      }
    }
    missing.addAll(named.isEmpty() ? all : named);
  }

  private void submodules(String folder, List<ExternalDependency> missing) {
    String path = TreePath.join(folder, ".gitmodules");
    if (!survey.tree().isFile(path)) {
      return;
    }
    Optional<SourceFile> file = survey.text(path);
    if (file.isEmpty()) {
      return;
    }
    Matcher matcher = SUBMODULE.matcher(file.get().text());
    while (matcher.find()) {
      String place = TreePath.join(folder, matcher.group(1));
      boolean empty = !survey.tree().isFolder(place) || survey.names(place).isEmpty();
      if (empty) {
        missing.add(
            new ExternalDependency(
                matcher.group(1),
                Kind.SUBMODULE,
                Optional.of(file.get().span(matcher.start(1), matcher.end(1)))));
      }
    }
  }
}
