package dev.bgcheck.frontend.apple.jvm;

import dev.bgcheck.frontend.apple.survey.PendingDependency;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.frontend.apple.survey.TargetDraft;
import dev.bgcheck.frontend.apple.text.XmlElement;
import dev.bgcheck.project.ExternalDependency;
import dev.bgcheck.project.TargetDependency;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.TreePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Maven or Gradle build around a module: which other modules of the same checkout its code
 * uses. Build scripts are programs; only dependencies written out in the usual ways are seen.
 */
final class JvmBuild {
  private static final int MAX_LEVELS_UP = 4;
  private static final int MAX_MODULES = 500;
  private static final Pattern PROJECT =
      Pattern.compile("\\bproject\\s*\\(\\s*(?:path\\s*[:=]\\s*)?[\"']:?([^\"']+)[\"']");
  private static final Pattern EXTERNAL =
      Pattern.compile("[\"']([A-Za-z0-9_.-]+):([A-Za-z0-9_.-]+)(?::[^\"']*)?[\"']");

  private final Survey survey;
  private final Map<String, TargetDraft> drafts = new LinkedHashMap<>();

  JvmBuild(Survey survey) {
    this.survey = survey;
  }

  /** The modules that were met as dependencies, each once. */
  List<TargetDraft> modules() {
    return List.copyOf(drafts.values());
  }

  /** Adds the dependencies of the module in {@code folder} to its draft. */
  void addDependencies(String folder, TargetDraft draft) {
    Deque<String> open = new ArrayDeque<>();
    Set<String> seen = new HashSet<>(Set.of(folder));
    link(folder, draft, open);
    while (!open.isEmpty() && seen.size() < MAX_MODULES) {
      String next = open.removeFirst();
      if (seen.add(next) && !drafts.containsKey(next)) {
        TargetDraft module = new JvmModule(survey, next).libraryDraft();
        drafts.put(next, module);
        link(next, module, open);
      }
    }
  }

  private void link(String folder, TargetDraft draft, Deque<String> open) {
    JvmModule module = new JvmModule(survey, folder);
    Optional<XmlElement> pom = module.pom();
    Set<String> folders =
        pom.isPresent() ? mavenModules(folder, pom.get(), draft) : gradleModules(module, draft);
    for (String other : folders) {
      if (!other.equals(folder)) {
        draft.dependency(
            new PendingDependency(
                List.of(TargetDraft.folderAlias(other)),
                TreePath.name(other),
                TargetDependency.Kind.LINKS,
                Optional.empty(),
                Optional.empty()));
        open.addLast(other);
      }
    }
  }

  private Set<String> gradleModules(JvmModule module, TargetDraft draft) {
    Set<String> folders = new LinkedHashSet<>();
    String root = gradleRoot(module.folder());
    StringBuilder scripts = new StringBuilder();
    module.script().ifPresent(script -> scripts.append(script.text()));
    if (!root.equals(module.folder())) {
      String name = TreePath.within(root, module.folder()).replace('/', ':');
      new JvmModule(survey, root)
          .script()
          .ifPresent(script -> scripts.append('\n').append(projectBlock(script, name)));
    }
    Matcher matcher = PROJECT.matcher(scripts);
    while (matcher.find()) {
      String folder = TreePath.join(root, matcher.group(1).replace(':', '/'));
      if (survey.tree().isFolder(folder)) {
        folders.add(folder);
      }
    }
    Matcher external = EXTERNAL.matcher(scripts);
    while (external.find()) {
      addExternal(external.group(1), external.group(2), draft);
    }
    return folders;
  }

  private static void addExternal(String group, String artifact, TargetDraft draft) {
    // The bindings and the runtime define Apple's classes; they use nothing by themselves.
    boolean binding = group.contains("robovm") || artifact.startsWith("robovm-");
    if (!binding && group.contains(".")) {
      draft.external(
          new ExternalDependency(
              group + ":" + artifact, ExternalDependency.Kind.PACKAGE, Optional.empty()));
    }
  }

  /** The nearest folder above that has a settings script, else the folder itself. */
  private String gradleRoot(String folder) {
    String candidate = folder;
    for (int i = 0; i < MAX_LEVELS_UP; i++) {
      if (survey.tree().isFile(TreePath.join(candidate, "settings.gradle"))
          || survey.tree().isFile(TreePath.join(candidate, "settings.gradle.kts"))) {
        return candidate;
      }
      if (survey.tree().kind(TreePath.join(candidate, ".git"))
          != dev.bgcheck.source.SourceTree.Kind.ABSENT) {
        break;
      }
      candidate = TreePath.parent(candidate);
    }
    return folder;
  }

  /** The text of {@code project(":ios") { … }} in the root script. */
  private static String projectBlock(SourceFile script, String name) {
    String text = script.text();
    Matcher start =
        Pattern.compile("project\\s*\\(\\s*[\"']:" + Pattern.quote(name) + "[\"']\\s*\\)\\s*\\{")
            .matcher(text);
    if (!start.find()) {
      return "";
    }
    int depth = 1;
    int at = start.end();
    while (at < text.length() && depth > 0) {
      depth += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
      at++;
    }
    return text.substring(start.end(), at);
  }

  private Set<String> mavenModules(String folder, XmlElement pom, TargetDraft draft) {
    Map<String, String> artifacts = mavenArtifacts(mavenFolders(folder));
    Set<String> folders = new LinkedHashSet<>();
    List<XmlElement> dependencies =
        pom.child("dependencies").map(one -> one.children("dependency")).orElse(List.of());
    for (XmlElement dependency : dependencies) {
      String artifact = dependency.childText("artifactId").orElse("");
      String scope = dependency.childText("scope").orElse("compile");
      if (scope.equals("test")) {
        continue;
      }
      if (artifacts.containsKey(artifact)) {
        folders.add(artifacts.get(artifact));
      } else {
        addExternal(dependency.childText("groupId").orElse(""), artifact, draft);
      }
    }
    return folders;
  }

  /** The folder and those above it that are part of the same build, the highest first. */
  private List<String> mavenFolders(String folder) {
    List<String> folders = new ArrayList<>(List.of(folder));
    String candidate = folder;
    for (int i = 0; i < MAX_LEVELS_UP; i++) {
      candidate = TreePath.parent(candidate);
      if (!survey.tree().isFile(TreePath.join(candidate, "pom.xml"))) {
        break;
      }
      folders.add(0, candidate);
    }
    return folders;
  }

  private Map<String, String> mavenArtifacts(List<String> starts) {
    Map<String, String> artifacts = new HashMap<>();
    Deque<String> open = new ArrayDeque<>(starts);
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty() && seen.size() < MAX_MODULES) {
      String folder = open.removeFirst();
      Optional<XmlElement> pom =
          seen.add(folder) ? new JvmModule(survey, folder).pom() : Optional.empty();
      if (pom.isEmpty()) {
        continue;
      }
      pom.get().childText("artifactId").ifPresent(id -> artifacts.putIfAbsent(id, folder));
      List<XmlElement> modules = new ArrayList<>();
      pom.get().child("modules").ifPresent(one -> modules.addAll(one.children("module")));
      // Modules are often listed in profiles, for the platforms that not everybody builds.
      pom.get()
          .child("profiles")
          .ifPresent(
              profiles ->
                  profiles
                      .children("profile")
                      .forEach(
                          profile ->
                              profile
                                  .child("modules")
                                  .ifPresent(one -> modules.addAll(one.children("module")))));
      modules.forEach(module -> open.addLast(TreePath.join(folder, module.text().strip())));
    }
    return artifacts;
  }
}
