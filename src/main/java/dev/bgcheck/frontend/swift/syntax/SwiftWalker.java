package dev.bgcheck.frontend.swift.syntax;

/**
 * Walks over nodes and all they hold, in the order of the text.
 *
 * <p>Subclasses override {@link #enter} and {@link #leave}. Recursion goes as deep as the tree,
 * which the parser bounds.
 */
public abstract class SwiftWalker {
  private final SwiftChildren children = new SwiftChildren(this::walk);

  /** A walker. */
  protected SwiftWalker() {}

  /** Walks over all items of {@code tree}. */
  public final void walk(SwiftSyntaxTree tree) {
    for (SwiftStmt item : tree.items()) {
      walk(item);
    }
  }

  /** Walks over {@code node} and what it holds. */
  public final void walk(SwiftNode node) {
    if (enter(node)) {
      children.of(node);
      leave(node);
    }
  }

  /** Called in front of a node's children; false leaves them and {@link #leave} out. */
  protected boolean enter(SwiftNode node) {
    return true;
  }

  /** Called behind a node's children. */
  protected void leave(SwiftNode node) {}
}
