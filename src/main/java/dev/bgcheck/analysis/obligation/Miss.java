package dev.bgcheck.analysis.obligation;

import dev.bgcheck.finding.TraceStep;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.source.Span;
import java.util.List;
import java.util.Objects;

/**
 * A way through the code on which an obligation is not fulfilled.
 *
 * @param routine where the way gets lost
 * @param blame the branch, case, early return or call to blame
 * @param label how to name the way taken there, such as {@code else}; empty for a whole routine
 * @param never whether no way through {@code routine} fulfils it
 * @param weak why the way is hardly ever taken: the object is gone, a cast cannot fail; empty when
 *     it is an ordinary one
 * @param isChoice whether the branch to blame asks a question of yes and no, such as a flag or a
 *     comparison, by which the author may say that nothing is to be done; not one for something
 *     that is missing or has failed
 * @param toldOtherwise whether the way tells somebody else of it: a delegate, or the user in an
 *     alert
 * @param end where the way is over
 * @param steps what happens before, first event first
 */
public record Miss(
    Routine routine,
    Span blame,
    String label,
    boolean never,
    String weak,
    boolean isChoice,
    boolean toldOtherwise,
    Span end,
    List<TraceStep> steps) {
  /** Copies the steps. */
  public Miss {
    Objects.requireNonNull(routine);
    Objects.requireNonNull(blame);
    Objects.requireNonNull(label);
    Objects.requireNonNull(weak);
    Objects.requireNonNull(end);
    steps = List.copyOf(steps);
  }

  /** Whether an error that is thrown leads here. */
  public boolean isThrown() {
    return label.endsWith("thrown");
  }

  /**
   * Whether the way gets lost after work was begun: in a closure that is told what came of it, or
   * behind an {@code await}. Before that nobody may be waiting yet.
   */
  public boolean isOfBegunWork() {
    if (routine.signature().isClosure() && !routine.parameters().isEmpty()) {
      return true;
    }
    return routine.blocks().stream()
        .flatMap(block -> block.instructions().stream())
        .anyMatch(
            instruction ->
                instruction instanceof Instruction.Call call
                    && call.flags().isAwait()
                    && call.span().compareTo(blame) < 0);
  }

  /** Whether the way leads through a case of a switch, beside which others fulfil it. */
  public boolean isCase() {
    return !never && (label.startsWith("case") || label.startsWith("default"));
  }

  /** Whether only an unusual turn of events leads here. */
  public boolean isWeak() {
    return !weak.isEmpty();
  }

  /** Whether it is missed only when somebody has cancelled the work. */
  public boolean isOfCancelledWork() {
    return weak.equals(CancelledWays.WHY);
  }

  /** This miss, as one of an ordinary way. */
  public Miss ordinary() {
    return new Miss(routine, blame, label, never, "", isChoice, toldOtherwise, end, steps);
  }

  /** This miss, as one that hardly ever happens. */
  Miss weakly(String why) {
    return isWeak()
        ? this
        : new Miss(routine, blame, label, never, why, isChoice, toldOtherwise, end, steps);
  }

  /** This miss, seen from a caller. */
  Miss after(TraceStep step) {
    TraceStep[] all = new TraceStep[steps.size() + 1];
    all[0] = step;
    for (int i = 1; i < all.length; i++) {
      all[i] = steps.get(i - 1);
    }
    return new Miss(routine, blame, label, never, weak, isChoice, toldOtherwise, end, List.of(all));
  }

  // Written out: what records do by themselves goes through method handles, and where many routines
  // may run there are many ways to compare.
  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Miss that
            && never == that.never
            && isChoice == that.isChoice
            && toldOtherwise == that.toldOtherwise
            && blame.equals(that.blame)
            && end.equals(that.end)
            && label.equals(that.label)
            && weak.equals(that.weak)
            && routine.equals(that.routine)
            && steps.equals(that.steps);
  }

  @Override
  public int hashCode() {
    int hash = routine.hashCode();
    hash = 31 * hash + blame.hashCode();
    hash = 31 * hash + end.hashCode();
    hash = 31 * hash + label.hashCode();
    hash = 31 * hash + weak.hashCode();
    for (int i = 0; i < steps.size(); i++) {
      hash = 31 * hash + steps.get(i).hashCode();
    }
    return hash;
  }
}
