package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.callgraph.CallEdge;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where code looks at a field, or ends something: there it may see to what the field holds.
 *
 * <p>Looks into everything that an instruction makes run at once.
 */
final class FieldTouches {
  private final TargetCode code;
  private final FieldRef field;
  private final Set<ApiSymbol> ends;

  FieldTouches(TargetCode code, FieldRef field, Set<ApiSymbol> ends) {
    this.code = code;
    this.field = field;
    this.ends = ends;
  }

  /** Whether one of the instructions reads the field or ends something, or makes that run. */
  boolean isIn(Routine routine, int block, List<Instruction> instructions) {
    Set<RoutineSignature> seen = new HashSet<>(Set.of(routine.signature()));
    for (Instruction instruction : instructions) {
      if (touches(instruction) || runsTouch(routine, block, instruction, seen)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the routine, or what it makes run at once, reads the field or ends something. */
  boolean isIn(Routine routine) {
    return isIn(routine, new HashSet<>());
  }

  private boolean isIn(Routine routine, Set<RoutineSignature> seen) {
    if (!seen.add(routine.signature())) {
      return false;
    }
    for (Block block : routine.blocks()) {
      if (block.instructions().stream().anyMatch(this::touches)) {
        return true;
      }
    }
    return code.graph().from(routine).stream()
        .anyMatch(edge -> edge.isDirect() && isIn(edge.to(), seen));
  }

  private boolean runsTouch(
      Routine routine, int block, Instruction instruction, Set<RoutineSignature> seen) {
    for (CallEdge edge : code.graph().from(routine)) {
      boolean here = edge.isDirect() && edge.block() == block && edge.instruction() == instruction;
      if (here && isIn(edge.to(), seen)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the instruction itself reads the field or ends something. */
  boolean touches(Instruction instruction) {
    if (code.program().api(instruction).filter(ends::contains).isPresent()) {
      return true;
    }
    boolean reads = !(instruction instanceof Instruction.Store);
    return reads && code.program().resolution(instruction).field().filter(field::equals).isPresent()
        || instruction instanceof Instruction.Store store
            && !store.index().isEmpty()
            && code.program().resolution(store).field().filter(field::equals).isPresent()
        || instruction instanceof Instruction.Opaque;
  }
}
