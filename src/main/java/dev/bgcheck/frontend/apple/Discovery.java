package dev.bgcheck.frontend.apple;

import dev.bgcheck.frontend.apple.survey.FolderRole;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.project.SourceLanguage;
import dev.bgcheck.source.TreePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What lies below a folder, sorted by what it is to a reader. Nothing is opened. */
final class Discovery implements Survey.Visitor {
  final List<String> xcodeProjects = new ArrayList<>();

  /** Projects that git ignores: made by a generator, or added against the ignore file. */
  final List<String> ignoredXcodeProjects = new ArrayList<>();

  final List<String> workspaces = new ArrayList<>();
  final List<String> xcodeGenSpecs = new ArrayList<>();
  final List<String> tuistProjects = new ArrayList<>();
  final List<String> swiftPackages = new ArrayList<>();
  final List<String> podspecs = new ArrayList<>();
  final List<String> roboVmConfigs = new ArrayList<>();
  final List<String> mavenPoms = new ArrayList<>();
  final List<String> cordovaFiles = new ArrayList<>();
  final List<String> expoFiles = new ArrayList<>();
  final List<String> codenameOneFiles = new ArrayList<>();
  final List<String> propertyLists = new ArrayList<>();
  final List<String> entitlements = new ArrayList<>();
  final List<String> sources = new ArrayList<>();

  /** The sources in vendored folders. */
  final List<String> vendoredSources = new ArrayList<>();

  private Discovery() {}

  static Discovery of(Survey survey, String folder) {
    Discovery discovery = new Discovery();
    // Who asks for what a build made does not mean that git's word on it counts.
    boolean made =
        FolderRole.of(TreePath.name(folder)) == FolderRole.DERIVED
            || survey.isIgnored(folder, true);
    if (made) {
      survey.walkAll(folder, discovery);
    } else {
      survey.walk(folder, discovery);
    }
    return discovery;
  }

  /** Moves what is only called {@code Project.swift} to the sources. */
  void keepManifests(Predicate<String> isManifest) {
    for (String path : List.copyOf(tuistProjects)) {
      if (!isManifest.test(path)) {
        tuistProjects.remove(path);
        sources.add(path);
      }
    }
    Collections.sort(sources);
  }

  boolean isEmpty() {
    return sources.isEmpty() && propertyLists.isEmpty() && xcodeProjects.isEmpty();
  }

  @Override
  public void file(String path, boolean vendored) {
    String name = TreePath.name(path);
    if (vendored) {
      if (SourceLanguage.ofPath(path).isPresent()) {
        vendoredSources.add(path);
      }
      return;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    switch (lower) {
      case "package.swift" -> swiftPackages.add(TreePath.parent(path));
      case "project.swift" -> tuistProjects.add(path);
      case "project.yml", "project.yaml" -> xcodeGenSpecs.add(path);
      case "config.xml", "plugin.xml" -> cordovaFiles.add(path);
      case "pom.xml" -> mavenPoms.add(path);
      case "app.json", "app.config.json" -> expoFiles.add(path);
      case "codenameone_settings.properties" -> codenameOneFiles.add(path);
      default -> byEnding(path, lower);
    }
  }

  private void byEnding(String path, String name) {
    if (name.startsWith("robovm") && name.endsWith(".xml")) {
      roboVmConfigs.add(path);
    } else if (name.endsWith(".plist") || name.endsWith(".plist.xml")) {
      propertyLists.add(path);
    } else if (name.endsWith(".entitlements")) {
      entitlements.add(path);
    } else if (name.endsWith(".podspec")) {
      podspecs.add(path);
    } else if (SourceLanguage.ofPath(path).isPresent()) {
      sources.add(path);
    }
  }

  @Override
  public void ignoredFolder(String path) {
    if (path.endsWith(".xcodeproj")) {
      ignoredXcodeProjects.add(path);
    }
  }

  @Override
  public boolean enter(String path, FolderRole role) {
    if (path.endsWith(".xcodeproj")) {
      xcodeProjects.add(path);
      return false;
    }
    if (path.endsWith(".xcworkspace")) {
      workspaces.add(path);
      return false;
    }
    // Resources of a Java module are data, be it a template of another project.
    return role != FolderRole.DERIVED
        && !path.endsWith("src/main/resources")
        && !path.endsWith("src/test/resources");
  }
}
