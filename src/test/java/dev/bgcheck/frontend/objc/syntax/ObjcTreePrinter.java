package dev.bgcheck.frontend.objc.syntax;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Prints trees in one line for tests: {@code Kind(parts…)} without offsets and without what is
 * absent, false or empty; names, literals, wrapping statements and types in short forms.
 */
final class ObjcTreePrinter {
  private ObjcTreePrinter() {}

  /** All items of a file, one a line. */
  static String print(ObjcSyntaxTree tree) {
    return tree.items().stream().map(ObjcTreePrinter::print).collect(Collectors.joining("\n"));
  }

  /** A node. */
  static String print(ObjcNode node) {
    if (node instanceof ObjcName name) {
      return name.text();
    }
    if (node instanceof ObjcExpr.Name name) {
      return name.name();
    }
    if (node instanceof ObjcExpr.NumberLiteral number) {
      return number.text();
    }
    if (node instanceof ObjcExpr.StringLiteral string) {
      return (string.object() ? "@\"" : "\"") + string.value() + "\"";
    }
    if (node instanceof ObjcStmt.Expression statement) {
      return print(statement.expression());
    }
    if (node instanceof ObjcStmt.Declaration statement) {
      return print(statement.declaration());
    }
    if (node instanceof ObjcStmt.Compound compound) {
      return "{" + list(compound.statements(), "; ") + "}";
    }
    if (node instanceof ObjcMessagePart part) {
      return part.arguments().isEmpty()
          ? part.label().text()
          : part.label().text() + ":" + list(part.arguments(), ",");
    }
    if (node instanceof ObjcMethodPart part) {
      return part.parameter()
          .map(name -> part.label().text() + ":" + optional(part.type()) + " " + name.text())
          .orElse(part.label().text());
    }
    if (node instanceof ObjcParameter parameter) {
      return print(parameter.type())
          + parameter.name().map(name -> " " + name.text()).orElse("")
          + parameter.defaultValue().map(value -> "=" + print(value)).orElse("");
    }
    if (node instanceof ObjcDeclarator declarator) {
      return declarator.name().map(ObjcName::text).orElse("")
          + ":"
          + print(declarator.type())
          + declarator.bits().map(bits -> " bits " + print(bits)).orElse("")
          + declarator.initializer().map(value -> "=" + print(value)).orElse("");
    }
    return node instanceof ObjcType type ? type(type) : record(node);
  }

  private static String optional(Optional<? extends ObjcNode> node) {
    return node.map(ObjcTreePrinter::print).orElse("");
  }

  private static String type(ObjcType type) {
    if (type instanceof ObjcType.Named named) {
      return named.definition().map(definition -> print(definition) + " ").orElse("")
          + (named.name().isEmpty() ? "?" : named.name())
          + (named.arguments().isEmpty() ? "" : "<" + list(named.arguments(), ",") + ">")
          + "*".repeat(named.pointers())
          + qualifiers(named.qualifiers());
    }
    if (type instanceof ObjcType.Callable callable) {
      String mark =
          switch (callable.shape()) {
            case BLOCK -> "^";
            case POINTER -> "*";
            case FUNCTION -> "";
          };
      String parameters = list(callable.parameters(), ",") + (callable.variadic() ? ",..." : "");
      return print(callable.result())
          + mark
          + "("
          + parameters
          + ")"
          + qualifiers(callable.qualifiers());
    }
    if (type instanceof ObjcType.Array array) {
      return print(array.element()) + "[" + optional(array.size()) + "]";
    }
    ObjcType.TypeOf of = (ObjcType.TypeOf) type;
    return "typeof("
        + print(of.operand())
        + ")"
        + "*".repeat(of.pointers())
        + qualifiers(of.qualifiers());
  }

  private static String qualifiers(List<String> qualifiers) {
    return qualifiers.isEmpty() ? "" : qualifiers.toString();
  }

  private static String list(List<? extends ObjcNode> nodes, String divider) {
    return nodes.stream().map(ObjcTreePrinter::print).collect(Collectors.joining(divider));
  }

  private static String record(ObjcNode node) {
    List<String> parts = new ArrayList<>();
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      String name = component.getName();
      if (name.equals("start") || name.equals("end")) {
        continue;
      }
      String text = value(name, read(component, node));
      if (!text.isEmpty()) {
        parts.add(text);
      }
    }
    String kind = node.getClass().getSimpleName().replaceFirst("^Objc", "");
    return kind + "(" + String.join(" ", parts) + ")";
  }

  private static Object read(RecordComponent component, ObjcNode node) {
    try {
      return component.getAccessor().invoke(node);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static String value(String name, Object value) {
    if (value instanceof ObjcNode node) {
      return print(node);
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(content -> value(name, content)).orElse("");
    }
    if (value instanceof List<?> list) {
      return list.isEmpty()
          ? ""
          : list.stream()
              .map(item -> value(name, item))
              .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Boolean flag) {
      return flag ? name : "";
    }
    return value.toString().strip();
  }
}
