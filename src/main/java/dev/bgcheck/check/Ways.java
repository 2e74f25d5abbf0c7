package dev.bgcheck.check;

import dev.bgcheck.analysis.obligation.Miss;

/** Says in words on which way something is missed. */
final class Ways {
  private Ways() {}

  /** {@code on any path}, {@code when 'else' is taken}, {@code at the end of 'load()'}. */
  static String of(Miss miss) {
    if (miss.never() && miss.steps().isEmpty()) {
      return "on any path";
    }
    if (miss.label().isEmpty()) {
      return miss.never()
          ? "in '" + miss.routine().signature().spokenName() + "'"
          : "on the path that starts here";
    }
    return "when " + phrase(miss.label());
  }

  private static String phrase(String label) {
    boolean sentence =
        label.contains(" is ") || label.contains(" ends") || label.endsWith("thrown");
    boolean action =
        label.startsWith("skipping") || label.startsWith("entering") || label.startsWith("taking");
    if (sentence) {
      return label;
    }
    return action ? label : "`" + label + "` is taken";
  }
}
