package dev.bgcheck.analysis.obligation;

import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeRef;
import java.util.List;
import java.util.Set;

/**
 * What a routine does about an obligation that it was handed: the summary its callers use.
 *
 * @param fulfils whether some way through it fulfils the obligation
 * @param escapes whether on some way the value goes where it cannot be followed
 * @param misses ways on which it is neither fulfilled nor handed on, in this routine and in what it
 *     calls
 * @param missesHere whether a way through this routine leaves it undone, itself or by what it runs
 * @param twice ways on which it is fulfilled twice
 * @param stored fields the value, or a closure that fulfils it, is stored in
 * @param repeats whether it is fulfilled in a loop: for each of several things, not once
 */
public record Outcome(
    boolean fulfils,
    boolean escapes,
    List<Miss> misses,
    boolean missesHere,
    List<Twice> twice,
    Set<FieldRef> stored,
    boolean repeats) {
  /** What is assumed of a routine that is being looked at already: it does its part. */
  static final Outcome ASSUMED =
      new Outcome(true, false, List.of(), false, List.of(), Set.of(), false);

  /** Nothing is known. */
  static final Outcome UNKNOWN =
      new Outcome(false, true, List.of(), false, List.of(), Set.of(), false);

  /** Copies the collections. */
  public Outcome {
    misses = List.copyOf(misses);
    twice = List.copyOf(twice);
    stored = Set.copyOf(stored);
  }

  /** Whether an ordinary way through the routine itself does nothing about it. */
  boolean isUnsure() {
    return missesHere && !misses.isEmpty() && !misses.get(0).isWeak();
  }

  /** Whether the routine has nothing to do with the obligation. */
  public boolean isUntouched() {
    return !fulfils && !escapes && stored.isEmpty();
  }

  /** Whether every way through the routine fulfils it. */
  public boolean always() {
    return fulfils && !escapes && !missesHere && stored.isEmpty();
  }

  /**
   * The same for a parameter that calls may leave out: a flag may go together with its being there.
   *
   * <p>Ex) run(state: .fetch, done: done) and run(state: .launch), where only {@code .fetch} calls
   * {@code done?()}.
   */
  Outcome withDoubtfulChoices() {
    List<Miss> doubtful =
        misses.stream()
            .map(
                miss -> miss.isChoice() ? miss.weakly("only if it goes with such a handler") : miss)
            .toList();
    return new Outcome(fulfils, escapes, doubtful, missesHere, twice, stored, repeats);
  }

  /**
   * Whether the result of {@code routine}, of which this is the outcome, says what became of it.
   *
   * <p>Ex) if !wait(until: ready, then: done) { done() }
   */
  boolean tells(Routine routine) {
    return missesHere
        && fulfils
        && !routine.result().isUnknown()
        && !routine.result().equals(TypeRef.VOID);
  }
}
