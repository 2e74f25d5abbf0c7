package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.analysis.dataflow.ClassLookups;
import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.analysis.lifetime.Fate;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.source.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A token that is kept in a field, but ended by the routine only that begins it: then each of its
 * ways has to end it, as with a local.
 */
final class TokenInField {
  private final TargetCode code;
  private final UseSite use;
  private final FieldRef field;
  private final Set<ApiSymbol> ends;

  /**
   * What {@code use} begins, in {@code field}.
   *
   * @param ends the APIs that end it
   */
  TokenInField(TargetCode code, UseSite use, FieldRef field, Set<ApiSymbol> ends) {
    this.code = code;
    this.use = use;
    this.field = field;
    this.ends = ends;
  }

  /**
   * Where a way of the routine ends that begins and does not end; empty where somebody else may do
   * it. A way that looks at the field is let pass, and one on which the system lacks a class.
   *
   * @param ends what ends the token, but for its expiration handler
   */
  Optional<Span> wayWithoutEnd(List<Fate.Use> ends) {
    Routine routine = use.routine();
    boolean here =
        ends.stream().allMatch(end -> end.routine().signature().equals(routine.signature()));
    if (!here || isLookedAtElsewhere() || isEndedAfterAndBefore(ends)) {
      return Optional.empty();
    }
    FieldTouches touches = new FieldTouches(code, field, this.ends);
    Definitions definitions = Definitions.of(routine);
    Block start = routine.block(use.block());
    List<Instruction> rest =
        start.instructions().subList(Fates.indexOf(use) + 1, start.instructions().size());
    Set<Integer> seen = new HashSet<>();
    Deque<Block> open = new ArrayDeque<>();
    if (!touches.isIn(routine, start.id(), rest)) {
      open.add(start);
    }
    while (!open.isEmpty()) {
      Block block = open.removeFirst();
      if (block.terminator() instanceof Instruction.Exit exit
          && exit.kind() == Instruction.ExitKind.RETURN) {
        return Optional.of(exit.span());
      }
      for (Edge edge : block.edges()) {
        if (ClassLookups.saysMissing(definitions, definitions.simplify(edge.condition()))) {
          continue;
        }
        Block next = routine.block(edge.target());
        if (seen.add(next.id()) && !touches.isIn(routine, next.id(), next.instructions())) {
          open.add(next);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Whether the routine ends the task both before it begins the next one and after: then it lives
   * on from one run to another.
   *
   * <p>Ex) a closure that is told of each change: a call that is new begins it, one that is gone
   * ends it.
   */
  private boolean isEndedAfterAndBefore(List<Fate.Use> ends) {
    Routine routine = use.routine();
    boolean before = false;
    boolean after = false;
    boolean within = true;
    for (Fate.Use end : ends) {
      boolean toBegin = leads(routine, end.block(), use.block());
      boolean fromBegin = leads(routine, use.block(), end.block());
      before |= toBegin;
      after |= fromBegin;
      // One turn of a loop begins and ends it: then each turn has to.
      within &= toBegin && fromBegin;
    }
    return before && after && !within;
  }

  /** Whether a way of at least one step leads from one block to the other. */
  static boolean leads(Routine routine, int from, int to) {
    Set<Integer> seen = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      for (Edge edge : routine.block(open.removeFirst()).edges()) {
        if (edge.target() == to) {
          return true;
        } else if (seen.add(edge.target())) {
          open.add(edge.target());
        }
      }
    }
    return false;
  }

  /** Whether code outside the routine and its expiration handler reads the field. */
  private boolean isLookedAtElsewhere() {
    Set<RoutineSignature> own =
        use.instruction() instanceof Instruction.Call call
            ? new HashSet<>(TokenEnded.lateClosures(code, use, call))
            : new HashSet<>();
    own.add(use.routine().signature());
    return code.fieldUses().readsOf(field).stream()
        .anyMatch(read -> !own.contains(read.routine().signature()));
  }
}
