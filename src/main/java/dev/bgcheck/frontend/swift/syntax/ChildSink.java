package dev.bgcheck.frontend.swift.syntax;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where children of nodes are handed to. */
abstract class ChildSink {
  private final Consumer<? super SwiftNode> sink;

  ChildSink(Consumer<? super SwiftNode> sink) {
    this.sink = sink;
  }

  /** Hands out a node. */
  final void one(SwiftNode node) {
    sink.accept(node);
  }

  /** Hands out a node if there is one. */
  final void maybe(Optional<? extends SwiftNode> node) {
    if (node.isPresent()) {
      sink.accept(node.get());
    }
  }

  /** Hands out several nodes. */
  final void all(List<? extends SwiftNode> nodes) {
    for (SwiftNode node : nodes) {
      sink.accept(node);
    }
  }

  /** Hands out the type that is thrown, if it is named. */
  final void effects(SwiftEffects effects) {
    maybe(effects.thrownType());
  }
}
