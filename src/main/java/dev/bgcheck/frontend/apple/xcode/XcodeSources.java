package dev.bgcheck.frontend.apple.xcode;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.apple.survey.FolderRole;
import dev.bgcheck.frontend.apple.survey.Survey;
import dev.bgcheck.frontend.apple.survey.TargetDraft;
import dev.bgcheck.project.SourceLanguage;
import dev.bgcheck.project.TargetSource;
import dev.bgcheck.source.SourceTree;
import dev.bgcheck.source.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which source belongs to which target: by build phase, and by folders that Xcode 16 keeps in step
 * with the disk.
 */
final class XcodeSources {
  private static final Set<String> DESKTOP = Set.of("maccatalyst", "macos", "driverkit");

  private final Survey survey;
  private final PbxFile file;

  /** The files of each synchronised folder, by its path. */
  private final Map<String, List<String>> synchronised = new HashMap<>();

  /** The headers of the project, by their folder. */
  private final Map<String, List<String>> headers = new HashMap<>();

  XcodeSources(Survey survey, PbxFile file) {
    this.survey = survey;
    this.file = file;
    for (PbxObject reference : file.ofKind("PBXFileReference")) {
      Optional<String> path = file.path(reference.id());
      if (path.isPresent() && isHeader(path.get())) {
        headers
            .computeIfAbsent(TreePath.parent(path.get()), unused -> new ArrayList<>())
            .add(path.get());
      }
    }
  }

  /** Adds the sources of {@code target} to its draft. */
  void fill(PbxObject target, TargetDraft draft) {
    Set<String> missing = new HashSet<>();
    for (PbxObject phase : file.all(target, "buildPhases")) {
      if (phase.isa().equals("PBXSourcesBuildPhase")
          || phase.isa().equals("PBXHeadersBuildPhase")) {
        for (PbxObject buildFile : file.all(phase, "files")) {
          if (!isForDesktopOnly(buildFile)) {
            buildFile.text("fileRef").ifPresent(id -> reference(id, draft, missing, 0));
          }
        }
      }
    }
    synchronisedFolders(target, draft);
    addHeadersBeside(draft);
    if (!missing.isEmpty()) {
      String first = missing.stream().sorted().findFirst().orElseThrow();
      survey.note(
          Notice.Kind.MISSING_REFERENCE,
          draft.span(),
          missing.size() == 1
              ? "source " + first + " of target " + draft.name() + " is missing"
              : missing.size()
                  + " sources of target "
                  + draft.name()
                  + " are missing, such as "
                  + first);
    }
  }

  /**
   * Whether a build file is left out on every platform that rules speak of: a target for several
   * platforms may take a source for Mac Catalyst or macOS alone.
   */
  private static boolean isForDesktopOnly(PbxObject buildFile) {
    Set<String> platforms = new HashSet<>(buildFile.texts("platformFilters"));
    buildFile.text("platformFilter").ifPresent(platforms::add);
    return !platforms.isEmpty() && DESKTOP.containsAll(platforms);
  }

  private void reference(String id, TargetDraft draft, Set<String> missing, int depth) {
    Optional<PbxObject> object = file.find(id);
    if (object.isEmpty() || depth > 3) {
      return;
    }
    // A variant group stands for the same file in several languages.
    for (String child : object.get().texts("children")) {
      reference(child, draft, missing, depth + 1);
    }
    Optional<String> path = file.path(id);
    if (!object.get().isa().equals("PBXFileReference") || path.isEmpty()) {
      return;
    }
    if (SourceLanguage.ofPath(path.get()).isPresent() && !survey.tree().isFile(path.get())) {
      missing.add(path.get());
    } else {
      add(path.get(), draft);
    }
  }

  private void add(String path, TargetDraft draft) {
    SourceLanguage.ofPath(path)
        .ifPresent(
            language ->
                draft.source(
                    new TargetSource(path, language, draft.isLibrary() || survey.isForeign(path))));
  }

  private void synchronisedFolders(PbxObject target, TargetDraft draft) {
    Set<String> own = new HashSet<>(target.texts("fileSystemSynchronizedGroups"));
    for (PbxObject group : file.ofKind("PBXFileSystemSynchronizedRootGroup")) {
      Optional<String> folder = file.path(group.id());
      if (folder.isEmpty()) {
        continue;
      }
      Set<String> exceptions = exceptions(group, target);
      if (own.contains(group.id())) {
        for (String path : files(folder.get(), group)) {
          if (!isExcepted(TreePath.within(folder.get(), path), exceptions)) {
            add(path, draft);
          }
        }
      } else {
        // For a target that does not own the folder, exceptions are what it takes from it.
        for (String path : exceptions.isEmpty() ? List.<String>of() : files(folder.get(), group)) {
          if (isExcepted(TreePath.within(folder.get(), path), exceptions)) {
            add(path, draft);
          }
        }
      }
    }
  }

  private Set<String> exceptions(PbxObject group, PbxObject target) {
    Set<String> exceptions = new HashSet<>();
    for (PbxObject set : file.all(group, "exceptions")) {
      boolean ofTarget = set.text("target").equals(Optional.of(target.id()));
      if (set.isa().equals("PBXFileSystemSynchronizedBuildFileExceptionSet") && ofTarget) {
        set.texts("membershipExceptions").forEach(path -> exceptions.add(TreePath.normal(path)));
      }
    }
    return exceptions;
  }

  /** Whether the file, or a folder above it, is named. */
  private static boolean isExcepted(String relative, Set<String> exceptions) {
    String path = relative;
    while (!path.isEmpty() && !path.equals("..")) {
      if (exceptions.contains(path)) {
        return true;
      }
      path = TreePath.parent(path);
    }
    return false;
  }

  private List<String> files(String folder, PbxObject group) {
    return synchronised.computeIfAbsent(folder, unused -> list(folder, group));
  }

  private List<String> list(String folder, PbxObject group) {
    if (survey.tree().kind(folder) != SourceTree.Kind.FOLDER) {
      survey.note(
          Notice.Kind.MISSING_REFERENCE,
          group.fields().find("path").map(value -> value.span()).orElse(group.fields().span()),
          "the synchronised folder " + folder + " is missing");
      return List.of();
    }
    List<String> paths = new ArrayList<>();
    survey.walkAll(
        folder,
        new Survey.Visitor() {
          @Override
          public void file(String path, boolean vendored) {
            if (SourceLanguage.ofPath(path).isPresent()) {
              paths.add(path);
            }
          }

          @Override
          public boolean enter(String path, FolderRole role) {
            // Xcode enters every folder that is no bundle; "build" or "target" may hold sources.
            String name = TreePath.name(path);
            return role != FolderRole.DERIVED || !(name.startsWith(".") || name.contains("."));
          }
        });
    return paths;
  }

  /** Objective-C says what a class is in its header, which no build phase of an app lists. */
  private void addHeadersBeside(TargetDraft draft) {
    Map<String, Boolean> folders = new LinkedHashMap<>();
    for (TargetSource source : draft.sources()) {
      if (source.language() == SourceLanguage.OBJC) {
        folders.put(TreePath.parent(source.path()), true);
      }
    }
    for (String folder : folders.keySet()) {
      for (String header : headers.getOrDefault(folder, List.of())) {
        if (survey.tree().isFile(header)) {
          add(header, draft);
        }
      }
    }
  }

  private static boolean isHeader(String path) {
    String ending = TreePath.ending(path);
    return ending.equals("h") || ending.equals("hh") || ending.equals("hpp");
  }
}
