package dev.bgcheck.frontend.swift.syntax;

import java.util.List;

/**
 * The braces behind a property or subscript.
 *
 * @param accessors in written order; those of all clauses where an {@code #if} stands among them
 */
public record SwiftAccessorBlock(int start, int end, List<SwiftAccessor> accessors)
    implements SwiftNode {}
