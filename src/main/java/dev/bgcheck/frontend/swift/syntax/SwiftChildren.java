package dev.bgcheck.frontend.swift.syntax;

import java.util.function.Consumer;

/** Hands out the direct children of any node, in the order of the text. */
final class SwiftChildren extends ChildSink {
  private final DeclChildren declarations;
  private final StmtChildren statements;
  private final ExprChildren expressions;
  private final TypeChildren types;

  SwiftChildren(Consumer<? super SwiftNode> sink) {
    super(sink);
    declarations = new DeclChildren(sink);
    statements = new StmtChildren(sink);
    expressions = new ExprChildren(sink);
    types = new TypeChildren(sink);
  }

  /** Hands out the children of {@code node}. */
  void of(SwiftNode node) {
    if (node instanceof SwiftExpr expression) {
      expression.accept(expressions);
    } else if (node instanceof SwiftStmt statement) {
      statement.accept(statements);
    } else if (node instanceof SwiftDecl declaration) {
      declaration.accept(declarations);
    } else if (node instanceof SwiftType type) {
      type.accept(types);
    } else if (node instanceof SwiftPattern pattern) {
      pattern.accept(types);
    } else if (node instanceof SwiftCondition condition) {
      condition.accept(statements);
    } else if (!ofStatementPart(node) && !ofExpressionPart(node)) {
      ofDeclarationPart(node);
    }
  }

  private boolean ofStatementPart(SwiftNode node) {
    if (node instanceof SwiftBlock block) {
      all(block.statements());
      return true;
    }
    if (node instanceof SwiftStmt.Branch branch) {
      all(branch.conditions());
      one(branch.body());
      return true;
    }
    if (node instanceof SwiftStmt.SwitchCase switchCase) {
      all(switchCase.attributes());
      all(switchCase.items());
      all(switchCase.body());
      return true;
    }
    if (node instanceof SwiftStmt.SwitchConfig config) {
      one(config.config());
      return true;
    }
    if (node instanceof SwiftStmt.CaseItem item) {
      one(item.pattern());
      maybe(item.where());
      return true;
    }
    if (node instanceof SwiftStmt.Catch handler) {
      all(handler.items());
      one(handler.body());
      return true;
    }
    if (node instanceof SwiftIfConfig<?> config) {
      all(config.clauses());
      return true;
    }
    if (node instanceof SwiftIfConfig.Clause<?> clause) {
      maybe(clause.condition());
      all(clause.items());
      return true;
    }
    return false;
  }

  private boolean ofExpressionPart(SwiftNode node) {
    if (node instanceof SwiftArgument argument) {
      maybe(argument.label());
      one(argument.value());
      return true;
    }
    if (node instanceof SwiftExpr.Interpolation interpolation) {
      all(interpolation.arguments());
      return true;
    }
    if (node instanceof SwiftExpr.Entry entry) {
      one(entry.key());
      one(entry.value());
      return true;
    }
    if (node instanceof SwiftExpr.Capture capture) {
      maybe(capture.specifier());
      one(capture.name());
      maybe(capture.value());
      return true;
    }
    if (node instanceof SwiftExpr.Component component) {
      maybe(component.name());
      all(component.arguments());
      return true;
    }
    if (node instanceof SwiftPattern.Element element) {
      maybe(element.label());
      one(element.pattern());
      return true;
    }
    if (node instanceof SwiftType.Element element) {
      maybe(element.label());
      maybe(element.name());
      one(element.type());
      return true;
    }
    return false;
  }

  private void ofDeclarationPart(SwiftNode node) {
    if (node instanceof SwiftAttribute attribute) {
      one(attribute.type());
      all(attribute.arguments());
    } else if (node instanceof SwiftParameter parameter) {
      all(parameter.attributes());
      all(parameter.modifiers());
      maybe(parameter.label());
      maybe(parameter.name());
      maybe(parameter.type());
      maybe(parameter.defaultValue());
    } else if (node instanceof SwiftGenericParameter parameter) {
      all(parameter.attributes());
      one(parameter.name());
      maybe(parameter.bound());
    } else if (node instanceof SwiftWhere where) {
      all(where.requirements());
    } else if (node instanceof SwiftWhere.Requirement requirement) {
      one(requirement.left());
      one(requirement.right());
    } else if (node instanceof SwiftAccessorBlock block) {
      all(block.accessors());
    } else if (node instanceof SwiftAccessor accessor) {
      all(accessor.attributes());
      all(accessor.modifiers());
      maybe(accessor.parameter());
      effects(accessor.effects());
      maybe(accessor.body());
    } else if (node instanceof SwiftDecl.Binding binding) {
      one(binding.pattern());
      maybe(binding.type());
      maybe(binding.initializer());
      maybe(binding.accessors());
    } else if (node instanceof SwiftDecl.EnumCase enumCase) {
      one(enumCase.name());
      all(enumCase.payload());
      maybe(enumCase.rawValue());
    } else if (node instanceof SwiftDecl.Relation relation) {
      one(relation.name());
      all(relation.values());
    }
  }
}
