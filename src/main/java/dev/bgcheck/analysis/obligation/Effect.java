package dev.bgcheck.analysis.obligation;

import dev.bgcheck.model.FieldRef;
import java.util.List;
import java.util.Set;

/**
 * What one instruction does about an obligation.
 *
 * @param inner misses inside what the instruction runs, which happen although it counts as
 *     fulfilling
 * @param twice double calls inside what it runs
 * @param stored fields it stores the value in
 */
record Effect(Kind kind, List<Miss> inner, List<Twice> twice, Set<FieldRef> stored) {
  enum Kind {
    /** Nothing. */
    NONE,
    /** Fulfils it. */
    FULFIL,
    /** Hands the value to somebody who cannot be followed, or keeps it for later. */
    ESCAPE
  }

  static final Effect NONE = new Effect(Kind.NONE, List.of(), List.of(), Set.of());
  static final Effect FULFIL = new Effect(Kind.FULFIL, List.of(), List.of(), Set.of());
  static final Effect ESCAPE = new Effect(Kind.ESCAPE, List.of(), List.of(), Set.of());

  static Effect store(FieldRef field) {
    return new Effect(Kind.ESCAPE, List.of(), List.of(), Set.of(field));
  }

  boolean isNone() {
    return kind == Kind.NONE && inner.isEmpty();
  }
}
