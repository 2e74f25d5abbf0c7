package dev.bgcheck.frontend.objc.syntax;

import dev.bgcheck.source.SourceFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Prints what stands where in the files of a list, one node a line: path, line, kind, name. The
 * kinds are those of {@code bench/objc-tree-sitter.c}.
 */
public final class ObjcShape {
  private static final Map<Class<? extends ObjcNode>, String> KINDS =
      Map.ofEntries(
          Map.entry(ObjcDecl.Interface.class, "interface"),
          Map.entry(ObjcDecl.Implementation.class, "implementation"),
          Map.entry(ObjcDecl.Protocol.class, "protocol"),
          Map.entry(ObjcDecl.Property.class, "property"),
          Map.entry(ObjcDecl.Method.class, "method"),
          Map.entry(ObjcExpr.Block.class, "block"),
          Map.entry(ObjcExpr.Message.class, "message"),
          Map.entry(ObjcExpr.Call.class, "call"),
          Map.entry(ObjcStmt.IfBranch.class, "if"),
          Map.entry(ObjcStmt.For.class, "for"),
          Map.entry(ObjcStmt.ForIn.class, "for"),
          Map.entry(ObjcStmt.While.class, "while"),
          Map.entry(ObjcStmt.DoWhile.class, "do"),
          Map.entry(ObjcStmt.Switch.class, "switch"),
          Map.entry(ObjcStmt.Case.class, "case"),
          Map.entry(ObjcStmt.Default.class, "case"),
          Map.entry(ObjcStmt.Return.class, "return"),
          Map.entry(ObjcStmt.Try.class, "try"),
          Map.entry(ObjcStmt.Synchronized.class, "synchronized"),
          Map.entry(ObjcExpr.Assign.class, "assign"),
          Map.entry(ObjcExpr.Ternary.class, "ternary"),
          Map.entry(ObjcExpr.Cast.class, "cast"),
          Map.entry(ObjcExpr.Member.class, "member"),
          Map.entry(ObjcExpr.Subscript.class, "subscript"),
          Map.entry(ObjcExpr.Binary.class, "binary"),
          Map.entry(ObjcExpr.SelectorLiteral.class, "selector"),
          Map.entry(ObjcExpr.ArrayLiteral.class, "array"),
          Map.entry(ObjcExpr.DictionaryLiteral.class, "dictionary"));

  private final SourceFile file;
  private final PrintStream out;

  private ObjcShape(SourceFile file, PrintStream out) {
    this.file = file;
    this.out = out;
  }

  /** Argument: a file that lists files. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String path : Files.readAllLines(Path.of(arguments[0]))) {
      String text = new String(Files.readAllBytes(Path.of(path)), StandardCharsets.UTF_8);
      SourceFile file = SourceFile.of(path, text);
      out.println(path + "\t0\tfile\t");
      ObjcParser.parse(file).items().forEach(new ObjcShape(file, out)::print);
    }
    out.flush();
  }

  private void print(ObjcNode node) {
    String kind = kind(node);
    if (kind != null) {
      String name = "";
      if (node instanceof ObjcExpr.Message message) {
        name = message.selector();
      } else if (node instanceof ObjcDecl.Method method) {
        name = method.selector();
      }
      int line = file.lines().lineAt(node.start());
      out.println(file.path() + "\t" + line + "\t" + kind + "\t" + name.replaceAll("\\s", ""));
    }
    node.forEachChild(this::print);
  }

  private static String kind(ObjcNode node) {
    if (node instanceof ObjcDecl.Function function) {
      return function.body().isPresent() ? "function" : null;
    }
    if (node instanceof ObjcDeclarator declarator) {
      return declarator.initializer().isPresent() ? "initialized" : null;
    }
    return KINDS.get(node.getClass());
  }
}
