package dev.bgcheck.analysis.obligation;

import dev.bgcheck.model.Block;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which locals of a routine hold the value of an obligation, directly or inside a closure.
 *
 * <p>Goes by assignment, not by time: a local that holds the value anywhere holds it everywhere.
 * That errs on the quiet side, since a call through such a local counts as fulfilling.
 */
final class Holders {
  /** Closures that hold closures that hold the value: deeper nests are left alone. */
  private static final int DEEPEST = 6;

  /** Messages that answer with the same block, on the heap or for longer. */
  private static final Set<String> COPIES = Set.of("copy", "retain", "autorelease");

  private final SortedMap<String, Handle> byLocal = new TreeMap<>();

  private Holders(SortedMap<String, Handle> start) {
    byLocal.putAll(start);
  }

  /** The holders in {@code routine}, where the locals of {@code start} hold the value. */
  static Holders of(Routine routine, SortedMap<String, Handle> start) {
    Holders holders = new Holders(start);
    int before;
    do {
      before = holders.byLocal.size();
      for (Block block : routine.blocks()) {
        for (Instruction instruction : block.instructions()) {
          holders.follow(instruction);
        }
      }
    } while (holders.byLocal.size() > before);
    return holders;
  }

  private void follow(Instruction instruction) {
    if (instruction instanceof Instruction.Assign assign) {
      find(assign.source()).ifPresent(handle -> byLocal.putIfAbsent(assign.dest().name(), handle));
    } else if (instruction instanceof Instruction.Call call
        && call.dest().isPresent()
        && COPIES.contains(call.name())) {
      // Ex) [completion copy], [[completion copy] autorelease]
      find(call.receiver())
          .ifPresent(handle -> byLocal.putIfAbsent(call.dest().get().name(), handle));
    } else if (instruction instanceof Instruction.MakeClosure closure
        && closure.body().isPresent()) {
      SortedMap<String, Handle> held = held(closure);
      if (!held.isEmpty()) {
        Handle.Within within = new Handle.Within(closure.body().get(), held);
        if (within.depth() <= DEEPEST) {
          byLocal.putIfAbsent(closure.dest().name(), within);
        }
      }
    }
  }

  /** What of the value a closure takes with it, by its own names. */
  SortedMap<String, Handle> held(Instruction.MakeClosure closure) {
    SortedMap<String, Handle> held = new TreeMap<>();
    for (Capture capture : closure.captures()) {
      // A local function that calls itself holds itself: its own name adds nothing.
      boolean itself = capture.outer().equals(closure.dest());
      if (!itself) {
        find(capture.outer()).ifPresent(handle -> held.put(capture.name(), handle));
      }
    }
    return held;
  }

  /** How {@code value} holds it. */
  Optional<Handle> find(Value value) {
    return value instanceof Value.Local local
        ? Optional.ofNullable(byLocal.get(local.name()))
        : Optional.empty();
  }

  /** Whether {@code value} is the value itself. */
  boolean isItself(Value value) {
    return find(value).filter(Handle.Itself.class::isInstance).isPresent();
  }

  Map<String, Handle> all() {
    return byLocal;
  }
}
