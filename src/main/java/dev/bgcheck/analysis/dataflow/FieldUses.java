package dev.bgcheck.analysis.dataflow;

import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.NamedPlace;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the fields of a program are read, written and called. Immutable. */
public final class FieldUses {

  /**
   * A place that uses a field.
   *
   * @param instruction a load, a store, or a call that goes through the field
   */
  public record Use(Routine routine, int block, int index, Instruction instruction) {
    /** Whether it writes the field. */
    public boolean isStore() {
      return instruction instanceof Instruction.Store;
    }

    /** Whether it calls the function that the field holds. */
    public boolean isCall() {
      return instruction instanceof Instruction.Call;
    }
  }

  private final Map<FieldRef, List<Use>> uses = new HashMap<>();

  /** The uses in {@code program}. */
  public FieldUses(Program program) {
    for (NamedPlace place : program.namedFields()) {
      uses.computeIfAbsent(place.resolution().field().orElseThrow(), unused -> new ArrayList<>(4))
          .add(new Use(place.routine(), place.block(), place.index(), place.instruction()));
    }
  }

  /** Every use of the field, in the order of the program. */
  public List<Use> of(FieldRef field) {
    return uses.getOrDefault(field, List.of());
  }

  /** Every place that writes the field. */
  public List<Use> storesOf(FieldRef field) {
    return of(field).stream().filter(Use::isStore).toList();
  }

  /** Every place that reads or calls the field. */
  public List<Use> readsOf(FieldRef field) {
    return of(field).stream().filter(use -> !use.isStore()).toList();
  }
}
