package dev.bgcheck.finding;

import dev.bgcheck.source.Span;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Something people must know about the run itself: a file that was not read, a setting that was not
 * understood, a rule that failed. "No findings" must never look like "not analysed".
 *
 * @param message one phrase, no full stop, with what to do where something can be done
 * @param span the place, absent when no file can be named
 */
public record Notice(Kind kind, String message, Optional<Span> span) {

  /** What sort of thing could not be done. */
  public enum Kind {
    /** A file or folder exists and could not be opened. */
    UNREADABLE,
    /** A file was opened and its content not understood, wholly or in part. */
    NOT_PARSED,
    /** A project or build setting refers to something that is not there. */
    MISSING_REFERENCE,
    /** A variable has no value in the checkout. */
    UNRESOLVED_VARIABLE,
    /** Something was left out on purpose, such as a file over the size limit. */
    SKIPPED,
    /** The project is of a kind, or uses a feature, that is read in part only. */
    LIMITED,
    /** A suppression that hides nothing. */
    UNUSED_SUPPRESSION,
    /** A rule or reporter failed; the others went on. */
    INTERNAL;

    /** The word used in reports, such as {@code not-parsed}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Places first, in order; then those without a place; then by kind and message. */
  public static final Comparator<Notice> REPORT_ORDER =
      Comparator.comparing(
              (Notice notice) -> notice.span().orElse(null),
              Comparator.nullsLast(Comparator.<Span>naturalOrder()))
          .thenComparing(Notice::kind)
          .thenComparing(Notice::message);

  /** Checks that nothing is null. */
  public Notice {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(message);
    Objects.requireNonNull(span);
  }

  /** A notice about a place. */
  public static Notice at(Kind kind, Span span, String message) {
    return new Notice(kind, message, Optional.of(span));
  }

  /** A notice that no place belongs to. */
  public static Notice general(Kind kind, String message) {
    return new Notice(kind, message, Optional.empty());
  }
}
