package dev.bgcheck.analysis.obligation;

import dev.bgcheck.model.Block;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Resolution;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.List;
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

  private static final Set<String> COPYING = Set.of("copy", "retain", "autorelease");

  private final Program program;
  private final OwnObjects objects;
  private final ClosureCycles runs;
  private final SortedMap<String, Handle> byLocal = new TreeMap<>();

  private Holders(
      Program program, OwnObjects objects, Routine routine, SortedMap<String, Handle> start) {
    this.program = program;
    this.objects = objects;
    this.runs = new ClosureCycles(routine);
    byLocal.putAll(start);
  }

  /** The holders in {@code routine}, where the locals of {@code start} hold the value. */
  static Holders of(
      Program program, OwnObjects objects, Routine routine, SortedMap<String, Handle> start) {
    Holders holders = new Holders(program, objects, routine, start);
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
    } else if (isCopy(instruction)) {
      Instruction.Call copy = (Instruction.Call) instruction;
      find(copy.receiver())
          .ifPresent(handle -> byLocal.putIfAbsent(copy.dest().get().name(), handle));
    } else if (instruction instanceof Instruction.Load load) {
      if (isKept(load)) {
        byLocal.putIfAbsent(load.dest().name(), Handle.ITSELF);
      }
    } else if (instruction instanceof Instruction.Call call) {
      keeping(call)
          .ifPresent(
              field -> byLocal.putIfAbsent(call.dest().get().name(), new Handle.Kept(field)));
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

  /** Ex) [handler copy], which is the handler. */
  static boolean isCopy(Instruction instruction) {
    return instruction instanceof Instruction.Call call
        && call.dest().isPresent()
        && call.arguments().isEmpty()
        && COPYING.contains(call.name());
  }

  /** Whether {@code instruction} goes to the field in which an object keeps the value. */
  boolean isKept(Instruction instruction) {
    Resolution resolution = program.resolution(instruction);
    return find(resolution.base()).filter(Handle.Kept.class::isInstance).stream()
        .map(handle -> ((Handle.Kept) handle).field())
        .anyMatch(field -> resolution.field().filter(field::equals).isPresent());
  }

  /** The field of a new object that the value is put into, and cannot leave unseen. */
  Optional<FieldRef> keeping(Instruction.Call call) {
    Optional<FieldRef> field = Optional.empty();
    for (int i = 0; i < call.arguments().size(); i++) {
      Optional<Handle> handle = find(call.arguments().get(i).value());
      if (handle.isPresent()) {
        if (field.isPresent() || !(handle.get() instanceof Handle.Itself)) {
          return Optional.empty();
        }
        field = objects.keeping(call, i);
        if (field.isEmpty()) {
          return Optional.empty();
        }
      }
    }
    return field;
  }

  /** What of the value a closure takes with it, by its own names. */
  SortedMap<String, Handle> held(Instruction.MakeClosure closure) {
    SortedMap<String, Handle> held = new TreeMap<>();
    if (byLocal.containsKey(Handle.DUTY)) {
      held.put(Handle.DUTY, Handle.ITSELF);
    }
    List<String> again = new ArrayList<>();
    for (Capture capture : closure.captures()) {
      Optional<Handle> handle =
          capture.outer().equals(closure.dest()) ? Optional.empty() : find(capture.outer());
      handle.ifPresent(known -> held.put(capture.name(), known));
      if (handle.isEmpty() && runs.leads(capture.outer(), closure.dest())) {
        again.add(capture.name());
      }
    }
    if (!held.isEmpty()) {
      again.forEach(name -> held.put(name, Handle.AGAIN));
    }
    return held;
  }

  /** How {@code value} holds it. */
  Optional<Handle> find(Value value) {
    return value instanceof Value.Local local
        ? Optional.ofNullable(byLocal.get(local.name()))
        : Optional.empty();
  }

  /** Whether {@code value} is the value itself, or the object that keeps it. */
  boolean isItself(Value value) {
    return find(value)
        .filter(handle -> handle instanceof Handle.Itself || handle instanceof Handle.Kept)
        .isPresent();
  }

  Map<String, Handle> all() {
    return byLocal;
  }
}
