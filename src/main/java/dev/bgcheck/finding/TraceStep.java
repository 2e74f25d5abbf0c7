package dev.bgcheck.finding;

import dev.bgcheck.source.Span;

/**
 * One step of the chain that leads to a finding: an entry point, a call, a branch taken.
 *
 * @param message what happens here; one phrase, no full stop
 */
public record TraceStep(String message, Span span) {}
