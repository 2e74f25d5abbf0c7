package dev.bgcheck.engine.code;

import dev.bgcheck.frontend.apple.survey.FolderRole;
import dev.bgcheck.frontend.swift.SwiftLowering;
import dev.bgcheck.model.BuildConditions;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.source.FileStamp;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.SourceTree;
import dev.bgcheck.source.TreePath;
import dev.bgcheck.timing.Phase;
import dev.bgcheck.timing.RunTimes;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Swift files that are lowered while the project is still being found: that takes one thread, and
 * others have nothing to do meanwhile.
 *
 * <p>A guess, and no more: which files belong to a target is not known yet, so what lies in folders
 * of tests, or is not the project's own, is left alone. What was lowered counts only if the text is
 * the one that the run reads, and if conditions make no difference to it.
 */
final class EarlyUnits {
  private static final BuildConditions ANY_BUILD = new BuildConditions("iOS", Set.of());
  private static final long PATIENCE_MILLIS = 5;

  private final SourceTree quiet;
  private final RunTimes times;
  private final Set<String> seen = new HashSet<>();
  private final BlockingQueue<String> open = new LinkedBlockingQueue<>();
  private final Map<String, LoweredUnit> units = new ConcurrentHashMap<>();

  /**
   * Nothing is lowered yet.
   *
   * @param tree what the run reads; it is not told what is read here
   */
  EarlyUnits(SourceTree tree, RunTimes times) {
    this.quiet = tree.unrecorded();
    this.times = times;
  }

  /** The tree, with an eye on what is seen in it. */
  SourceTree watched(SourceTree tree) {
    return new WatchedTree(tree);
  }

  /** Lowers what is seen until {@code isEnough}. */
  void lowerUntil(BooleanSupplier isEnough) {
    while (!isEnough.getAsBoolean()) {
      String path;
      try {
        path = open.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
      if (path != null) {
        times.during(Phase.LOWER, () -> lower(path));
      }
    }
    open.clear();
  }

  private Optional<LoweredUnit> lower(String path) {
    try {
      SourceFile file = quiet.text(path);
      if (!file.isBinary()) {
        LoweredUnit unit = SwiftLowering.lower(file, ANY_BUILD, Origin.APPLICATION);
        if (!unit.conditional()) {
          units.put(path, unit);
          return Optional.of(unit);
        }
      }
    } catch (IOException | RuntimeException | StackOverflowError failure) {
      // Told by whoever needs the file, if anybody does.
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** The unit of the file, if it was lowered and holds for a target's file of that origin. */
  Optional<LoweredUnit> of(SourceFile file, Origin origin) {
    LoweredUnit unit = units.get(file.path());
    return unit != null && origin == Origin.APPLICATION && unit.file().equals(file)
        ? Optional.of(unit)
        : Optional.empty();
  }

  /** The file at {@code path}, as the run reads it; one that is known already is not made twice. */
  SourceFile read(SourceTree tree, String path) throws IOException {
    LoweredUnit early = units.get(path);
    if (early == null) {
      return tree.text(path);
    }
    if (tree == quiet) {
      return early.file();
    }
    SourceFile read = tree.text(path);
    return read.equals(early.file()) ? early.file() : read;
  }

  /** Lets go of what was not asked for. */
  void forget() {
    units.clear();
  }

  private synchronized void see(String folder, List<SourceTree.Entry> entries) {
    if (!seen.add(folder) || !mayBelongToTarget(folder)) {
      return;
    }
    for (SourceTree.Entry entry : entries) {
      if (entry.kind() == SourceTree.Kind.FILE
          && TreePath.ending(entry.name()).equals("swift")
          && !entry.name().equals("Package.swift")) {
        open.add(TreePath.join(folder, entry.name()));
      }
    }
  }

  private static boolean mayBelongToTarget(String folder) {
    for (String name : folder.split("/")) {
      boolean isOwn = name.isEmpty() || name.equals("..") || FolderRole.of(name) == FolderRole.OWN;
      if (!isOwn || name.endsWith("Tests") || name.endsWith("Test") || name.equals("tests")) {
        return false;
      }
    }
    return true;
  }

  /** Tells of the folders that somebody looks into. */
  private final class WatchedTree implements SourceTree {
    private final SourceTree tree;

    WatchedTree(SourceTree tree) {
      this.tree = tree;
    }

    @Override
    public Kind kind(String path) {
      return tree.kind(path);
    }

    @Override
    public List<Entry> list(String folder) throws IOException {
      List<Entry> entries = tree.list(folder);
      see(folder, entries);
      return entries;
    }

    @Override
    public byte[] bytes(String path, int limit) throws IOException {
      return tree.bytes(path, limit);
    }

    @Override
    public Optional<FileStamp> stamp(String path) {
      return tree.stamp(path);
    }

    @Override
    public String identity(String path) {
      return tree.identity(path);
    }

    @Override
    public String absolute(String path) {
      return tree.absolute(path);
    }

    @Override
    public SourceTree unrecorded() {
      return tree.unrecorded();
    }
  }
}
