package dev.bgcheck.frontend.swift.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.source.SourceFile;

/** Asserts trees in the form of {@link SwiftTreePrinter}. */
final class SwiftTreeAssert {
  private SwiftTreeAssert() {}

  /**
   * Asserts that the text has this tree, and that it and all its prefixes have trees whose spans
   * fit into each other.
   */
  static void assertTree(String text, String tree) {
    assertThat(SwiftTreePrinter.print(text)).as(text).isEqualTo(tree);
    for (int length = 0; length <= text.length(); length++) {
      assertSound(text.substring(0, length));
    }
  }

  /** Asserts that the text has a tree whose spans fit into each other. */
  static SwiftSyntaxTree assertSound(String text) {
    SwiftSyntaxTree tree = SwiftParser.parse(SourceFile.of("Test.swift", text));
    assertThat(SpanCheck.problems(tree)).as(text).isEmpty();
    return tree;
  }

  /** The lines, joined. */
  static String lines(String... lines) {
    return String.join("\n", lines);
  }
}
