package dev.bgcheck.frontend.bytecode;

/** How much of a class is lowered. */
public enum Detail {
  /** Types, fields and routines with their bodies. */
  BODIES,
  /**
   * Types, fields and routines without bodies: enough for a binding jar, of which only types and
   * selectors matter, and several times faster.
   */
  DECLARATIONS
}
