package dev.bgcheck.frontend.swift.syntax;

/**
 * A name as written, at its place.
 *
 * @param text the name without back-ticks; an operator's name is its characters, a tuple index its
 *     digits
 */
public record SwiftName(int start, int end, String text) implements SwiftNode {}
