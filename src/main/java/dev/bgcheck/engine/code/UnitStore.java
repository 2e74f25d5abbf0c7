package dev.bgcheck.engine.code;

import dev.bgcheck.engine.LintRequest;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.objc.ObjcLowering;
import dev.bgcheck.frontend.objc.ZeroMacros;
import dev.bgcheck.frontend.swift.SwiftLowering;
import dev.bgcheck.model.BuildConditions;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.project.SourceLanguage;
import dev.bgcheck.source.MergeConflict;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.SourceTree;
import dev.bgcheck.source.Span;
import dev.bgcheck.source.TreePath;
import dev.bgcheck.timing.Phase;
import dev.bgcheck.timing.RunTimes;
import dev.bgcheck.work.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * Lowers each file once for each set of conditions that makes a difference to it.
 *
 * <p>A file whose unit says that conditions make no difference is lowered once for all targets.
 */
final class UnitStore {

  /** A file to lower. */
  record Source(String path, SourceLanguage language, Origin origin) {}

  /** The files of a target, and the conditions they are compiled under. */
  record Wanted(List<Source> sources, BuildConditions conditions) {}

  private record Key(String path, BuildConditions conditions) {}

  private final SourceTree tree;
  private final Workers workers;
  private final RunTimes times;
  private final UnitMemory memory;
  private final EarlyUnits early;
  private final JvmUnits jvm;
  private final Map<String, Optional<SourceFile>> files = new ConcurrentSkipListMap<>();
  private final Map<String, LoweredUnit> unconditional = new ConcurrentHashMap<>();
  private final Map<Key, LoweredUnit> conditional = new ConcurrentHashMap<>();
  private final Map<String, Notice> unreadable = new ConcurrentSkipListMap<>();
  private final Map<String, Notice> conflicts = new ConcurrentSkipListMap<>();
  private Set<String> zeros = Set.of();

  UnitStore(LintRequest request, UnitMemory memory, EarlyUnits early, Workers workers) {
    this.early = early;
    this.tree = request.tree();
    this.memory = memory;
    this.jvm = new JvmUnits(tree, path -> files.computeIfAbsent(path, this::read));
    this.workers = workers;
    this.times = request.times();
  }

  /**
   * Lowers every file of the targets, side by side.
   *
   * @param settings names that builds of the project define for the preprocessor
   */
  void lowerAll(List<Wanted> targets, Set<String> settings) {
    zeros = times.during(Phase.LOWER, () -> zeros(targets, settings));
    List<Runnable> tasks = new ArrayList<>();
    Set<Key> planned = new LinkedHashSet<>();
    for (Wanted wanted : targets) {
      for (Source source : wanted.sources()) {
        if (isLowered(source) && planned.add(new Key(source.path(), wanted.conditions()))) {
          tasks.add(() -> times.during(Phase.LOWER, () -> unit(source, wanted)));
        }
      }
    }
    workers.run(tasks);
  }

  /** C and C++ are asked too: what they define is not 0 in a header that both include. */
  private Set<String> zeros(List<Wanted> targets, Set<String> settings) {
    Set<String> paths = new LinkedHashSet<>();
    for (Wanted wanted : targets) {
      for (Source source : wanted.sources()) {
        if (source.language() == SourceLanguage.OBJC) {
          paths.add(source.path());
        }
      }
    }
    ZeroMacros macros = new ZeroMacros();
    for (String path : paths) {
      files.computeIfAbsent(path, this::read).ifPresent(file -> macros.read(file.text()));
    }
    return macros.names(settings);
  }

  /** The units of a target, in the order of its sources. */
  List<LoweredUnit> units(Wanted wanted) {
    List<LoweredUnit> units = new ArrayList<>();
    for (Source source : wanted.sources()) {
      if (isLowered(source)) {
        unit(source, wanted).ifPresent(units::add);
      }
    }
    units.addAll(jvm.units(wanted.sources()));
    return units;
  }

  /** The languages of a target that no front end was run for. */
  Set<SourceLanguage> notLowered(Wanted wanted) {
    Set<SourceLanguage> left = new LinkedHashSet<>();
    for (Source source : wanted.sources()) {
      if (!isLowered(source)
          && !JvmUnits.reads(source.language())
          && source.language() != SourceLanguage.OBJC) {
        left.add(source.language());
      }
    }
    return left;
  }

  /** The texts of the sources of a target that no front end was run for. */
  List<String> textsNotLowered(Wanted wanted) {
    List<String> texts = new ArrayList<>();
    for (Source source : wanted.sources()) {
      if (!isLowered(source) && source.language() == SourceLanguage.OBJC) {
        files.computeIfAbsent(source.path(), this::read).ifPresent(file -> texts.add(file.text()));
      }
    }
    return texts;
  }

  /** C and C++ of its own calls none of the APIs, so it is left to what is searched for words. */
  private static boolean isLowered(Source source) {
    return switch (source.language()) {
      case SWIFT -> true;
      case OBJC ->
          switch (TreePath.ending(source.path())) {
            case "m", "mm", "h", "pch" -> true;
            default -> false;
          };
      default -> false;
    };
  }

  private LoweredUnit lower(SourceFile file, Source source, BuildConditions conditions) {
    return source.language() == SourceLanguage.OBJC
        ? ObjcLowering.lower(file, conditions, source.origin())
        : early
            .of(file, source.origin())
            .orElseGet(() -> SwiftLowering.lower(file, conditions, source.origin()));
  }

  private Optional<LoweredUnit> unit(Source source, Wanted wanted) {
    BuildConditions conditions =
        source.language() == SourceLanguage.OBJC
            ? wanted.conditions().withZeros(zeros)
            : wanted.conditions();
    LoweredUnit known = unconditional.get(source.path());
    Key key = new Key(source.path(), conditions);
    known = known == null ? conditional.get(key) : known;
    if (known != null) {
      return Optional.of(known);
    }
    return files
        .computeIfAbsent(source.path(), this::read)
        .map(
            file -> {
              LoweredUnit unit =
                  memory.unit(file, source, conditions, () -> lower(file, source, conditions));
              if (unit.conditional()) {
                conditional.putIfAbsent(key, unit);
                return conditional.get(key);
              }
              unconditional.putIfAbsent(source.path(), unit);
              return unconditional.get(source.path());
            });
  }

  private Optional<SourceFile> read(String path) {
    try {
      SourceFile file = early.read(tree, path);
      if (file.isBinary()) {
        unreadable.put(
            path,
            Notice.at(Notice.Kind.NOT_PARSED, file.start(), "is not text, so it was not read"));
        return Optional.empty();
      }
      Optional<MergeConflict> conflict = MergeConflict.in(file.text());
      if (conflict.isPresent()) {
        SourceFile firstSide = SourceFile.of(path, conflict.get().firstSide());
        Span marker = firstSide.span(conflict.get().start(), conflict.get().end());
        conflicts.put(path, Notice.at(Notice.Kind.NOT_PARSED, marker, conflict.get().message()));
        return Optional.of(firstSide);
      }
      return Optional.of(file);
    } catch (IOException e) {
      unreadable.put(
          path,
          Notice.at(
              Notice.Kind.UNREADABLE,
              SourceFile.binary(path).start(),
              "could not be read: " + e.getMessage()));
      return Optional.empty();
    }
  }

  Collection<SourceFile> files() {
    return Stream.concat(
            files.values().stream().flatMap(Optional::stream), jvm.classFiles().stream())
        .toList();
  }

  /** The units of the JVM's code, for each target that has any. */
  Collection<List<LoweredUnit>> jvmUnitsOfTargets() {
    return jvm.ofTargets();
  }

  List<Notice> notices() {
    List<Notice> notices = new ArrayList<>(unreadable.values());
    notices.addAll(conflicts.values());
    notices.addAll(jvm.notices());
    unconditional.values().forEach(unit -> notices.addAll(unit.notices()));
    conditional.values().forEach(unit -> notices.addAll(unit.notices()));
    return notices;
  }
}
