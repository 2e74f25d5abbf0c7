package dev.bgcheck.engine;

import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.RelatedSpan;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines that differ from an earlier state of the project. A finding is on changed lines when
 * its place is, or a related one: taking a key out of a property list breaks a call elsewhere.
 */
public final class ChangedLines {
  private static final Pattern HUNK =
      Pattern.compile("@@ -\\d+(?:,\\d+)? \\+(\\d+)(?:,(\\d+))? @@.*");

  private final Map<String, List<int[]>> ranges = new HashMap<>();
  private final Set<String> newFiles = new HashSet<>();

  private ChangedLines() {}

  /**
   * Reads what git says.
   *
   * @param diff the output of {@code git diff -U0}, with paths relative to the working directory
   *     and {@code b/} in front of the new ones
   * @param untracked paths of files that git does not know; all their lines are new
   */
  public static ChangedLines of(String diff, List<String> untracked) {
    ChangedLines changed = new ChangedLines();
    changed.newFiles.addAll(untracked);
    String file = "";
    boolean header = false;
    for (String line : diff.split("\n")) {
      if (line.startsWith("diff --git ")) {
        header = true;
        file = "";
      } else if (header && line.startsWith("+++ ")) {
        file = path(line.substring(4).stripTrailing());
      } else if (header && line.startsWith("Binary files ") && line.endsWith(" differ")) {
        int second = line.lastIndexOf(" and b/");
        if (second > 0) {
          String binary = line.substring(second + 7, line.length() - " differ".length());
          changed.newFiles.add(binary);
        }
      } else if (line.startsWith("@@ ")) {
        header = false;
        Matcher hunk = HUNK.matcher(line);
        if (hunk.matches()) {
          changed.add(file, hunk);
        }
      }
    }
    return changed;
  }

  private void add(String file, Matcher hunk) {
    int start = Integer.parseInt(hunk.group(1));
    int count = hunk.group(2) == null ? 1 : Integer.parseInt(hunk.group(2));
    // Lines that were only taken away stood between `start` and the next one.
    int end = count == 0 ? start + 1 : start + count - 1;
    ranges.computeIfAbsent(file, key -> new ArrayList<>()).add(new int[] {start, end});
  }

  /** A path as diffs write it: {@code b/} in front, in quotes when it has unusual characters. */
  private static String path(String written) {
    String path = written;
    if (path.startsWith("\"") && path.endsWith("\"") && path.length() > 1) {
      path = path.substring(1, path.length() - 1).replaceAll("\\\\(.)", "$1");
    }
    return path.startsWith("b/") ? path.substring(2) : "";
  }

  /** Whether a finding is on changed lines. */
  public boolean touches(Finding finding) {
    if (touches(finding.span())) {
      return true;
    }
    for (RelatedSpan related : finding.related()) {
      // Where a key is missing this is the whole list; a change anywhere in it is not about the
      // key.
      Span place = related.span();
      if (touches(place.file().span(place.start(), place.start()))) {
        return true;
      }
    }
    return false;
  }

  private boolean touches(Span span) {
    String path = span.file().path();
    if (newFiles.contains(path)) {
      return true;
    }
    List<int[]> changed = ranges.getOrDefault(path, List.of());
    if (span.file().isBinary()) {
      return !changed.isEmpty();
    }
    for (int[] range : changed) {
      if (span.line() <= range[1] && span.endLine() >= range[0]) {
        return true;
      }
    }
    return false;
  }
}
