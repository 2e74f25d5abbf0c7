package dev.bgcheck.frontend.objc.syntax;

import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.Span;
import java.util.List;

/**
 * The syntax of one Objective-C file.
 *
 * <p>The tree is never deeper than a recursive walk on an ordinary thread can take: what lies
 * deeper is a {@code MacroText} or {@code Skipped} node and a recovery.
 *
 * @param items directives and declarations, in order
 * @param comments all comments, in order
 * @param recoveries places that were not understood, in order; empty for a file that is whole
 * @param inactive stretches that are not in the tree because a conditional block cuts through a
 *     statement, an expression or a head: its first branch was read in place, the other branches
 *     are here, as well as {@code #if 0}
 */
public record ObjcSyntaxTree(
    SourceFile file,
    List<ObjcDecl> items,
    List<ObjcComment> comments,
    List<ObjcRecovery> recoveries,
    List<Span> inactive) {

  /** The place of a node. */
  public Span span(ObjcNode node) {
    return file.span(node.start(), node.end());
  }

  /** The text of a node. */
  public String text(ObjcNode node) {
    return file.text().substring(node.start(), node.end());
  }
}
