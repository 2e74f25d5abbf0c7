package dev.bgcheck.analysis.obligation;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.link.CallNames;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the ways that work takes only once somebody has cancelled it: whoever did may have settled
 * what is owed, as an expiration handler does.
 */
final class CancelledWays {
  /** Why such a way is hardly ever taken. */
  static final String WHY = "only if the work was cancelled";

  /** What throws for no other reason. */
  private static final Set<String> THROWING = Set.of("sleep", "checkCancellation");

  /** Codes of errors that say so. */
  private static final Set<String> CODES = Set.of("cancelled", "NSURLErrorCancelled");

  private final Definitions definitions;
  private final ValueFacts values;

  CancelledWays(Definitions definitions, ValueFacts values) {
    this.definitions = definitions;
    this.values = values;
  }

  /** Whether control leaves {@code from} under {@code condition} only in cancelled work. */
  boolean leads(Block from, Condition condition) {
    if (condition instanceof Condition.IsTrue test) {
      return !test.negated() && asksForIt(test.value());
    } else if (condition instanceof Condition.IsEqual test) {
      return !test.negated() && (saysCancelled(test.value()) || saysCancelled(test.other()));
    } else if (condition instanceof Condition.IsCase test) {
      // Ex) catch let error as LoadError { if case .cancelled = error { return } … }
      return !test.negated() && test.caseName().equals("cancelled") && values.isError(test.value());
    } else if (condition instanceof Condition.IsType test) {
      return !test.negated() && test.type().unwrapped().name().equals("CancellationError");
    } else if (condition instanceof Condition.Threw test) {
      return !test.negated() && lastCall(from).filter(CancelledWays::onlyThrowsThen).isPresent();
    }
    return false;
  }

  /** Ex) Task.isCancelled, operation.isCancelled; not a flag of the app's own. */
  private boolean asksForIt(Value value) {
    return read(value)
        .filter(load -> load.member().equals("isCancelled") && !values.isOwn(load))
        .isPresent();
  }

  /** Ex) error.code == NSURLErrorCancelled, (error as? URLError)?.code == .cancelled. */
  private boolean saysCancelled(Value value) {
    return read(value).filter(load -> CODES.contains(load.member())).isPresent();
  }

  private Optional<Instruction.Load> read(Value value) {
    return definitions
        .only(definitions.origin(value))
        .filter(Instruction.Load.class::isInstance)
        .map(Instruction.Load.class::cast);
  }

  private static Optional<Instruction.Call> lastCall(Block block) {
    List<Instruction> all = block.instructions();
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i) instanceof Instruction.Call call) {
        return Optional.of(call);
      }
    }
    return Optional.empty();
  }

  private static boolean onlyThrowsThen(Instruction.Call call) {
    return call.receiver() instanceof Value.Type type
        && type.type().name().equals("Task")
        && THROWING.contains(CallNames.baseName(call));
  }
}
