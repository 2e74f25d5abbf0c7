package dev.bgcheck.analysis;

/** What the callers of a routine do when they are told that nothing came of it. */
public enum Reaction {
  /** No call of the routine is in the program. */
  NO_CALLS,
  /** No call gives a handler. */
  NO_HANDLER,
  /** Nothing: their closures return, or only pass on the value that is not there. */
  NOTHING,
  /** Something, or what cannot be seen. */
  SOMETHING,
  /** They end, stop or hide something: a sign of progress where they do so in any case. */
  ENDING,
  /**
   * They let go what waits for the answer: another handler, a group, a semaphore, a sign of
   * progress.
   */
  WAITING
}
