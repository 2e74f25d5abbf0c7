package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.swift.syntax.SwiftArgument;
import dev.bgcheck.frontend.swift.syntax.SwiftExpr;
import dev.bgcheck.frontend.swift.syntax.SwiftName;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Literals that hold expressions, key paths, and freestanding macros. */
final class LiteralLowering {
  private final Body body;

  LiteralLowering(Body body) {
    this.body = body;
  }

  Value string(SwiftExpr.StringLiteral node, Marks marks) {
    Optional<String> constant = node.constant();
    if (constant.isPresent()) {
      return Value.Constant.string(constant.get());
    }
    List<Argument> parts = new ArrayList<>();
    for (SwiftExpr.Segment segment : node.segments()) {
      if (segment instanceof SwiftExpr.Text text) {
        parts.add(Argument.of(Value.Constant.string(text.value())));
      } else if (segment instanceof SwiftExpr.Interpolation interpolation) {
        List<Argument> values = arguments(interpolation.arguments(), marks);
        values.stream().findFirst().ifPresent(first -> parts.add(Argument.of(first.value())));
      }
    }
    return body.expressions().make(Instruction.Call.JOIN, parts, body.span(node));
  }

  Value array(SwiftExpr.ArrayLiteral node, Marks marks) {
    List<Argument> elements = new ArrayList<>(node.elements().size());
    for (SwiftExpr element : node.elements()) {
      if (element instanceof SwiftExpr.ElementConfig config) {
        elements.addAll(configured(config, marks));
      } else {
        elements.add(Argument.of(body.expressions().value(element, marks)));
      }
    }
    return body.expressions().make(Instruction.Call.ARRAY, elements, body.span(node));
  }

  Value dictionary(SwiftExpr.DictionaryLiteral node, Marks marks) {
    List<Argument> entries = new ArrayList<>(2 * node.entries().size());
    for (SwiftExpr.Entry entry : node.entries()) {
      if (entry.key() instanceof SwiftExpr.ElementConfig config) {
        configured(config, marks);
        continue;
      }
      entries.add(Argument.of(body.expressions().value(entry.key(), marks)));
      entries.add(Argument.of(body.expressions().value(entry.value(), marks)));
    }
    return body.expressions().make(Instruction.Call.DICTIONARY, entries, body.span(node));
  }

  Value tuple(SwiftExpr.Tuple node, Marks marks) {
    if (node.elements().isEmpty()) {
      return Value.Constant.UNIT;
    }
    List<Argument> elements = arguments(node.elements(), marks);
    return body.expressions().make(Instruction.Call.TUPLE, elements, body.span(node));
  }

  /** The arguments as written; those of every clause of an {@code #if} that may be compiled. */
  private List<Argument> arguments(List<SwiftArgument> written, Marks marks) {
    List<Argument> arguments = new ArrayList<>(written.size());
    for (SwiftArgument argument : written) {
      if (argument.value() instanceof SwiftExpr.ElementConfig config) {
        arguments.addAll(configured(config, marks));
      } else {
        Value value = body.expressions().value(argument.value(), marks);
        arguments.add(new Argument(argument.labelText(), value, false));
      }
    }
    return arguments;
  }

  List<Argument> configured(SwiftExpr.ElementConfig node, Marks marks) {
    return arguments(body.unit().conditions().choose(node.config()).items(), marks);
  }

  /** The names of a key path, without its root: {@code applicationState.rawValue}. */
  Value keyPath(SwiftExpr.KeyPath node) {
    StringBuilder names = new StringBuilder();
    for (SwiftExpr.Component component : node.components()) {
      if (component.name().isPresent()) {
        names.append(names.length() == 0 ? "" : ".").append(component.name().get().text());
      }
      component.arguments().forEach(argument -> body.effect(argument.value()));
    }
    return new Value.Constant(Value.Constant.Kind.SELECTOR, names.toString());
  }

  // ---- macros

  Value macro(SwiftExpr.Macro node, Marks marks) {
    Span span = body.span(node);
    switch (node.name().text()) {
      case "selector" -> {
        return new Value.Constant(Value.Constant.Kind.SELECTOR, selector(node.arguments()));
      }
      case "keyPath" -> {
        return Value.Constant.string(path(node.arguments()));
      }
      case "file", "fileID", "filePath" -> {
        return Value.Constant.string(body.unit().file().name());
      }
      case "function" -> {
        return Value.Constant.string(body.frame().signature().spokenName());
      }
      case "line" -> {
        return Value.Constant.number(Integer.toString(span.line()));
      }
      case "column" -> {
        return Value.Constant.number(Integer.toString(span.column()));
      }
      case "warning", "error", "sourceLocation" -> {
        return Value.Constant.UNIT;
      }
      default -> {
        List<Argument> arguments = new ArrayList<>(arguments(node.arguments(), marks));
        for (SwiftArgument closure : node.trailing()) {
          arguments.add(new Argument(closure.labelText(), body.value(closure.value()), true));
        }
        return body.expressions().make("#" + node.name().text(), arguments, span);
      }
    }
  }

  /** The method a {@code #selector} names, without its type. */
  private static String selector(List<SwiftArgument> arguments) {
    if (arguments.isEmpty()) {
      return "";
    }
    SwiftExpr named = arguments.get(0).value();
    while (named instanceof SwiftExpr.Paren || named instanceof SwiftExpr.Cast) {
      named =
          named instanceof SwiftExpr.Paren paren
              ? paren.expression()
              : ((SwiftExpr.Cast) named).operand();
    }
    if (named instanceof SwiftExpr.Member member) {
      return fullName(member.name(), member.labels());
    } else if (named instanceof SwiftExpr.Reference reference) {
      return fullName(reference.name(), reference.labels());
    }
    return "";
  }

  private static String fullName(SwiftName name, Optional<List<String>> labels) {
    return labels.map(written -> Heading.fullName(name.text(), written)).orElseGet(name::text);
  }

  private String path(List<SwiftArgument> arguments) {
    if (arguments.isEmpty()) {
      return "";
    }
    String text = body.unit().tree().text(arguments.get(0).value());
    StringBuilder path = new StringBuilder();
    for (String name : text.split("\\.")) {
      if (path.length() > 0 || !WellKnownNames.looksLikeType(name)) {
        path.append(path.length() == 0 ? "" : ".").append(name.trim());
      }
    }
    return path.toString();
  }
}
