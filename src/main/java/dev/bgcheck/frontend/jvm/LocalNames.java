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

  /**
   * A local for the variable {@code name}, which may be the unique name that it has in a routine
   * around this one.
   */
  public Value.Local declare(String name) {
    int number = name.indexOf('~');
    String plain = (number > 0 ? name.substring(0, number) : name).replace('%', '_');
    String base = plain.isEmpty() ? "_" : plain;
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
