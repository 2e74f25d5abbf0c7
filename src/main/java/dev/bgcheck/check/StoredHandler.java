package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.analysis.dataflow.DerivedValues;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import dev.bgcheck.model.Values;
import dev.bgcheck.rule.FindingDraft;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A callback that puts the handler it gets into a field, and does nothing else with it.
 *
 * @param routine the app's implementation of the callback
 * @param handler the local that holds the handler
 * @param block where the store stands
 * @param index where in the block
 */
record StoredHandler(
    Routine routine, Value.Local handler, int block, int index, Instruction.Store store) {

  /** All implementations of {@code callback} that do; the handler is parameter {@code position}. */
  static List<StoredHandler> in(TargetCode code, ApiSymbol callback, int position) {
    List<StoredHandler> found = new ArrayList<>();
    for (Routine routine : code.program().implementationsOf(callback)) {
      boolean own = routine.origin() == Origin.APPLICATION && routine.hasBody();
      if (own && position < routine.parameters().size()) {
        find(routine, new Value.Local(routine.parameters().get(position).name()))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<StoredHandler> find(Routine routine, Value.Local handler) {
    Definitions definitions = Definitions.of(routine);
    StoredHandler found = null;
    for (Block block : routine.blocks()) {
      for (int i = 0; i < block.instructions().size(); i++) {
        Instruction instruction = block.instructions().get(i);
        boolean reads =
            Values.readBy(instruction).stream()
                .anyMatch(value -> definitions.origin(value).equals(handler));
        if (!reads || instruction instanceof Instruction.Assign) {
          continue;
        }
        boolean stores =
            instruction instanceof Instruction.Store store
                && definitions.origin(store.value()).equals(handler);
        if (!stores || found != null) {
          return Optional.empty();
        }
        found = new StoredHandler(routine, handler, block.id(), i, (Instruction.Store) instruction);
      }
    }
    return Optional.ofNullable(found);
  }

  /**
   * The one variable that keeps it: a field, no element of a collection, with no code of its own.
   */
  Optional<FieldRef> variable(TargetCode code) {
    var resolution = code.program().resolution(store);
    boolean plain = store.index().isEmpty() && resolution.routines().isEmpty();
    return plain
        ? resolution
            .field()
            .filter(
                field ->
                    code.program()
                        .findField(field)
                        .filter(known -> known.accessors().isEmpty())
                        .isPresent())
        : Optional.empty();
  }

  /** Whether which variable is used, or whether, hangs on the routine's parameter. */
  boolean dependsOn(int parameter) {
    Set<Value> derived = DerivedValues.ofParameter(routine, parameter);
    return DerivedValues.decide(routine, derived)
        || Values.readBy(store).stream().anyMatch(derived::contains);
  }

  /** Whether the instruction at {@code index} of {@code block} of the routine may run before. */
  boolean comesAfter(int otherBlock, int otherIndex) {
    return otherBlock == block ? otherIndex < index : leadsTo(routine, otherBlock, block);
  }

  /** Whether a way leads from one block to another one. */
  static boolean leadsTo(Routine routine, int from, int to) {
    Set<Integer> seen = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      int block = open.removeFirst();
      for (Edge edge : routine.block(block).edges()) {
        if (edge.target() == to) {
          return true;
        }
        if (seen.add(edge.target())) {
          open.add(edge.target());
        }
      }
    }
    return false;
  }

  /** Fills in what all messages about such a handler say. */
  FindingDraft describe(FindingDraft draft) {
    return draft
        .with("handler", handler.name())
        .with("routine", "'" + routine.signature().spokenName() + "'")
        .with("kept-in", "`" + store.member() + "`")
        .symbol(routine.signature().toString());
  }
}
