package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.analysis.context.ApiNaming;
import dev.bgcheck.analysis.context.LateStarts;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.TraceStep;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.FindingDraft;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A call that must be made while the app launches, and that only a later event leads to. Speaks
 * only when every way to the call that is known comes later.
 */
final class LateCall implements CheckKind<LateCall.Params> {

  /**
   * What to look for.
   *
   * @param late callbacks that come after the launch
   * @param firstView callbacks that come after the launch unless the app shows its window before
   * @param shows what shows the window
   * @param all whether only to speak when no call at all may come at the launch or soon after it
   * @param exempt types whose mention makes the call right at any time
   */
  record Params(
      List<ApiUsePattern> uses,
      Set<ApiSymbol> late,
      Set<ApiSymbol> firstView,
      Set<ApiSymbol> shows,
      boolean all,
      Set<String> exempt,
      TargetFilter filter) {}

  @Override
  public String id() {
    return "late-call";
  }

  @Override
  public String description() {
    return "A call that belongs into the launch of the app and can only come later.";
  }

  @Override
  public Shape.Group parameters() {
    return TargetFilter.shape(
        Shape.Field.required("uses", Shape.listOf(ApiUsePattern.SHAPE), "The calls."),
        Shape.Field.required("late", Shape.texts(), "Callbacks that come after the launch."),
        Shape.Field.optional(
            "first-view",
            Shape.texts(),
            "Callbacks that come after it unless the code shows its window before."),
        Shape.Field.optional("shows-window", Shape.texts(), "The APIs that show the window."),
        Shape.Field.optional(
            "all",
            Shape.flag(),
            "Whether only to speak when every one of the calls waits for the user or a callback."),
        Shape.Field.optional(
            "exempt-types",
            Shape.texts(),
            "Types whose mention makes the call right at any time."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("call", "the API that is used");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(
        ApiUsePattern.parseAll(params, "uses"),
        Symbols.all(params.texts("late")),
        Symbols.all(params.texts("first-view")),
        Symbols.all(params.texts("shows-window")),
        params.flag("all", false),
        new LinkedHashSet<>(params.texts("exempt-types")),
        TargetFilter.parse(params));
  }

  @Override
  public void check(Params params, CheckContext context) {
    Optional<TargetCode> found = context.find(TargetCode.class);
    if (found.isEmpty() || params.filter().variants(context).isEmpty()) {
      return;
    }
    TargetCode code = found.get();
    Blame blame = Blame.in(context, code);
    List<UseSite> uses =
        params.uses().stream()
            .flatMap(pattern -> pattern.find(code).stream())
            .filter(use -> blame.fallsOn(use))
            .toList();
    boolean exempt = params.exempt().stream().anyMatch(code.mentionedTypes()::contains);
    if (uses.isEmpty() || exempt) {
      return;
    }
    LateStarts starts = starts(params, code);
    if (params.all()) {
      if (uses.stream().allMatch(use -> starts.isLate(use.routine()))) {
        report(uses.get(0), starts, code, context);
      }
      return;
    }
    for (UseSite use : uses) {
      if (starts.isLate(use.routine())) {
        report(use, starts, code, context);
      }
    }
  }

  /** With a window that is shown during the launch, the first views load during it too. */
  private static LateStarts starts(Params params, TargetCode code) {
    LateStarts strict = new LateStarts(code.program(), code.graph(), params.late(), !params.all());
    if (params.firstView().isEmpty()
        || code.uses(params.shows()).stream().anyMatch(use -> strict.mayBeEarly(use.routine()))) {
      return strict;
    }
    Set<ApiSymbol> all = new LinkedHashSet<>(params.late());
    all.addAll(params.firstView());
    return new LateStarts(code.program(), code.graph(), all, !params.all());
  }

  private static void report(
      UseSite use, LateStarts starts, TargetCode code, CheckContext context) {
    FindingDraft draft =
        context
            .finding(use.instruction().span())
            .with("call", ApiNaming.spoken(code.catalog(), use.api()))
            .symbol(use.routine().signature().toString())
            .confidence(Confidence.LIKELY, "code that is not seen may make the call earlier");
    for (TraceStep step :
        starts.chainTo(use.routine(), api -> ApiNaming.spoken(code.catalog(), api))) {
      draft.step(step.span(), step.message());
    }
    draft.report();
  }
}
