package dev.bgcheck.app.maven;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.apple.ProjectLoader;
import dev.bgcheck.project.AppProject;
import dev.bgcheck.project.AppTarget;
import dev.bgcheck.project.ProjectOrigin;
import dev.bgcheck.project.SourceLanguage;
import dev.bgcheck.project.TargetSource;
import dev.bgcheck.source.DiskTree;
import dev.bgcheck.source.SourceTree;
import dev.bgcheck.source.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** One module of a build: the apps it holds, and the code that Maven says they are made of. */
final class MavenModule {
  /** What source that can matter to an Apple app names: MobiVM, Multi-OS Engine, Codename One. */
  private static final Pattern APPLE_CODE =
      Pattern.compile("\\borg\\.robovm\\.|\\borg\\.moe\\.|\\bcom\\.codename1\\.");

  private final MavenProject project;
  private final MavenSession session;
  private final DiskTree tree;
  private final Places places;

  /**
   * A module.
   *
   * @param tree the files as seen from the module's folder
   */
  MavenModule(MavenProject project, MavenSession session, DiskTree tree, Places places) {
    this.project = project;
    this.session = session;
    this.tree = tree;
    this.places = places;
  }

  /** The files as seen from the module's folder. */
  DiskTree tree() {
    return tree;
  }

  /**
   * Where the user says that the parts of the app are.
   *
   * @param app the property list or the configuration of MobiVM to judge; absent to look for all
   *     apps of the module
   * @param sources the folders of the module's own sources
   * @param classes the folder of its class files
   * @param otherModules whether the modules of the same build that it is made with count too
   */
  record Places(Optional<Path> app, List<Path> sources, Path classes, boolean otherModules) {
    Places {
      sources = List.copyOf(sources);
    }
  }

  /**
   * What is to be checked.
   *
   * @param project absent when there is nothing
   * @param remark why there is nothing, or what is missing of it; may be empty
   * @param broken whether there is nothing because what is there cannot be read
   */
  record Content(Optional<AppProject> project, String remark, boolean broken) {}

  /** All modules of the build, also those that this run leaves out. */
  static List<MavenProject> reactor(MavenSession session) {
    List<MavenProject> all = session.getAllProjects();
    return all == null || all.isEmpty() ? session.getProjects() : all;
  }

  /** What the module holds, or the app that the user names with the module's code. */
  Content content() {
    List<String> paths = paths();
    if (paths.isEmpty()) {
      return nothing("nothing to check in a module without code of its own");
    }
    AppProject found = ProjectLoader.load(tree, paths);
    List<String> problems =
        found.paths().stream().flatMap(path -> path.problem().stream()).toList();
    if (found.targets().isEmpty() || !problems.isEmpty()) {
      return found.notices().isEmpty()
          ? nothing("no app of Apple's platforms in this module")
          : new Content(Optional.empty(), describe(found.notices()), true);
    }
    if (!hasAppConfiguration(found)) {
      if (reactor(session).size() > 1) {
        return nothing("no app in this module; its code is checked with the apps that use it");
      }
      if (found.targets().stream().noneMatch(this::mentionsApple)) {
        return nothing("no app of Apple's platforms in this module");
      }
    }
    return new Content(Optional.of(withBuildCode(found)), missingClasses(found), false);
  }

  private List<String> paths() {
    if (places.app().isPresent()) {
      return List.of(tree.pathOf(places.app().get()));
    }
    // Below a POM without code lie modules, which are checked by themselves; but an Xcode project
    // may lie beside it.
    return project.getPackaging().equals("pom") ? xcodeProjects() : List.of("");
  }

  private List<String> xcodeProjects() {
    try {
      return tree.list("").stream()
          .map(SourceTree.Entry::name)
          .filter(name -> name.endsWith(".xcodeproj"))
          .toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private static Content nothing(String remark) {
    return new Content(Optional.empty(), remark, false);
  }

  private static String describe(List<Notice> notices) {
    List<String> lines =
        notices.stream()
            .map(one -> one.span().map(span -> span + ": ").orElse("") + one.message())
            .toList();
    return String.join("\n", lines);
  }

  /** Whether something says that there is an app, rather than only code. */
  private static boolean hasAppConfiguration(AppProject found) {
    return found.targets().stream()
        .anyMatch(
            target ->
                target.origin() != ProjectOrigin.BARE_FOLDER
                        && target.origin() != ProjectOrigin.JAVA_MODULE
                    || target.configurations().stream()
                        .anyMatch(one -> !one.infoPlist().files().isEmpty()));
  }

  private boolean mentionsApple(AppTarget target) {
    for (TargetSource source : target.sources()) {
      switch (source.language()) {
        case SWIFT, OBJC -> {
          return true;
        }
        case JAVA, KOTLIN -> {
          try {
            if (APPLE_CODE.matcher(tree.text(source.path()).text()).find()) {
              return true;
            }
          } catch (IOException unreadable) {
            // The check itself will say so, should there be one.
            continue;
          }
        }
        case CLASS_FILE, JAR -> {
          continue;
        }
      }
    }
    return false;
  }

  private String missingClasses(AppProject found) {
    boolean java =
        found.targets().stream()
            .flatMap(target -> target.sources().stream())
            .anyMatch(one -> one.language() == SourceLanguage.JAVA);
    return java && !Files.isDirectory(places.classes())
        ? "the module is not compiled, so only its sources are checked; `mvn compile` before it"
            + " lets bgcheck see the class files too"
        : "";
  }

  /**
   * Adds the sources and class files that Maven knows of and that the layout of the folders did not
   * show: other source folders, other class folders, modules of the same build.
   */
  private AppProject withBuildCode(AppProject found) {
    Set<String> known = new HashSet<>();
    found
        .targets()
        .forEach(target -> target.sources().forEach(one -> known.add(tree.absolute(one.path()))));
    List<TargetSource> added = new ArrayList<>();
    for (MavenProject part : parts()) {
      for (Path root : roots(part)) {
        for (TargetSource source : sources(root)) {
          if (known.add(tree.absolute(source.path()))) {
            added.add(source);
          }
        }
      }
    }
    if (added.isEmpty()) {
      return found;
    }
    List<AppTarget> targets =
        found.targets().stream().map(one -> runsJava(one) ? with(one, added) : one).toList();
    return new AppProject(
        targets, found.lists(), found.orphans(), found.notices(), found.paths(), found.generated());
  }

  /**
   * The module of the build whose folder a file lies in; absent for one outside all of them.
   *
   * @param file absolute, with {@code /}
   */
  Optional<MavenProject> owner(String file) {
    return reactor(session).stream()
        .filter(one -> TreePath.isIn(file, slashed(one.getBasedir().toPath())))
        .max(Comparator.comparingInt(one -> one.getBasedir().getPath().length()));
  }

  private static String slashed(Path path) {
    return path.toAbsolutePath().normalize().toString().replace('\\', '/');
  }

  /** The module itself and those modules of the build that it is made with. */
  List<MavenProject> parts() {
    if (!places.otherModules()) {
      return List.of(project);
    }
    Map<String, MavenProject> byName = new LinkedHashMap<>();
    reactor(session).forEach(one -> byName.put(one.getGroupId() + ":" + one.getArtifactId(), one));
    List<MavenProject> parts = new ArrayList<>(List.of(project));
    for (Artifact artifact : project.getArtifacts()) {
      MavenProject other = byName.get(artifact.getGroupId() + ":" + artifact.getArtifactId());
      boolean shipped =
          !Artifact.SCOPE_PROVIDED.equals(artifact.getScope())
              && !Artifact.SCOPE_TEST.equals(artifact.getScope());
      if (other != null && shipped && !parts.contains(other)) {
        parts.add(other);
      }
    }
    return parts;
  }

  private Set<Path> roots(MavenProject part) {
    Set<Path> roots = new LinkedHashSet<>();
    Path made = Path.of(part.getBuild().getDirectory()).toAbsolutePath().normalize();
    boolean own = part.equals(project);
    List<Path> sources =
        own ? places.sources() : part.getCompileSourceRoots().stream().map(Path::of).toList();
    for (Path root : sources) {
      Path path = root.toAbsolutePath().normalize();
      // Generated source is nothing that a person can repair; its class files tell what it does.
      if (!path.startsWith(made)) {
        roots.add(path);
      }
    }
    Path classes = own ? places.classes() : Path.of(part.getBuild().getOutputDirectory());
    roots.add(classes.toAbsolutePath().normalize());
    return roots;
  }

  private List<TargetSource> sources(Path root) {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(tree::pathOf)
          .flatMap(
              path ->
                  SourceLanguage.ofPath(path)
                      .map(language -> new TargetSource(path, language, false))
                      .stream())
          .toList();
    } catch (IOException | UncheckedIOException unreadable) {
      return List.of();
    }
  }

  private static boolean runsJava(AppTarget target) {
    return target.kind().isExecutable()
        && !target.library()
        && switch (target.origin()) {
          case MOBIVM, CODENAME_ONE, GLUON, MULTI_OS_ENGINE, BARE_FOLDER -> true;
          default -> false;
        };
  }

  private static AppTarget with(AppTarget target, List<TargetSource> added) {
    List<TargetSource> sources = new ArrayList<>(target.sources());
    sources.addAll(added);
    return new AppTarget(
        target.id(),
        target.name(),
        target.origin(),
        target.kind(),
        target.extensionPoint(),
        target.platforms(),
        target.catalyst(),
        target.library(),
        target.configurations(),
        sources,
        target.dependencies(),
        target.externalDependencies(),
        target.span());
  }
}
