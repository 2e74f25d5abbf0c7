package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.swift.syntax.SwiftEffects;
import dev.bgcheck.frontend.swift.syntax.SwiftExpr;
import dev.bgcheck.frontend.swift.syntax.SwiftParameter;
import dev.bgcheck.model.Isolation;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeRef;
import java.util.List;
import java.util.Optional;

/**
 * Default values of parameters. Each gets a routine of its own, since it is computed by the calls
 * that leave the parameter out and not by the routine that has it.
 */
final class DefaultValues {
  private DefaultValues() {}

  /**
   * The routine that computes the default of {@code parameter}; empty where it has none, or one
   * that nothing can be learned from, such as {@code nil} or {@code .zero}.
   */
  static Optional<RoutineSignature> lower(
      UnitLowering unit,
      RoutineSignature routine,
      String name,
      TypeRef type,
      SwiftParameter parameter) {
    if (parameter.defaultValue().filter(DefaultValues::saysMore).isEmpty()) {
      return Optional.empty();
    }
    SwiftExpr value = parameter.defaultValue().get();
    // The same spoken name as the routine: ~ ends it. A local function has its name from closures.
    String owner = routine.name();
    String plain = routine.isClosure() ? owner.substring(0, owner.indexOf('#')) : owner;
    RoutineSignature signature = unit.unique(routine.owner(), plain + "~" + name, true);
    Frame frame = Frame.outermost(signature, false);
    Body body = new Body(unit, frame);
    body.exits().returning(Optional.of(body.value(value)), unit.span(value));
    Heading heading =
        Heading.of(
            unit,
            Routine.Kind.DEFAULT_VALUE,
            type,
            List.of(),
            List.of(),
            SwiftEffects.NONE,
            Isolation.UNSPECIFIED,
            unit.span(value),
            unit.span(value));
    unit.add(heading.routine(unit, frame, List.of(), Optional.of(body)), frame);
    return Optional.of(signature);
  }

  private static boolean saysMore(SwiftExpr value) {
    if (value instanceof SwiftExpr.ArrayLiteral array) {
      return !array.elements().isEmpty();
    }
    if (value instanceof SwiftExpr.DictionaryLiteral dictionary) {
      return !dictionary.entries().isEmpty();
    }
    return !(value instanceof SwiftExpr.NilLiteral
        || value instanceof SwiftExpr.BooleanLiteral
        || value instanceof SwiftExpr.IntegerLiteral
        || value instanceof SwiftExpr.FloatLiteral
        || value instanceof SwiftExpr.Macro);
  }
}
