package dev.bgcheck.model;

import dev.bgcheck.source.Span;
import java.util.Objects;

/**
 * One way out of a block.
 *
 * @param target the id of the block control goes to
 * @param condition what holds on this way
 * @param label how to name this way in a message, such as {@code case .failure}, {@code else},
 *     {@code skipping the loop}; empty when nothing need be said
 * @param span where the way is written: the case label, the else branch; the branch itself when it
 *     is not written
 */
public record Edge(int target, Condition condition, String label, Span span) {
  /** Checks that nothing is null. */
  public Edge {
    Objects.requireNonNull(condition);
    Objects.requireNonNull(label);
    Objects.requireNonNull(span);
  }

  /** The only way out of a block. */
  public static Edge jump(int target, Span span) {
    return new Edge(target, Condition.ALWAYS, "", span);
  }
}
