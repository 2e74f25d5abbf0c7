package dev.bgcheck.frontend.java;

import dev.bgcheck.model.Value;
import java.util.Optional;
import java.util.Set;

/** Something around the place being lowered that jumps and exceptions run into. */
sealed interface Region {

  /**
   * A statement that can be left by {@code break} or repeated by {@code continue}.
   *
   * @param labels its labels
   * @param isPlain whether {@code break} without a label means it
   * @param onContinue the block that {@code continue} goes to; absent outside loops
   */
  record Breakable(Set<String> labels, boolean isPlain, int onBreak, Optional<Integer> onContinue)
      implements Region {}

  /** A switch that gives a value: {@code yield} assigns it. */
  record Yielding(Value.Local result, int end) implements Region {}

  /** The body of a {@code try}: exceptions go to a block. */
  final class Guarded implements Region {
    final int dispatch;
    boolean isUsed;

    Guarded(int dispatch) {
      this.dispatch = dispatch;
    }
  }

  /** What a {@code finally}, or the closing of a resource, runs on every way out. */
  record Cleanup(Runnable lower) implements Region {}
}
