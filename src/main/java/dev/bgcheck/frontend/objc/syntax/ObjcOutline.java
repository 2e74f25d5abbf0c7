package dev.bgcheck.frontend.objc.syntax;

import dev.bgcheck.source.LineIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a file declares and calls, in the order of the text: for looking at what the parser read.
 */
public final class ObjcOutline {
  private ObjcOutline() {}

  /** What an entry is. */
  public enum Kind {
    /** A class, category, protocol, structure or enumeration. */
    TYPE,
    /** A method, a function, or a routine whose head is a macro. */
    ROUTINE,
    /** A block or a lambda of C++. */
    CLOSURE,
    /** A message or a call. */
    CALL
  }

  /**
   * A line of the outline.
   *
   * @param depth how many other types, routines and closures are around it
   * @param name of a category {@code Class(Category)}, of a method {@code -selector} or {@code
   *     +selector}, of a routine made by a macro the selector among its arguments or the macro's
   *     name, of a message its selector, of a call the text of what is called where that is a name
   *     or a member, else empty; empty for a closure
   * @param line where the name stands, from 1; of a closure and a message where it starts
   */
  public record Entry(Kind kind, int depth, String name, int line) {}

  /** The outline of {@code tree}. */
  public static List<Entry> of(ObjcSyntaxTree tree) {
    Collector collector = new Collector(tree.file().lines());
    tree.items().forEach(collector::visit);
    return List.copyOf(collector.entries);
  }

  private static final class Collector {
    private final LineIndex lines;
    private final List<Entry> entries = new ArrayList<>();
    private int depth;

    Collector(LineIndex lines) {
      this.lines = lines;
    }

    void visit(ObjcNode node) {
      boolean opens = entry(node);
      depth += opens ? 1 : 0;
      node.forEachChild(this::visit);
      depth -= opens ? 1 : 0;
    }

    private void add(Kind kind, String name, int offset) {
      entries.add(new Entry(kind, depth, name, lines.lineAt(offset)));
    }

    private boolean open(Kind kind, String name, int offset) {
      add(kind, name, offset);
      return true;
    }

    /** Adds the entry of a node, if it has one; whether the node is around what it holds. */
    private boolean entry(ObjcNode node) {
      if (node instanceof ObjcDecl) {
        return type(node) || routine(node);
      }
      if (node instanceof ObjcExpr.Block || node instanceof ObjcExpr.Lambda) {
        return open(Kind.CLOSURE, "", node.start());
      }
      if (node instanceof ObjcExpr.Message message) {
        add(Kind.CALL, message.selector(), message.start());
      } else if (node instanceof ObjcExpr.Call call) {
        add(Kind.CALL, callee(call.callee()), call.callee().start());
      }
      return false;
    }

    private boolean type(ObjcNode node) {
      if (node instanceof ObjcDecl.Interface type) {
        String category = type.extension() ? "()" : category(type.category());
        return open(Kind.TYPE, type.name().text() + category, type.name().start());
      }
      if (node instanceof ObjcDecl.Implementation type) {
        return open(Kind.TYPE, type.name().text() + category(type.category()), type.name().start());
      }
      if (node instanceof ObjcDecl.Protocol type) {
        return open(Kind.TYPE, type.name().text(), type.name().start());
      }
      if (node instanceof ObjcDecl.Aggregate type && type.name().isPresent()) {
        return open(Kind.TYPE, type.name().get().text(), type.name().get().start());
      }
      if (node instanceof ObjcDecl.Enumeration type && type.name().isPresent()) {
        return open(Kind.TYPE, type.name().get().text(), type.name().get().start());
      }
      return false;
    }

    private static String category(Optional<ObjcName> category) {
      return category.map(name -> "(" + name.text() + ")").orElse("");
    }

    private boolean routine(ObjcNode node) {
      if (node instanceof ObjcDecl.Method method) {
        String sign = method.classMethod() ? "+" : "-";
        return open(Kind.ROUTINE, sign + method.selector(), method.start());
      }
      if (node instanceof ObjcDecl.Function function) {
        return open(Kind.ROUTINE, function.name().text(), function.name().start());
      }
      if (node instanceof ObjcDecl.MacroRoutine routine) {
        String name = routine.selector().isEmpty() ? routine.macro().text() : routine.selector();
        return open(Kind.ROUTINE, name, routine.start());
      }
      return false;
    }

    private static String callee(ObjcExpr callee) {
      if (callee instanceof ObjcExpr.Name name) {
        return name.name();
      }
      return callee instanceof ObjcExpr.Member member ? member.name().text() : "";
    }
  }
}
