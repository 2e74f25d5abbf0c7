package dev.bgcheck.frontend.apple;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.apple.crossplatform.CodenameOneReader;
import dev.bgcheck.frontend.apple.crossplatform.CordovaReader;
import dev.bgcheck.frontend.apple.crossplatform.ExpoReader;
import dev.bgcheck.frontend.apple.crossplatform.NpmPackages;
import dev.bgcheck.frontend.apple.crossplatform.OutsideCode;
import dev.bgcheck.frontend.apple.crossplatform.Podfiles;
import dev.bgcheck.frontend.apple.crossplatform.PodspecReader;
import dev.bgcheck.frontend.apple.crossplatform.PubPackages;
import dev.bgcheck.frontend.apple.jvm.GluonReader;
import dev.bgcheck.frontend.apple.jvm.JavaBesideXcode;
import dev.bgcheck.frontend.apple.jvm.MobiVmReader;
import dev.bgcheck.frontend.apple.survey.PendingDependency;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.frontend.apple.survey.TargetDraft;
import dev.bgcheck.frontend.apple.survey.TargetLinking;
import dev.bgcheck.frontend.apple.swiftpackage.SwiftPackageReader;
import dev.bgcheck.frontend.apple.tuist.TuistReader;
import dev.bgcheck.frontend.apple.xcode.WorkspaceReader;
import dev.bgcheck.frontend.apple.xcode.XcodeProjectReader;
import dev.bgcheck.frontend.apple.xcodegen.XcodeGenReader;
import dev.bgcheck.project.AppProject;
import dev.bgcheck.project.AppProject.RequestedPath;
import dev.bgcheck.project.AppTarget;
import dev.bgcheck.project.BuildConfiguration;
import dev.bgcheck.project.GeneratedList;
import dev.bgcheck.project.InfoPlist.Knowledge;
import dev.bgcheck.project.PropertyList;
import dev.bgcheck.project.TargetDependency;
import dev.bgcheck.source.SourceTree;
import dev.bgcheck.source.TreePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The way into the project model: paths in, one {@link AppProject} out.
 *
 * <p>Each path is discovered on its own; what two paths share is read once. Nothing that is found
 * in a project can make it fail: what cannot be read or understood becomes a notice, or the problem
 * of a property list.
 */
public final class ProjectLoader {
  private static final Set<String> PLATFORM_FOLDERS = Set.of("ios", "darwin", "apple", "macos");

  private final Survey survey;
  private final Map<String, TargetDraft> drafts = new LinkedHashMap<>();
  private final Set<String> readContainers = new HashSet<>();
  private final Set<String> seenLists = new TreeSet<>();
  private final Map<String, GeneratedList> generatedLists = new HashMap<>();

  private ProjectLoader(SourceTree tree) {
    this.survey = new Survey(tree);
  }

  /**
   * The projects under {@code paths}.
   *
   * @param tree the files
   * @param paths folders, {@code .xcodeproj}, {@code .xcworkspace}, property lists, sources, class
   *     files, archives; as the tree calls them
   */
  public static AppProject load(SourceTree tree, List<String> paths) {
    ProjectLoader loader = new ProjectLoader(tree);
    List<RequestedPath> requested = new ArrayList<>();
    // All of them first: one may lie in another.
    for (String path : paths) {
      loader.survey.ask(askedFolder(tree, TreePath.normal(path)));
    }
    for (String path : paths) {
      requested.add(loader.request(TreePath.normal(path)));
    }
    return loader.finish(requested);
  }

  /** The folder that somebody who names {@code path} wants judged; a source is no folder's. */
  private static String askedFolder(SourceTree tree, String path) {
    String ending = TreePath.ending(path);
    boolean project =
        ending.equals("xcodeproj")
            || ending.equals("xcworkspace")
            || ending.equals("xml")
            || TreePath.name(path).equals("Package.swift");
    if (project) {
      return TreePath.parent(path);
    }
    if (ending.equals("pbxproj")) {
      return TreePath.parent(TreePath.parent(path));
    }
    return tree.isFile(path) ? "" : path;
  }

  private AppProject finish(List<RequestedPath> requested) {
    OutsideCode outside = new OutsideCode(survey);
    for (TargetDraft draft : drafts.values()) {
      if (draft.kind().isExecutable() && !draft.isLibrary()) {
        outside.around(TreePath.parent(draft.span().file().path())).forEach(draft::external);
      }
    }
    List<AppTarget> targets = TargetLinking.link(drafts.values());
    Map<String, PropertyList> lists = new TreeMap<>();
    for (AppTarget target : targets) {
      for (BuildConfiguration configuration : target.configurations()) {
        configuration.infoPlist().files().forEach(list -> lists.put(list.path(), list));
        configuration.entitlements().file().ifPresent(list -> lists.put(list.path(), list));
      }
    }
    seenLists.removeAll(lists.keySet());
    return new AppProject(
        targets,
        List.copyOf(lists.values()),
        List.copyOf(seenLists),
        survey.notices(),
        requested,
        generatedLists);
  }

  private RequestedPath request(String path) {
    String shown = path.isEmpty() ? "." : path;
    SourceTree.Kind kind = survey.tree().kind(path);
    Set<String> before = Set.copyOf(drafts.keySet());
    int noticesBefore = survey.notices().size();
    Optional<String> problem =
        switch (kind) {
          case ABSENT -> Optional.of(shown + " does not exist");
          case OTHER -> Optional.of(shown + " is neither a file nor a folder");
          case FILE -> file(path, shown);
          case FOLDER -> {
            folder(path);
            yield Optional.empty();
          }
        };
    int found = (int) drafts.keySet().stream().filter(id -> !before.contains(id)).count();
    if (problem.isEmpty() && found == 0 && drafts.isEmpty()) {
      problem =
          Optional.of(
              survey.notices().size() > noticesBefore
                  ? "nothing in " + shown + " could be read" + reason(noticesBefore)
                  : "there is nothing to check in " + shown);
    }
    return new RequestedPath(path, found, problem);
  }

  /** The first of the new notices, with its place: without a result nobody else shows it. */
  private String reason(int noticesBefore) {
    Notice notice = survey.notices().get(noticesBefore);
    String place =
        notice
            .span()
            .map(span -> span.file().path() + ":" + span.line() + ":" + span.column() + ": ")
            .orElse("");
    return ": " + place + notice.message();
  }

  private Optional<String> file(String path, String shown) {
    if (TreePath.name(path).equals("project.pbxproj")) {
      readXcode(TreePath.parent(path));
      return Optional.empty();
    }
    if (TreePath.name(path).equals("Package.swift")) {
      readPackage(TreePath.parent(path));
      return Optional.empty();
    }
    if (path.endsWith(".xml") && !path.endsWith(".plist.xml")) {
      List<TargetDraft> apps = MobiVmReader.read(survey, List.of(path), List.of());
      apps.forEach(this::add);
      if (!apps.isEmpty()) {
        return Optional.empty();
      }
    }
    Optional<TargetDraft> target = BareFolderReader.file(survey, path);
    target.ifPresent(this::add);
    return target.isPresent()
        ? Optional.empty()
        : Optional.of(shown + " is no project, property list or source file");
  }

  private void folder(String path) {
    if (path.endsWith(".xcodeproj")) {
      readXcode(path);
      return;
    }
    if (path.endsWith(".xcworkspace")) {
      readWorkspace(path);
      return;
    }
    Discovery found = Discovery.of(survey, path);
    found.keepManifests(project -> TuistReader.isManifest(survey, project));
    seenLists.addAll(found.propertyLists);
    found.xcodeProjects.forEach(this::readXcode);
    found.workspaces.forEach(this::readWorkspace);
    Set<String> generated = readXcodeGen(found.xcodeGenSpecs);
    found.ignoredXcodeProjects.stream()
        .filter(project -> !generated.contains(project))
        .forEach(this::readXcode);
    found.swiftPackages.forEach(this::readPackage);
    readOthers(path, found);
    if (drafts.isEmpty() && !found.isEmpty() && survey.notices().isEmpty()) {
      BareFolderReader.folder(survey, path, found, Knowledge.COMPLETE).ifPresent(this::add);
    } else {
      Leftovers.read(survey, path, found, List.copyOf(drafts.values())).ifPresent(this::add);
    }
  }

  private void readWorkspace(String path) {
    if (!readContainers.add(survey.tree().identity(path))) {
      return;
    }
    for (String member : WorkspaceReader.read(survey, path)) {
      if (member.endsWith(".xcodeproj")) {
        readXcode(member);
      } else if (survey.tree().isFile(TreePath.join(member, "Package.swift"))) {
        readPackage(member);
      }
    }
  }

  private void readXcode(String path) {
    Deque<String> open = new ArrayDeque<>(List.of(path));
    while (!open.isEmpty()) {
      String next = open.removeFirst();
      if (!readContainers.add(survey.tree().identity(next))) {
        continue;
      }
      XcodeProjectReader.Result result = XcodeProjectReader.read(survey, next);
      result.targets().forEach(this::add);
      JavaBesideXcode.read(survey, next, result.targets()).forEach(this::add);
      open.addAll(result.projects());
      result.packages().forEach(this::readPackage);
    }
  }

  /**
   * A specification counts when the project it generates is not checked in.
   *
   * @return the projects that need not be read, because their specification was
   */
  private Set<String> readXcodeGen(List<String> specs) {
    Set<String> generated = new HashSet<>();
    Map<String, XcodeGenReader.Result> results = new LinkedHashMap<>();
    Set<String> included = new HashSet<>();
    for (String spec : specs) {
      if (readContainers.add(survey.tree().identity(spec))) {
        XcodeGenReader.read(survey, spec)
            .ifPresent(
                result -> {
                  results.put(spec, result);
                  result.included().stream()
                      .filter(other -> !other.equals(spec))
                      .forEach(included::add);
                });
      }
    }
    results.forEach(
        (spec, result) -> {
          boolean checkedIn =
              survey.tree().isFile(TreePath.join(result.container(), "project.pbxproj"))
                  && !survey.isIgnored(TreePath.join(result.container(), "project.pbxproj"), false);
          if (!included.contains(spec) && checkedIn) {
            result.lists().forEach(list -> generatedLists.putIfAbsent(list.path(), list));
          }
          if (!included.contains(spec) && !checkedIn) {
            generated.add(result.container());
            result.targets().forEach(this::add);
            result.projects().forEach(this::readXcode);
            result.packages().forEach(this::readPackage);
          }
        });
    return generated;
  }

  private void readOthers(String path, Discovery found) {
    MobiVmReader.read(survey, unread(found.roboVmConfigs), found.mavenPoms).forEach(this::add);
    found.propertyLists.stream()
        .filter(list -> list.endsWith(GluonReader.LIST))
        .forEach(list -> GluonReader.read(survey, list).forEach(this::add));
    unread(found.codenameOneFiles)
        .forEach(file -> CodenameOneReader.read(survey, file).ifPresent(this::add));
    for (String file : unread(found.cordovaFiles)) {
      if (!survey.hasXcodeProject(TreePath.join(TreePath.parent(file), "platforms/ios"))) {
        CordovaReader.read(survey, file).ifPresent(this::add);
      }
    }
    for (String file : unread(found.expoFiles)) {
      if (!survey.hasXcodeProject(TreePath.join(TreePath.parent(file), "ios"))) {
        ExpoReader.read(survey, file).ifPresent(this::add);
      }
    }
    readPods(found.podspecs);
    for (String project : found.tuistProjects) {
      String folder = TreePath.parent(project);
      if (found.ignoredXcodeProjects.stream().anyMatch(one -> TreePath.parent(one).equals(folder))
          || found.xcodeProjects.stream().anyMatch(one -> TreePath.parent(one).equals(folder))) {
        // What Tuist generated is there, and says more.
        continue;
      }
      if (readContainers.add(survey.tree().identity(project))) {
        TuistReader.read(survey, project).forEach(this::add);
      }
    }
  }

  /**
   * A pod belongs to an app that lies near it, the example of a plug-in, or to one whose Dart or
   * JavaScript package depends on its package, but not the parts of it that a Podfile leaves out.
   * Without an app it stands for itself, unless the sources are those of a target that is known.
   */
  private void readPods(List<String> podspecs) {
    List<PodspecReader.Pod> pods = new ArrayList<>();
    for (String podspec : unread(podspecs)) {
      pods.addAll(PodspecReader.read(survey, podspec));
    }
    List<String> homes = pods.stream().map(pod -> homeOf(pod.draft())).distinct().toList();
    Podfiles podfiles = new Podfiles(survey);
    PubPackages dart = new PubPackages(survey, homes);
    NpmPackages npm = new NpmPackages(survey, homes);
    for (PodspecReader.Pod read : pods) {
      TargetDraft pod = read.draft();
      String home = homeOf(pod);
      boolean used = false;
      for (TargetDraft target : drafts.values()) {
        boolean app = target.kind().isExecutable() && !target.isLibrary();
        String place = target.span().file().path();
        boolean uses =
            TreePath.isIn(place, home)
                || dart.usedAround(place).contains(home)
                || npm.usedAround(place).contains(home);
        boolean leftOut =
            !read.subspec().isEmpty() && podfiles.leaveOut(place, read.pod(), read.subspec());
        if (app && uses && !leftOut) {
          target.dependency(
              new PendingDependency(
                  List.of(PodspecReader.alias(pod.name())),
                  pod.name(),
                  TargetDependency.Kind.LINKS,
                  Optional.empty(),
                  Optional.of(pod.span())));
          used = true;
        }
      }
      if (used || isNewCode(pod)) {
        add(pod);
      }
    }
  }

  private boolean isNewCode(TargetDraft pod) {
    Set<String> paths = new HashSet<>();
    pod.sources().forEach(source -> paths.add(source.path()));
    return drafts.values().stream()
        .flatMap(target -> target.sources().stream())
        .noneMatch(source -> paths.contains(source.path()));
  }

  /** Flutter and React Native keep the podspec in "ios", and the example beside that folder. */
  private static String homeOf(TargetDraft pod) {
    String folder = TreePath.parent(pod.span().file().path());
    return PLATFORM_FOLDERS.contains(TreePath.name(folder)) ? TreePath.parent(folder) : folder;
  }

  private List<String> unread(List<String> files) {
    return files.stream().filter(file -> readContainers.add(survey.tree().identity(file))).toList();
  }

  private void readPackage(String folder) {
    Deque<String> open = new ArrayDeque<>(List.of(folder));
    while (!open.isEmpty()) {
      String next = open.removeFirst();
      String manifest = TreePath.join(next, "Package.swift");
      if (!readContainers.add(survey.tree().identity(manifest))) {
        continue;
      }
      SwiftPackageReader.Result result = SwiftPackageReader.read(survey, next);
      result.targets().forEach(this::add);
      open.addAll(result.packages());
    }
  }

  private void add(TargetDraft draft) {
    drafts.putIfAbsent(draft.id(), draft);
  }
}
