package dev.bgcheck.api;

import dev.bgcheck.source.Span;

/** A file of the catalogue says something that cannot be; its message starts with the place. */
public final class ApiCatalogException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Span span;

  /**
   * What is wrong at a place.
   *
   * @param problem one phrase, no full stop
   */
  public ApiCatalogException(Span span, String problem) {
    super(span + ": " + problem);
    this.span = span;
  }

  /** The place. */
  public Span span() {
    return span;
  }
}
