package dev.bgcheck.analysis.dataflow;

import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Value;
import java.util.Set;

/**
 * Questions whether the system has a class or a method: where what follows uses it, the answer is
 * yes.
 *
 * <p>Ex) {@code Class type = NSClassFromString(@"UIApplication"); if (!type) { return; }}
 */
public final class ClassLookups {
  private static final Set<String> NAMES = Set.of("NSClassFromString", "respondsToSelector:");

  private ClassLookups() {}

  /** Whether the condition holds only where the class or the method is missing. */
  public static boolean saysMissing(Definitions definitions, Condition condition) {
    if (condition instanceof Condition.IsNil test) {
      return !test.negated() && isOne(definitions, test.value());
    }
    return condition instanceof Condition.IsTrue test
        && test.negated()
        && isOne(definitions, test.value());
  }

  private static boolean isOne(Definitions definitions, Value value) {
    return definitions
        .only(definitions.origin(value))
        .filter(made -> made instanceof Instruction.Call call && NAMES.contains(call.name()))
        .isPresent();
  }
}
