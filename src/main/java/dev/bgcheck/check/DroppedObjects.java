package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.analysis.lifetime.EndSearch;
import dev.bgcheck.analysis.lifetime.Fate;
import dev.bgcheck.analysis.lifetime.RenewalSearch;
import dev.bgcheck.analysis.obligation.Discharge;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Parameter;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Objects that one field alone keeps until they are finished, and that a closure which does not
 * count, an expiration handler, takes out of the field without finishing them: then nobody can.
 */
final class DroppedObjects {
  private final TargetCode code;
  private final Discharge discharge;

  DroppedObjects(TargetCode code, Discharge discharge) {
    this.code = code;
    this.discharge = discharge;
  }

  /** Where the object in the local {@code name} of {@code routine} is dropped. */
  List<Span> of(Routine routine, String name) {
    Fate fate = Fates.flow(code).of(routine, name);
    Set<ApiSymbol> finish = discharge.onReceiver();
    boolean onlyInField = !fate.escapes() && fate.fields().size() == 1 && !fate.isReturned();
    if (!onlyInField || !isFinishedThroughField(fate.usesBy(finish))) {
      return List.of();
    }
    List<Span> drops = new ArrayList<>();
    FieldRef field = fate.fields().iterator().next();
    EndSearch ends = new EndSearch(code.program(), code.graph());
    for (Fate.Use use : fate.usesBy(discharge.ignoredClosures())) {
      for (Routine closure : handlers(use)) {
        if (ends.certainlyLeadsToNone(closure, finish)) {
          resetOf(field, closure).ifPresent(drops::add);
        }
      }
    }
    return drops;
  }

  /**
   * The closures that are to say that the time is up, and certainly lead nowhere. Only where the
   * object is finished by other code, later, and followed wherever it goes.
   *
   * <p>A routine that hands the object on, by its kind, to several others that each set their own
   * closure says nothing about these: each is judged by itself.
   */
  List<Span> idleHandlersOf(Routine routine, String name) {
    Optional<Span> own = idleHandlerOf(routine, name);
    List<Fate.Use> uses = Fates.flow(code).of(routine, name).usesBy(discharge.ignoredClosures());
    if (own.isPresent() || uses.stream().anyMatch(use -> use.routine().equals(routine))) {
      return own.stream().toList();
    }
    List<Span> found = new ArrayList<>();
    Set<RoutineSignature> asked = new HashSet<>();
    for (Fate.Use use : uses) {
      Optional<String> parameter = parameterIn(use);
      if (parameter.isPresent() && asked.add(use.routine().signature())) {
        idleHandlerOf(use.routine(), parameter.get()).ifPresent(found::add);
      }
    }
    return found;
  }

  /** The parameter of its routine that {@code use} sets the closure of. */
  private static Optional<String> parameterIn(Fate.Use use) {
    Routine routine = use.routine();
    Value base = Value.UNQUALIFIED;
    if (use.instruction() instanceof Instruction.Store store) {
      base = store.base();
    } else if (use.instruction() instanceof Instruction.Call call) {
      base = call.receiver();
    }
    Value origin = Definitions.of(routine).origin(base);
    return routine.kind() == Routine.Kind.CLOSURE
        ? Optional.empty()
        : routine.parameters().stream()
            .map(Parameter::name)
            .filter(name -> origin.equals(new Value.Local(name)))
            .findFirst();
  }

  private Optional<Span> idleHandlerOf(Routine routine, String name) {
    Fate fate = Fates.flow(code).of(routine, name);
    Set<ApiSymbol> finish = discharge.onReceiver();
    if (fate.escapes() || fate.usesBy(finish).stream().allMatch(DroppedObjects::isAtOnce)) {
      return Optional.empty();
    }
    EndSearch ends = new EndSearch(code.program(), code.graph());
    Optional<Span> found = Optional.empty();
    for (Fate.Use use : fate.usesBy(discharge.ignoredClosures())) {
      if (isFinishedBefore(use, fate.usesBy(finish))) {
        continue;
      }
      List<Routine> closures = handlers(use);
      boolean idle =
          !closures.isEmpty()
              && closures.stream().allMatch(one -> ends.certainlyIdles(one, finish));
      if (!idle) {
        return Optional.empty();
      }
      found = found.or(() -> Optional.of(use.instruction().span()));
    }
    return found;
  }

  /** Ex) sweep(); task.setTaskCompleted(success: true), where nothing in between is waited for. */
  private static boolean isAtOnce(Fate.Use finish) {
    Routine routine = finish.routine();
    return routine.kind() != Routine.Kind.CLOSURE
        && !routine.is(Routine.Flag.ASYNC)
        && routine.blocks().stream()
            .flatMap(block -> block.instructions().stream())
            .noneMatch(
                one ->
                    one instanceof Instruction.Call call
                        && call.name().toLowerCase(Locale.ROOT).contains("wait"));
  }

  /** Ex) task.setTaskCompleted(success: true); task.expirationHandler = { }. */
  private static boolean isFinishedBefore(Fate.Use late, List<Fate.Use> finishes) {
    Routine routine = late.routine();
    Set<Instruction> ends = Collections.newSetFromMap(new IdentityHashMap<>());
    finishes.forEach(use -> ends.add(use.instruction()));
    Set<Integer> seen = new HashSet<>(Set.of(0));
    Deque<Integer> open = new ArrayDeque<>(List.of(0));
    while (!open.isEmpty()) {
      Block block = routine.block(open.removeFirst());
      boolean finished = false;
      for (Instruction instruction : block.instructions()) {
        if (instruction == late.instruction()) {
          return false;
        }
        if (ends.contains(instruction)) {
          finished = true;
          break;
        }
      }
      for (Edge edge : finished ? List.<Edge>of() : block.edges()) {
        if (seen.add(edge.target())) {
          open.add(edge.target());
        }
      }
    }
    return true;
  }

  /**
   * Whether nobody who says that the time is up can have finished the object: there is such a
   * closure, and none leads to an API that finishes one.
   */
  boolean isLeftOpenAtTheEnd(Routine routine, String name) {
    List<Routine> closures = new ArrayList<>();
    for (Fate.Use use : Fates.flow(code).of(routine, name).usesBy(discharge.ignoredClosures())) {
      closures.addAll(handlers(use));
    }
    Set<RoutineSignature> reached = new HashSet<>();
    Deque<Routine> open = new ArrayDeque<>(closures);
    while (!open.isEmpty()) {
      Routine next = open.removeFirst();
      if (reached.add(next.signature())) {
        code.graph().from(next).forEach(edge -> open.add(edge.to()));
      }
    }
    return !closures.isEmpty()
        && code.uses(discharge.onReceiver()).stream()
            .noneMatch(use -> reached.contains(use.routine().signature()));
  }

  /** Those of {@code fields} from which nobody takes what they hold, to finish it or at all. */
  Set<FieldRef> deadEnds(Set<FieldRef> fields) {
    Set<FieldRef> dead = new HashSet<>();
    for (FieldRef field : fields) {
      Fate fate = Fates.flow(code).of(field);
      boolean goesOn =
          fate.escapes()
              || fate.isReturned()
              || fate.isGivenToOthers(Set.of())
              || !fate.calls().isEmpty()
              || !fate.usesBy(discharge.onReceiver()).isEmpty();
      if (!goesOn) {
        dead.add(field);
      }
    }
    return dead;
  }

  private List<Routine> handlers(Fate.Use use) {
    if (use.instruction() instanceof Instruction.Store store) {
      return code.graph().values().of(use.routine(), store.value());
    }
    return use.instruction() instanceof Instruction.Call call && call.arguments().size() == 1
        ? code.graph().values().of(use.routine(), call.arguments().get(0).value())
        : List.of();
  }

  /** Whether it is finished somewhere, and nowhere but on what the field holds at that moment. */
  private boolean isFinishedThroughField(List<Fate.Use> uses) {
    for (Fate.Use use : uses) {
      boolean fromField =
          use.instruction() instanceof Instruction.Call call
              && Definitions.of(use.routine())
                  .only(Definitions.of(use.routine()).origin(call.receiver()))
                  .filter(Instruction.Load.class::isInstance)
                  .flatMap(load -> code.program().resolution(load).field())
                  .isPresent();
      if (!fromField) {
        return false;
      }
    }
    return !uses.isEmpty();
  }

  private Optional<Span> resetOf(FieldRef field, Routine closure) {
    for (Routine routine : new RenewalSearch(code.program(), code.graph()).from(closure)) {
      for (Block block : routine.blocks()) {
        for (Instruction instruction : block.instructions()) {
          if (instruction instanceof Instruction.Store store
              && store.value().equals(Value.Constant.NIL)
              && code.program().resolution(store).field().filter(field::equals).isPresent()) {
            return Optional.of(store.span());
          }
        }
      }
    }
    return Optional.empty();
  }
}
