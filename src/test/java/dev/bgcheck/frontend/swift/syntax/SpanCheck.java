package dev.bgcheck.frontend.swift.syntax;

import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What must hold for every tree: spans lie within the file and within the span of the node that
 * holds them, the walker meets every node, and the tree is not too tall for recursion.
 */
final class SpanCheck {
  private static final int MAX_HEIGHT = 8_000;

  // The components of a record that can hold nodes; asking the class each time is slow.
  private static final ClassValue<List<RecordComponent>> PARTS =
      new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
          return Stream.of(type.getRecordComponents())
              .filter(component -> !component.getType().isPrimitive())
              .filter(component -> component.getType() != String.class)
              .toList();
        }
      };

  private SpanCheck() {}

  /** What is wrong with the tree; empty if nothing is. */
  static List<String> problems(SwiftSyntaxTree tree) {
    List<String> problems = new ArrayList<>();
    int length = tree.file().text().length();
    Set<SwiftNode> all = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object[]> open = new ArrayDeque<>();
    for (SwiftStmt item : tree.items()) {
      open.push(new Object[] {item, 0, length, 1});
    }
    while (!open.isEmpty()) {
      Object[] entry = open.pop();
      Object value = entry[0];
      int from = (Integer) entry[1];
      int to = (Integer) entry[2];
      int height = (Integer) entry[3];
      if (height > MAX_HEIGHT) {
        problems.add("taller than " + MAX_HEIGHT);
        break;
      }
      if (value instanceof Optional<?> optional) {
        optional.ifPresent(inner -> open.push(new Object[] {inner, from, to, height}));
      } else if (value instanceof List<?> values) {
        values.forEach(inner -> open.push(new Object[] {inner, from, to, height}));
      } else if (value instanceof SwiftEffects effects) {
        open.push(new Object[] {effects.thrownType(), from, to, height});
      } else if (value instanceof SwiftNode node) {
        all.add(node);
        if (node.start() < from || node.end() > to || node.start() > node.end()) {
          problems.add(
              node.getClass().getSimpleName()
                  + " "
                  + node.start()
                  + ".."
                  + node.end()
                  + " is not within "
                  + from
                  + ".."
                  + to);
        }
        for (RecordComponent component : PARTS.get(node.getClass())) {
          Object inner = SwiftTreePrinter.read((Record) node, component);
          open.push(new Object[] {inner, node.start(), node.end(), height + 1});
        }
      }
    }
    int[] met = {0};
    new SwiftWalker() {
      @Override
      protected boolean enter(SwiftNode node) {
        met[0]++;
        return true;
      }
    }.walk(tree);
    if (met[0] != all.size()) {
      problems.add("the walker met " + met[0] + " of " + all.size() + " nodes");
    }
    return problems;
  }
}
