package dev.bgcheck.frontend.swift.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A generic parameter, or a primary associated type of a protocol.
 *
 * @param pack whether it is {@code each T}
 * @param value whether it is {@code let n: Int}
 * @param bound the type behind the colon
 */
public record SwiftGenericParameter(
    int start,
    int end,
    List<SwiftAttribute> attributes,
    boolean pack,
    boolean value,
    SwiftName name,
    Optional<SwiftType> bound)
    implements SwiftNode {}
