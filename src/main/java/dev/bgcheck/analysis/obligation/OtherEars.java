package dev.bgcheck.analysis.obligation;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.link.CallNames;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells ways that leave a handler alone because somebody else hears of the failure: a delegate, or
 * the user in an alert. By names, since it is about what the author meant.
 *
 * <p>Ex) {@code guard let address else { delegate?.didFail(.noAddress); return }}
 */
final class OtherEars {
  private static final Pattern TELLING =
      Pattern.compile(
          "(?:show|present|display).*|.*alert.*|.*toast.*|.*banner.*|.*didfail.*|handle\\w*error.*");

  private final Routine routine;
  private final ValueFacts values;

  OtherEars(Routine routine, ValueFacts values) {
    this.routine = routine;
    this.values = values;
  }

  /** Whether some instruction on the rest of a way tells somebody, at once or after a hop. */
  boolean areTold(List<PathState> rest) {
    Definitions definitions = Definitions.of(routine);
    return rest.stream()
        .flatMap(state -> routine.block(state.block()).instructions().stream())
        .anyMatch(
            instruction ->
                tells(definitions, instruction)
                    || instruction instanceof Instruction.MakeClosure closure && tells(closure));
  }

  /** Ex) onMainThread { self.view.showToast(error.text) }: nothing is brought that it waits for. */
  private boolean tells(Instruction.MakeClosure closure) {
    return values
        .bodyOf(closure)
        .filter(body -> body.parameters().isEmpty())
        .filter(
            body -> {
              Definitions definitions = Definitions.of(body);
              return body.blocks().stream()
                  .flatMap(block -> block.instructions().stream())
                  .anyMatch(instruction -> tells(definitions, instruction));
            })
        .isPresent();
  }

  private static boolean tells(Definitions definitions, Instruction instruction) {
    return instruction instanceof Instruction.Call call
        && !call.isOperator()
        && (TELLING.matcher(CallNames.baseName(call).toLowerCase(Locale.ROOT)).matches()
            || isDelegate(definitions, call.receiver()));
  }

  /** Ex) self.delegate, self.errorHandler. */
  private static boolean isDelegate(Definitions definitions, Value receiver) {
    return definitions
        .only(definitions.origin(receiver))
        .filter(made -> made instanceof Instruction.Load)
        .map(made -> ((Instruction.Load) made).member().toLowerCase(Locale.ROOT))
        .filter(member -> member.endsWith("delegate") || member.endsWith("errorhandler"))
        .isPresent();
  }
}
