package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.analysis.context.ApiNaming;
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
   * APIs that are alike, and how bad it is.
   *
   */
  record Starts(Set<ApiSymbol> apis, Severity worst, List<String> contracts) {}

  /** What must not start in the background. */
  record Params(List<Starts> starts) {}

  private static final Shape.Group START =
      Shape.Group.of(
          Shape.Field.required("apis", Shape.texts(), "The APIs that start."),
          Shape.Field.optional(
              "severity", Shape.choice("error", "warning", "note"), "Milder than the rule's."),
          Shape.Field.required("contracts", Shape.texts(), "The contracts behind it."));

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
      starts.add(new Starts(Symbols.all(group.texts("apis")), worst, group.texts("contracts")));
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
      for (UseSite use : code.uses(starts.apis())) {
        boolean judged =
            use.isInApplication()
                && !use.resolution().guessed()
                && code.contexts().background().contains(use.routine())
                && !code.contexts().guards().isInForeground(use.routine(), use.block());
        if (judged && told.add(use.instruction().span())) {
          report(starts, context, code, use);
        }
      }
    }
  }

  private static void report(Starts starts, CheckContext context, TargetCode code, UseSite use) {
    Reach background = code.contexts().background();
    FindingDraft draft =
        context
            .finding(use.instruction().span())
            .with("api", ApiNaming.spoken(code.catalog(), use.api()))
            .with("reason", background.rootOf(use.routine()).map(Reach.Root::reason).orElse(""))
            .atMost(starts.worst())
            .contracts(starts.contracts())
            .symbol(use.routine().signature().toString());
    for (TraceStep step :
        background.chainTo(use.routine(), api -> ApiNaming.spoken(code.catalog(), api))) {
      draft.step(step.span(), step.message());
    }
    draft.report();
  }
}
