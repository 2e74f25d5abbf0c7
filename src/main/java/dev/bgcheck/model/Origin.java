package dev.bgcheck.model;

/** Whose code it is; decides what may be reported on. */
public enum Origin {
  /** Code of the checked app: reported on. */
  APPLICATION,
  /**
   * Code of a dependency or derived code: informs the analyses, is not reported on unless asked.
   */
  LIBRARY
}
