package dev.bgcheck.frontend.swift.syntax;

import java.util.List;

/** A generic {@code where} clause; the span starts at the keyword. */
public record SwiftWhere(int start, int end, List<Requirement> requirements) implements SwiftNode {
  /**
   * One requirement.
   *
   * @param same whether it is {@code left == right}; otherwise {@code left: right}
   */
  public record Requirement(int start, int end, SwiftType left, boolean same, SwiftType right)
      implements SwiftNode {}
}
