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
 * @param unsure whether some way through what it runs does nothing about the obligation; {@code
 *     inner} then says which, and it is a miss only if nothing after the instruction makes up for it
 */
record Effect(
    Kind kind, List<Miss> inner, List<Twice> twice, Set<FieldRef> stored, boolean unsure) {
  enum Kind {
    /** Nothing. */
    NONE,
    /** Fulfils it. */
    FULFIL,
    /** Hands the value to somebody who cannot be followed, or keeps it for later. */
    ESCAPE
  }

  static final Effect NONE = of(Kind.NONE);
  static final Effect FULFIL = of(Kind.FULFIL);
  static final Effect ESCAPE = of(Kind.ESCAPE);

  static Effect store(FieldRef field) {
    return new Effect(Kind.ESCAPE, List.of(), List.of(), Set.of(field), false);
  }

  private static Effect of(Kind kind) {
    return new Effect(kind, List.of(), List.of(), Set.of(), false);
  }

  boolean isNone() {
    return kind == Kind.NONE && inner.isEmpty();
  }
}
