package dev.bgcheck.analysis;

import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.Resolution;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import java.util.Objects;
import java.util.Optional;

/**
 * A place in the program that uses an Apple API.
 *
 * @param block the block of {@code routine} it stands in
 */
public record UseSite(
    ApiSymbol api, Routine routine, int block, Instruction instruction, Resolution resolution) {
  /** Checks that nothing is null. */
  public UseSite {
    Objects.requireNonNull(api);
    Objects.requireNonNull(routine);
    Objects.requireNonNull(instruction);
    Objects.requireNonNull(resolution);
  }

  /** Whether the code is the app's own. */
  public boolean isInApplication() {
    return routine.origin() == Origin.APPLICATION;
  }

  /** The value at a position of the API's declaration; for a property, position 0 is assigned. */
  public Optional<Value> argument(int position) {
    if (instruction instanceof Instruction.Store store) {
      return position == 0 ? Optional.of(store.value()) : Optional.empty();
    }
    if (instruction instanceof Instruction.Call call) {
      for (int i = 0; i < call.arguments().size(); i++) {
        int declared = i < resolution.positions().size() ? resolution.positions().get(i) : i;
        if (declared == position) {
          return Optional.of(call.arguments().get(i).value());
        }
      }
    }
    return Optional.empty();
  }
}
