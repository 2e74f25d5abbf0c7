package dev.bgcheck.analysis.dataflow;

import dev.bgcheck.model.Block;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the locals of one routine get their values. Immutable. */
public final class Definitions {
  private final Map<String, List<Instruction>> byLocal = new HashMap<>();

  private Definitions(Routine routine) {
    List<Block> blocks = routine.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      List<Instruction> instructions = blocks.get(i).instructions();
      for (int j = 0; j < instructions.size(); j++) {
        Instruction instruction = instructions.get(j);
        Optional<Value.Local> dest = instruction.destination();
        if (dest.isPresent()) {
          byLocal.computeIfAbsent(dest.get().name(), unused -> new ArrayList<>(1)).add(instruction);
        }
      }
    }
  }

  /** The definitions in {@code routine}. */
  public static Definitions of(Routine routine) {
    return new Definitions(routine);
  }

  /** Every instruction that assigns the local, in the order of the blocks. */
  public List<Instruction> of(Value.Local local) {
    return byLocal.getOrDefault(local.name(), List.of());
  }

  /** The one instruction that assigns the local; absent for parameters and changing variables. */
  public Optional<Instruction> only(Value value) {
    if (!(value instanceof Value.Local local)) {
      return Optional.empty();
    }
    List<Instruction> all = of(local);
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  /** Whether the local keeps one value while the routine runs, as far as the routine shows. */
  public boolean isStable(Value.Local local) {
    return of(local).size() <= 1;
  }

  /** The value behind copies: follows locals that are assigned once, from another value. */
  public Value origin(Value value) {
    Value current = value;
    for (int steps = 0; steps < 32; steps++) {
      Optional<Instruction> definition = only(current);
      if (definition.isPresent() && definition.get() instanceof Instruction.Assign assign) {
        current = assign.source();
      } else {
        return current;
      }
    }
    return current;
  }

  /**
   * The condition as it really is: a test of {@code !x}, {@code x == nil} or {@code x == y} that
   * was computed into a temporary becomes the test of x itself.
   */
  public Condition simplify(Condition condition) {
    Condition current = condition;
    for (int steps = 0; steps < 8; steps++) {
      Condition next = simplifyOnce(current);
      if (next == current) {
        return current;
      }
      current = next;
    }
    return current;
  }

  private static boolean isTruth(Value value) {
    return value instanceof Value.Constant constant && constant.kind() == Value.Constant.Kind.BOOL;
  }

  private Condition simplifyOnce(Condition condition) {
    if (condition instanceof Condition.IsEqual equal) {
      if (equal.other().equals(Value.Constant.NIL)) {
        return new Condition.IsNil(equal.value(), equal.negated());
      } else if (equal.value().equals(Value.Constant.NIL)) {
        return new Condition.IsNil(equal.other(), equal.negated());
      } else if (isTruth(equal.other())) {
        // Ex) if timedOut == false { … }
        boolean wanted = equal.other().equals(Value.Constant.bool(true));
        return new Condition.IsTrue(equal.value(), equal.negated() == wanted);
      }
      return condition;
    }
    if (!(condition instanceof Condition.IsTrue test)) {
      return condition;
    }
    Optional<Instruction> definition = only(test.value());
    if (definition.isEmpty()) {
      return condition;
    }
    if (definition.get() instanceof Instruction.Assign assign
        && assign.source() instanceof Value.Local) {
      return new Condition.IsTrue(assign.source(), test.negated());
    }
    if (!(definition.get() instanceof Instruction.Call call) || call.arguments().isEmpty()) {
      return condition;
    }
    Value first = call.arguments().get(0).value();
    if (call.name().equals("!")) {
      return new Condition.IsTrue(first, !test.negated());
    }
    boolean equals = call.name().equals("==") || call.name().equals("===");
    boolean differs = call.name().equals("!=") || call.name().equals("!==");
    if ((equals || differs) && call.arguments().size() == 2) {
      Value second = call.arguments().get(1).value();
      return new Condition.IsEqual(first, second, test.negated() != differs);
    }
    return condition;
  }
}
