package dev.bgcheck.analysis.obligation;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.source.Span;
import java.util.Objects;
import java.util.Optional;

/**
 * A way through the code on which an obligation that must be fulfilled once is fulfilled twice.
 *
 * @param routine where
 * @param first the earlier call
 * @param second the later call
 */
public record Twice(Routine routine, Span first, Span second) {
  /** Checks that nothing is null. */
  public Twice {
    Objects.requireNonNull(routine);
    Objects.requireNonNull(first);
    Objects.requireNonNull(second);
  }

  /**
   * Whether the routine runs one closure of its own twice in a row, with something else each time:
   * that is no slip.
   *
   * <p>Ex) {@code let tell = { isCached in … done(…) … }; tell(true); tell(false)}
   */
  public boolean isByDesign() {
    Definitions definitions = Definitions.of(routine);
    return routine.blocks().stream()
        .anyMatch(
            block -> {
              Optional<Instruction.Call> earlier = run(block, first, definitions);
              Optional<Instruction.Call> later = run(block, second, definitions);
              return earlier.isPresent()
                  && later.isPresent()
                  && !first.equals(second)
                  && earlier.get().receiver().equals(later.get().receiver())
                  && !earlier.get().arguments().equals(later.get().arguments());
            });
  }

  /** The call at {@code place} that runs a closure made by this routine. */
  private static Optional<Instruction.Call> run(Block block, Span place, Definitions definitions) {
    return block.instructions().stream()
        .filter(one -> one instanceof Instruction.Call && one.span().equals(place))
        .map(one -> (Instruction.Call) one)
        .filter(ValueFacts::isInvocation)
        .filter(
            call ->
                definitions
                    .only(definitions.origin(call.receiver()))
                    .filter(Instruction.MakeClosure.class::isInstance)
                    .isPresent())
        .findFirst();
  }
}
