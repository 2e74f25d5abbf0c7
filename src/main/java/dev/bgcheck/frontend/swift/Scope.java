package dev.bgcheck.frontend.swift;

import dev.bgcheck.model.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The names that a pair of braces declares. */
final class Scope {
  /** What a name means. */
  static final class Binding {
    final Value.Local local;

    /** Whether the value is held weakly, so that a closure that captures it holds it weakly too. */
    final boolean weak;

    /** Whether reading it runs code: the local holds a closure that computes the value. */
    final boolean computed;

    /** Of a function: whether its closure has been made, or is just being lowered. */
    boolean made = true;

    /** Of a function: whether something used it before it was made. */
    boolean usedBefore;

    Binding(Value.Local local, boolean weak, boolean computed) {
      this.local = local;
      this.weak = weak;
      this.computed = computed;
    }
  }

  private final Optional<Scope> outer;
  private final Map<String, Binding> names = new HashMap<>(4);
  private Map<String, Value.Local> shared = Map.of();
  private boolean sharing;

  Scope(Optional<Scope> outer) {
    this.outer = outer;
  }

  Optional<Scope> outer() {
    return outer;
  }

  Optional<Binding> find(String name) {
    Optional<Scope> scope = Optional.of(this);
    while (scope.isPresent()) {
      Binding found = scope.get().names.get(name);
      if (found != null) {
        return Optional.of(found);
      }
      scope = scope.get().outer;
    }
    return Optional.empty();
  }

  void put(String name, Binding binding) {
    names.put(name, binding);
    if (sharing) {
      shared.put(name, binding.local);
    }
  }

  /**
   * While {@code part} runs, a name that is declared twice is the same local: alternatives of one
   * {@code case}, or clauses of one {@code #if}, declare it, and only one of them runs.
   */
  void sharing(Runnable part) {
    if (sharing) {
      part.run();
      return;
    }
    sharing = true;
    shared = new HashMap<>();
    part.run();
    sharing = false;
    shared = Map.of();
  }

  /** Shares names among all that is declared in this scope. */
  void shareAll() {
    sharing = true;
    shared = new HashMap<>();
  }

  /** The local that an alternative has declared under this name. */
  Optional<Value.Local> shared(String name) {
    return Optional.ofNullable(shared.get(name));
  }
}
