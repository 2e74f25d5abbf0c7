package dev.bgcheck.analysis.context;

import dev.bgcheck.analysis.callgraph.CallEdge;
import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.link.ArgumentMatching;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a chain of calls can be taken, given the constants that are passed along it.
 *
 * <p><b>The fact tracked</b> is "this parameter is that constant": nil, true, false, a string or a
 * number. It is made where a call passes a literal, moved where a parameter is passed on or
 * captured unchanged, and dropped where anything else is passed, or where the parameter is assigned
 * to. A step whose place only runs when such a parameter is something else cannot be taken. Ex)
 * {@code load(article, delegate: nil)}, which starts to show its progress {@code if let delegate}.
 * Errs on the side of possible: a condition about anything else may hold.
 */
final class PassedConstants {
  private final Routine routine;
  private final Definitions definitions;
  private final Map<String, Value.Constant> known;

  private PassedConstants(Routine routine, Map<String, Value.Constant> known) {
    this.routine = routine;
    this.definitions = Definitions.of(routine);
    this.known = new HashMap<>(known);
    // A parameter that is assigned to is no longer what was passed.
    this.known.keySet().removeIf(name -> !definitions.of(new Value.Local(name)).isEmpty());
  }

  /**
   * Whether the steps can be taken one after the other, and then {@code block} of the last routine.
   */
  static boolean allow(List<CallEdge> steps, Routine last, int block) {
    Map<String, Value.Constant> passed = Map.of();
    for (CallEdge step : steps) {
      PassedConstants here = new PassedConstants(step.from(), passed);
      if (!here.canReach(step.block())) {
        return false;
      }
      passed = here.passedBy(step);
    }
    return new PassedConstants(last, passed).canReach(block);
  }

  private boolean canReach(int block) {
    if (known.isEmpty()) {
      return true;
    }
    Set<Integer> reached = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(0));
    while (!open.isEmpty()) {
      int id = open.removeFirst();
      if (id == block) {
        return true;
      }
      if (reached.add(id)) {
        Block here = routine.block(id);
        for (Edge edge : here.edges()) {
          if (!isImpossible(definitions.simplify(edge.condition()))) {
            open.add(edge.target());
          }
        }
      }
    }
    return false;
  }

  private boolean isImpossible(Condition condition) {
    if (condition instanceof Condition.IsNil test) {
      return constant(test.value()).filter(value -> isNil(value) == test.negated()).isPresent();
    }
    if (condition instanceof Condition.IsTrue test) {
      return constant(test.value())
          .filter(value -> value.kind() == Value.Constant.Kind.BOOL || isNil(value))
          .filter(value -> value.equals(Value.Constant.bool(true)) == test.negated())
          .isPresent();
    }
    if (condition instanceof Condition.IsEqual test) {
      Optional<Value.Constant> one = constant(test.value());
      Optional<Value.Constant> other = constant(test.other());
      return one.isPresent()
          && other.isPresent()
          && one.get().kind() == other.get().kind()
          && one.get().equals(other.get()) == test.negated();
    }
    return false;
  }

  private static boolean isNil(Value.Constant value) {
    return value.kind() == Value.Constant.Kind.NIL;
  }

  private Optional<Value.Constant> constant(Value value) {
    Value origin = definitions.origin(value);
    if (origin instanceof Value.Constant constant) {
      return Optional.of(constant);
    }
    return origin instanceof Value.Local local
        ? Optional.ofNullable(known.get(local.name()))
        : Optional.empty();
  }

  /** What the next routine of the chain knows of its parameters, or of what it captures. */
  private Map<String, Value.Constant> passedBy(CallEdge step) {
    Map<String, Value.Constant> passed = new HashMap<>();
    closure(step).ifPresent(made -> captures(made, passed));
    if (step.via().isEmpty() && step.instruction() instanceof Instruction.Call call) {
      Optional<int[]> positions = ArgumentMatching.match(step.to(), call.arguments());
      for (int i = 0; positions.isPresent() && i < call.arguments().size(); i++) {
        int position = positions.get()[i];
        Argument argument = call.arguments().get(i);
        if (!ArgumentMatching.gathers(step.to(), position)) {
          constant(argument.value())
              .ifPresent(value -> passed.put(step.to().parameters().get(position).name(), value));
        }
      }
    }
    return passed;
  }

  /** Where the routine makes the closure that runs next, if it does. */
  private Optional<Instruction.MakeClosure> closure(CallEdge step) {
    return routine.blocks().stream()
        .flatMap(block -> block.instructions().stream())
        .filter(Instruction.MakeClosure.class::isInstance)
        .map(Instruction.MakeClosure.class::cast)
        .filter(made -> made.body().filter(step.to().signature()::equals).isPresent())
        .findFirst();
  }

  private void captures(Instruction.MakeClosure made, Map<String, Value.Constant> passed) {
    for (Capture capture : made.captures()) {
      // A variable may be assigned by whoever else captures it; a parameter is not.
      Optional<Value.Constant> value =
          capture.mode() == Capture.Mode.VALUE
              ? constant(capture.outer())
              : capture.outer() instanceof Value.Local local
                  ? Optional.ofNullable(known.get(local.name()))
                  : Optional.empty();
      value.ifPresent(one -> passed.put(capture.name(), one));
    }
  }
}
