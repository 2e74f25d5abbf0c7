package dev.bgcheck.frontend.swift.syntax;

/**
 * A place where the parser met what it did not expect and went on.
 *
 * @param offset where, in UTF-16 units
 * @param reason what was missing or left over, in a few words
 */
public record SwiftRecovery(int offset, String reason) {}
