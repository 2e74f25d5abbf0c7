package dev.bgcheck.frontend.swift.syntax;

/**
 * Anything of a Swift tree that has a place in the text.
 *
 * <p>Offsets count UTF-16 units of the file's text. The span of a node lies within the span of the
 * node that holds it. Comments and white space around a node are not part of it.
 */
public interface SwiftNode {
  /** The offset of the first character. */
  int start();

  /** The offset just behind the last character. */
  int end();
}
