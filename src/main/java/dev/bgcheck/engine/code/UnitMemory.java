package dev.bgcheck.engine.code;

import dev.bgcheck.model.BuildConditions;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.source.SourceFile;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The lowered files of earlier runs over the same project. A unit depends on nothing but the text,
 * the origin and the build conditions, so one whose file did not change is taken as it was.
 *
 * <p>What two runs in a row did not ask for is dropped: the memory is never much larger than what a
 * run needs anyway. Safe for use by several threads; runs follow each other.
 */
final class UnitMemory {
  /**
   * @param conditions absent when they make no difference to the file
   */
  private record Key(String path, Origin origin, Optional<BuildConditions> conditions) {}

  private record Kept(LoweredUnit unit, long run) {}

  private final boolean lasting;
  private final Map<Key, Kept> units = new ConcurrentHashMap<>();
  private volatile long run;

  private UnitMemory(boolean lasting) {
    this.lasting = lasting;
  }

  /** Remembers nothing: for a single run. */
  static UnitMemory none() {
    return new UnitMemory(false);
  }

  /** Remembers from run to run. */
  static UnitMemory lasting() {
    return new UnitMemory(true);
  }

  /** Whether it remembers anything. */
  boolean isLasting() {
    return lasting;
  }

  /** The unit of {@code file}: the one of an earlier run, or a new one. */
  LoweredUnit unit(
      SourceFile file,
      UnitStore.Source source,
      BuildConditions conditions,
      Supplier<LoweredUnit> lowering) {
    if (!lasting) {
      return lowering.get();
    }
    Key always = new Key(file.path(), source.origin(), Optional.empty());
    Key here = new Key(file.path(), source.origin(), Optional.of(conditions));
    LoweredUnit unit = find(always, file).or(() -> find(here, file)).orElseGet(lowering);
    units.put(unit.conditional() ? here : always, new Kept(unit, run));
    return unit;
  }

  private Optional<LoweredUnit> find(Key key, SourceFile file) {
    return Optional.ofNullable(units.get(key))
        .map(Kept::unit)
        .filter(unit -> unit.file().equals(file));
  }

  /** Drops what neither this run nor the one before it asked for. */
  void endOfRun() {
    long ended = run++;
    units.values().removeIf(kept -> kept.run() < ended - 1);
  }
}
