package dev.bgcheck.frontend.swift.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A parameter of a function, an initialiser, a subscript, a macro, a closure, or a value in an enum
 * case.
 *
 * @param label the first of two written names; absent where one name serves as both
 * @param name the name in the body; absent in enum cases that give types only
 * @param type absent in closures that leave it out; ownership and {@code inout} are specifiers of
 *     an {@link SwiftType.Attributed}
 */
public record SwiftParameter(
    int start,
    int end,
    List<SwiftAttribute> attributes,
    List<SwiftModifier> modifiers,
    Optional<SwiftName> label,
    Optional<SwiftName> name,
    Optional<SwiftType> type,
    boolean variadic,
    Optional<SwiftExpr> defaultValue)
    implements SwiftNode {

  /**
   * The label a caller writes, empty for {@code _}. In a subscript or closure, a single name is no
   * label; those callers look at {@link #label} themselves.
   */
  public String argumentLabel() {
    String written = label.or(() -> name).map(SwiftName::text).orElse("");
    return written.equals("_") ? "" : written;
  }
}
