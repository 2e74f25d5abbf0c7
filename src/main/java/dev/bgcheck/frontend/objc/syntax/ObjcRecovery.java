package dev.bgcheck.frontend.objc.syntax;

/**
 * A place where the parser met what it did not expect and went on.
 *
 * @param offset where, in UTF-16 units
 * @param reason what was missing or left over, in a few words
 */
public record ObjcRecovery(int offset, String reason) {}
