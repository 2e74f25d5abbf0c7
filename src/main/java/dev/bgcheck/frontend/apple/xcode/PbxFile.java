package dev.bgcheck.frontend.apple.xcode;

import dev.bgcheck.project.PlistValue;
import dev.bgcheck.project.PropertyList;
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
 * A {@code project.pbxproj} as a table of objects, with the paths of its files and groups worked
 * out.
 */
final class PbxFile {
  private static final int MAX_DEPTH = 200;

  private final String container;
  private final Map<String, PbxObject> objects;
  private final PbxObject root;
  private final String sourceRoot;
  private final Map<String, List<PbxObject>> byKind = new HashMap<>();

  /** The path of each file and group, as far as it lies in the file system. */
  private final Map<String, String> paths = new HashMap<>();

  private PbxFile(String container, Map<String, PbxObject> objects, PbxObject root) {
    this.container = container;
    this.objects = objects;
    for (PbxObject object : objects.values()) {
      byKind.computeIfAbsent(object.isa(), unused -> new ArrayList<>()).add(object);
    }
    this.root = root;
    String folder = TreePath.parent(container);
    this.sourceRoot = TreePath.join(folder, root.text("projectDirPath").orElse(""));
    Set<String> seen = new HashSet<>();
    root.text("mainGroup").ifPresent(group -> locate(group, sourceRoot, 0, seen));
    // Products and package references hang outside of the main group in some generated projects.
    for (PbxObject object : objects.values()) {
      if (!paths.containsKey(object.id()) && isPlace(object)) {
        locate(object.id(), sourceRoot, 0, seen);
      }
    }
  }

  private static boolean isPlace(PbxObject object) {
    return object.isa().equals("PBXFileReference")
        || object.isa().equals("PBXFileSystemSynchronizedRootGroup");
  }

  /**
   * The objects of a list.
   *
   * @param container the path of the {@code .xcodeproj} folder
   * @return empty when the list is no project
   */
  static Optional<PbxFile> of(String container, PropertyList list) {
    Optional<PlistValue.Dict> table =
        list.dict().flatMap(dict -> dict.find("objects")).flatMap(PlistValue::asDict);
    if (table.isEmpty()) {
      return Optional.empty();
    }
    Map<String, PbxObject> objects = new LinkedHashMap<>();
    for (PlistValue.Entry entry : table.get().entries()) {
      entry
          .value()
          .asDict()
          .ifPresent(fields -> objects.put(entry.key(), new PbxObject(entry.key(), fields)));
    }
    return list.dict()
        .flatMap(dict -> dict.find("rootObject"))
        .flatMap(PlistValue::asText)
        .map(text -> objects.get(text.raw()))
        .or(
            () ->
                objects.values().stream().filter(one -> one.isa().equals("PBXProject")).findFirst())
        .map(project -> new PbxFile(container, objects, project));
  }

  /** The path of the {@code .xcodeproj} folder. */
  String container() {
    return container;
  }

  /** The folder that {@code SRCROOT} stands for. */
  String sourceRoot() {
    return sourceRoot;
  }

  /** The {@code PBXProject}. */
  PbxObject root() {
    return root;
  }

  /** The Xcode that kept the project last, ex) 1430 for 14.3; empty when it does not say so. */
  Optional<Integer> lastXcode() {
    return root.fields()
        .find("attributes")
        .flatMap(PlistValue::asDict)
        .flatMap(dict -> dict.find("LastUpgradeCheck"))
        .flatMap(PlistValue::asText)
        .map(PlistValue.Text::raw)
        .filter(text -> text.matches("\\d{3,5}"))
        .map(Integer::valueOf);
  }

  Optional<PbxObject> find(String id) {
    return Optional.ofNullable(objects.get(id));
  }

  /** The objects that a field of {@code object} lists; ids that lead nowhere are left out. */
  List<PbxObject> all(PbxObject object, String field) {
    return object.texts(field).stream().flatMap(id -> find(id).stream()).toList();
  }

  /** The object that a field of {@code object} names. */
  Optional<PbxObject> one(PbxObject object, String field) {
    return object.text(field).flatMap(this::find);
  }

  /** The objects of a kind. */
  List<PbxObject> ofKind(String isa) {
    return byKind.getOrDefault(isa, List.of());
  }

  /** Where a file or group is; empty for products of the build and for files of the SDK. */
  Optional<String> path(String id) {
    return Optional.ofNullable(paths.get(id));
  }

  private void locate(String id, String folder, int depth, Set<String> seen) {
    PbxObject object = objects.get(id);
    // Everything has one place; a group that is listed twice keeps the first.
    if (object == null || depth > MAX_DEPTH || !seen.add(id)) {
      return;
    }
    Optional<String> path = pathOf(object, folder);
    path.ifPresent(known -> paths.put(id, known));
    for (String child : object.texts("children")) {
      locate(child, path.orElse(folder), depth + 1, seen);
    }
  }

  private Optional<String> pathOf(PbxObject object, String folder) {
    String relative = object.text("path").orElse("");
    // Ex) "$(SRCROOT)/App/A.swift" in a path; rare, and the only variables that make sense there.
    relative = relative.replace("$(SRCROOT)", sourceRoot.isEmpty() ? "." : sourceRoot);
    return switch (object.text("sourceTree").orElse("<group>")) {
      case "<group>" -> Optional.of(TreePath.join(folder, relative));
      case "SOURCE_ROOT" -> Optional.of(TreePath.join(sourceRoot, relative));
      case "<absolute>" -> Optional.of(TreePath.normal(relative));
      default -> Optional.empty();
    };
  }
}
