package dev.bgcheck.frontend.bytecode;

import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds out which zeros and ones are truth values: the JVM has integers only.
 *
 * <p>A temporary that every way gives 0 or 1 is a truth value once something uses it as one; its
 * assignments are corrected at the end.
 */
final class Truth {
  private static final Value.Constant ZERO = Value.Constant.number("0");
  private static final Value.Constant ONE = Value.Constant.number("1");
  private final Set<String> zeroOrOne = new HashSet<>();
  private final Set<String> truths = new HashSet<>();

  /** The descriptor of what ways bring to a temporary: {@code Z} when it is certain. */
  String meet(Value.Local temporary, List<Operand> ways) {
    boolean bits = true;
    boolean certain = false;
    String descriptor = "";
    for (Operand way : ways) {
      if (!(way instanceof Operand.Plain plain)) {
        bits = false;
        continue;
      }
      bits &= plain.descriptor().equals("Z") || mayBeTruth(plain.value());
      certain |= plain.descriptor().equals("Z");
      if (descriptor.isEmpty()) {
        descriptor = plain.descriptor();
      } else if (Descriptors.isReference(descriptor)
          && Descriptors.isReference(plain.descriptor())
          && !descriptor.equals(plain.descriptor())) {
        // Two classes meet: the verifier knows a common superclass, a reader does not.
        descriptor = "Ljava/lang/Object;";
      }
    }
    if (bits && certain) {
      return "Z";
    }
    if (bits) {
      zeroOrOne.add(temporary.name());
    }
    return descriptor;
  }

  private boolean mayBeTruth(Value value) {
    return value.equals(ZERO)
        || value.equals(ONE)
        || (value instanceof Value.Local local && zeroOrOne.contains(local.name()));
  }

  /** Whether a value that is tested for zero is a truth value. */
  boolean isTruth(Operand.Plain plain) {
    return plain.descriptor().equals("Z")
        || (plain.value() instanceof Value.Local local && zeroOrOne.contains(local.name()));
  }

  /** The value, used as a truth value. */
  Value asBool(Operand.Plain plain) {
    Value value = plain.value();
    if (value instanceof Value.Local local && zeroOrOne.contains(local.name())) {
      truths.add(local.name());
    }
    return asBool(value);
  }

  private static Value asBool(Value value) {
    return value.equals(ZERO)
        ? Value.Constant.bool(false)
        : value.equals(ONE) ? Value.Constant.bool(true) : value;
  }

  /** Corrects what temporaries that turned out to be truth values are given. */
  void settle(List<List<Instruction>> code) {
    boolean changed = !truths.isEmpty();
    while (changed) {
      changed = false;
      for (List<Instruction> block : code) {
        for (int i = 0; i < block.size(); i++) {
          if (block.get(i) instanceof Instruction.Assign assign
              && truths.contains(assign.dest().name())) {
            changed |=
                assign.source() instanceof Value.Local source
                    && zeroOrOne.contains(source.name())
                    && truths.add(source.name());
            Value corrected = asBool(assign.source());
            if (!corrected.equals(assign.source())) {
              block.set(
                  i,
                  new Instruction.Assign(assign.dest(), corrected, assign.type(), assign.span()));
            }
          }
        }
      }
    }
  }
}
