package dev.bgcheck.frontend.jvm;

import dev.bgcheck.model.Value;
import java.util.HashSet;
import java.util.Set;

/** Gives the locals of one routine names that are unique in it: {@code x}, {@code x~2}. */
public final class LocalNames {
  private final Set<String> used = new HashSet<>();
  private int temporaries;

  /** Names of a routine; {@code self} is taken. */
  public LocalNames() {
    used.add(Value.Local.SELF.name());
  }

  /** A local for the variable {@code name}. */
  public Value.Local declare(String name) {
    String base = name.isEmpty() ? "_" : name.replace('%', '_').replace('~', '_');
    String unique = base;
    for (int i = 2; !used.add(unique); i++) {
      unique = base + "~" + i;
    }
    return new Value.Local(unique);
  }

  /** A local for an intermediate result. */
  public Value.Local temporary() {
    temporaries++;
    return new Value.Local("%" + temporaries);
  }
}
