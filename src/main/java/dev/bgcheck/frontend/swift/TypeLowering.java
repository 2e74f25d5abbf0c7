package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.swift.syntax.SwiftAttribute;
import dev.bgcheck.frontend.swift.syntax.SwiftGenericParameter;
import dev.bgcheck.frontend.swift.syntax.SwiftType;
import dev.bgcheck.frontend.swift.syntax.SwiftWhere;
import dev.bgcheck.model.TypeRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Types as the program form mentions them. A generic parameter becomes what it must conform to, an
 * opaque or existential type its constraint, a composition its first type.
 */
final class TypeLowering implements SwiftType.Visitor<TypeRef> {
  private final Deque<Map<String, TypeRef>> generics = new ArrayDeque<>();
  private final Deque<String> selves = new ArrayDeque<>();

  TypeRef type(SwiftType type) {
    return type.accept(this);
  }

  TypeRef type(Optional<SwiftType> type) {
    return type.map(this::type).orElse(TypeRef.UNKNOWN);
  }

  /** Runs {@code part} with generic parameters in scope. */
  void withGenerics(
      List<SwiftGenericParameter> parameters, Optional<SwiftWhere> where, Runnable part) {
    if (parameters.isEmpty()) {
      part.run();
      return;
    }
    Map<String, TypeRef> bounds = new HashMap<>();
    for (SwiftGenericParameter parameter : parameters) {
      bounds.put(parameter.name().text(), type(parameter.bound()));
    }
    for (SwiftWhere.Requirement requirement :
        where.map(SwiftWhere::requirements).orElse(List.of())) {
      String name = requirement.left().dottedName();
      if (bounds.containsKey(name) && bounds.get(name).isUnknown()) {
        bounds.put(name, type(requirement.right()));
      }
    }
    generics.push(bounds);
    part.run();
    generics.pop();
  }

  /** Runs {@code part} with {@code Self} meaning the type of that name. */
  void withSelf(String name, Runnable part) {
    selves.push(name);
    part.run();
    selves.pop();
  }

  @Override
  public TypeRef visit(SwiftType.Named node) {
    List<TypeRef> arguments = all(node.arguments());
    String name = node.dottedName();
    if (name.startsWith("Swift.")) {
      name = name.substring("Swift.".length());
    }
    return named(name, arguments);
  }

  /** A named type; the long names of optionals, arrays and dictionaries become their short ones. */
  TypeRef named(String name, List<TypeRef> arguments) {
    switch (name) {
      case "Void" -> {
        return TypeRef.VOID;
      }
      case "Self" -> {
        return TypeRef.named(selves.isEmpty() ? name : selves.peek());
      }
      case "Optional" -> {
        if (arguments.size() == 1) {
          return arguments.get(0).optional();
        }
      }
      case "Array" -> {
        if (arguments.size() == 1) {
          return TypeRef.array(arguments.get(0));
        }
      }
      case "Dictionary" -> {
        if (arguments.size() == 2) {
          return TypeRef.dictionary(arguments.get(0), arguments.get(1));
        }
      }
      case "" -> {
        return TypeRef.UNKNOWN;
      }
      default -> {
        for (Map<String, TypeRef> bounds : generics) {
          TypeRef bound = bounds.get(name);
          if (bound != null) {
            return bound;
          }
        }
      }
    }
    return new TypeRef(name, arguments);
  }

  private List<TypeRef> all(List<SwiftType> types) {
    if (types.isEmpty()) {
      return List.of();
    }
    List<TypeRef> refs = new ArrayList<>(types.size());
    types.forEach(type -> refs.add(type(type)));
    return refs;
  }

  @Override
  public TypeRef visit(SwiftType.OptionalOf node) {
    return type(node.wrapped()).optional();
  }

  @Override
  public TypeRef visit(SwiftType.Array node) {
    return TypeRef.array(type(node.element()));
  }

  @Override
  public TypeRef visit(SwiftType.Dictionary node) {
    return TypeRef.dictionary(type(node.key()), type(node.value()));
  }

  @Override
  public TypeRef visit(SwiftType.InlineArray node) {
    return TypeRef.array(type(node.element()));
  }

  @Override
  public TypeRef visit(SwiftType.Tuple node) {
    if (node.elements().isEmpty()) {
      return TypeRef.VOID;
    }
    List<TypeRef> elements = elements(node.elements());
    return elements.size() == 1 ? elements.get(0) : new TypeRef(TypeRef.TUPLE, elements);
  }

  private List<TypeRef> elements(List<SwiftType.Element> elements) {
    List<TypeRef> types = new ArrayList<>(elements.size());
    for (SwiftType.Element element : elements) {
      TypeRef type = type(element.type());
      types.add(element.variadic() ? TypeRef.array(type) : type);
    }
    return types;
  }

  @Override
  public TypeRef visit(SwiftType.Function node) {
    return TypeRef.function(elements(node.parameters()), type(node.result()));
  }

  @Override
  public TypeRef visit(SwiftType.Prefixed node) {
    return type(node.type());
  }

  @Override
  public TypeRef visit(SwiftType.Composition node) {
    return node.types().isEmpty() ? TypeRef.UNKNOWN : type(node.types().get(0));
  }

  @Override
  public TypeRef visit(SwiftType.Metatype node) {
    return type(node.base()).metatype();
  }

  @Override
  public TypeRef visit(SwiftType.Suppressed node) {
    return TypeRef.UNKNOWN;
  }

  @Override
  public TypeRef visit(SwiftType.Attributed node) {
    TypeRef type = type(node.type());
    for (SwiftAttribute attribute : node.attributes()) {
      if (attribute.name().equals("MainActor") && type.name().equals(TypeRef.FUNCTION)) {
        return new TypeRef(TypeRef.MAIN_ACTOR_FUNCTION, type.arguments());
      }
    }
    return type;
  }

  @Override
  public TypeRef visit(SwiftType.Value node) {
    return TypeRef.UNKNOWN;
  }

  @Override
  public TypeRef visit(SwiftType.Wildcard node) {
    return TypeRef.UNKNOWN;
  }

  @Override
  public TypeRef visit(SwiftType.Unknown node) {
    return TypeRef.UNKNOWN;
  }
}
