package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.analysis.ValueOrigins;
import dev.bgcheck.analysis.lifetime.Fate;
import dev.bgcheck.analysis.lifetime.ValueFlow;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.ClosureSite;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.Value;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import dev.bgcheck.source.Span;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An object that the system keeps alive, with its delegate, until it is ended: one that is made
 * anew each time some routine runs, and that only a local of it holds, is never ended and piles up.
 */
final class ObjectLeft implements CheckKind<ObjectLeft.Params> {

  /**
   * What to look for.
   *
   * @param delegate the position of the delegate in the arguments
   */
  record Params(Set<ApiSymbol> made, Set<ApiSymbol> end, int delegate, TargetFilter filter) {}

  @Override
  public String id() {
    return "object-left";
  }

  @Override
  public String description() {
    return "An object that lives on with its delegate after its local is gone, until it is ended.";
  }

  @Override
  public Shape.Group parameters() {
    return TargetFilter.shape(
        Shape.Field.required("made-by", Shape.texts(), "The APIs that make one."),
        Shape.Field.required("ended-by", Shape.texts(), "The APIs that end one."),
        Shape.Field.required(
            "delegate", new Shape.Count(), "The position of the delegate in the arguments."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("object", "the class of the object");
    values.put("routine", "the routine that makes one each time");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(
        Symbols.all(params.texts("made-by")),
        Symbols.all(params.texts("ended-by")),
        params.count("delegate", 0),
        TargetFilter.parse(params));
  }

  @Override
  public Judged judges() {
    return Judged.CODE;
  }

  @Override
  public void check(Params params, CheckContext context) {
    Optional<TargetCode> code = context.find(TargetCode.class);
    if (code.isEmpty() || !params.filter().accepts(context.target())) {
      return;
    }
    ValueFlow flow = Fates.flow(code.get());
    Set<Span> told = new HashSet<>();
    for (UseSite use : code.get().uses(params.made())) {
      if (use.isInApplication()
          && use.instruction() instanceof Instruction.Call call
          && call.dest().isPresent()
          && isMadeOften(code.get(), use.routine())
          && isLeft(params, code.get(), flow, use, call)
          && told.add(call.span())) {
        context
            .finding(call.span())
            .with("object", use.api().owner())
            .with("routine", use.routine().signature().spokenName())
            .symbol(use.routine().signature().toString())
            .confidence(Confidence.LIKELY, "the routine may run only once")
            .report();
      }
    }
  }

  private static boolean isLeft(
      Params params, TargetCode code, ValueFlow flow, UseSite use, Instruction.Call call) {
    Optional<TypeName> delegate =
        use.argument(params.delegate()).flatMap(value -> delegate(code, use.routine(), value));
    if (delegate.isEmpty() || endsSome(params, code, delegate.get())) {
      return false;
    }
    Fate fate = flow.of(use.routine(), call.dest().get().name());
    return fate.fields().isEmpty()
        && !fate.escapes()
        && !fate.isReturned()
        && !fate.isCaptured()
        && fate.usesBy(params.end()).isEmpty()
        && !fate.isGivenToOthers(Set.of());
  }

  /** The class of a delegate that certainly is one of the app's own objects. */
  private static Optional<TypeName> delegate(TargetCode code, Routine routine, Value value) {
    if (value.equals(Value.Local.SELF)) {
      return Optional.of(routine.signature().owner()).filter(type -> !type.isGlobal());
    }
    ValueOrigins.Origins origins = code.origins().of(routine, value);
    if (!origins.areKnown() || origins.makings().size() != 1) {
      return Optional.empty();
    }
    return code.program()
        .resolution(origins.makings().get(0).instruction())
        .created()
        .filter(type -> code.program().findType(type).isPresent());
  }

  /** Ex) func urlSession(_ session: URLSession, …) { session.finishTasksAndInvalidate() } */
  private static boolean endsSome(Params params, TargetCode code, TypeName delegate) {
    Set<TypeName> types = new HashSet<>(code.program().supertypesOf(delegate));
    types.addAll(code.program().subtypesOf(delegate));
    types.add(delegate);
    return code.uses(params.end()).stream()
        .anyMatch(use -> types.contains(use.routine().signature().owner()));
  }

  /** Not what runs once: initialisers, first values of properties, the app's launch. */
  private static boolean isMadeOften(TargetCode code, Routine routine) {
    Routine current = routine;
    while (current.kind() == Routine.Kind.CLOSURE) {
      Optional<ClosureSite> site = code.program().siteOf(current.signature());
      if (site.isEmpty()) {
        return false;
      }
      current = site.get().maker();
    }
    boolean plain =
        current.kind() == Routine.Kind.METHOD || current.kind() == Routine.Kind.FUNCTION;
    return plain
        && code.program().callbacksOf(current).isEmpty()
        && !current.signature().spokenName().endsWith("main()");
  }
}
