package dev.bgcheck.model;

/** On which actor the source says that code runs. */
public enum Isolation {
  /** Not said. */
  UNSPECIFIED,
  /** On the main actor, that is the main thread. */
  MAIN_ACTOR,
  /** On another actor, that is not certainly, and usually not, the main thread. */
  OTHER_ACTOR,
  /** Said to be on no actor. */
  NONISOLATED
}
