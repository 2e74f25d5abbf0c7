package dev.bgcheck.frontend.objc.syntax;

/**
 * A comment, delimiters included.
 *
 * @param documentation whether it starts with three slashes or a slash and two asterisks (or {@code
 *     !})
 */
public record ObjcComment(int start, int end, boolean documentation) implements ObjcNode {}
