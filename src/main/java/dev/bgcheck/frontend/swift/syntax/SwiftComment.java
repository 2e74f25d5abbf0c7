package dev.bgcheck.frontend.swift.syntax;

/**
 * A comment, delimiters included.
 *
 * @param documentation whether it starts with three slashes or a slash and two asterisks
 */
public record SwiftComment(int start, int end, boolean documentation) implements SwiftNode {}
