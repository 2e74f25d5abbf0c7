package dev.bgcheck.rule;

import java.util.Locale;
import java.util.Optional;

/** Where a rule stands in its life. */
public enum Maturity {
  /** New: off unless asked for, until it was run over real apps. */
  PREVIEW,
  /** On by default. */
  STABLE,
  /** Kept so that configurations that name it go on working. */
  DEPRECATED;

  /** The word used in rule files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The maturity of a word as written by {@link #word()}. */
  public static Optional<Maturity> ofWord(String word) {
    for (Maturity maturity : values()) {
      if (maturity.word().equals(word)) {
        return Optional.of(maturity);
      }
    }
    return Optional.empty();
  }
}
