package dev.bgcheck.rule;

import dev.bgcheck.project.AppTarget;
import dev.bgcheck.source.Span;
import java.util.Objects;

/**
 * Something that a check saw in one target and that may matter for another one: an identifier which
 * only one process may use.
 *
 * @param target where it was seen
 * @param text what is compared
 * @param span the place
 * @param words how messages call what stands there
 * @param symbol the routine it stands in, for the baseline
 */
public record Mention(AppTarget target, String text, Span span, String words, String symbol) {
  /** Checks that nothing is null. */
  public Mention {
    Objects.requireNonNull(target);
    Objects.requireNonNull(text);
    Objects.requireNonNull(span);
    Objects.requireNonNull(words);
    Objects.requireNonNull(symbol);
  }
}
