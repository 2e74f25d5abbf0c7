package dev.bgcheck.frontend.objc.syntax;

import java.util.function.Consumer;

/**
 * Anything of an Objective-C tree that has a place in the text.
 *
 * <p>Offsets count UTF-16 units of the file's text. The span of a child lies within the span of its
 * parent. Comments and white space around a node are not part of it.
 */
public interface ObjcNode {
  /** The offset of the first character. */
  int start();

  /** The offset just behind the last character. */
  int end();

  /** Hands the direct children to {@code out}, in the order of the text. */
  default void forEachChild(Consumer<? super ObjcNode> out) {}
}
