package dev.bgcheck.frontend.swift;

import dev.bgcheck.model.CallFlags;

/**
 * What is written in front of an expression and belongs to the call in it that is made last.
 *
 * @param awaits {@code await}
 * @param tries {@code try}, {@code try?} or {@code try!}
 * @param propagates whether a thrown error leads somewhere: {@code try!} ends the process
 * @param discards {@code _ =}
 */
record Marks(boolean awaits, boolean tries, boolean propagates, boolean discards) {
  static final Marks NONE = new Marks(false, false, false, false);

  Marks awaiting() {
    return new Marks(true, tries, propagates, discards);
  }

  Marks trying(boolean propagating) {
    return new Marks(awaits, true, propagating, discards);
  }

  Marks discarding() {
    return new Marks(awaits, tries, propagates, true);
  }

  CallFlags flags(boolean isSuper) {
    return equals(NONE) && !isSuper
        ? CallFlags.NONE
        : new CallFlags(awaits, isSuper, tries, discards);
  }
}
