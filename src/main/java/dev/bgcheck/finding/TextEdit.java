package dev.bgcheck.finding;

import dev.bgcheck.source.Span;

/** A replacement of a stretch of text; an empty span inserts. */
public record TextEdit(Span span, String newText) {}
