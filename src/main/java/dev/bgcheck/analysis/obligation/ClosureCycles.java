package dev.bgcheck.analysis.obligation;

import dev.bgcheck.model.Block;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which closures of a routine can run themselves again: local functions that call themselves or
 * each other, and variables that a closure captures before the closure is put into them.
 *
 * <p>Ex) {@code func next() { guard let one = left.popLast() else { return done() }; load(one) {
 * next() } }}
 */
final class ClosureCycles {
  private final Routine routine;
  private Map<Value, Set<Value>> heldBy;

  ClosureCycles(Routine routine) {
    this.routine = routine;
  }

  /** Whether {@code from} is {@code closure}, or holds it by assignments and captures. */
  boolean leads(Value from, Value closure) {
    if (from.equals(closure)) {
      return true;
    }
    Set<Value> seen = new HashSet<>();
    Deque<Value> open = new ArrayDeque<>();
    open.add(from);
    while (!open.isEmpty()) {
      Value current = open.removeFirst();
      if (current.equals(closure)) {
        return true;
      }
      if (seen.add(current)) {
        open.addAll(heldBy().getOrDefault(current, Set.of()));
      }
    }
    return false;
  }

  private Map<Value, Set<Value>> heldBy() {
    if (heldBy == null) {
      heldBy = new HashMap<>();
      for (Block block : routine.blocks()) {
        for (Instruction instruction : block.instructions()) {
          if (instruction instanceof Instruction.Assign assign) {
            add(assign.dest(), assign.source());
          } else if (instruction instanceof Instruction.MakeClosure closure) {
            for (Capture capture : closure.captures()) {
              add(closure.dest(), capture.outer());
            }
          }
        }
      }
    }
    return heldBy;
  }

  private void add(Value holder, Value held) {
    heldBy.computeIfAbsent(holder, unused -> new HashSet<>()).add(held);
  }
}
