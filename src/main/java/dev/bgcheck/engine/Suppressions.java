package dev.bgcheck.engine;

import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.rule.RuleSet;
import dev.bgcheck.source.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which findings the comments of the checked files silence, and which comments silence nothing. */
final class Suppressions {
  private final RuleSet known;
  private final Map<String, List<SuppressionComment>> byFile = new LinkedHashMap<>();
  // A comment with the id of a rule that it silenced.
  private final Set<String> used = new HashSet<>();

  /**
   * No comment yet.
   *
   * @param known every rule there is, so that a comment for one that did not run is not called
   *     wrong
   */
  Suppressions(RuleSet known) {
    this.known = known;
  }

  /** Looks for comments in a file; a file seen before is not read again. */
  void scan(SourceFile file) {
    byFile.computeIfAbsent(file.path(), path -> SuppressionComment.in(file));
  }

  /** Whether a comment silences {@code finding}; the comment then counts as used. */
  boolean silence(Finding finding) {
    scan(finding.span().file());
    boolean silenced = false;
    for (SuppressionComment comment : byFile.get(finding.span().file().path())) {
      boolean reaches = comment.reaches(finding.span().line());
      for (String rule : comment.rules()) {
        Optional<String> id = known.canonicalId(rule);
        if (reaches && id.isPresent() && id.get().equals(finding.rule())) {
          used.add(key(comment, rule));
          silenced = true;
        }
      }
    }
    return silenced;
  }

  /**
   * A notice for each comment that names no rule, an unknown rule, or a rule that ran and had
   * nothing to say there.
   *
   * @param ran the ids of the rules that ran
   */
  List<Notice> unused(Set<String> ran) {
    List<Notice> notices = new ArrayList<>();
    for (List<SuppressionComment> comments : byFile.values()) {
      for (SuppressionComment comment : comments) {
        if (comment.rules().isEmpty()) {
          notices.add(notice(comment, "names no rule: write `bgcheck:ignore RULE — reason`"));
        }
        for (String rule : comment.rules()) {
          Optional<String> id = known.canonicalId(rule);
          if (id.isEmpty()) {
            notices.add(notice(comment, "names the unknown rule `" + rule + "`" + nearest(rule)));
          } else if (ran.contains(id.get()) && !used.contains(key(comment, rule))) {
            notices.add(
                notice(comment, "for `" + rule + "` hides nothing here and can be removed"));
          }
        }
      }
    }
    return notices;
  }

  private String nearest(String rule) {
    return known.nearest(rule).map(near -> "; did you mean `" + near + "`?").orElse("");
  }

  private static Notice notice(SuppressionComment comment, String problem) {
    return Notice.at(Notice.Kind.UNUSED_SUPPRESSION, comment.span(), "this suppression " + problem);
  }

  private static String key(SuppressionComment comment, String rule) {
    return comment.span().file().path() + ":" + comment.span().start() + ":" + rule;
  }
}
