package dev.bgcheck.frontend.swift.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A conditional compilation block: {@code #if} to {@code #endif}.
 *
 * @param <N> what its clauses hold: statements, members, switch cases, arguments, attributes
 */
public record SwiftIfConfig<N extends SwiftNode>(int start, int end, List<Clause<N>> clauses)
    implements SwiftNode {
  /**
   * One clause; the span starts at its {@code #}.
   *
   * @param condition absent in {@code #else}. {@code os(iOS)} is a call, {@code DEBUG} a name,
   *     {@code &&} a {@link SwiftExpr.Binary}, {@code swift(>=5.9)} a call whose argument is a
   *     {@link SwiftExpr.Prefix}
   */
  public record Clause<N extends SwiftNode>(
      int start, int end, Optional<SwiftExpr> condition, List<N> items) implements SwiftNode {}
}
