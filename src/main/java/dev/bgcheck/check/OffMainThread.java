package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.analysis.context.ApiNaming;
import dev.bgcheck.analysis.context.Reach;
import dev.bgcheck.analysis.lifetime.Fate;
import dev.bgcheck.analysis.lifetime.ValueFlow;
import dev.bgcheck.api.ApiFact;
import dev.bgcheck.api.ApiMember;
import dev.bgcheck.finding.TraceStep;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
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

/**
 * Something that belongs on the main thread is done where the code certainly runs elsewhere: a
 * system's handler is called, or an API is used that the catalogue marks.
 */
final class OffMainThread implements CheckKind<OffMainThread.Params> {

  /** Whether handlers are judged, else uses of APIs. */
  record Params(boolean handlers) {}

  @Override
  public String id() {
    return "off-main-thread";
  }

  @Override
  public String description() {
    return "Work for the main thread that is certainly done on another one.";
  }

  @Override
  public Shape.Group parameters() {
    return Shape.Group.of(
        Shape.Field.required(
            "look-for",
            Shape.choice("handlers", "apis"),
            "Calls of handlers that the catalogue wants on the main thread, or uses of such APIs."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("what", "the handler or API");
    values.put("routine", "the routine it stands in");
    values.put("reason", "why that is not the main thread");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(params.text("look-for").equals("handlers"));
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
    Set<Span> told = new HashSet<>();
    if (params.handlers()) {
      handlers(found.get(), context, told);
    } else {
      apis(found.get(), context, told);
    }
  }

  private static void apis(TargetCode code, CheckContext context, Set<Span> told) {
    for (ApiSymbol api : code.usedApis()) {
      Optional<ApiMember> member = code.catalog().find(api);
      if (member.isEmpty() || !member.get().needsMainThread()) {
        continue;
      }
      String name = ApiNaming.spoken(code.catalog(), api);
      for (UseSite use : code.uses(api)) {
        if (!use.resolution().guessed()
            && !mayBeLeftOut(use)
            && isOff(code, use.routine(), use.block())) {
          report(
              code,
              context,
              told,
              use.routine(),
              use.instruction().span(),
              name,
              member.get().contracts());
        }
      }
    }
  }

  /** Ex) imageView?.image = image, of a parameter that the caller in question does not pass. */
  private static boolean mayBeLeftOut(UseSite use) {
    Value base = use.resolution().base();
    return use.routine().parameters().stream()
        .anyMatch(
            parameter ->
                parameter.hasDefault() && base.equals(new Value.Local(parameter.name())));
  }

  private static void handlers(TargetCode code, CheckContext context, Set<Span> told) {
    ValueFlow flow = Fates.flow(code);
    for (Routine routine : code.program().routines()) {
      if (!routine.hasBody()) {
        continue;
      }
      for (ApiSymbol callback : code.program().callbacksOf(routine)) {
        List<ApiFact.Handler> handlers =
            code.catalog()
                .find(callback)
                .flatMap(ApiMember::findCallback)
                .map(ApiFact.CalledBySystem::handlers)
                .orElse(List.of());
        for (ApiFact.Handler handler : handlers) {
          if (handler.mustBeOnMain() && handler.argument() < routine.parameters().size()) {
            handler(code, context, told, routine, handler, flow);
          }
        }
      }
    }
  }

  private static void handler(
      TargetCode code,
      CheckContext context,
      Set<Span> told,
      Routine routine,
      ApiFact.Handler handler,
      ValueFlow flow) {
    String name = routine.parameters().get(handler.argument()).name();
    for (Fate.Use call : flow.of(routine, name).calls()) {
      if (isOff(code, call.routine(), call.block())) {
        report(
            code,
            context,
            told,
            call.routine(),
            call.instruction().span(),
            "the `" + name + "` of '" + routine.signature().spokenName() + "'",
            handler.contracts());
      }
    }
  }

  private static boolean isOff(TargetCode code, Routine routine, int block) {
    return routine.origin() == Origin.APPLICATION
        && code.contexts().offMain().contains(routine)
        && !code.contexts().isOnMainActor(routine)
        && !code.contexts().guards().isOnMain(routine, block)
        && code.liveness().isLive(routine);
  }

  private static void report(
      TargetCode code,
      CheckContext context,
      Set<Span> told,
      Routine routine,
      Span place,
      String what,
      List<String> contracts) {
    if (!told.add(place)) {
      return;
    }
    Reach offMain = code.contexts().offMain();
    FindingDraft draft =
        context
            .finding(place)
            .with("what", what)
            .with("routine", "'" + routine.signature().spokenName() + "'")
            .with("reason", offMain.rootOf(routine).map(Reach.Root::reason).orElse(""))
            .contracts(contracts.stream().filter(context.rule().contracts()::contains).toList())
            .symbol(routine.signature().toString());
    for (TraceStep step :
        offMain.chainTo(routine, api -> ApiNaming.spoken(code.catalog(), api))) {
      draft.step(step.span(), step.message());
    }
    draft.report();
  }
}
