package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.lifetime.Fate;
import dev.bgcheck.analysis.lifetime.ValueFlow;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.Routine;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A handler that a callback hands out to be called later, at another callback: it must be kept, and
 * whoever keeps it must call it.
 */
final class BackgroundEvents implements CheckKind<BackgroundEvents.Params> {

  /**
   * What to look for.
   *
   * @param callback hands out the handler
   * @param parameter the handler's position
   * @param later the callback at which the handler is due
   * @param kept whether handlers that are kept and never called are looked for, else those that are
   *     neither kept nor called
   * @param causes the APIs without which the callback never comes; empty when it always may
   */
  record Params(
      ApiSymbol callback, int parameter, ApiSymbol later, boolean kept, Set<ApiSymbol> causes) {}

  @Override
  public String id() {
    return "handler-kept";
  }

  @Override
  public String description() {
    return "A handler that must be kept and called at a later callback.";
  }

  @Override
  public Shape.Group parameters() {
    return Shape.Group.of(
        Shape.Field.required(
            "look-for",
            Shape.choice("not-kept", "never-called"),
            "A handler that is lost at once, or one that is kept and never called."),
        Shape.Field.required("callback", Shape.text(), "The callback that hands out the handler."),
        Shape.Field.required(
            "parameter", new Shape.Count(), "The position of the handler in its parameters."),
        Shape.Field.required("due-at", Shape.text(), "The callback at which it must be called."),
        Shape.Field.optional(
            "only-with",
            Shape.texts(),
            "APIs of which the target must use one for the callback to come; only a hint where no"
                + " use is seen."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("handler", "the name of the handler's parameter");
    values.put("routine", "the routine that gets it");
    values.put("kept-in", "the fields that keep it");
    values.put("later", "what the code says of the callback at which it is due");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(
        ApiSymbol.parse(params.text("callback")),
        params.count("parameter", 0),
        ApiSymbol.parse(params.text("due-at")),
        params.text("look-for").equals("never-called"),
        Symbols.all(params.texts("only-with")));
  }

  @Override
  public Judged judges() {
    return Judged.CODE;
  }

  @Override
  public void check(Params params, CheckContext context) {
    Optional<TargetCode> found = context.find(TargetCode.class);
    if (found.isEmpty()) {
      return;
    }
    TargetCode code = found.get();
    List<Routine> routines = code.program().implementationsOf(params.callback());
    if (routines.isEmpty()) {
      return;
    }
    ValueFlow flow = Fates.flow(code);
    for (Routine routine : routines) {
      boolean own = routine.origin() == Origin.APPLICATION && routine.hasBody();
      if (own && params.parameter() < routine.parameters().size()) {
        judge(params, context, code, routine, flow);
      }
    }
  }

  private static void judge(
      Params params, CheckContext context, TargetCode code, Routine routine, ValueFlow flow) {
    String handler = routine.parameters().get(params.parameter()).name();
    Fate fate = flow.of(routine, handler);
    if (mayBeCalled(fate) || fate.fields().isEmpty() == params.kept()) {
      return;
    }
    boolean implemented = !code.program().implementationsOf(params.later()).isEmpty();
    var draft =
        context
            .finding(params.kept() ? fate.stores().get(0).instruction().span() : routine.nameSpan())
            .with("handler", handler)
            .with("routine", "'" + routine.signature().spokenName() + "'")
            .with("kept-in", Fates.names(fate.fields()))
            .with(
                "later",
                implemented
                    ? "and no code calls what it holds"
                    : "and no class implements 'urlSessionDidFinishEvents'")
            .symbol(routine.signature().toString());
    if (params.kept()) {
      draft.related(routine.nameSpan(), "`" + handler + "` is a parameter of this routine");
    }
    if (!params.causes().isEmpty()
        && params.causes().stream().noneMatch(code.usedApis()::contains)) {
      // Ex) a stub from a template: the system never calls it.
      draft
          .atMost(Severity.NOTE)
          .confidence(Confidence.POSSIBLE, "nothing here is seen to make it happen");
    }
    draft.report();
  }

  /** Whether somebody may call the handler in the end. */
  static boolean mayBeCalled(Fate fate) {
    return fate.escapes() || !fate.calls().isEmpty() || fate.isGivenToOthers(Set.of());
  }
}
