package dev.bgcheck.link;

import dev.bgcheck.model.Routine;
import java.util.ArrayList;
import java.util.List;

/** Takes the names of routines apart, in every language's way. */
final class RoutineNames {
  private RoutineNames() {}

  /**
   * What a call names: the Swift base name, the Objective-C selector, the Java name without
   * descriptor.
   */
  static String baseName(Routine routine) {
    return baseName(routine.signature().name());
  }

  static String baseName(String name) {
    int end = name.indexOf('(');
    int slash = name.indexOf('/');
    if (end <= 0) {
      end = slash > 0 ? slash : name.length();
    } else if (slash > 0 && slash < end) {
      end = slash;
    }
    int tilde = name.indexOf('~');
    if (tilde > 0 && tilde < end) {
      end = tilde;
    }
    return name.substring(0, end);
  }

  /** The argument labels of a Swift full name, {@code _} as an empty label; none without any. */
  static List<String> labels(String fullName) {
    int open = fullName.indexOf('(');
    int close = fullName.indexOf(')', Math.max(0, open));
    List<String> labels = new ArrayList<>();
    if (open < 0 || close < 0) {
      return labels;
    }
    int start = open + 1;
    for (int i = start; i < close; i++) {
      if (fullName.charAt(i) == ':') {
        String label = fullName.substring(start, i);
        labels.add(label.equals("_") ? "" : label);
        start = i + 1;
      }
    }
    return labels;
  }
}
