package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.analysis.context.ApiNaming;
import dev.bgcheck.api.ApiType;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.ClosureSite;
import dev.bgcheck.model.Isolation;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import dev.bgcheck.project.PlatformVersion;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A closure that Swift takes to run on the main actor, since it is written in code that does, is
 * given to an API that runs it on another thread. In the language mode of Swift 6 the compiler adds
 * a check to such a closure, which ends the process.
 */
final class MainActorClosure implements CheckKind<MainActorClosure.Params> {
  private static final PlatformVersion CHECKS_CLOSURES = PlatformVersion.of(6, 0);

  /**
   * What to look for.
   *
   * @param api gets the closure
   * @param closure the closure's position in its arguments
   * @param queue the position of the queue that runs it; nil stands for one of the system's
   */
  record Params(ApiSymbol api, int closure, int queue) {}

  @Override
  public String id() {
    return "main-actor-closure";
  }

  @Override
  public String description() {
    return "A closure that is checked to run on the main actor, and runs elsewhere.";
  }

  @Override
  public Shape.Group parameters() {
    return Shape.Group.of(
        Shape.Field.required("api", Shape.text(), "The API that gets the closure."),
        Shape.Field.required(
            "closure", new Shape.Count(), "The position of the closure in its arguments."),
        Shape.Field.required(
            "queue",
            new Shape.Count(),
            "The position of the queue in its arguments; nil stands for one that is not main."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("api", "the API that gets the closure");
    values.put("routine", "the routine on the main actor in which it is written");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(
        ApiSymbol.parse(params.text("api")), params.count("closure", 0), params.count("queue", 0));
  }

  @Override
  public Judged judges() {
    return Judged.CODE;
  }

  @Override
  public void check(Params params, CheckContext context) {
    Optional<TargetCode> found = context.find(TargetCode.class);
    boolean checked =
        !context.target().configurations().isEmpty()
            && context.target().configurations().stream()
                .allMatch(
                    one ->
                        one.swiftVersion()
                            .filter(version -> version.isAtLeast(CHECKS_CLOSURES))
                            .isPresent());
    if (found.isEmpty() || !checked) {
      return;
    }
    TargetCode code = found.get();
    Blame blame = Blame.in(context, code);
    for (UseSite use : code.uses(params.api())) {
      // A package has a language mode of its own.
      boolean own = blame.ownPaths().contains(use.routine().span().file().path());
      boolean elsewhere =
          use.argument(params.queue()).filter(Value.Constant.NIL::equals).isPresent();
      if (own && elsewhere && blame.fallsOn(use)) {
        judge(params, context, code, use);
      }
    }
  }

  private static void judge(Params params, CheckContext context, TargetCode code, UseSite use) {
    List<Routine> closures =
        use.argument(params.closure())
            .map(value -> code.graph().values().of(use.routine(), value))
            .orElse(List.of());
    for (Routine closure : closures) {
      Optional<ClosureSite> site = code.program().siteOf(closure.signature());
      boolean inherits =
          site.isPresent()
              && site.get().maker().equals(use.routine())
              && closure.language() == Language.SWIFT
              && closure.isolation() != Isolation.NONISOLATED
              && !closure.is(Routine.Flag.SENDABLE)
              && isOnMainActor(code, use.routine());
      if (inherits) {
        context
            .finding(use.instruction().span())
            .with("api", ApiNaming.spoken(code.catalog(), use.api()))
            .with("routine", "'" + use.routine().signature().spokenName() + "'")
            .symbol(use.routine().signature().toString())
            .related(use.routine().nameSpan(), "this runs on the main actor, and so its closures")
            .report();
      }
    }
  }

  /** Closures in closures are left alone: what runs those decides. */
  private static boolean isOnMainActor(TargetCode code, Routine routine) {
    if (routine.signature().isClosure() || routine.isolation() == Isolation.NONISOLATED) {
      return false;
    }
    return code.contexts().isOnMainActor(routine)
        || routine.isolation() == Isolation.UNSPECIFIED
            && code.program().supertypesOf(routine.signature().owner()).stream()
                .flatMap(name -> code.catalog().findType(name.name()).stream())
                .anyMatch(ApiType::isMainActor);
  }
}
