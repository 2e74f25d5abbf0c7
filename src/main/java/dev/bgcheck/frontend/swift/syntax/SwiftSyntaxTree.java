package dev.bgcheck.frontend.swift.syntax;

import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import java.util.List;

/**
 * The syntax of one Swift file.
 *
 * <p>The tree is never deeper than a recursive walk on an ordinary thread can take: what lies
 * deeper is an {@code Unknown} node and a recovery.
 *
 * @param items declarations and statements of the file, in order
 * @param comments all comments, in order
 * @param recoveries places that were not understood, in order; empty for a file that is whole
 */
public record SwiftSyntaxTree(
    SourceFile file,
    List<SwiftStmt> items,
    List<SwiftComment> comments,
    List<SwiftRecovery> recoveries) {

  /** The place of a node. */
  public Span span(SwiftNode node) {
    return file.span(node.start(), node.end());
  }

  /** The text of a node. */
  public String text(SwiftNode node) {
    return file.text().substring(node.start(), node.end());
  }
}
