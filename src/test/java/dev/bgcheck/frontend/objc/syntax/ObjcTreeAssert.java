package dev.bgcheck.frontend.objc.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bgcheck.source.SourceFile;
import java.util.List;

/** What tests say about trees. */
final class ObjcTreeAssert {
  private ObjcTreeAssert() {}

  /** The tree of a text; every span is checked. */
  static ObjcSyntaxTree parse(String text) {
    return parse("Test.m", text);
  }

  /** The tree of a text in a file of some name. */
  static ObjcSyntaxTree parse(String name, String text) {
    ObjcSyntaxTree tree = ObjcParser.parse(SourceFile.of(name, text));
    for (ObjcNode item : tree.items()) {
      checkSpans(item, 0, text.length());
    }
    return tree;
  }

  /** Checks that a node and all below it lie where they should. */
  static void checkSpans(ObjcNode node, int start, int end) {
    if (node.start() < start || node.end() > end || node.start() > node.end()) {
      throw new AssertionError(
          node + " is at " + node.start() + ".." + node.end() + ", not in " + start + ".." + end);
    }
    node.forEachChild(child -> checkSpans(child, node.start(), node.end()));
  }

  /** Asserts how a file prints, and that all of it is understood. */
  static void assertFile(String text, String expected) {
    ObjcSyntaxTree tree = parse(text);
    assertThat(tree.recoveries()).isEmpty();
    assertThat(ObjcTreePrinter.print(tree)).isEqualTo(expected);
  }

  /** Asserts how the statements of a body print, and that all of them are understood. */
  static void assertBody(String text, String expected) {
    ObjcSyntaxTree tree = parse("void f(void) {\n" + text + "\n}");
    assertThat(tree.recoveries()).isEmpty();
    assertThat(body(tree)).isEqualTo(expected);
  }

  /** Asserts how an expression prints, and that all of it is understood. */
  static void assertExpression(String text, String expected) {
    assertBody("x = " + text + ";", "Assign(= x " + expected + ")");
  }

  private static String body(ObjcSyntaxTree tree) {
    assertThat(tree.items()).hasSize(1);
    ObjcDecl.Function function = (ObjcDecl.Function) tree.items().get(0);
    List<ObjcStmt> statements = function.body().orElseThrow().statements();
    StringBuilder text = new StringBuilder();
    for (ObjcStmt statement : statements) {
      text.append(text.isEmpty() ? "" : "\n").append(ObjcTreePrinter.print(statement));
    }
    return text.toString();
  }
}
