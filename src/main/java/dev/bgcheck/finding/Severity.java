package dev.bgcheck.finding;

import java.util.Locale;
import java.util.Optional;

/** How bad a finding is; declared from worst to mildest. */
public enum Severity {
  /** A documented crash, rejection by the store, or certain loss of function. */
  ERROR,
  /** A documented misuse that does harm under conditions. */
  WARNING,
  /** Advice. */
  NOTE;

  /** The word used in rule files, options and reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The severity of a word as written by {@link #word()}. */
  public static Optional<Severity> ofWord(String word) {
    for (Severity severity : values()) {
      if (severity.word().equals(word)) {
        return Optional.of(severity);
      }
    }
    return Optional.empty();
  }

  /** Whether this is as bad as {@code threshold}, or worse. */
  public boolean isAtLeast(Severity threshold) {
    return compareTo(threshold) <= 0;
  }

  /** The milder of the two. */
  public Severity atMost(Severity other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
