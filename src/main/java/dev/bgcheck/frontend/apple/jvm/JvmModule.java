package dev.bgcheck.frontend.apple.jvm;

import dev.bgcheck.frontend.apple.survey.FolderRole;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.frontend.apple.survey.TargetDraft;
import dev.bgcheck.frontend.apple.text.XmlElement;
import dev.bgcheck.frontend.apple.text.XmlReader;
import dev.bgcheck.project.BuildConfiguration;
import dev.bgcheck.project.Entitlements;
import dev.bgcheck.project.InfoPlist;
import dev.bgcheck.project.Platform;
import dev.bgcheck.project.ProjectOrigin;
import dev.bgcheck.project.SourceLanguage;
import dev.bgcheck.project.TargetKind;
import dev.bgcheck.project.TargetSource;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One folder of a Maven or Gradle build: where its sources and class files are. */
final class JvmModule {
  private static final List<String> CLASS_FOLDERS =
      List.of(
          "target/classes",
          "build/classes/java/main",
          "build/classes/kotlin/main",
          "build/classes/groovy/main",
          "build/classes/scala/main",
          "build/classes/main");
  private static final Pattern SOURCE_SET =
      Pattern.compile(
          "(?:java|kotlin)\\s*[.{]\\s*srcDirs?\\s*(?:\\+?=|\\()?\\s*\\[?\\s*([^\\]\\n)]*)");
  private static final Pattern QUOTED = Pattern.compile("[\"']([^\"'$]+)[\"']");

  private final Survey survey;
  private final String folder;

  JvmModule(Survey survey, String folder) {
    this.survey = survey;
    this.folder = folder;
  }

  String folder() {
    return folder;
  }

  /** The build script, of Gradle or Maven. */
  Optional<SourceFile> script() {
    for (String name : List.of("build.gradle", "build.gradle.kts", "pom.xml")) {
      String path = TreePath.join(folder, name);
      if (survey.tree().isFile(path)) {
        return survey.text(path);
      }
    }
    return Optional.empty();
  }

  /** The {@code pom.xml}, when there is one that can be read. */
  Optional<XmlElement> pom() {
    String path = TreePath.join(folder, "pom.xml");
    return survey.tree().isFile(path)
        ? survey.text(path).flatMap(file -> XmlReader.read(file).root())
        : Optional.empty();
  }

  /** Adds the module's sources and class files. */
  void addSources(TargetDraft draft) {
    Set<String> roots = new LinkedHashSet<>(declaredRoots());
    for (String root : List.of("src/main/java", "src/main/kotlin")) {
      roots.add(root);
    }
    boolean found = false;
    for (String root : roots) {
      String path = TreePath.join(folder, root);
      if (survey.tree().isFolder(path)) {
        found = true;
        add(path, draft);
      }
    }
    // The layout of old libGDX projects.
    String plain = TreePath.join(folder, "src");
    if (!found && survey.tree().isFolder(plain)) {
      add(plain, draft);
    }
    for (String classes : CLASS_FOLDERS) {
      String path = TreePath.join(folder, classes);
      if (survey.tree().isFolder(path)) {
        add(path, draft);
      }
    }
  }

  private List<String> declaredRoots() {
    List<String> roots = new ArrayList<>();
    Optional<XmlElement> pom = pom();
    pom.flatMap(one -> one.child("build"))
        .flatMap(build -> build.childText("sourceDirectory"))
        .map(text -> text.replace("${project.basedir}/", "").replace("${basedir}/", ""))
        .ifPresent(roots::add);
    Optional<SourceFile> script = script();
    if (pom.isEmpty() && script.isPresent()) {
      Matcher matcher = SOURCE_SET.matcher(script.get().text());
      while (matcher.find()) {
        Matcher quoted = QUOTED.matcher(matcher.group(1));
        while (quoted.find()) {
          roots.add(quoted.group(1));
        }
      }
    }
    return roots;
  }

  private void add(String root, TargetDraft draft) {
    survey.walkAll(
        root,
        new Survey.Visitor() {
          @Override
          public void file(String path, boolean vendored) {
            SourceLanguage.ofPath(path)
                .ifPresent(
                    language -> draft.source(new TargetSource(path, language, draft.isLibrary())));
          }

          @Override
          public boolean enter(String path, FolderRole role) {
            // A Java package may be called "build" or "target"; tests are no part of the app.
            return !TreePath.name(path).startsWith(".") && !path.endsWith("src/test");
          }
        });
  }

  /** The draft of a module that is code for an app: no property list of its own. */
  TargetDraft libraryDraft() {
    String name = TreePath.name(folder).isEmpty() ? "module" : TreePath.name(folder);
    SourceFile place = script().orElseGet(() -> SourceFile.binary(folder.isEmpty() ? "." : folder));
    TargetDraft draft =
        new TargetDraft(place.path() + "/" + name, name, ProjectOrigin.JAVA_MODULE, place.start());
    draft.kind(TargetKind.LIBRARY).library(survey.isForeign(TreePath.join(folder, "x")));
    draft.alias(TargetDraft.folderAlias(folder)).platforms(Set.of(Platform.IOS));
    addSources(draft);
    draft.configuration(
        new BuildConfiguration(
            "main",
            Platform.IOS,
            Map.of(),
            InfoPlist.none(place.start()),
            Entitlements.absent(place.start()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of()));
    return draft;
  }
}
