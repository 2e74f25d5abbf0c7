package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UnseenCode;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.rule.FindingDraft;
import java.util.Optional;

/** What "nothing uses it" is worth when part of the code was not seen. */
final class Unseen {
  private Unseen() {}

  /**
   * Makes the finding advice where a dependency is not in the checkout, and hides it where the code
   * is known only as class files that nobody read. Sources in a language that is not analysed were
   * searched for the words.
   */
  static void soften(FindingDraft draft, TargetCode code) {
    Optional<UnseenCode> missing =
        code.unseen().stream()
            .filter(
                one ->
                    one.kind() == UnseenCode.Kind.DEPENDENCY
                        || one.kind() == UnseenCode.Kind.PACKAGE)
            .findFirst();
    if (!code.isTextKnown()) {
      draft.confidence(Confidence.POSSIBLE, "class files of the target were not read");
    }
    if (missing.isPresent()) {
      draft.atMost(Severity.NOTE);
      draft.confidence(
          Confidence.LIKELY, "part of the code was not seen: " + missing.get().inWords());
    }
  }
}
