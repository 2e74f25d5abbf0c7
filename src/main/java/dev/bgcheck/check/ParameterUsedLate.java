package dev.bgcheck.check;

import dev.bgcheck.analysis.LateParameterUse;
import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.context.ApiNaming;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.Routine;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.FindingDraft;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a callback gets is good until it returns, and is used in a closure that runs later. */
final class ParameterUsedLate implements CheckKind<ParameterUsedLate.Params> {

  /**
   * What to look for.
   *
   * @param parameter the position of the parameter
   */
  record Params(Set<ApiSymbol> callbacks, int parameter) {}

  @Override
  public String id() {
    return "parameter-used-late";
  }

  @Override
  public String description() {
    return "A parameter that is only good until its callback returns, used in a later closure.";
  }

  @Override
  public Shape.Group parameters() {
    return Shape.Group.of(
        Shape.Field.required("callback", Shape.texts(), "The callbacks."),
        Shape.Field.required("parameter", new Shape.Count(), "The position of the parameter."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("name", "the name of the parameter");
    values.put("callback", "the callback");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(Symbols.all(params.texts("callback")), params.count("parameter", 0));
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
    for (ApiSymbol callback : params.callbacks()) {
      for (Routine routine : code.program().implementationsOf(callback)) {
        boolean own = routine.origin() == Origin.APPLICATION;
        if (own && params.parameter() < routine.parameters().size()) {
          String name = routine.parameters().get(params.parameter()).name();
          LateParameterUse.find(code, routine, name).stream()
              .findFirst()
              .ifPresent(late -> report(late, name, callback, routine, code, context));
        }
      }
    }
  }

  private static void report(
      LateParameterUse.Late late,
      String name,
      ApiSymbol callback,
      Routine routine,
      TargetCode code,
      CheckContext context) {
    FindingDraft draft =
        context
            .finding(late.use().span())
            .with("name", name)
            .with(
                "callback", new ApiPlace(callback, routine, routine.nameSpan(), false).spoken(code))
            .symbol(routine.signature().toString());
    draft.step(routine.nameSpan(), "the system calls this");
    String api =
        late.hop().api().map(one -> ApiNaming.spoken(code.catalog(), one)).orElse("a closure");
    String what = late.hop().waits() ? "wakes code that goes on later" : "runs the closure later";
    draft.step(late.hop().instruction().span(), "`" + api + "` " + what);
    draft.report();
  }
}
