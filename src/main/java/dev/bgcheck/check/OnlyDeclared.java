package dev.bgcheck.check;

import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.Set;

/**
 * When a callback comes: only where the property list says so.
 *
 * @param callbacks the callbacks
 * @param when what the property list must say
 * @param otherwise why a handler that is lost does no harm without
 */
record OnlyDeclared(Set<ApiSymbol> callbacks, PlistCondition when, String otherwise) {
  static final Shape.Group SHAPE =
      Shape.Group.of(
          Shape.Field.required(
              "callbacks", Shape.texts(), "The callbacks, as `Protocol selector`."),
          Shape.Field.required("when", PlistCondition.SHAPE, "What the property list must say."),
          Shape.Field.required("otherwise", Shape.text(), "Why it does no harm without."));

  static OnlyDeclared parse(RuleParams params) {
    return new OnlyDeclared(
        Symbols.all(params.texts("callbacks")),
        params.findGroup("when").map(PlistCondition::parse).orElseThrow(),
        params.text("otherwise"));
  }

  /** Whether every list of the target has the key, and none says it. */
  boolean isDenied(CheckContext context) {
    return !context.variants().isEmpty()
        && context.variants().stream()
            .allMatch(
                one -> one.infoPlist().find(when.key()).isPresent() && when.find(one).isEmpty());
  }
}
