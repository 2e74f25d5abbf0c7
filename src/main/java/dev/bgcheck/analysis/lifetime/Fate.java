package dev.bgcheck.analysis.lifetime;

import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of a value, as far as the program shows.
 *
 * @param uses what is done with it, in no particular order
 * @param fields the fields that may hold it
 * @param stores the places that put it into a field
 * @param isCaptured whether a closure takes it along
 * @param isReturned whether a routine hands it to its caller
 * @param escapes whether it goes where it cannot be followed
 */
public record Fate(
    List<Use> uses,
    Set<FieldRef> fields,
    List<Use> stores,
    boolean isCaptured,
    boolean isReturned,
    boolean escapes) {

  /** In what role a value is used. */
  public enum How {
    /** An API is called on it. */
    RECEIVER,
    /** An API gets it. */
    ARGUMENT,
    /** It is a function, and called. */
    INVOKED,
    /** It is put into a field. */
    STORED
  }

  /**
   * One thing that is done with the value.
   *
   * @param api the API that is used, if one is
   */
  public record Use(
      How how, Routine routine, int block, Instruction instruction, Optional<ApiSymbol> api) {
    /** Checks that nothing is null. */
    public Use {
      Objects.requireNonNull(how);
      Objects.requireNonNull(routine);
      Objects.requireNonNull(instruction);
      Objects.requireNonNull(api);
    }
  }

  /** Copies the collections. */
  public Fate {
    uses = List.copyOf(uses);
    fields = Set.copyOf(fields);
    stores = List.copyOf(stores);
  }

  /** The places that call it. */
  public List<Use> calls() {
    return uses.stream().filter(use -> use.how() == How.INVOKED).toList();
  }

  /** The uses by one of {@code apis}, in whatever role. */
  public List<Use> usesBy(Set<ApiSymbol> apis) {
    return uses.stream().filter(use -> use.api().filter(apis::contains).isPresent()).toList();
  }

  /** Whether an API other than {@code apis} gets the value, and may keep or call it. */
  public boolean isGivenToOthers(Set<ApiSymbol> apis) {
    return uses.stream()
        .anyMatch(
            use ->
                use.how() == How.ARGUMENT && use.api().filter(apis::contains).isEmpty());
  }
}
