package dev.bgcheck.frontend.swift.syntax;

import dev.bgcheck.source.LineIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a file declares and calls, in the order of the text: for looking at what the parser read.
 */
public final class SwiftOutline {
  // Receivers of a call further to the left than this are left out of its name.
  private static final int MAX_RECEIVERS = 3;

  private SwiftOutline() {}

  /** What an entry is. */
  public enum Kind {
    /** A class, struct, enum, protocol, actor or extension. */
    TYPE,
    /** A function, initialiser, deinitialiser or subscript. */
    ROUTINE,
    /** An accessor of a property or subscript. */
    ACCESSOR,
    /** A closure. */
    CLOSURE,
    /** A call, subscripts not included. */
    CALL
  }

  /**
   * A line of the outline.
   *
   * @param depth how many other types, routines, accessors and closures are around it
   * @param name the declared name; of a routine with labels, {@code load(from:)}; of an accessor
   *     its property and kind, {@code title.get}; of a call what is called with labels, {@code
   *     queue.async(execute:)}; empty for a closure
   * @param line where the name stands, from 1; of a closure where it starts
   */
  public record Entry(Kind kind, int depth, String name, int line) {}

  /** The outline of {@code tree}. */
  public static List<Entry> of(SwiftSyntaxTree tree) {
    Collector collector = new Collector(tree.file().lines());
    collector.walk(tree);
    return List.copyOf(collector.entries);
  }

  private static final class Collector extends SwiftWalker {
    private final LineIndex lines;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> properties = new ArrayList<>();
    private int depth;

    Collector(LineIndex lines) {
      this.lines = lines;
    }

    @Override
    protected boolean enter(SwiftNode node) {
      if (node instanceof SwiftDecl.Type type) {
        open(Kind.TYPE, type.name().text(), type.name().start());
      } else if (node instanceof SwiftDecl.Extension extension) {
        open(Kind.TYPE, extension.extended().dottedName(), extension.extended().start());
      } else if (node instanceof SwiftDecl.Function function) {
        String name = function.name().text() + labels(function.parameters(), false);
        open(Kind.ROUTINE, name, function.name().start());
      } else if (node instanceof SwiftDecl.Initializer initializer) {
        String name = "init" + labels(initializer.parameters(), false);
        open(Kind.ROUTINE, name, initializer.keyword());
      } else if (node instanceof SwiftDecl.Deinitializer deinitializer) {
        open(Kind.ROUTINE, "deinit", deinitializer.keyword());
      } else if (node instanceof SwiftDecl.Subscript subscript) {
        String name = "subscript" + labels(subscript.parameters(), true);
        properties.add("subscript");
        open(Kind.ROUTINE, name, subscript.keyword());
      } else if (node instanceof SwiftDecl.Binding binding) {
        properties.add(
            binding.pattern() instanceof SwiftPattern.Identifier name ? name.name().text() : "");
      } else if (node instanceof SwiftAccessor accessor) {
        String property = properties.get(properties.size() - 1);
        String kind = accessor.kind().name().toLowerCase(Locale.ROOT);
        open(Kind.ACCESSOR, property + "." + kind, accessor.start());
      } else if (node instanceof SwiftExpr.Closure closure) {
        open(Kind.CLOSURE, "", closure.start());
      } else if (node instanceof SwiftExpr.Call call) {
        add(Kind.CALL, name(call), nameStart(call.callee()));
      }
      return true;
    }

    @Override
    protected void leave(SwiftNode node) {
      if (node instanceof SwiftDecl.Type
          || node instanceof SwiftDecl.Extension
          || node instanceof SwiftDecl.Function
          || node instanceof SwiftDecl.Initializer
          || node instanceof SwiftDecl.Deinitializer
          || node instanceof SwiftDecl.Subscript
          || node instanceof SwiftAccessor
          || node instanceof SwiftExpr.Closure) {
        depth--;
      }
      if (node instanceof SwiftDecl.Binding || node instanceof SwiftDecl.Subscript) {
        properties.remove(properties.size() - 1);
      }
    }

    private void open(Kind kind, String name, int offset) {
      add(kind, name, offset);
      depth++;
    }

    private void add(Kind kind, String name, int offset) {
      entries.add(new Entry(kind, depth, name, lines.lineAt(offset)));
    }

    private static String labels(List<SwiftParameter> parameters, boolean bare) {
      return parameters.stream()
          .map(parameter -> label(parameter, bare) + ":")
          .collect(Collectors.joining("", "(", ")"));
    }

    /** A parameter's label; in a subscript a single name is none. */
    private static String label(SwiftParameter parameter, boolean bare) {
      boolean none = bare && parameter.label().isEmpty();
      String label = none ? "" : parameter.argumentLabel();
      return label.isEmpty() ? "_" : label;
    }

    private static String name(SwiftExpr.Call call) {
      StringBuilder labels = new StringBuilder("(");
      for (SwiftArgument argument : call.arguments()) {
        append(labels, argument.labelText());
      }
      for (SwiftArgument argument : call.trailing()) {
        append(labels, argument.labelText());
      }
      return spelling(call.callee(), MAX_RECEIVERS) + labels.append(')');
    }

    private static void append(StringBuilder labels, String label) {
      labels.append(label.isEmpty() ? "_" : label).append(':');
    }

    /** The names of a callee with at most {@code receivers} names in front of the last. */
    private static String spelling(SwiftExpr callee, int receivers) {
      if (callee instanceof SwiftExpr.Reference reference) {
        return reference.name().text();
      }
      if (callee instanceof SwiftExpr.Self) {
        return "self";
      }
      if (callee instanceof SwiftExpr.Super) {
        return "super";
      }
      if (callee instanceof SwiftExpr.Member member) {
        Optional<SwiftExpr> base = member.base();
        String front =
            base.isEmpty() ? "" : receivers == 0 ? "…" : spelling(base.get(), receivers - 1);
        return front + "." + member.name().text();
      }
      if (callee instanceof SwiftExpr.OptionalChain chain && receivers > 0) {
        return spelling(chain.base(), receivers - 1) + "?";
      }
      if (callee instanceof SwiftExpr.Force force && receivers > 0) {
        return spelling(force.base(), receivers - 1) + "!";
      }
      if (callee instanceof SwiftExpr.Call call && receivers > 0) {
        return spelling(call.callee(), receivers - 1) + "()";
      }
      return "…";
    }

    private static int nameStart(SwiftExpr callee) {
      return callee instanceof SwiftExpr.Member member ? member.name().start() : callee.start();
    }
  }
}
