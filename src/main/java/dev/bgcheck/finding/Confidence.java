package dev.bgcheck.finding;

import java.util.Locale;
import java.util.Optional;

/** How sure the tool is that a finding is true; declared from surest to least sure. */
public enum Confidence {
  /** Everything the finding rests on was seen. */
  CERTAIN,
  /** Rests on one usual assumption, such as that a delegate is the object assigned in code. */
  LIKELY,
  /** Rests on something the tool could not see; hidden unless asked for. */
  POSSIBLE;

  /** The word used in options and reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The confidence of a word as written by {@link #word()}. */
  public static Optional<Confidence> ofWord(String word) {
    for (Confidence confidence : values()) {
      if (confidence.word().equals(word)) {
        return Optional.of(confidence);
      }
    }
    return Optional.empty();
  }

  /** Whether this is as sure as {@code threshold}, or surer. */
  public boolean isAtLeast(Confidence threshold) {
    return compareTo(threshold) <= 0;
  }

  /** The less sure of the two. */
  public Confidence and(Confidence other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
