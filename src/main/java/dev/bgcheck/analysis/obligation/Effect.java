package dev.bgcheck.analysis.obligation;

import dev.bgcheck.finding.TraceStep;
import dev.bgcheck.model.FieldRef;
import java.util.ArrayList;
import java.util.HashSet;
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
 *     inner} then says which, and it is a miss only if nothing after the instruction makes up for
 *     it
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

  /** What running a routine with this outcome does; {@code step} tells that it is run. */
  static Effect of(Outcome outcome, TraceStep step) {
    if (outcome.isUntouched()) {
      return Effect.NONE;
    }
    List<Miss> inner = outcome.misses().stream().map(miss -> miss.after(step)).toList();
    boolean certain = outcome.fulfils() && !outcome.escapes() && outcome.stored().isEmpty();
    Kind kind = certain ? Kind.FULFIL : Kind.ESCAPE;
    return new Effect(kind, inner, outcome.twice(), outcome.stored(), outcome.isUnsure());
  }

  /** One of two routines runs: what is certain in both is certain. */
  Effect or(Effect other) {
    Kind both = kind == other.kind ? kind : Kind.ESCAPE;
    return merge(both, unsure || other.unsure, other);
  }

  /** Both happen in one instruction: the more certain fulfilment counts. */
  Effect and(Effect other) {
    Kind both =
        kind == Kind.FULFIL || other.kind == Kind.FULFIL
            ? Kind.FULFIL
            : kind == Kind.ESCAPE ? kind : other.kind;
    boolean certain = isCertain() || other.isCertain();
    if (certain && (unsure || other.unsure)) {
      // Ex) load(done, failed), which always calls one of the two: nothing is missed.
      return (unsure ? settled() : this).merge(both, false, unsure ? other : other.settled());
    }
    return merge(both, unsure || other.unsure, other);
  }

  /** The same where something else makes up for what it leaves undone. */
  private Effect settled() {
    return new Effect(kind, List.of(), twice, stored, false);
  }

  private boolean isCertain() {
    return kind == Kind.FULFIL && !unsure;
  }

  private Effect merge(Kind both, boolean nowUnsure, Effect other) {
    Set<FieldRef> fields = new HashSet<>(stored);
    fields.addAll(other.stored);
    return new Effect(
        both, joined(inner, other.inner), joined(twice, other.twice), fields, nowUnsure);
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    List<T> all = new ArrayList<>(one.size() + other.size());
    all.addAll(one);
    all.addAll(other);
    return all;
  }
}
