package dev.bgcheck.frontend.objc.syntax;

import java.util.List;
import java.util.function.Consumer;

/**
 * A branch of a conditional compilation block; the span starts at its {@code #} and ends where the
 * next branch or the {@code #endif} starts.
 *
 * @param <N> what it holds: declarations or statements
 * @param directive {@code if}, {@code ifdef}, {@code ifndef}, {@code elif} (also with {@code def})
 *     or {@code else}
 * @param condition as written, empty for {@code else}
 */
public record ObjcBranch<N extends ObjcNode>(
    int start, int end, String directive, String condition, List<N> items) implements ObjcNode {
  @Override
  public void forEachChild(Consumer<? super ObjcNode> out) {
    items.forEach(out);
  }
}
