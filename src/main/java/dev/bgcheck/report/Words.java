package dev.bgcheck.report;

import java.util.ArrayList;
import java.util.List;

/** Counts and lists in English. */
final class Words {
  private Words() {}

  /** {@code 1 file}, {@code 2 files}. */
  static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** The parts that are not empty: {@code a}, {@code a and b}, {@code a, b and c}. */
  static String join(String... parts) {
    List<String> present = new ArrayList<>();
    for (String part : parts) {
      if (!part.isEmpty()) {
        present.add(part);
      }
    }
    if (present.size() < 2) {
      return String.join("", present);
    }
    int last = present.size() - 1;
    return String.join(", ", present.subList(0, last)) + " and " + present.get(last);
  }
}
