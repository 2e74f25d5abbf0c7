package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.analysis.context.ApiNaming;
import dev.bgcheck.analysis.context.Contexts;
import dev.bgcheck.analysis.context.Reach;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.finding.TraceStep;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.FindingDraft;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Something that only starts in the foreground is started where the app is in the background. */
final class StartedInBackground implements CheckKind<StartedInBackground.Params> {

  /**
   * APIs that are alike.
   *
   * @param worst how bad it is
   * @param effect what becomes of the call
   * @param enabled the position of an argument that must be true
   * @param type the class that argument 0 must have
   * @param together APIs of which the target must use one too
   * @param onlyFirst whether a start in the foreground, anywhere, makes one in the background right
   * @param checked constants that, looked at on the way, make it right
   * @param excused names of types and constants that make it right when the target mentions one
   * @param tooEarly callbacks in which it is too early, though the app comes to the foreground
   */
  record Starts(
      Set<ApiSymbol> apis,
      Severity worst,
      List<String> contracts,
      String effect,
      Optional<Integer> enabled,
      Optional<String> type,
      Set<ApiSymbol> together,
      boolean onlyFirst,
      Set<String> checked,
      Set<String> excused,
      Set<ApiSymbol> tooEarly) {}

  /** What must not start in the background. */
  record Params(List<Starts> starts) {}

  private static final Shape.Group START =
      Shape.Group.of(
          Shape.Field.required("apis", Shape.texts(), "The APIs that start."),
          Shape.Field.optional(
              "severity", Shape.choice("error", "warning", "note"), "Milder than the rule's."),
          Shape.Field.required("contracts", Shape.texts(), "The contracts behind it."),
          Shape.Field.optional(
              "effect", Shape.text(), "What becomes of the call; `does not start` unless given."),
          Shape.Field.optional(
              "enabled", new Shape.Count(), "The position of an argument that must be `true`."),
          Shape.Field.optional("of-type", Shape.text(), "The class of argument 0 that is meant."),
          Shape.Field.optional(
              "together-with", Shape.texts(), "APIs of which the target must use one, too."),
          Shape.Field.optional(
              "only-first",
              Shape.flag(),
              "Whether a start in the foreground makes a later one in the background right."),
          Shape.Field.optional(
              "unless-checked",
              Shape.texts(),
              "Names of constants that make it right when the code looks at one on the way."),
          Shape.Field.optional(
              "unless-mentioned",
              Shape.texts(),
              "Names of types and constants that make it right when the target mentions one."),
          Shape.Field.optional(
              "too-early-in",
              Shape.texts(),
              "Callbacks and notifications in which it is too early, at once."));

  @Override
  public String id() {
    return "started-in-background";
  }

  @Override
  public String description() {
    return "An API that needs the foreground, used where the app is certainly in the background.";
  }

  @Override
  public Shape.Group parameters() {
    return Shape.Group.of(
        Shape.Field.required("starts", Shape.listOf(START), "What needs the foreground."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("api", "the API that is used");
    values.put("effect", "what becomes of the call");
    values.put("reason", "why the app is in the background then");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    List<Starts> starts = new ArrayList<>();
    for (RuleParams group : params.groups("starts")) {
      Severity worst =
          switch (group.findText("severity").orElse("error")) {
            case "warning" -> Severity.WARNING;
            case "note" -> Severity.NOTE;
            default -> Severity.ERROR;
          };
      Optional<Integer> enabled =
          group.has("enabled") ? Optional.of(group.count("enabled", 0)) : Optional.empty();
      starts.add(
          new Starts(
              Symbols.all(group.texts("apis")),
              worst,
              group.texts("contracts"),
              group.findText("effect").orElse("does not start"),
              enabled,
              group.findText("of-type"),
              Symbols.all(group.texts("together-with")),
              group.flag("only-first", false),
              Set.copyOf(group.texts("unless-checked")),
              Set.copyOf(group.texts("unless-mentioned")),
              Symbols.all(group.texts("too-early-in"))));
    }
    return new Params(starts);
  }

  @Override
  public void check(Params params, CheckContext context) {
    Optional<TargetCode> found = context.find(TargetCode.class);
    if (found.isEmpty()) {
      return;
    }
    TargetCode code = found.get();
    Set<Span> told = new HashSet<>();
    for (Starts starts : params.starts()) {
      List<UseSite> uses =
          code.uses(starts.apis()).stream().filter(use -> isEnabled(starts, code, use)).toList();
      if (uses.isEmpty() || !applies(starts, code, uses)) {
        continue;
      }
      for (UseSite use : uses) {
        Reach background = code.contexts().background();
        boolean judged =
            isJudged(starts, code, use, background) || isBehindCheck(starts, code, use);
        if (judged && told.add(use.instruction().span())) {
          report(starts, context, code, use, background, starts.effect());
        }
      }
      if (!starts.tooEarly().isEmpty()) {
        Reach early = EarlyStarts.reach(code, starts.tooEarly());
        for (UseSite use : uses) {
          if (isJudged(starts, code, use, early) && told.add(use.instruction().span())) {
            report(starts, context, code, use, early, starts.effect());
          }
        }
      }
    }
  }

  private static boolean isEnabled(Starts starts, TargetCode code, UseSite use) {
    boolean other =
        starts.type().isPresent()
            && use.argument(0)
                .map(value -> code.program().typeOf(use.routine(), value).unwrapped())
                .filter(type -> type.isNamed() && type.name().equals(starts.type().get()))
                .isEmpty();
    if (other) {
      return false;
    }
    return starts.enabled().isEmpty()
        || use.argument(starts.enabled().get())
            .flatMap(value -> code.constants().truth(use.routine(), value))
            .orElse(false);
  }

  private static boolean applies(Starts starts, TargetCode code, List<UseSite> uses) {
    boolean together = starts.together().isEmpty() || !code.uses(starts.together()).isEmpty();
    boolean first =
        !starts.onlyFirst()
            || uses.stream()
                .allMatch(use -> code.contexts().isOnlyInBackground(use.routine(), use.block()));
    return together && first && !Mentions.inTarget(code, starts.excused());
  }

  private static boolean isJudged(Starts starts, TargetCode code, UseSite use, Reach reach) {
    return use.isInApplication()
        && !use.resolution().guessed()
        && reach.contains(use.routine())
        && !code.contexts().guards().isInForeground(use.routine(), use.block())
        && !Mentions.onTheWay(code, reach.routinesTo(use.routine()), starts.checked())
        && reach.leadsTo(use.routine(), use.block());
  }

  private static boolean isBehindCheck(Starts starts, TargetCode code, UseSite use) {
    // Who may run takes the whole program: it is asked last.
    return use.isInApplication()
        && !use.resolution().guessed()
        && code.contexts().guards().isInBackground(use.routine(), use.block())
        && !Mentions.onTheWay(code, List.of(use.routine()), starts.checked())
        && code.mayRun(use);
  }

  private static void report(
      Starts starts,
      CheckContext context,
      TargetCode code,
      UseSite use,
      Reach reach,
      String effect) {
    FindingDraft draft =
        context
            .finding(use.instruction().span())
            .with("api", ApiNaming.spoken(code.catalog(), use.api()))
            .with("effect", effect)
            .with(
                "reason",
                reach.rootOf(use.routine()).map(Reach.Root::reason).orElse(Contexts.CHECKED))
            .atMost(starts.worst())
            .contracts(starts.contracts())
            .symbol(use.routine().signature().toString());
    for (TraceStep step :
        reach.chainTo(use.routine(), api -> ApiNaming.spoken(code.catalog(), api))) {
      draft.step(step.span(), step.message());
    }
    draft.report();
  }
}
