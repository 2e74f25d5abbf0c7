package dev.bgcheck.frontend.java;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.bytecode.BytecodeLowering;
import dev.bgcheck.frontend.bytecode.ClassInput;
import dev.bgcheck.frontend.bytecode.Detail;
import dev.bgcheck.frontend.jvm.JavaSources;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.source.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The JVM side of an app: where a source file and its class files both exist, the class files
 * decide and the source gives the places; each alone is read by itself.
 */
public final class JavaUnits {
  private JavaUnits() {}

  /** The units of an application's own sources and of classes. */
  public static List<LoweredUnit> lower(List<SourceFile> sources, List<ClassInput> classes) {
    return lower(sources, classes, Origin.APPLICATION);
  }

  /**
   * The units of an app's sources and classes: first those of the classes, then those of sources
   * that no class was compiled from.
   *
   * @param sources Java files, and files of other JVM languages as places for their classes
   * @param classes class files of the app and of its libraries
   * @param origin whose the sources are
   */
  public static List<LoweredUnit> lower(
      List<SourceFile> sources, List<ClassInput> classes, Origin origin) {
    List<LoweredUnit> units =
        new ArrayList<>(BytecodeLowering.lower(classes, JavaSources.of(sources), Detail.BODIES));
    Set<String> covered = new HashSet<>();
    units.forEach(unit -> covered.add(unit.file().path()));
    units.addAll(
        sources.parallelStream()
            .filter(source -> !covered.contains(source.path()))
            .map(source -> source(source, origin))
            .toList());
    return units;
  }

  private static LoweredUnit source(SourceFile source, Origin origin) {
    if (source.path().endsWith(".java")) {
      return JavaLowering.lower(source, origin);
    }
    Notice notice =
        Notice.at(
            Notice.Kind.LIMITED,
            source.start(),
            "only its class files could be read, and there are none: compile the project first");
    return new LoweredUnit(
        source,
        Language.JAVA,
        origin,
        Set.of(),
        List.of(),
        List.of(),
        List.of(),
        false,
        List.of(notice));
  }
}
