package dev.bgcheck.analysis.lifetime;

import dev.bgcheck.analysis.callgraph.CallEdge;
import dev.bgcheck.analysis.callgraph.CallGraph;
import dev.bgcheck.analysis.context.CertainRuns;
import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Finds uses of an object that has ended before, in the routine that ends it.
 *
 * <p><b>The fact tracked</b> is "holds the ended object", of one local or one field. It is made at
 * the call that ends the object, or at the start of a callback that says it has ended. It reaches
 * what comes behind, and closures that are made there and take the local along. It is dropped for
 * good where the local or field may get another object, anywhere between the two: by a store, or by
 * a call of a routine that may lead to a store. A use counts only when no way leads to it past the
 * end. All of that errs towards silence.
 *
 * <p>Example: in {@code session.invalidateAndCancel(); session.dataTask(with: url)} the second call
 * is found; not so with {@code session = make()} between them, and not when the first stands in an
 * {@code if}.
 */
public final class EndedUse {
  private final Program program;
  private final CallGraph graph;
  private final Map<FieldRef, Set<RoutineSignature>> writers = new HashMap<>();

  /** A search over one program. Not safe for several threads. */
  public EndedUse(Program program, CallGraph graph) {
    this.program = Objects.requireNonNull(program);
    this.graph = Objects.requireNonNull(graph);
  }

  /** A use of the ended object; in {@code routine}, or in a closure made there. */
  public record Found(Routine routine, Instruction.Call call, ApiSymbol api) {}

  /** What holds the object: a local, or a field of self, of a type or of no type. */
  private record Holder(Optional<Value.Local> local, Optional<FieldRef> field) {}

  /**
   * Uses by {@code apis} of the parameter at {@code position}, which has ended when {@code routine}
   * begins.
   */
  public List<Found> ofParameter(Routine routine, int position, Set<ApiSymbol> apis) {
    if (position >= routine.parameters().size()) {
      return List.of();
    }
    Value.Local local = new Value.Local(routine.parameters().get(position).name());
    Holder holder = new Holder(Optional.of(local), Optional.empty());
    Definitions definitions = Definitions.of(routine);
    List<Found> found = new ArrayList<>();
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (kills(routine, definitions, holder, instruction)) {
          return List.of();
        }
        collect(routine, definitions, holder, instruction, apis, found);
      }
    }
    return found;
  }

  /** Uses by {@code apis} of the receiver of {@code end}, behind that call. */
  public List<Found> behind(Routine routine, int block, Instruction.Call end, Set<ApiSymbol> apis) {
    Definitions definitions = Definitions.of(routine);
    Optional<Holder> holder = holder(routine, definitions, end.receiver());
    if (holder.isEmpty() || CertainRuns.leadsTo(routine, block, block)) {
      return List.of();
    }
    List<Found> found = new ArrayList<>();
    List<Found> reached = new ArrayList<>();
    for (Block one : routine.blocks()) {
      boolean same = one.id() == block;
      if (!same && !CertainRuns.leadsTo(routine, block, one.id())) {
        continue;
      }
      List<Instruction> behind =
          same
              ? one.instructions().subList(indexOf(one, end) + 1, one.instructions().size())
              : one.instructions();
      for (Instruction instruction : behind) {
        if (kills(routine, definitions, holder.get(), instruction)) {
          // Whether it comes before or after the use is not worth a wrong word.
          return reached;
        }
        collect(routine, definitions, holder.get(), instruction, apis, found);
      }
      if (same) {
        reached = List.copyOf(found);
      }
    }
    Set<Integer> past = reachableWithout(routine, block);
    return found.stream().filter(use -> !past.contains(blockOf(routine, use))).toList();
  }

  /** The block of {@code routine} with the call, or with the closure that makes it. */
  private static int blockOf(Routine routine, Found use) {
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        boolean closure =
            instruction instanceof Instruction.MakeClosure made
                && made.body().filter(use.routine().signature()::equals).isPresent();
        if (instruction == use.call() || closure) {
          return block.id();
        }
      }
    }
    return -1;
  }

  private static int indexOf(Block block, Instruction instruction) {
    for (int i = 0; i < block.instructions().size(); i++) {
      if (block.instructions().get(i) == instruction) {
        return i;
      }
    }
    throw new IllegalArgumentException("the instruction is not in its block");
  }

  private static Set<Integer> reachableWithout(Routine routine, int avoided) {
    Set<Integer> seen = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    if (avoided != 0) {
      open.add(0);
    }
    while (!open.isEmpty()) {
      int block = open.removeFirst();
      if (seen.add(block)) {
        routine.block(block).edges().stream()
            .map(edge -> edge.target())
            .filter(target -> target != avoided)
            .forEach(open::add);
      }
    }
    return seen;
  }

  private void collect(
      Routine routine,
      Definitions definitions,
      Holder holder,
      Instruction instruction,
      Set<ApiSymbol> apis,
      List<Found> found) {
    if (instruction instanceof Instruction.Call call) {
      Optional<ApiSymbol> api = program.api(call).filter(apis::contains);
      if (api.isPresent()
          && !program.resolution(call).guessed()
          && isHeld(routine, definitions, holder, call.receiver())) {
        found.add(new Found(routine, call, api.get()));
      }
    } else if (instruction instanceof Instruction.MakeClosure closure
        && holder.local().isPresent()
        && closure.body().flatMap(program::findRoutine).isPresent()) {
      Routine body = closure.body().flatMap(program::findRoutine).get();
      for (Capture capture : closure.captures()) {
        if (definitions.origin(capture.outer()).equals(holder.local().get())) {
          within(body, new Value.Local(capture.name()), apis, found);
        }
      }
    }
  }

  private void within(Routine body, Value.Local local, Set<ApiSymbol> apis, List<Found> found) {
    Holder holder = new Holder(Optional.of(local), Optional.empty());
    Definitions definitions = Definitions.of(body);
    for (Block block : body.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.Call) {
          collect(body, definitions, holder, instruction, apis, found);
        }
      }
    }
  }

  private boolean isHeld(Routine routine, Definitions definitions, Holder holder, Value value) {
    return holder.local().isPresent()
        ? holder.local().get().equals(definitions.origin(value))
        : holder(routine, definitions, value).equals(Optional.of(holder));
  }

  private Optional<Holder> holder(Routine routine, Definitions definitions, Value value) {
    Value origin = definitions.origin(value);
    if (!(origin instanceof Value.Local local)) {
      return Optional.empty();
    }
    Optional<Instruction> made = definitions.only(origin);
    if (made.isPresent() && made.get() instanceof Instruction.Load load) {
      boolean own =
          load.base().equals(Value.Local.SELF)
              || load.base().equals(Value.UNQUALIFIED)
              || load.base() instanceof Value.Type;
      // Ex) lazy var session: its first value is made where it is first read.
      boolean stored =
          program.resolution(load).routines().stream()
              .allMatch(one -> one.kind() == Routine.Kind.FIELD_INITIALIZER);
      return own && load.index().isEmpty() && stored
          ? program
              .resolution(load)
              .field()
              .map(field -> new Holder(Optional.empty(), Optional.of(field)))
          : Optional.empty();
    }
    boolean parameter =
        routine.parameters().stream().anyMatch(one -> one.name().equals(local.name()));
    return made.isPresent() || parameter
        ? Optional.of(new Holder(Optional.of(local), Optional.empty()))
        : Optional.empty();
  }

  private boolean kills(
      Routine routine, Definitions definitions, Holder holder, Instruction instruction) {
    if (instruction instanceof Instruction.Opaque) {
      return true;
    }
    if (holder.local().isPresent()) {
      return instruction.destination().equals(holder.local())
          || (instruction instanceof Instruction.MakeClosure closure
              && closure.captures().stream()
                  .anyMatch(
                      capture ->
                          capture.mode() == Capture.Mode.VARIABLE
                              && capture.outer().equals(holder.local().get())
                              && !isParameter(routine, holder.local().get())
                              && definitions.only(capture.outer()).isEmpty()));
    }
    FieldRef field = holder.field().orElseThrow();
    if (instruction instanceof Instruction.Store store) {
      return store.member().equals(field.name())
          || program.resolution(store).routines().stream()
              .anyMatch(one -> writersOf(field).contains(one.signature()));
    }
    if (instruction instanceof Instruction.MakeClosure closure) {
      return closure.body().filter(writersOf(field)::contains).isPresent();
    }
    return program.resolution(instruction).routines().stream()
        .anyMatch(one -> writersOf(field).contains(one.signature()));
  }

  private static boolean isParameter(Routine routine, Value.Local local) {
    return routine.parameters().stream().anyMatch(one -> one.name().equals(local.name()));
  }

  /** The routines that may lead to a store into a field of that name. */
  private Set<RoutineSignature> writersOf(FieldRef field) {
    return writers.computeIfAbsent(field, this::findWriters);
  }

  private Set<RoutineSignature> findWriters(FieldRef field) {
    Set<RoutineSignature> found = new HashSet<>();
    Deque<Routine> open = new ArrayDeque<>();
    for (Routine routine : program.routines()) {
      boolean stores =
          routine.blocks().stream()
              .flatMap(block -> block.instructions().stream())
              .anyMatch(
                  one ->
                      one instanceof Instruction.Opaque
                          || (one instanceof Instruction.Store store
                              && store.member().equals(field.name())));
      if (stores) {
        open.add(routine);
      }
    }
    while (!open.isEmpty()) {
      Routine routine = open.removeFirst();
      if (found.add(routine.signature())) {
        for (CallEdge edge : graph.to(routine)) {
          open.add(edge.from());
        }
      }
    }
    return found;
  }
}
