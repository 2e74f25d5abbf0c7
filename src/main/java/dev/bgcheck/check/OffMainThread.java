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
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.Value;
import dev.bgcheck.project.AppTarget;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.FindingDraft;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import dev.bgcheck.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that belongs on the main thread is done where the code certainly runs elsewhere: a
 * system's handler is called, or an API is used that the catalogue marks.
 */
final class OffMainThread implements CheckKind<OffMainThread.Params> {
  private static final Pattern AWAIT = Pattern.compile("\\bawait\\b");

  private static final String ON_ACTOR = "an actor runs this off the main thread";

  /** Something done off the main thread. */
  private record Off(Routine routine, Span place, String what, List<String> contracts) {}

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
    // One place that forgets the main thread is one defect, however much it then leads to.
    Map<Span, Off> defects = new LinkedHashMap<>();
    if (params.handlers()) {
      handlers(found.get(), defects);
    } else {
      apis(found.get(), context.target(), defects);
    }
    defects.values().forEach(off -> report(found.get(), context, off));
  }

  private static void apis(TargetCode code, AppTarget target, Map<Span, Off> defects) {
    for (ApiSymbol api : code.usedApis()) {
      Optional<ApiMember> member = code.catalog().find(api);
      if (member.isEmpty() || !member.get().needsMainThread()) {
        continue;
      }
      String name = ApiNaming.spoken(code.catalog(), api);
      for (UseSite use : code.uses(api)) {
        if (!use.resolution().guessed()
            && !mayBeLeftOut(use)
            && !isAwaited(use.instruction())
            && !mayBeAnother(code, use)
            && !isForOlderSystems(code, target, use)
            && isOff(code, use.routine(), use.block())) {
          add(
              code,
              defects,
              new Off(use.routine(), use.instruction().span(), name, member.get().contracts()));
        }
      }
    }
  }

  /**
   * Ex) await spinner.stopAnimating(): awaiting what is not asynchronous goes to the actor it
   * belongs to. The program form keeps {@code await} for calls; for reads the text tells, up to the
   * beginning of the line or of the closure: what stands behind the word is awaited too.
   */
  private static boolean isAwaited(Instruction instruction) {
    if (instruction instanceof Instruction.Call call && call.flags().isAwait()) {
      return true;
    }
    Span span = instruction.span();
    String text = span.file().text();
    int start = span.start();
    while (start > 0 && "\n;{}".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    return AWAIT.matcher(text.substring(start, span.start())).find();
  }

  /** Ex) imageView?.image = image, of a parameter that the caller in question does not pass. */
  private static boolean mayBeLeftOut(UseSite use) {
    Value base = use.resolution().base();
    return use.routine().parameters().stream()
        .anyMatch(
            parameter -> parameter.hasDefault() && base.equals(new Value.Local(parameter.name())));
  }

  /**
   * Ex) application.applicationState through a protocol that UIApplication conforms to, and a type
   * of the app too that goes to the main thread first.
   */
  private static boolean mayBeAnother(TargetCode code, UseSite use) {
    TypeName owner = new TypeName(use.api().owner());
    return use.resolution().routines().stream()
        .filter(Routine::hasBody)
        .map(routine -> routine.signature().owner())
        .anyMatch(
            type -> !type.equals(owner) && !code.program().supertypesOf(type).contains(owner));
  }

  /** Ex) the else of if #available(iOS 10, *) in an app for iOS 12. */
  private static boolean isForOlderSystems(TargetCode code, AppTarget target, UseSite use) {
    return target.platforms().stream()
        .allMatch(
            platform ->
                code.contexts()
                    .guards()
                    .isForOlderSystems(
                        use.routine(),
                        use.block(),
                        platform.displayName(),
                        target.deploymentTarget(platform)));
  }

  private static void handlers(TargetCode code, Map<Span, Off> defects) {
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
            handler(code, defects, routine, handler, flow);
          }
        }
      }
    }
  }

  private static void handler(
      TargetCode code,
      Map<Span, Off> defects,
      Routine routine,
      ApiFact.Handler handler,
      ValueFlow flow) {
    String name = routine.parameters().get(handler.argument()).name();
    for (Fate.Use call : flow.of(routine, name).calls()) {
      if (isOff(code, call.routine(), call.block()) || isInActor(code, call)) {
        add(
            code,
            defects,
            new Off(
                call.routine(),
                call.instruction().span(),
                "the `" + name + "` of '" + routine.signature().spokenName() + "'",
                handler.contracts()));
      }
    }
  }

  private static boolean isOff(TargetCode code, Routine routine, int block) {
    return routine.origin() == Origin.APPLICATION
        && code.contexts().offMain().contains(routine)
        && !code.contexts().isOnMainActor(routine)
        && !code.contexts().guards().isOnMain(routine, block)
        && code.liveness().isLive(routine)
        && !code.contexts().isForFirstOfMany(routine, block)
        && code.contexts().offMain().leadsTo(routine, block);
  }

  /** Ex) saved?() in a method of an actor; with await it would go where the handler belongs. */
  private static boolean isInActor(TargetCode code, Fate.Use use) {
    return use.routine().origin() == Origin.APPLICATION
        && use.instruction() instanceof Instruction.Call call
        && !call.flags().isAwait()
        && code.contexts().isOnOtherActor(use.routine())
        && code.liveness().isLive(use.routine());
  }

  /**
   * Keeps the use that is nearest to where the main thread was forgotten: at the first call on the
   * way to it. All that one closure or callback does itself wants one hop.
   */
  private static void add(TargetCode code, Map<Span, Off> defects, Off off) {
    List<TraceStep> chain = chain(code, off);
    Span place =
        chain.size() > 1
            ? chain.get(1).span()
            : chain.isEmpty() ? off.place() : off.routine().span();
    defects.merge(place, off, (known, other) -> isNearer(code, other, known) ? other : known);
  }

  private static boolean isNearer(TargetCode code, Off one, Off other) {
    int order = Integer.compare(chain(code, one).size(), chain(code, other).size());
    return order < 0
        || (order == 0
            && one.routine().equals(other.routine())
            && one.place().start() < other.place().start());
  }

  private static List<TraceStep> chain(TargetCode code, Off off) {
    return code.contexts()
        .offMain()
        .chainTo(off.routine(), api -> ApiNaming.spoken(code.catalog(), api));
  }

  private static void report(TargetCode code, CheckContext context, Off off) {
    Reach offMain = code.contexts().offMain();
    FindingDraft draft =
        context
            .finding(off.place())
            .with("what", off.what())
            .with("routine", "'" + off.routine().signature().spokenName() + "'")
            .with("reason", offMain.rootOf(off.routine()).map(Reach.Root::reason).orElse(ON_ACTOR))
            .contracts(
                off.contracts().stream().filter(context.rule().contracts()::contains).toList())
            .symbol(off.routine().signature().toString());
    for (TraceStep step : chain(code, off)) {
      draft.step(step.span(), step.message());
    }
    draft.report();
  }
}
