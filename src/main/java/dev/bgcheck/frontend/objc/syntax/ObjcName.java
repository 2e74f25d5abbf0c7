package dev.bgcheck.frontend.objc.syntax;

/**
 * A declared or used name at its place.
 *
 * @param text the name as written; C++ names with their qualifiers ({@code a::b})
 */
public record ObjcName(int start, int end, String text) implements ObjcNode {}
