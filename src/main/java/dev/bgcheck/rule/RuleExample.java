package dev.bgcheck.rule;

import dev.bgcheck.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A small project that shows a rule speaking or keeping quiet: documentation and test at once.
 *
 * <p>A line with a comment that starts with the word {@code expect} must have a finding of the
 * rule; no other line may. In a property list the comment is {@code <!-- expect -->}.
 *
 * @param name what is shown; for a quiet example, why it is quiet
 * @param files path to text, in the order written
 * @param platform the platform the files are for, empty for iOS or what the files say
 * @param skippedVariations test variations that make no sense here
 * @param documented whether the rule's page shows it
 * @param span where the rule file writes it
 */
public record RuleExample(
    String name,
    Map<String, String> files,
    String platform,
    Set<String> skippedVariations,
    boolean documented,
    Span span) {
  private static final Pattern MARKER = Pattern.compile("(//|#|<!--|/\\*)\\s*expect\\b");

  /** Copies the collections; the order of the files is kept. */
  public RuleExample {
    Objects.requireNonNull(name);
    Objects.requireNonNull(platform);
    Objects.requireNonNull(span);
    files = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(files));
    skippedVariations = Set.copyOf(skippedVariations);
  }

  /** The lines of {@code text}, from 1, whose comment says {@code expect}. */
  public static SortedSet<Integer> expectedLines(String text) {
    SortedSet<Integer> lines = new TreeSet<>();
    int number = 0;
    for (String line : text.split("\\r\\n|\\r|\\n", -1)) {
      number++;
      if (MARKER.matcher(line).find()) {
        lines.add(number);
      }
    }
    return lines;
  }

  /** Whether some line expects a finding. */
  public boolean isLoud() {
    return files.values().stream().anyMatch(text -> MARKER.matcher(text).find());
  }
}
