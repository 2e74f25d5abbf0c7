package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.analysis.ValueOrigins;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.Optional;
import java.util.Set;

/**
 * A demand on where a value comes from: always out of one of some APIs, perhaps wrapped by others
 * or joined with other text.
 *
 * @param made the APIs that make it
 * @param wrappers APIs that make another value of it, taken from their argument 0
 */
record ValueSource(Set<ApiSymbol> made, Set<ApiSymbol> wrappers) {
  private static final int MOST_WRAPPERS = 4;

  static final Shape.Group SHAPE =
      Shape.Group.of(
          Shape.Field.required("made-by", Shape.texts(), "The APIs that make the value."),
          Shape.Field.optional(
              "wrapped-by",
              Shape.texts(),
              "APIs that make another value of it, from their first argument."));

  static ValueSource parse(RuleParams params) {
    return new ValueSource(
        Symbols.all(params.texts("made-by")), Symbols.all(params.texts("wrapped-by")));
  }

  /** Where the value is made, if it certainly is by these; empty when that is not known. */
  Optional<ValueOrigins.Making> find(TargetCode code, Routine routine, Value value) {
    return find(code, routine, value, 0);
  }

  private Optional<ValueOrigins.Making> find(
      TargetCode code, Routine routine, Value value, int depth) {
    ValueOrigins.Origins origins = code.origins().of(routine, value);
    if (!origins.areKnown() || depth > MOST_WRAPPERS) {
      return Optional.empty();
    }
    Optional<ValueOrigins.Making> first = Optional.empty();
    for (ValueOrigins.Making making : origins.makings()) {
      Optional<ValueOrigins.Making> here = unwrapped(code, making, depth);
      if (here.isEmpty()) {
        return here;
      }
      first = first.or(() -> here);
    }
    return first;
  }

  private Optional<ValueOrigins.Making> unwrapped(
      TargetCode code, ValueOrigins.Making making, int depth) {
    Instruction instruction = making.instruction();
    if (instruction instanceof Instruction.Call call
        && (call.name().equals("+") || call.name().equals(Instruction.Call.JOIN))) {
      // A text that has a random part is random.
      return call.arguments().stream()
          .flatMap(part -> find(code, making.routine(), part.value(), depth + 1).stream())
          .findFirst();
    }
    Optional<ApiSymbol> api = code.program().api(instruction);
    if (api.isEmpty()) {
      return Optional.empty();
    }
    if (made.contains(api.get())) {
      return Optional.of(making);
    }
    if (!wrappers.contains(api.get())) {
      return Optional.empty();
    }
    UseSite site =
        new UseSite(
            api.get(), making.routine(), 0, instruction, code.program().resolution(instruction));
    return site.argument(0).flatMap(value -> find(code, making.routine(), value, depth + 1));
  }
}
