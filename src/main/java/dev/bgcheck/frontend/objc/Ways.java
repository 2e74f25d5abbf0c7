package dev.bgcheck.frontend.objc;

import dev.bgcheck.model.Instruction.BranchKind;
import dev.bgcheck.source.Span;

/**
 * How to name the two ways out of a test.
 *
 * @param yes the label of the way where the test holds
 * @param yesSpan where that way is written
 */
record Ways(BranchKind kind, String yes, Span yesSpan, String no, Span noSpan) {
  /** For an operand of a short-circuit operator, which is never to blame. */
  Ways logical() {
    return new Ways(BranchKind.LOGICAL, "", yesSpan, "", noSpan);
  }

  /** The same names for the negated test. */
  Ways swapped() {
    return new Ways(kind, no, noSpan, yes, yesSpan);
  }
}
