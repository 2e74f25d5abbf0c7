package dev.bgcheck.analysis.callgraph;

import dev.bgcheck.api.ApiThread;
import dev.bgcheck.api.AppState;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import java.util.Objects;
import java.util.Optional;

/**
 * One routine makes another one run.
 *
 * @param block the block of {@code from} that does
 * @param instruction the call, load or store that does
 * @param thread where {@code to} runs: {@link ApiThread.Place#CALLER} on the thread of {@code from}
 * @param later whether {@code to} runs after the instruction is done
 * @param state what is known of the app when {@code to} runs; absent when it is as for {@code from}
 * @param via the API that runs it; absent for a direct call
 */
public record CallEdge(
    Routine from,
    int block,
    Instruction instruction,
    Routine to,
    ApiThread.Place thread,
    boolean later,
    Optional<AppState> state,
    Optional<ApiSymbol> via) {
  /** Checks that nothing is null. */
  public CallEdge {
    Objects.requireNonNull(from);
    Objects.requireNonNull(instruction);
    Objects.requireNonNull(to);
    Objects.requireNonNull(thread);
    Objects.requireNonNull(state);
    Objects.requireNonNull(via);
  }

  /** Whether {@code to} runs at once and on the same thread. */
  public boolean isDirect() {
    return thread == ApiThread.Place.CALLER && !later;
  }
}
