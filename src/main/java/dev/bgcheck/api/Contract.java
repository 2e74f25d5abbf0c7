package dev.bgcheck.api;

import java.util.Objects;

/**
 * One rule that Apple documents, or that developers report, for running in the background.
 *
 * @param id family letter and number, {@code M05}
 * @param family which part of the table it is from, {@code mode-required}
 * @param rule what must hold
 * @param consequence what happens otherwise
 * @param confidence how well it is known, in the table's words
 * @param source address of the page that says so
 */
public record Contract(
    String id, String family, String rule, String consequence, String confidence, String source) {
  /** Checks that nothing is null. */
  public Contract {
    Objects.requireNonNull(id);
    Objects.requireNonNull(family);
    Objects.requireNonNull(rule);
    Objects.requireNonNull(consequence);
    Objects.requireNonNull(confidence);
    Objects.requireNonNull(source);
  }

  /** Whether a primary source or an exact report stands behind it, so that it may back an error. */
  public boolean isSourced() {
    return confidence.startsWith("documented") || confidence.startsWith("runtime-verified");
  }

  /** Whether the source is a page of Apple's. */
  public boolean hasApplePage() {
    return source.startsWith("https://developer.apple.com/");
  }
}
