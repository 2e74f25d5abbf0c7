package dev.bgcheck.link;

import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;

/** What names of calls and selectors mean across languages. */
public final class CallNames {
  private CallNames() {}

  /**
   * Whether the call is how the JVM calls a function value: {@code Runnable.run()}, or {@code
   * invoke} of a binding's block type.
   */
  public static boolean isBlockInvocation(Instruction.Call call) {
    String base = RoutineNames.baseName(call.name());
    return base.equals("run") && call.arguments().isEmpty()
        || base.equals("invoke")
        || base.equals("callAsFunction");
  }

  /** The base name of a call: Swift base name, selector, Java name without descriptor. */
  public static String baseName(Instruction.Call call) {
    return RoutineNames.baseName(call.name());
  }

  /** Whether {@code selector}, a Swift full name or an Objective-C selector, names the routine. */
  public static boolean isSelectedBy(Routine routine, String selector) {
    String bare = selector.substring(selector.lastIndexOf('.') + 1);
    String name = routine.signature().name();
    if (name.equals(bare) || routine.selector().equals(bare)) {
      return true;
    }
    boolean full = bare.indexOf('(') >= 0 || bare.indexOf(':') >= 0;
    if (!full) {
      return RoutineNames.baseName(routine).equals(bare);
    }
    return bare.indexOf('(') < 0 && objcSelector(name).equals(bare);
  }

  /**
   * The selector that Swift gives a method: {@code load(url:done:)} is {@code loadWithUrl:done:}.
   */
  private static String objcSelector(String name) {
    StringBuilder selector = new StringBuilder(RoutineNames.baseName(name));
    boolean first = true;
    for (String label : RoutineNames.labels(name)) {
      if (first && !label.isEmpty()) {
        selector.append("With").append(Character.toUpperCase(label.charAt(0)));
        selector.append(label.substring(1));
      } else if (!first) {
        selector.append(label);
      }
      selector.append(':');
      first = false;
    }
    return selector.toString();
  }
}
