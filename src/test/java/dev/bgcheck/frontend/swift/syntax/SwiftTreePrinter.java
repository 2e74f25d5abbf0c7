package dev.bgcheck.frontend.swift.syntax;

import dev.bgcheck.source.SourceFile;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Prints a tree as a compact S-expression for tests: {@code (binary + a b)}.
 *
 * <p>Names, literals, arguments, modifiers and attributes are printed much as Swift writes them.
 * Any other record is its name in lower case and its components; what is absent, empty or false is
 * left out, what is true is the component's name.
 */
final class SwiftTreePrinter {
  private final SwiftSyntaxTree tree;

  private SwiftTreePrinter(SwiftSyntaxTree tree) {
    this.tree = tree;
  }

  /** The items of a text, one behind the other, with the recovered places behind them. */
  static String print(String text) {
    SwiftSyntaxTree tree = SwiftParser.parse(SourceFile.of("Test.swift", text));
    String items = new SwiftTreePrinter(tree).list(tree.items());
    if (tree.recoveries().isEmpty()) {
      return items;
    }
    String recoveries =
        tree.recoveries().stream()
            .map(recovery -> "!" + recovery.offset() + " " + recovery.reason())
            .collect(Collectors.joining(", "));
    return items + " " + recoveries;
  }

  private String list(List<?> values) {
    return values.stream().map(this::value).collect(Collectors.joining(" "));
  }

  private String value(Object value) {
    if (value instanceof SwiftExpr expression) {
      return expression(expression);
    }
    if (value instanceof SwiftStmt.Expression statement) {
      return value(statement.expression());
    }
    if (value instanceof SwiftStmt.Declaration statement) {
      return value(statement.declaration());
    }
    if (value instanceof SwiftCondition.Test test) {
      return value(test.expression());
    }
    if (value instanceof SwiftPattern.Expression pattern) {
      return value(pattern.expression());
    }
    if (value instanceof SwiftPattern.Identifier pattern) {
      return pattern.name().text();
    }
    if (value instanceof SwiftType.Named named && named.base().isEmpty()) {
      return named.name().text() + generics(named.arguments());
    }
    if (value instanceof SwiftName name) {
      return name.text().isEmpty() ? "''" : name.text();
    }
    if (value instanceof SwiftArgument argument) {
      return argument.label().map(label -> label.text() + ": ").orElse("")
          + value(argument.value());
    }
    if (value instanceof SwiftModifier modifier) {
      return modifier.name() + modifier.detail().map(detail -> "(" + detail + ")").orElse("");
    }
    if (value instanceof SwiftAttribute attribute) {
      String arguments = attribute.parenthesised() ? "(" + list(attribute.arguments()) + ")" : "";
      return "@" + value(attribute.type()) + arguments;
    }
    if (value instanceof SwiftBlock block) {
      return "{" + list(block.statements()) + "}";
    }
    if (value instanceof SwiftEffects effects) {
      return effects(effects);
    }
    if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
    if (value instanceof List<?> values) {
      return "[" + list(values) + "]";
    }
    return value instanceof Record record ? record(record) : String.valueOf(value);
  }

  private String expression(SwiftExpr expression) {
    if (expression instanceof SwiftExpr.Reference reference) {
      return reference.name().text()
          + labels(reference.labels())
          + generics(reference.genericArguments());
    }
    if (expression instanceof SwiftExpr.Member member) {
      return "(. "
          + member.base().map(base -> value(base) + " ").orElse("")
          + value(member.name())
          + labels(member.labels())
          + generics(member.genericArguments())
          + ")";
    }
    if (expression instanceof SwiftExpr.IntegerLiteral literal) {
      return literal.text();
    }
    if (expression instanceof SwiftExpr.FloatLiteral literal) {
      return literal.text();
    }
    if (expression instanceof SwiftExpr.BooleanLiteral literal) {
      return String.valueOf(literal.value());
    }
    if (expression instanceof SwiftExpr.StringLiteral literal) {
      return literal.constant().map(SwiftTreePrinter::quote).orElseGet(() -> record(literal));
    }
    if (expression instanceof SwiftExpr.Verbatim || expression instanceof SwiftExpr.RegexLiteral) {
      return "<" + tree.text(expression) + ">";
    }
    if (expression instanceof SwiftExpr.NilLiteral) {
      return "nil";
    }
    if (expression instanceof SwiftExpr.Self) {
      return "self";
    }
    if (expression instanceof SwiftExpr.Super) {
      return "super";
    }
    if (expression instanceof SwiftExpr.Discard) {
      return "_";
    }
    return record((Record) expression);
  }

  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t") + '"';
  }

  private static String labels(Optional<List<String>> labels) {
    return labels.map(names -> "(" + String.join(":", names) + ":)").orElse("");
  }

  private String generics(List<SwiftType> arguments) {
    return arguments.isEmpty() ? "" : "<" + list(arguments) + ">";
  }

  private String effects(SwiftEffects effects) {
    String text = effects.async() ? "async" : "";
    if (effects.throwing() != SwiftEffects.Throwing.NO) {
      text += (text.isEmpty() ? "" : " ") + value(effects.throwing());
      text += effects.thrownType().map(type -> "(" + value(type) + ")").orElse("");
    }
    return text;
  }

  private String record(Record record) {
    StringBuilder out = new StringBuilder("(");
    out.append(name(record));
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      if (component.getType() == int.class) {
        continue;
      }
      String text = component(record, component);
      if (!text.isEmpty()) {
        out.append(' ').append(text);
      }
    }
    return out.append(')').toString();
  }

  private static String name(Record record) {
    String name = record.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    return name.startsWith("swift") ? name.substring("swift".length()) : name;
  }

  private String component(Record record, RecordComponent component) {
    Object value = read(record, component);
    if (value instanceof Boolean flag) {
      String name = component.getName();
      return !flag ? "" : name.equals("parenthesised") ? "()" : name;
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(this::value).orElse("");
    }
    if (value instanceof List<?> values && values.isEmpty()) {
      return "";
    }
    if (value instanceof String text && record instanceof SwiftExpr.Text) {
      return quote(text);
    }
    return value(value);
  }

  /** The value of a component; also used to look at all nodes. */
  static Object read(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
