package dev.bgcheck.frontend.objc;

import dev.bgcheck.model.Capture;
import dev.bgcheck.model.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The names that a pair of braces declares. */
final class Scope {
  /**
   * What a name means.
   *
   * @param mode how a block that names it holds it
   * @param nullable whether a test of it asks for nil
   * @param receiver whether it is, or was set to, the receiver
   */
  record Binding(Value.Local local, Capture.Mode mode, boolean nullable, boolean receiver) {}

  private final Optional<Scope> outer;
  private final Map<String, Binding> names = new HashMap<>(4);
  private Map<String, Value.Local> shared = Map.of();
  private boolean sharing;

  Scope(Optional<Scope> outer) {
    this.outer = outer;
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
      shared.put(name, binding.local());
    }
  }

  /**
   * While {@code part} runs, a name that is declared twice is the same local: branches of one
   * {@code #if} declare it, and only one of them is compiled.
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

  /** The local that another branch has declared under this name. */
  Optional<Value.Local> shared(String name) {
    return Optional.ofNullable(shared.get(name));
  }
}
