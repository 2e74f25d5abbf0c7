package dev.bgcheck.analysis.obligation;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The values of which a routine asserts that they are there: its author takes them for granted, and
 * what happens without them is a last resort.
 *
 * <p>Ex) {@code NSAssert(queue != nil, @"…"); if (queue == nil) { return; }}, {@code assert(queue
 * != nil)}, {@code NSParameterAssert(queue)}
 */
final class AssertedValues {
  private final Set<Value> values = new HashSet<>();

  AssertedValues(Routine routine, Definitions definitions) {
    Set<Value> asserted = new HashSet<>();
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.Call call && isAssertion(call)) {
          asserted.add(call.arguments().get(0).value());
        }
      }
    }
    asserted.forEach(value -> add(routine, definitions, value));
  }

  /** Whether the routine asserts that the value is not nil. */
  boolean contains(Value origin) {
    return values.contains(origin);
  }

  private static boolean isAssertion(Instruction.Call call) {
    String name = call.name().toLowerCase(Locale.ROOT);
    return call.receiver() instanceof Value.Unqualified
        && !call.arguments().isEmpty()
        && (name.contains("assert") || name.equals("precondition"));
  }

  private void add(Routine routine, Definitions definitions, Value asserted) {
    Value origin = definitions.origin(asserted);
    values.add(origin);
    definitions
        .only(origin)
        .filter(made -> made instanceof Instruction.Call call && isUnequalToNil(call))
        .map(made -> (Instruction.Call) made)
        .ifPresent(call -> values.add(definitions.origin(call.arguments().get(0).value())));
    if (origin instanceof Value.Local local && !definitions.isStable(local)) {
      addOfBranch(routine, definitions, local);
    }
  }

  private static boolean isUnequalToNil(Instruction.Call call) {
    return (call.name().equals("!=") || call.name().equals("!=="))
        && call.arguments().size() == 2
        && call.arguments().get(1).value().equals(Value.Constant.NIL);
  }

  /** Objective-C and Java compare by a branch: it makes one local true or false. */
  private void addOfBranch(Routine routine, Definitions definitions, Value.Local truth) {
    for (Block block : routine.blocks()) {
      for (Edge edge : block.edges()) {
        if (edge.condition() instanceof Condition.IsNil test
            && test.negated()
            && routine.block(edge.target()).instructions().stream()
                .anyMatch(one -> makesTrue(one, truth))) {
          values.add(definitions.origin(test.value()));
        }
      }
    }
  }

  private static boolean makesTrue(Instruction instruction, Value.Local truth) {
    return instruction instanceof Instruction.Assign assign
        && assign.dest().equals(truth)
        && assign.source().equals(Value.Constant.bool(true));
  }
}
