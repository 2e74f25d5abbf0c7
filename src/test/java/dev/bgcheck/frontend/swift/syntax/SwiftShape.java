package dev.bgcheck.frontend.swift.syntax;

import dev.bgcheck.source.LineIndex;
import dev.bgcheck.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Prints where the constructs of Swift files are, in the form of {@code bench/swift-tree-sitter.c}:
 * path, line, kind, name. The argument is a file that lists paths.
 */
final class SwiftShape {
  private SwiftShape() {}

  /** Prints the shapes. */
  public static void main(String[] arguments) throws IOException {
    StringBuilder out = new StringBuilder();
    for (String path : Files.readAllLines(Path.of(arguments[0]))) {
      String text = new String(Files.readAllBytes(Path.of(path)), StandardCharsets.UTF_8);
      SourceFile file = SourceFile.of(path, text);
      SwiftSyntaxTree tree = SwiftParser.parse(file);
      out.append(path).append("\t0\tfile\t\n");
      new Shapes(path, file.lines(), out, tree).walk(tree);
      System.out.print(out);
      out.setLength(0);
    }
  }

  private static final class Shapes extends SwiftWalker {
    private final String path;
    private final LineIndex lines;
    private final StringBuilder out;
    private final SwiftSyntaxTree tree;

    Shapes(String path, LineIndex lines, StringBuilder out, SwiftSyntaxTree tree) {
      this.path = path;
      this.lines = lines;
      this.out = out;
      this.tree = tree;
    }

    @Override
    protected boolean enter(SwiftNode node) {
      if (node instanceof SwiftDecl.Type type) {
        line(type.name().start(), "type", type.name().text());
      } else if (node instanceof SwiftDecl.Extension extension) {
        line(extension.extended().start(), "type", tree.text(extension.extended()));
      } else if (node instanceof SwiftDecl.Function function) {
        line(function.name().start(), "func", function.name().text());
      } else if (node instanceof SwiftDecl.Initializer initializer) {
        line(initializer.keyword(), "init", "");
      } else if (node instanceof SwiftDecl.Deinitializer deinitializer) {
        line(deinitializer.keyword(), "deinit", "");
      } else if (node instanceof SwiftDecl.Subscript subscript) {
        line(subscript.keyword(), "subscript", "");
      } else if (node instanceof SwiftExpr.Closure) {
        line(node.start(), "closure", "");
      } else if (node instanceof SwiftExpr.Call || node instanceof SwiftExpr.Subscript) {
        line(node.end() - 1, "call", "");
      } else if (node instanceof SwiftStmt.If statement) {
        for (SwiftStmt.Branch branch : statement.branches()) {
          line(branch.start(), "if", "");
        }
      } else if (node instanceof SwiftStmt.Guard) {
        line(node.start(), "guard", "");
      } else if (node instanceof SwiftStmt.Switch) {
        line(node.start(), "switch", "");
      } else if (node instanceof SwiftStmt.SwitchCase) {
        line(node.start(), "case", "");
      } else if (node instanceof SwiftStmt.ForIn) {
        line(node.start(), "for", "");
      } else if (node instanceof SwiftStmt.While) {
        line(node.start(), "while", "");
      } else if (node instanceof SwiftStmt.Do) {
        line(node.start(), "do", "");
      } else if (node instanceof SwiftExpr.Assign) {
        line(node.start(), "assign", "");
      } else if (node instanceof SwiftExpr.Ternary) {
        line(node.start(), "ternary", "");
      } else if (node instanceof SwiftExpr.StringLiteral) {
        line(node.start(), "string", "");
      }
      return true;
    }

    private void line(int offset, String kind, String name) {
      out.append(path).append('\t').append(lines.lineAt(offset)).append('\t');
      out.append(kind).append('\t').append(name.replace('\n', ' ')).append('\n');
    }
  }
}
