package dev.bgcheck.source.yaml;

import dev.bgcheck.source.Span;

/** A text is no YAML, or more of it than can be accepted; says where and why. */
public final class YamlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Span span;

  /**
   * What is wrong at a place.
   *
   * @param message one phrase, no full stop
   */
  public YamlException(Span span, String message) {
    super(message);
    this.span = span;
  }

  /** The place. */
  public Span span() {
    return span;
  }
}
