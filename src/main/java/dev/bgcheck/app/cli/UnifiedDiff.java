package dev.bgcheck.app.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Differences of two texts in the unified format, three lines of context around each, as {@code
 * patch} and {@code git apply} read it.
 */
final class UnifiedDiff {
  private static final int CONTEXT = 3;

  /** A line of the merged text: in both (blank), only in the old ({@code -}) or the new. */
  private record Step(char sign, String line) {}

  private UnifiedDiff() {}

  /** The diff; empty when the texts are the same. */
  static String of(String path, String before, String after) {
    if (before.equals(after)) {
      return "";
    }
    List<Step> steps = steps(lines(before), lines(after));
    StringBuilder diff = new StringBuilder();
    diff.append("--- a/").append(path).append('\n');
    diff.append("+++ b/").append(path).append('\n');
    int oldLine = 1;
    int newLine = 1;
    int at = 0;
    while (at < steps.size()) {
      int first = at;
      while (first < steps.size() && steps.get(first).sign() == ' ') {
        first++;
      }
      if (first == steps.size()) {
        break;
      }
      int start = Math.max(at, first - CONTEXT);
      oldLine += start - at;
      newLine += start - at;
      int end = end(steps, first);
      int[] sizes = sizes(steps.subList(start, end));
      diff.append("@@ -").append(range(oldLine, sizes[0]));
      diff.append(" +").append(range(newLine, sizes[1])).append(" @@\n");
      steps.subList(start, end).forEach(step -> append(step, diff));
      oldLine += sizes[0];
      newLine += sizes[1];
      at = end;
    }
    return diff.toString();
  }

  /** Behind the context of the last change that is near to the one at {@code first}. */
  private static int end(List<Step> steps, int first) {
    int last = first;
    for (int i = first; i < steps.size() && i - last <= 2 * CONTEXT; i++) {
      if (steps.get(i).sign() != ' ') {
        last = i;
      }
    }
    return Math.min(steps.size(), last + 1 + CONTEXT);
  }

  private static int[] sizes(List<Step> steps) {
    int[] sizes = new int[2];
    for (Step step : steps) {
      sizes[0] += step.sign() == '+' ? 0 : 1;
      sizes[1] += step.sign() == '-' ? 0 : 1;
    }
    return sizes;
  }

  private static String range(int line, int size) {
    // A range without lines is named by the line before it.
    return (size == 0 ? line - 1 : line) + "," + size;
  }

  private static void append(Step step, StringBuilder diff) {
    diff.append(step.sign()).append(step.line());
    if (!step.line().endsWith("\n")) {
      diff.append("\n\\ No newline at end of file\n");
    }
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }

  private static List<Step> steps(List<String> before, List<String> after) {
    int head = 0;
    while (head < Math.min(before.size(), after.size())
        && before.get(head).equals(after.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(before.size(), after.size()) - head
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    List<Step> steps = new ArrayList<>();
    before.subList(0, head).forEach(line -> steps.add(new Step(' ', line)));
    steps.addAll(
        shortest(
            before.subList(head, before.size() - tail), after.subList(head, after.size() - tail)));
    before
        .subList(before.size() - tail, before.size())
        .forEach(line -> steps.add(new Step(' ', line)));
    return steps;
  }

  /** The fewest steps, after Myers: for each number of changes, how far each diagonal gets. */
  private static List<Step> shortest(List<String> before, List<String> after) {
    int most = before.size() + after.size();
    List<int[]> trace = new ArrayList<>();
    int[] reach = new int[2 * most + 3];
    for (int changes = 0; changes <= most; changes++) {
      trace.add(reach.clone());
      for (int diagonal = -changes; diagonal <= changes; diagonal += 2) {
        int old =
            goesDown(reach, most, diagonal, changes)
                ? reach[most + diagonal + 2]
                : reach[most + diagonal] + 1;
        int fresh = old - diagonal;
        while (old < before.size()
            && fresh < after.size()
            && before.get(old).equals(after.get(fresh))) {
          old++;
          fresh++;
        }
        reach[most + diagonal + 1] = old;
        if (old >= before.size() && fresh >= after.size()) {
          return walkBack(trace, before, after, most);
        }
      }
    }
    throw new IllegalStateException("all lines can be replaced");
  }

  private static boolean goesDown(int[] reach, int most, int diagonal, int changes) {
    return diagonal == -changes
        || (diagonal != changes && reach[most + diagonal] < reach[most + diagonal + 2]);
  }

  private static List<Step> walkBack(
      List<int[]> trace, List<String> before, List<String> after, int most) {
    List<Step> steps = new ArrayList<>();
    int old = before.size();
    int fresh = after.size();
    for (int changes = trace.size() - 1; changes >= 0; changes--) {
      int[] reach = trace.get(changes);
      int diagonal = old - fresh;
      boolean down = goesDown(reach, most, diagonal, changes);
      int previous = down ? diagonal + 1 : diagonal - 1;
      int oldStart = changes == 0 ? 0 : reach[most + previous + 1];
      int freshStart = changes == 0 ? 0 : oldStart - previous;
      while (old > oldStart && fresh > freshStart) {
        steps.add(new Step(' ', before.get(--old)));
        fresh--;
      }
      if (changes > 0) {
        steps.add(down ? new Step('+', after.get(--fresh)) : new Step('-', before.get(--old)));
      }
    }
    Collections.reverse(steps);
    return steps;
  }
}
