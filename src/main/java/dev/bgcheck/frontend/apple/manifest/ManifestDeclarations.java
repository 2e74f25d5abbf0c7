package dev.bgcheck.frontend.apple.manifest;

import dev.bgcheck.frontend.swift.syntax.SwiftAccessor;
import dev.bgcheck.frontend.swift.syntax.SwiftAccessorBlock;
import dev.bgcheck.frontend.swift.syntax.SwiftBlock;
import dev.bgcheck.frontend.swift.syntax.SwiftDecl;
import dev.bgcheck.frontend.swift.syntax.SwiftExpr;
import dev.bgcheck.frontend.swift.syntax.SwiftPattern;
import dev.bgcheck.frontend.swift.syntax.SwiftStmt;
import dev.bgcheck.frontend.swift.syntax.SwiftSyntaxTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Constants and functions of a manifest and its helpers, by name. */
public final class ManifestDeclarations {

  /**
   * A constant.
   *
   * @param owner the types it stands in, outermost first
   */
  record Constant(SwiftSyntaxTree tree, List<String> owner, SwiftExpr value) {}

  /** A function with a body, or an initializer of a helper's own type. */
  record Function(SwiftSyntaxTree tree, List<String> owner, SwiftDecl.Function node) {}

  private final Map<String, List<Constant>> constants = new HashMap<>();
  private final Map<String, List<Function>> functions = new HashMap<>();

  /** No declarations yet. */
  public ManifestDeclarations() {}

  /** Adds what a file declares. */
  public void add(SwiftSyntaxTree tree) {
    for (SwiftStmt item : tree.items()) {
      if (item instanceof SwiftStmt.Declaration declaration) {
        add(tree, declaration.declaration(), List.of());
      }
    }
  }

  /** Whether some function of that name is declared. */
  public boolean hasFunction(String name) {
    return functions.containsKey(name);
  }

  List<Constant> constants(String name) {
    return constants.getOrDefault(name, List.of());
  }

  List<Function> functions(String name) {
    return functions.getOrDefault(name, List.of());
  }

  private void add(SwiftSyntaxTree tree, SwiftDecl declaration, List<String> owner) {
    if (declaration instanceof SwiftDecl.Type type) {
      addAll(tree, type.members(), longer(owner, List.of(type.name().text())));
    } else if (declaration instanceof SwiftDecl.Extension extension) {
      String extended = tree.text(extension.extended());
      addAll(tree, extension.members(), longer(owner, List.of(extended.split("\\."))));
    } else if (declaration instanceof SwiftDecl.Function function) {
      if (function.body().isPresent()) {
        functions
            .computeIfAbsent(function.name().text(), unused -> new ArrayList<>())
            .add(new Function(tree, owner, function));
      }
    } else if (declaration instanceof SwiftDecl.Variable variable) {
      variable.bindings().forEach(binding -> add(tree, binding, owner));
    }
  }

  private void add(SwiftSyntaxTree tree, SwiftDecl.Binding binding, List<String> owner) {
    if (binding.pattern() instanceof SwiftPattern.Identifier identifier) {
      binding
          .initializer()
          .or(() -> binding.accessors().flatMap(ManifestDeclarations::computed))
          .ifPresent(
              value ->
                  constants
                      .computeIfAbsent(identifier.name().text(), unused -> new ArrayList<>())
                      .add(new Constant(tree, owner, value)));
    }
  }

  /** What a computed property comes to that is one expression. */
  private static Optional<SwiftExpr> computed(SwiftAccessorBlock accessors) {
    List<SwiftStmt> body =
        accessors.accessors().stream()
            .filter(accessor -> accessor.kind() == SwiftAccessor.Kind.GET)
            .flatMap(accessor -> accessor.body().stream())
            .map(SwiftBlock::statements)
            .filter(statements -> statements.size() == 1)
            .findFirst()
            .orElse(List.of());
    for (SwiftStmt only : body) {
      if (only instanceof SwiftStmt.Return returned) {
        return returned.value();
      } else if (only instanceof SwiftStmt.Expression expression) {
        return Optional.of(expression.expression());
      }
    }
    return Optional.empty();
  }

  private void addAll(SwiftSyntaxTree tree, List<SwiftDecl> members, List<String> owner) {
    members.forEach(member -> add(tree, member, owner));
  }

  private static List<String> longer(List<String> owner, List<String> names) {
    List<String> longer = new ArrayList<>(owner);
    longer.addAll(names);
    return longer;
  }
}
