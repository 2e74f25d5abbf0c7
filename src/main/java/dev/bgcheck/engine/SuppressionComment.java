package dev.bgcheck.engine;

import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A comment that silences rules: {@code // bgcheck:ignore RULE[,RULE] — reason} for its own line
 * and, when it stands alone, the next; {@code bgcheck:ignore-file RULE} for the whole file. Above a
 * key of a property list or of YAML it reaches to the end of the key's value. Any comment of the
 * checked languages will do, {@code <!-- -->} and {@code #} included.
 *
 * @param rules the ids as written; none when the comment names none
 * @param lines the lines, from 1, whose findings it silences; empty for the whole file
 * @param span from {@code bgcheck:} to the last id
 */
record SuppressionComment(List<String> rules, List<Integer> lines, Span span) {
  private static final String WORD = "bgcheck:ignore";
  private static final Pattern COMMENT =
      Pattern.compile(
          WORD
              + "(-file)?(?![\\w-])(?:[ \\t:]+([a-z][a-z0-9]*(?:-[a-z0-9]+)*"
              + "(?:[ \\t]*,[ \\t]*[a-z][a-z0-9]*(?:-[a-z0-9]+)*)*))?");
  private static final Pattern OPENING = Pattern.compile("//|/\\*|<!--|#");
  private static final Pattern ONLY_COMMENT = Pattern.compile("\\s*(//|/\\*|\\*|<!--|#(?!\\w)).*");

  SuppressionComment {
    rules = List.copyOf(rules);
    lines = List.copyOf(lines);
  }

  boolean isForFile() {
    return lines.isEmpty();
  }

  /** Whether a finding that starts on {@code line} is silenced. */
  boolean reaches(int line) {
    return isForFile() || lines.contains(line);
  }

  /** All suppressions of a file, in the order of the text. */
  static List<SuppressionComment> in(SourceFile file) {
    String text = file.text();
    if (!text.contains(WORD)) {
      return List.of();
    }
    List<SuppressionComment> found = new ArrayList<>();
    Matcher matcher = COMMENT.matcher(text);
    while (matcher.find()) {
      int line = file.lines().lineAt(matcher.start());
      int lineStart = file.lines().lineStart(line);
      String before = text.substring(lineStart, matcher.start());
      int opening = opening(before);
      if (opening < 0) {
        continue;
      }
      List<String> rules =
          matcher.group(2) == null ? List.of() : List.of(matcher.group(2).split("[ \\t]*,[ \\t]*"));
      List<Integer> lines = new ArrayList<>();
      if (matcher.group(1) == null) {
        lines.add(line);
        if (before.substring(0, opening).isBlank()) {
          int next = nextLine(file, line);
          IntStream.rangeClosed(next, ValueLines.lastOf(file, next)).forEach(lines::add);
        }
      }
      found.add(new SuppressionComment(rules, lines, file.span(matcher.start(), matcher.end())));
    }
    return found;
  }

  /** Where on the line the comment starts that holds what follows; -1 when there is none. */
  private static int opening(String before) {
    if (before.strip().equals("*")) {
      return before.indexOf('*');
    }
    Matcher matcher = OPENING.matcher(before);
    while (matcher.find()) {
      long quotes = before.substring(0, matcher.start()).chars().filter(c -> c == '"').count();
      // Behind an odd number of quotes it is the content of a string.
      if (quotes % 2 == 0) {
        return matcher.start();
      }
    }
    return -1;
  }

  /** The first line below that is more than a comment: comments may be stacked. */
  private static int nextLine(SourceFile file, int line) {
    int next = line + 1;
    while (next < file.lines().lineCount() && ONLY_COMMENT.matcher(file.lineText(next)).matches()) {
      next++;
    }
    return next;
  }
}
