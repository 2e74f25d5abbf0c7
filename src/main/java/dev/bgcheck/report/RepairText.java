package dev.bgcheck.report;

import dev.bgcheck.finding.Fix;
import java.util.List;

/**
 * How to repair, as reports lay it out: a sentence, and the lines to add when there are any. They
 * follow a first line that ends in a colon; anything else is one paragraph however it is broken.
 *
 * @param sentence one line
 * @param code the lines to add, each as it is to be written
 */
public record RepairText(String sentence, List<String> code) {
  /** Of a finding's repair. */
  public static RepairText of(Fix fix) {
    List<String> lines = fix.description().strip().lines().toList();
    if (lines.size() > 1 && lines.get(0).stripTrailing().endsWith(":")) {
      String code = String.join("\n", lines.subList(1, lines.size())).stripIndent();
      return new RepairText(lines.get(0).strip(), code.lines().toList());
    }
    return new RepairText(String.join(" ", lines.stream().map(String::strip).toList()), List.of());
  }

  /** Whether there is anything to say. */
  public boolean isEmpty() {
    return sentence.isEmpty();
  }
}
