package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.analysis.lifetime.ValueFlow;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What several kinds that follow values have in common. */
final class Fates {
  private Fates() {}

  static ValueFlow flow(TargetCode code) {
    return code.valueFlow();
  }

  /** The position of the use's instruction in its block. */
  static int indexOf(UseSite use) {
    return indexOf(use.routine(), use.block(), use.instruction());
  }

  static int indexOf(Routine routine, int block, Instruction instruction) {
    List<Instruction> all = routine.block(block).instructions();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) == instruction) {
        return i;
      }
    }
    throw new IllegalArgumentException("the instruction is not in its block");
  }

  /** {@code `saved`}, or several joined by "and". */
  static String names(Collection<FieldRef> fields) {
    return fields.stream()
        .map(field -> "`" + field.name() + "`")
        .distinct()
        .sorted()
        .collect(Collectors.joining(" and "));
  }
}
