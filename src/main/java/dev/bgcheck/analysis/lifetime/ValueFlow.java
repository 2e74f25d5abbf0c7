package dev.bgcheck.analysis.lifetime;

import dev.bgcheck.analysis.callgraph.CallEdge;
import dev.bgcheck.analysis.callgraph.CallGraph;
import dev.bgcheck.analysis.dataflow.FieldUses;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.NamedPlace;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.Value;
import dev.bgcheck.model.Values;
import dev.bgcheck.work.Once;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Follows a value through the whole program from the place where it is made.
 *
 * <p><b>The fact tracked</b> is "may hold the value", of a local of a routine, a field, or a
 * routine's result. It is made at a seed, the destination of a call or a parameter. It moves along
 * copies, captures, stores and loads (also the elements of a collection that holds it), arguments
 * and results. It is never dropped: neither the order of statements nor the object a field belongs
 * to counts. On the way everything that is done with the value is collected, and whether it leaves
 * for code that cannot be followed.
 *
 * <p>It errs on the side of too many holders and uses: "nothing ever ends it" and "nobody calls it"
 * are therefore safe to say, as long as the value does not escape. A load of a field of that name
 * from something of unknown type counts as a load of the field.
 *
 * <p>Example: of {@code self.saved = done} and, elsewhere, {@code app.saved?()} it tells that
 * {@code done} is kept in {@code saved} and called.
 */
public final class ValueFlow {
  private final Program program;
  private final Supplier<CallGraph> graph;
  private final Supplier<FieldUses> fieldUses;
  private final Map<RoutineSignature, Map<String, List<Place>>> readers = new ConcurrentHashMap<>();
  private final Once<Map<String, List<Place>>> unresolved = Once.of(this::namesUnresolved);

  /** An instruction that reads something. */
  record Place(Routine routine, int block, Instruction instruction) {
    /** Not the instruction's: that one goes through all of its parts. */
    @Override
    public int hashCode() {
      return 31 * routine.hashCode() + block;
    }
  }

  /** A flow over {@code program}. Safe for several threads. */
  public ValueFlow(Program program, CallGraph graph, FieldUses fieldUses) {
    this(program, () -> graph, () -> fieldUses);
  }

  /**
   * A flow over {@code program} that asks for the rest when it first follows a value: most targets
   * make none of those that rules follow. Safe for several threads.
   */
  public ValueFlow(Program program, Supplier<CallGraph> graph, Supplier<FieldUses> fieldUses) {
    this.program = program;
    this.graph = graph;
    this.fieldUses = fieldUses;
  }

  /** What becomes of the value that {@code routine} holds in its local {@code name}. */
  public Fate of(Routine routine, String name) {
    FlowSearch search = new FlowSearch(this);
    search.hold(routine, name);
    return search.run();
  }

  /** What becomes of what {@code field} holds. */
  public Fate of(FieldRef field) {
    FlowSearch search = new FlowSearch(this);
    search.hold(field);
    return search.run();
  }

  Program program() {
    return program;
  }

  CallGraph graph() {
    return graph.get();
  }

  /** The instructions of {@code routine} that read its local {@code name}; no branches. */
  List<Place> readersOf(Routine routine, String name) {
    return readers
        .computeIfAbsent(routine.signature(), unused -> index(routine))
        .getOrDefault(name, List.of());
  }

  private static Map<String, List<Place>> index(Routine routine) {
    Map<String, List<Place>> byLocal = new HashMap<>();
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.Branch) {
          continue;
        }
        Place place = new Place(routine, block.id(), instruction);
        Values.readBy(instruction).stream()
            .filter(Value.Local.class::isInstance)
            .map(value -> ((Value.Local) value).name())
            .distinct()
            .forEach(
                name -> byLocal.computeIfAbsent(name, unused -> new ArrayList<>(2)).add(place));
      }
    }
    return byLocal;
  }

  /** The places that read the field, under any of the types that share it. */
  List<Place> readersOf(FieldRef field) {
    // By place: without lines, equal loads stand in several routines of one class.
    Set<Place> found = new LinkedHashSet<>();
    List<TypeName> owners = new ArrayList<>(List.of(field.owner()));
    if (!field.owner().isGlobal()) {
      owners.addAll(program.supertypesOf(field.owner()));
      owners.addAll(program.subtypesOf(field.owner()));
    }
    for (TypeName owner : owners) {
      for (FieldUses.Use use : fieldUses.get().readsOf(new FieldRef(owner, field.name()))) {
        found.add(new Place(use.routine(), use.block(), use.instruction()));
      }
    }
    found.addAll(unresolved.get().getOrDefault(field.name(), List.of()));
    return List.copyOf(found);
  }

  /** Whether something names the field's wrapper, {@code $name} or {@code _name}. */
  boolean isReadThroughWrapper(FieldRef field) {
    return unresolved.get().containsKey("$" + field.name())
        || unresolved.get().containsKey("_" + field.name());
  }

  /** What gives the result of {@code routine} a place; empty when somebody unknown gets it. */
  List<Place> receiversOf(Routine routine) {
    List<Place> found = new ArrayList<>();
    for (CallEdge edge : graph.get().to(routine)) {
      if (edge.via().isPresent() || !edge.isDirect()) {
        return List.of();
      }
      found.add(new Place(edge.from(), edge.block(), edge.instruction()));
    }
    return found;
  }

  private Map<String, List<Place>> namesUnresolved() {
    Map<String, List<Place>> places = new HashMap<>();
    List<NamedPlace> named = program.named();
    int next = 0;
    for (Routine routine : program.routines()) {
      for (Block block : routine.blocks()) {
        for (Instruction instruction : block.instructions()) {
          // Named places stand in the order of the instructions.
          if (next < named.size() && named.get(next).instruction() == instruction) {
            next++;
            if (!named.get(next - 1).resolution().isUnknown()) {
              continue;
            }
          }
          String name = nameIn(instruction);
          if (!name.isEmpty()) {
            places
                .computeIfAbsent(name, unused -> new ArrayList<>(1))
                .add(new Place(routine, block.id(), instruction));
          }
        }
      }
    }
    return places;
  }

  private static String nameIn(Instruction instruction) {
    if (instruction instanceof Instruction.Load load) {
      return load.member();
    } else if (instruction instanceof Instruction.Call call) {
      return call.isOperator() ? "" : call.name();
    }
    return "";
  }
}
