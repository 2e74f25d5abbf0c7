package dev.bgcheck.finding;

import dev.bgcheck.source.Span;

/**
 * A second place that a finding is about, often the property-list key that belongs to a call.
 *
 * @param message what this place has to do with the finding; one phrase, no full stop
 */
public record RelatedSpan(String message, Span span) {}
