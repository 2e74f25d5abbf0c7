package dev.bgcheck.engine.code;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.bytecode.ClassInput;
import dev.bgcheck.frontend.bytecode.JarReader;
import dev.bgcheck.frontend.java.JavaUnits;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.project.SourceLanguage;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.SourceTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The units of an app's Java sources, class files and jars. They are lowered together, because a
 * class file finds its source and a lambda its class; conditions of a build make no difference.
 */
final class JvmUnits {
  private static final int LARGEST_JAR = 256 * 1024 * 1024;

  private final SourceTree tree;
  private final Function<String, Optional<SourceFile>> texts;
  private final Map<List<UnitStore.Source>, List<LoweredUnit>> known = new ConcurrentHashMap<>();
  private final Map<String, Notice> unreadable = new TreeMap<>();

  /**
   * A store over {@code tree}.
   *
   * @param texts reads a source file; nothing when it cannot be read
   */
  JvmUnits(SourceTree tree, Function<String, Optional<SourceFile>> texts) {
    this.tree = tree;
    this.texts = texts;
  }

  static boolean reads(SourceLanguage language) {
    return switch (language) {
      case JAVA, KOTLIN, CLASS_FILE, JAR -> true;
      case SWIFT, OBJC -> false;
    };
  }

  /** The units of those of the sources that belong to the JVM. */
  List<LoweredUnit> units(List<UnitStore.Source> sources) {
    List<UnitStore.Source> own =
        sources.stream().filter(source -> reads(source.language())).toList();
    return own.isEmpty() ? List.of() : known.computeIfAbsent(own, this::lower);
  }

  private List<LoweredUnit> lower(List<UnitStore.Source> sources) {
    List<LoweredUnit> units = new ArrayList<>();
    for (Origin origin : Origin.values()) {
      List<SourceFile> files = new ArrayList<>();
      List<ClassInput> classes = new ArrayList<>();
      for (UnitStore.Source source : sources) {
        if (source.origin() == origin) {
          read(source, files, classes);
        }
      }
      units.addAll(JavaUnits.lower(files, classes, origin));
    }
    return units;
  }

  private void read(UnitStore.Source source, List<SourceFile> files, List<ClassInput> classes) {
    switch (source.language()) {
      case CLASS_FILE ->
          bytes(source.path(), SourceTree.DEFAULT_LIMIT)
              .ifPresent(
                  bytes -> classes.add(new ClassInput(source.path(), bytes, source.origin())));
      case JAR ->
          bytes(source.path(), LARGEST_JAR)
              .map(
                  bytes ->
                      JarReader.read(source.path(), bytes, source.origin(), JarReader.Limits.USUAL))
              .ifPresent(
                  jar -> {
                    classes.addAll(jar.classes());
                    jar.notices().forEach(notice -> note(source.path(), notice));
                  });
      default -> texts.apply(source.path()).ifPresent(files::add);
    }
  }

  private Optional<byte[]> bytes(String path, int limit) {
    try {
      return Optional.of(tree.bytes(path, limit));
    } catch (IOException e) {
      note(
          path,
          Notice.at(
              Notice.Kind.UNREADABLE,
              SourceFile.binary(path).start(),
              "could not be read: " + e.getMessage()));
      return Optional.empty();
    }
  }

  private synchronized void note(String path, Notice notice) {
    unreadable.put(path + "#" + notice.message(), notice);
  }

  /** The units of each target that has any. */
  Collection<List<LoweredUnit>> ofTargets() {
    return List.copyOf(known.values());
  }

  /** The app's class files that have no source to point into. */
  List<SourceFile> classFiles() {
    return known.values().stream()
        .flatMap(List::stream)
        .filter(unit -> unit.origin() == Origin.APPLICATION && unit.file().isBinary())
        .map(LoweredUnit::file)
        .toList();
  }

  /** What could not be read or understood. */
  synchronized List<Notice> notices() {
    List<Notice> notices = new ArrayList<>(unreadable.values());
    known.values().forEach(units -> units.forEach(unit -> notices.addAll(unit.notices())));
    return notices;
  }
}
