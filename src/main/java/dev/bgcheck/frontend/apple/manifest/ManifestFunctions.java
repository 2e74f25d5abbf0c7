package dev.bgcheck.frontend.apple.manifest;

import dev.bgcheck.frontend.apple.manifest.ManifestEvaluator.Place;
import dev.bgcheck.frontend.apple.manifest.ManifestValue.Items;
import dev.bgcheck.frontend.apple.manifest.ManifestValue.Part;
import dev.bgcheck.frontend.apple.manifest.ManifestValue.Unknown;
import dev.bgcheck.frontend.swift.syntax.SwiftDecl;
import dev.bgcheck.frontend.swift.syntax.SwiftExpr;
import dev.bgcheck.frontend.swift.syntax.SwiftParameter;
import dev.bgcheck.frontend.swift.syntax.SwiftPattern;
import dev.bgcheck.frontend.swift.syntax.SwiftStmt;
import dev.bgcheck.source.Span;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Calls of helper functions: parameters get their values, {@code let} and {@code append} are
 * followed, the first plain {@code return} is the result. A helper that branches is not followed.
 */
final class ManifestFunctions {
  private final ManifestEvaluator evaluator;
  private final ManifestDeclarations declarations;

  ManifestFunctions(ManifestEvaluator evaluator, ManifestDeclarations declarations) {
    this.evaluator = evaluator;
    this.declarations = declarations;
  }

  /**
   * Whether a declaration in {@code owner} may be meant by {@code written} in front of its name.
   */
  static boolean endsWith(List<String> owner, List<String> written) {
    int from = owner.size() - written.size();
    return from >= 0 && owner.subList(from, owner.size()).equals(written);
  }

  /** What the call comes to when it calls a helper. */
  Optional<ManifestValue> call(List<String> names, List<Part> parts, Place place, Span span) {
    List<String> owner = names.subList(0, names.size() - 1);
    return declarations.functions(names.get(names.size() - 1)).stream()
        .filter(one -> endsWith(one.owner(), owner) && accepts(one.node(), parts))
        .max(Comparator.comparing(one -> one.owner().equals(place.owner())))
        .map(one -> run(one, parts, span));
  }

  private static boolean accepts(SwiftDecl.Function function, List<Part> parts) {
    Set<String> given = new HashSet<>();
    parts.forEach(part -> given.add(part.label()));
    Set<String> known = new HashSet<>();
    for (SwiftParameter parameter : function.parameters()) {
      known.add(parameter.argumentLabel());
      if (parameter.defaultValue().isEmpty() && !given.contains(parameter.argumentLabel())) {
        return false;
      }
    }
    return known.containsAll(given) && parts.size() <= function.parameters().size();
  }

  private ManifestValue run(ManifestDeclarations.Function function, List<Part> parts, Span span) {
    Place inside = new Place(function.tree(), function.owner(), new HashMap<>());
    boolean[] used = new boolean[parts.size()];
    for (SwiftParameter parameter : function.node().parameters()) {
      String name = parameter.name().or(parameter::label).map(one -> one.text()).orElse("_");
      Optional<ManifestValue> given = Optional.empty();
      for (int i = 0; i < parts.size() && given.isEmpty(); i++) {
        if (!used[i] && parts.get(i).label().equals(parameter.argumentLabel())) {
          used[i] = true;
          given = Optional.of(parts.get(i).value());
        }
      }
      inside
          .locals()
          .put(
              name,
              given.orElseGet(
                  () ->
                      parameter
                          .defaultValue()
                          .map(value -> evaluator.value(value, inside))
                          .orElse(new Unknown(span))));
    }
    return result(function.node().body().orElseThrow().statements(), inside, span);
  }

  private ManifestValue result(List<SwiftStmt> statements, Place inside, Span span) {
    for (SwiftStmt statement : statements) {
      if (statement instanceof SwiftStmt.Return returned) {
        return returned
            .value()
            .map(value -> evaluator.value(value, inside))
            .orElse(new Unknown(span));
      } else if (statement instanceof SwiftStmt.Declaration declaration) {
        declare(declaration.declaration(), inside);
      } else if (statement instanceof SwiftStmt.Expression expression) {
        if (statements.size() == 1) {
          return evaluator.value(expression.expression(), inside);
        }
        effect(expression.expression(), inside);
      } else {
        return new Unknown(span);
      }
    }
    return new Unknown(span);
  }

  private void declare(SwiftDecl declaration, Place inside) {
    if (declaration instanceof SwiftDecl.Variable variable) {
      for (SwiftDecl.Binding binding : variable.bindings()) {
        if (binding.pattern() instanceof SwiftPattern.Identifier identifier) {
          ManifestValue value =
              binding
                  .initializer()
                  .map(one -> evaluator.value(one, inside))
                  .orElse(new Unknown(inside.span(binding)));
          inside.locals().put(identifier.name().text(), value);
        }
      }
    }
  }

  /** {@code list.append(x)}, {@code list.append(contentsOf: more)}, {@code list += more}. */
  private void effect(SwiftExpr expression, Place inside) {
    Map<String, ManifestValue> locals = inside.locals();
    if (expression instanceof SwiftExpr.Call call
        && call.callee() instanceof SwiftExpr.Member member
        && member.name().text().equals("append")
        && call.arguments().size() == 1
        && member.base().orElse(null) instanceof SwiftExpr.Reference list) {
      ManifestValue more = evaluator.value(call.arguments().get(0).value(), inside);
      if (call.arguments().get(0).label().isEmpty()) {
        more = new Items(more.span(), List.of(more), true);
      }
      grow(locals, list.name().text(), more);
    } else if (expression instanceof SwiftExpr.Assign assign
        && assign.target() instanceof SwiftExpr.Reference target) {
      ManifestValue value = evaluator.value(assign.value(), inside);
      if (assign.operator().text().equals("+=")) {
        grow(locals, target.name().text(), value);
      } else if (assign.operator().text().equals("=")) {
        locals.put(target.name().text(), value);
      }
    }
  }

  private static void grow(Map<String, ManifestValue> locals, String name, ManifestValue more) {
    locals.computeIfPresent(
        name, (unused, before) -> ManifestEvaluator.sum(before, more, before.span()));
  }
}
