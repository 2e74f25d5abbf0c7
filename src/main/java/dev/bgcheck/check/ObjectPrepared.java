package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.lifetime.Fate;
import dev.bgcheck.analysis.lifetime.ValueFlow;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
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
 * An object that the system hands to the app is finished later, by a closure or another callback,
 * and nothing was set on it that is told when its time runs out first.
 */
final class ObjectPrepared implements CheckKind<ObjectPrepared.Params> {

  /**
   * What to look for.
   *
   * @param sources where the objects come from
   * @param prepare the APIs of which one must be used on the object
   * @param finish the APIs that finish it
   */
  record Params(
      List<ObjectFinished.Source> sources, Set<ApiSymbol> prepare, Set<ApiSymbol> finish) {}

  @Override
  public String id() {
    return "object-prepared";
  }

  @Override
  public String description() {
    return "An object of the system on which something must be set before work goes on with it.";
  }

  @Override
  public Shape.Group parameters() {
    return Shape.Group.of(
        ObjectFinished.GIVEN_BY,
        Shape.Field.required("set-by", Shape.texts(), "The APIs of which one must be used on it."),
        Shape.Field.required(
            "finished-by",
            Shape.texts(),
            "The APIs that finish one; objects that are finished at once are left alone."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("object", "the name of the parameter that holds the object");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(
        ObjectFinished.sources(params),
        Symbols.all(params.texts("set-by")),
        Symbols.all(params.texts("finished-by")));
  }

  @Override
  public Judged judges() {
    return Judged.CODE;
  }

  @Override
  public void check(Params params, CheckContext context) {
    Optional<TargetCode> code = context.find(TargetCode.class);
    if (code.isEmpty()) {
      return;
    }
    // Ex) extension BGTask { func stop(…) { expirationHandler = … } }
    boolean setsItself =
        code.get().uses(params.prepare()).stream()
            .anyMatch(use -> use.resolution().base().equals(Value.Local.SELF));
    if (setsItself) {
      return;
    }
    List<ObjectFinished.Given> all = ObjectFinished.given(code.get(), params.sources());
    ValueFlow flow = Fates.flow(code.get());
    Set<Span> told = new HashSet<>();
    for (ObjectFinished.Given given : all) {
      Fate fate = flow.of(given.routine(), given.parameter());
      boolean known = !fate.escapes() && !fate.isGivenToOthers(Set.of());
      boolean later =
          fate.usesBy(params.finish()).stream().anyMatch(use -> isLater(given, use.routine()));
      if (known
          && later
          && fate.usesBy(params.prepare()).isEmpty()
          && told.add(given.routine().nameSpan())) {
        context
            .finding(given.routine().nameSpan())
            .with("object", given.parameter())
            .symbol(given.routine().signature().toString())
            .report();
      }
    }
  }

  /** Whether a closure finishes it, other than the one that gets it. */
  private static boolean isLater(ObjectFinished.Given given, Routine routine) {
    return routine.signature().isClosure() && !routine.equals(given.routine());
  }
}
