package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.obligation.Discharge;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Routine;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.Optional;
import java.util.Set;

/**
 * A callback whose event must be answered with a certain call before anything else counts; the
 * {@code event-answered} kind speaks of the call itself.
 *
 * @param kind the position of the parameter that says what kind of event it is
 */
record EventDuty(ApiSymbol callback, int kind, Discharge duty) {

  static final Shape.Group SHAPE =
      Shape.Group.of(
          Shape.Field.required("callback", Shape.text(), "The callback, as `Protocol selector`."),
          Shape.Field.required(
              "kind",
              new Shape.Count(),
              "The position of the parameter that says what kind of event it is."),
          Shape.Field.required(
              "of-kind", Shape.texts(), "The names of the constant for the kind that matters."),
          Shape.Field.optional(
              "kind-asked-by",
              Shape.texts(),
              "APIs that, asked of the event, say of what kind it is."),
          Shape.Field.required("answered-by", Shape.texts(), "The APIs of which one answers it."));

  static EventDuty parse(RuleParams params) {
    return new EventDuty(
        ApiSymbol.parse(params.text("callback")),
        params.count("kind", 0),
        Discharge.duty(
            Symbols.all(params.texts("answered-by")),
            Set.copyOf(params.texts("of-kind")),
            Symbols.all(params.texts("kind-asked-by"))));
  }

  /** Whether some way through {@code routine} does not answer the event. */
  boolean isMissed(TargetCode code, Routine routine) {
    Optional<String> name =
        kind < routine.parameters().size()
            ? Optional.of(routine.parameters().get(kind).name())
            : Optional.empty();
    return !code.obligations(duty).outcomeOfDuty(routine, name).misses().isEmpty();
  }
}
