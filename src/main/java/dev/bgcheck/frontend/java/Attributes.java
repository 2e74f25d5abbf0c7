package dev.bgcheck.frontend.java;

import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import dev.bgcheck.model.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Annotations as attributes, and the selectors they give; the same words as from class files. */
final class Attributes {
  private Attributes() {}

  /** Simple names; one with a single text in it counts as {@code Name(text)} too. */
  static Set<String> of(List<AnnotationExpr> annotations) {
    Set<String> names = new LinkedHashSet<>();
    for (AnnotationExpr annotation : annotations) {
      String name = TypeScope.simpleName(annotation.getNameAsString());
      names.add(name);
      text(annotation)
          .filter(text -> !text.isEmpty())
          .ifPresent(text -> names.add(name + "(" + text + ")"));
    }
    return names;
  }

  private static Optional<String> text(AnnotationExpr annotation) {
    Expression value = null;
    if (annotation instanceof SingleMemberAnnotationExpr single) {
      value = single.getMemberValue();
    } else if (annotation instanceof NormalAnnotationExpr normal && normal.getPairs().size() == 1) {
      value = normal.getPairs().get(0).getValue();
    }
    Value.Constant constant = value == null ? null : Literals.constant(value);
    return constant != null && constant.isString()
        ? Optional.of(constant.text())
        : Optional.empty();
  }

  /** The selector that an app's own class declares for a method; empty when it declares none. */
  static String selector(List<AnnotationExpr> annotations) {
    for (AnnotationExpr annotation : annotations) {
      switch (TypeScope.simpleName(annotation.getNameAsString())) {
        case "Method", "Property", "NotImplemented", "BindSelector", "Selector" -> {
          Optional<String> selector = selectorIn(annotation);
          if (selector.isPresent()) {
            return selector.get();
          }
        }
        default -> {}
      }
    }
    return "";
  }

  private static Optional<String> selectorIn(AnnotationExpr annotation) {
    if (annotation instanceof NormalAnnotationExpr normal) {
      return normal.getPairs().stream()
          .filter(pair -> Set.of("selector", "value").contains(pair.getNameAsString()))
          .map(pair -> Literals.constant(pair.getValue()))
          .filter(constant -> constant != null && constant.isString())
          .map(Value.Constant::text)
          .findFirst();
    }
    return text(annotation);
  }
}
