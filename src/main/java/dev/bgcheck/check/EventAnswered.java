package dev.bgcheck.check;

import dev.bgcheck.analysis.NeverMade;
import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.obligation.Discharge;
import dev.bgcheck.analysis.obligation.Miss;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.Routine;
import dev.bgcheck.project.Entitlements;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.FindingDraft;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import dev.bgcheck.source.Span;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An event of the system that the app must answer with a certain call on every way. */
final class EventAnswered implements CheckKind<EventAnswered.Params> {

  /**
   * What to look for.
   *
   * @param events the callbacks
   * @param duty what answers the event
   * @param unless the entitlement that relieves an app of it
   */
  record Params(List<Event> events, Discharge duty, Optional<String> unless) {}

  /**
   * A callback.
   *
   * @param kind the position of the parameter that says what kind of event it is
   */
  record Event(ApiSymbol callback, int kind) {}

  private static final Shape.Group EVENT =
      Shape.Group.of(
          Shape.Field.required("callback", Shape.text(), "The callback, as `Protocol selector`."),
          Shape.Field.required(
              "kind",
              new Shape.Count(),
              "The position of the parameter that says what kind of event it is."));

  @Override
  public String id() {
    return "event-answered";
  }

  @Override
  public String description() {
    return "An event of the system that must be answered with a certain call on every way.";
  }

  @Override
  public Shape.Group parameters() {
    return Shape.Group.of(
        Shape.Field.required("events", Shape.listOf(EVENT), "The callbacks that bring it."),
        Shape.Field.required(
            "of-kind",
            Shape.texts(),
            "The names, in each language, of the constant for the kind that must be answered."),
        Shape.Field.optional(
            "kind-asked-by",
            Shape.texts(),
            "APIs that, asked of the event, say of what kind it is."),
        Shape.Field.required("answered-by", Shape.texts(), "The APIs of which one answers it."),
        Shape.Field.optional(
            "unless-entitled",
            Shape.text(),
            "The entitlement of an app that need not answer; such a target is left alone."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("routine", "the callback of the app");
    values.put("way", "`on any path`, or `when …` with the branch that misses it");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    List<Event> events =
        params.groups("events").stream()
            .map(one -> new Event(ApiSymbol.parse(one.text("callback")), one.count("kind", 0)))
            .toList();
    Discharge duty =
        Discharge.duty(
            Symbols.all(params.texts("answered-by")),
            Set.copyOf(params.texts("of-kind")),
            Symbols.all(params.texts("kind-asked-by")));
    return new Params(events, duty, params.findText("unless-entitled"));
  }

  @Override
  public Judged judges() {
    return Judged.CODE;
  }

  @Override
  public boolean asksInOrder() {
    return true;
  }

  @Override
  public void check(Params params, CheckContext context) {
    Optional<TargetCode> code = context.find(TargetCode.class);
    if (code.isEmpty() || isRelieved(params, context)) {
      return;
    }
    Set<Span> told = new HashSet<>();
    for (Event event : params.events()) {
      for (Routine routine : code.get().program().implementationsOf(event.callback())) {
        if (routine.origin() != Origin.APPLICATION || !routine.hasBody()) {
          continue;
        }
        Optional<String> kind =
            event.kind() < routine.parameters().size()
                ? Optional.of(routine.parameters().get(event.kind()).name())
                : Optional.empty();
        for (Miss miss :
            code.get().obligations(params.duty()).outcomeOfDuty(routine, kind).misses()) {
          if (miss.routine().origin() == Origin.APPLICATION && told.add(miss.blame())) {
            report(routine, miss, code.get(), context);
          }
        }
      }
    }
  }

  private static boolean isRelieved(Params params, CheckContext context) {
    return params.unless().isPresent()
        && context.variants().stream()
            .map(variant -> variant.entitlements())
            .anyMatch(known -> mentions(known, params.unless().get()));
  }

  private static boolean mentions(Entitlements entitlements, String key) {
    return entitlements.find(key).isPresent();
  }

  private static void report(Routine routine, Miss miss, TargetCode code, CheckContext context) {
    FindingDraft draft =
        context
            .finding(miss.blame())
            .with("routine", "'" + routine.signature().spokenName() + "'")
            .with("way", Ways.of(miss))
            .symbol(miss.routine().signature().toString());
    miss.steps().forEach(step -> draft.step(step.span(), step.message()));
    if (!miss.blame().equals(routine.nameSpan())) {
      draft.related(routine.nameSpan(), "the event arrives here");
    }
    if (miss.isWeak()) {
      draft.atMost(Severity.NOTE);
      draft.confidence(Confidence.POSSIBLE, miss.weak());
    } else if (new NeverMade(code).contains(routine.signature().owner())) {
      draft.atMost(Severity.NOTE);
      draft.confidence(Confidence.POSSIBLE, NeverMade.WHY);
    }
    draft.report();
  }
}
