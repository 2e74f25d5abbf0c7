package dev.bgcheck.frontend.swift.syntax;

import java.util.Optional;

/**
 * A modifier of a declaration, a specifier of a type or of a capture: {@code static}, {@code lazy},
 * {@code private(set)}, {@code inout}.
 *
 * @param name the keyword
 * @param detail what stands in the parentheses behind it: {@code set}, {@code unsafe}
 */
public record SwiftModifier(int start, int end, String name, Optional<String> detail)
    implements SwiftNode {}
