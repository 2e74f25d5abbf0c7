package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.analysis.ValueOrigins;
import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.Collections;
import java.util.HashSet;
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
    return find(code, routine, value, 0, false);
  }

  /**
   * Where the value is made by these on one way of {@code routine}, and by something else on the
   * others; empty when something else than the ways of this routine settles it, or when another
   * branch of the routine asks for the same, and may so keep the ways apart.
   */
  Optional<ValueOrigins.Making> findOnOneWay(TargetCode code, Routine routine, Value value) {
    return find(code, routine, value, 0, true)
        .filter(making -> making.routine().equals(routine))
        .filter(making -> isAskedOnce(routine, making.instruction()));
  }

  private static boolean isAskedOnce(Routine routine, Instruction making) {
    Optional<Block> home =
        routine.blocks().stream().filter(block -> block.instructions().contains(making)).findAny();
    Definitions definitions = Definitions.of(routine);
    Set<Object> asked = new HashSet<>();
    int questions = 0;
    for (Block block : routine.blocks()) {
      boolean leadsThere =
          block.edges().size() > 1
              && block.edges().stream()
                  .anyMatch(edge -> home.isPresent() && edge.target() == home.get().id());
      if (leadsThere) {
        asked.addAll(questions(block, definitions));
      }
    }
    for (Block block : routine.blocks()) {
      questions += block.edges().size() > 1 && overlap(asked, block, definitions) ? 1 : 0;
    }
    return questions == 1;
  }

  private static boolean overlap(Set<Object> asked, Block block, Definitions definitions) {
    return !Collections.disjoint(asked, questions(block, definitions));
  }

  /** What a branch looks at: the value, or the property that was loaded for it. */
  private static Set<Object> questions(Block block, Definitions definitions) {
    Set<Object> found = new HashSet<>();
    for (Edge edge : block.edges()) {
      Optional<Value> asked = asked(definitions.simplify(edge.condition()));
      if (asked.isPresent()) {
        Value origin = definitions.origin(asked.get());
        Optional<Instruction> made = definitions.only(origin);
        found.add(
            made.isPresent() && made.get() instanceof Instruction.Load load
                ? load.base() + "." + load.member()
                : origin);
      }
    }
    return found;
  }

  private static Optional<Value> asked(Condition condition) {
    if (condition instanceof Condition.IsTrue test) {
      return Optional.of(test.value());
    } else if (condition instanceof Condition.IsNil test) {
      return Optional.of(test.value());
    } else if (condition instanceof Condition.IsEqual test) {
      return Optional.of(test.value());
    }
    return condition instanceof Condition.IsCase test
        ? Optional.of(test.value())
        : Optional.empty();
  }

  private Optional<ValueOrigins.Making> find(
      TargetCode code, Routine routine, Value value, int depth, boolean some) {
    ValueOrigins.Origins origins = code.origins().of(routine, value);
    if (!origins.areKnown() || depth > MOST_WRAPPERS) {
      return Optional.empty();
    }
    Optional<ValueOrigins.Making> first = Optional.empty();
    for (ValueOrigins.Making making : origins.makings()) {
      Optional<ValueOrigins.Making> here = unwrapped(code, making, depth, some);
      if (here.isEmpty() && !some) {
        return here;
      }
      first = first.or(() -> here);
    }
    return first;
  }

  private Optional<ValueOrigins.Making> unwrapped(
      TargetCode code, ValueOrigins.Making making, int depth, boolean some) {
    Instruction instruction = making.instruction();
    if (instruction instanceof Instruction.Call call
        && (call.name().equals("+") || call.name().equals(Instruction.Call.JOIN))) {
      // A text that has a random part is random.
      return call.arguments().stream()
          .flatMap(part -> find(code, making.routine(), part.value(), depth + 1, some).stream())
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
    return site.argument(0).flatMap(value -> find(code, making.routine(), value, depth + 1, some));
  }
}
