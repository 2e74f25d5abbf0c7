package dev.bgcheck.frontend.swift.syntax;

import java.util.List;

/**
 * An attribute, a property wrapper, a result builder or an attached macro: {@code @MainActor},
 * {@code @AppStorage("key")}.
 *
 * @param type the name behind the {@code @}, with its generic arguments
 * @param parenthesised whether an argument list was written, be it empty
 * @param arguments the arguments; those that are no expressions ({@code @available(iOS 15, *)},
 *     {@code @objc(doIt:)}) come as {@link SwiftExpr.Verbatim}
 */
public record SwiftAttribute(
    int start, int end, SwiftType type, boolean parenthesised, List<SwiftArgument> arguments)
    implements SwiftNode {

  /** The attribute's name without generic arguments, dots included: {@code SwiftUI.State}. */
  public String name() {
    return type.dottedName();
  }
}
