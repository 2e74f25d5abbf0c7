package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.analysis.context.ApiNaming;
import dev.bgcheck.analysis.context.CertainRuns;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Routine;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.FindingDraft;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An identifier that may be given to an API once, and is given twice. */
final class IdentifierOnce implements CheckKind<IdentifierOnce.Params> {

  /**
   * What to look for.
   *
   * @param uses the calls; the argument of each is the identifier
   * @param certain whether both calls must run for certain in one launch; else two calls in
   *     different places will do
   * @param launch callbacks that run at every launch
   * @param exceptIn callbacks in which a second call is right
   * @param unless uses that make it right, anywhere
   */
  record Params(
      List<ApiUsePattern> uses,
      boolean certain,
      Set<ApiSymbol> launch,
      Set<ApiSymbol> exceptIn,
      List<ApiUsePattern> unless,
      TargetFilter filter) {}

  @Override
  public String id() {
    return "identifier-once";
  }

  @Override
  public String description() {
    return "An identifier that an API may get once, given to it twice.";
  }

  @Override
  public Shape.Group parameters() {
    return TargetFilter.shape(
        Shape.Field.required("uses", Shape.listOf(ApiUsePattern.SHAPE), "The calls."),
        Shape.Field.required(
            "certain", Shape.flag(), "Whether both calls must run for certain in one launch."),
        Shape.Field.optional("launch", Shape.texts(), "Callbacks that run at every launch."),
        Shape.Field.optional(
            "except-in", Shape.texts(), "Callbacks in which a second call is right."),
        Shape.Field.optional(
            "unless", Shape.listOf(ApiUsePattern.SHAPE), "Uses that make it right, anywhere."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("call", "the API that is used");
    values.put("identifier", "the identifier");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(
        ApiUsePattern.parseAll(params, "uses"),
        params.flag("certain", true),
        Symbols.all(params.texts("launch")),
        Symbols.all(params.texts("except-in")),
        ApiUsePattern.parseAll(params, "unless"),
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
    Map<String, List<UseSite>> sites = new LinkedHashMap<>();
    for (ApiUsePattern pattern : params.uses()) {
      for (UseSite use : pattern.find(code)) {
        if (use.isInApplication()) {
          use.argument(pattern.argument())
              .flatMap(value -> code.constants().text(use.routine(), value))
              .ifPresent(text -> sites.computeIfAbsent(text, unused -> new ArrayList<>()).add(use));
        }
      }
    }
    if (sites.isEmpty()) {
      return;
    }
    Optional<CertainRuns> runs =
        params.certain() ? Optional.of(runs(params, code)) : Optional.empty();
    // Whom to blame takes the whole program: it is asked of what is left.
    sites.values().removeIf(uses -> uses.size() < 2 && !mayRepeat(uses.get(0), runs));
    sites.values().forEach(uses -> uses.removeIf(use -> !blame.fallsOn(use)));
    sites.values().removeIf(List::isEmpty);
    if (sites.isEmpty() || ApiUsePattern.anyIn(params.unless(), code)) {
      return;
    }
    sites.forEach((text, uses) -> judge(text, uses, runs, params, code, context));
  }

  private static CertainRuns runs(Params params, TargetCode code) {
    List<Routine> roots = new ArrayList<>();
    params.launch().forEach(callback -> roots.addAll(code.program().implementationsOf(callback)));
    // Two delegates are two processes, or one of them is never used.
    return new CertainRuns(code.program(), code.graph(), roots.size() == 1 ? roots : List.of());
  }

  private static void judge(
      String text,
      List<UseSite> uses,
      Optional<CertainRuns> runs,
      Params params,
      TargetCode code,
      CheckContext context) {
    for (int i = 0; i < uses.size(); i++) {
      UseSite second = uses.get(i);
      if (runs.isPresent() && repeats(second, runs.get())) {
        report(text, second, Optional.empty(), code, context);
        return;
      }
      for (int j = 0; j < i; j++) {
        boolean both =
            runs.isPresent()
                ? bothRun(uses.get(j), second, runs.get())
                : mayBoth(uses.get(j), second, params, code);
        if (both) {
          report(text, second, Optional.of(uses.get(j)), code, context);
          return;
        }
      }
    }
  }

  private static boolean mayRepeat(UseSite use, Optional<CertainRuns> runs) {
    return runs.isPresent() && repeats(use, runs.get());
  }

  private static boolean repeats(UseSite use, CertainRuns runs) {
    return CertainRuns.leadsTo(use.routine(), use.block(), use.block())
        || runs.timesOf(use.routine(), use.block()) > 1;
  }

  private static boolean bothRun(UseSite first, UseSite second, CertainRuns runs) {
    if (first.routine().signature().equals(second.routine().signature())) {
      return first.block() == second.block()
          || CertainRuns.leadsTo(first.routine(), first.block(), second.block());
    }
    return runs.timesOf(first.routine(), first.block()) > 0
        && runs.timesOf(second.routine(), second.block()) > 0;
  }

  private static boolean mayBoth(UseSite first, UseSite second, Params params, TargetCode code) {
    Routine one = code.program().outermost(first.routine());
    Routine other = code.program().outermost(second.routine());
    return !one.signature().equals(other.signature())
        && !isException(one, params, code)
        && !isException(other, params, code);
  }

  private static boolean isException(Routine routine, Params params, TargetCode code) {
    return code.program().callbacksOf(routine).stream().anyMatch(params.exceptIn()::contains);
  }

  private static void report(
      String text, UseSite use, Optional<UseSite> first, TargetCode code, CheckContext context) {
    FindingDraft draft =
        context
            .finding(use.instruction().span())
            .with("call", ApiNaming.spoken(code.catalog(), use.api()))
            .with("identifier", text)
            .symbol(use.routine().signature().toString())
            .confidence(Confidence.LIKELY, "whether both run is told from the source alone");
    first.ifPresent(one -> draft.related(one.instruction().span(), "the first time"));
    draft.report();
  }
}
