package dev.bgcheck.analysis.dataflow;

import java.util.Locale;
import java.util.Set;

/** The names under which closures keep the object around them, weakly or got back. */
public final class SelfNames {
  private static final Set<String> USUAL =
      Set.of("self", "weakself", "strongself", "wself", "sself", "welf", "blockself", "selfref");

  private SelfNames() {}

  /** Whether a local of that name is the object: {@code self}, {@code weakSelf}, {@code wself}. */
  public static boolean isOne(String local) {
    return local.startsWith("self~")
        || USUAL.contains(local.replace("_", "").toLowerCase(Locale.ROOT));
  }
}
