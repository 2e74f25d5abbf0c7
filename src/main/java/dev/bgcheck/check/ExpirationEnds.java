package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.analysis.lifetime.EndSearch;
import dev.bgcheck.api.ApiMember;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.ClosureSite;
import dev.bgcheck.model.Instruction;
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

/** The handler that runs when the time is up must end what was begun. */
final class ExpirationEnds implements CheckKind<ExpirationEnds.Params> {

  /**
   * What begins, taking a handler, and what the handler must call.
   *
   * @param remaining what tells how much time is left
   */
  record Params(Set<ApiSymbol> begin, Set<ApiSymbol> end, Set<ApiSymbol> remaining) {}

  private static final Set<String> COMPARISONS = Set.of("<", ">", "<=", ">=");

  @Override
  public String id() {
    return "expiration-ends";
  }

  @Override
  public String description() {
    return "A handler for the end of the time that does not end what was begun.";
  }

  @Override
  public Shape.Group parameters() {
    return Shape.Group.of(
        Shape.Field.required("begin", Shape.texts(), "The APIs that begin and take the handler."),
        Shape.Field.required("end", Shape.texts(), "The APIs of which it must call one."),
        Shape.Field.optional(
            "remaining",
            Shape.texts(),
            "The APIs that tell how much time is left; only a hint where the work compares it."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("how", "what is wrong with the handler");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(
        Symbols.all(params.texts("begin")),
        Symbols.all(params.texts("end")),
        Symbols.all(params.texts("remaining")));
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
    Set<Span> told = new HashSet<>();
    for (UseSite use : code.get().uses(params.begin())) {
      boolean judged = use.isInApplication();
      if (judged && use.instruction() instanceof Instruction.Call call && told.add(call.span())) {
        defect(params, code.get(), use, call)
            .filter(how -> !TokenEnded.isEndedNowhere(code.get(), use, params.end()))
            .ifPresent(how -> report(params, context, code.get(), use, how));
      }
    }
  }

  private static void report(
      Params params, CheckContext context, TargetCode code, UseSite use, String how) {
    FindingDraft draft =
        context
            .finding(use.instruction().span())
            .with("how", how)
            .symbol(use.routine().signature().toString());
    Routine work = code.program().outermost(use.routine());
    boolean watched =
        code.uses(params.remaining()).stream()
            .filter(read -> code.program().outermost(read.routine()).equals(work))
            .anyMatch(ExpirationEnds::isCompared);
    if (watched) {
      draft
          .atMost(Severity.NOTE)
          .confidence(Confidence.POSSIBLE, "the work looks at the time that is left");
    }
    draft.report();
  }

  /** Ex) while application.backgroundTimeRemaining > 5 { … }; not one that is only logged. */
  private static boolean isCompared(UseSite read) {
    Definitions definitions = Definitions.of(read.routine());
    return read.routine().blocks().stream()
        .flatMap(block -> block.instructions().stream())
        .filter(Instruction.Call.class::isInstance)
        .map(Instruction.Call.class::cast)
        .filter(call -> COMPARISONS.contains(call.name()))
        .flatMap(call -> call.arguments().stream())
        .anyMatch(
            one ->
                read.instruction()
                    .destination()
                    .filter(definitions.origin(one.value())::equals)
                    .isPresent());
  }

  private static Optional<String> defect(
      Params params, TargetCode code, UseSite use, Instruction.Call call) {
    Optional<ApiMember> member = code.catalog().find(use.api());
    int position = -1;
    for (int i = 0; member.isPresent() && i < member.get().parameters().size(); i++) {
      if (member.get().findClosure(i).isPresent()) {
        position = i;
      }
    }
    if (position < 0) {
      return Optional.empty();
    }
    Optional<Value> handler = use.argument(position);
    if (handler.isEmpty() || handler.get().equals(Value.Constant.NIL)) {
      return Optional.of("is begun without an expiration handler");
    }
    List<Routine> routines = code.graph().values().of(use.routine(), handler.get());
    EndSearch search = new EndSearch(code.program(), code.graph());
    for (Routine routine : routines) {
      Optional<String> frozen = frozen(params, code, routine, call);
      if (frozen.isPresent()) {
        return frozen;
      }
    }
    boolean none =
        !routines.isEmpty()
            && routines.stream()
                .allMatch(routine -> search.certainlyLeadsToNone(routine, params.end()));
    return none ? Optional.of("has an expiration handler that does not end it") : Optional.empty();
  }

  /** Ex) { [id] in endBackgroundTask(id) }: the copy is made before the task has an identifier. */
  private static Optional<String> frozen(
      Params params, TargetCode code, Routine handler, Instruction.Call call) {
    Optional<ClosureSite> site = code.program().siteOf(handler.signature());
    if (site.isEmpty() || call.dest().isEmpty()) {
      return Optional.empty();
    }
    for (Capture capture : site.get().instruction().captures()) {
      boolean copied =
          capture.mode() == Capture.Mode.VALUE
              && capture.outer() instanceof Value.Local outer
              && (isAssigned(site.get().maker(), outer, call.dest().get())
                  || isInvalid(site.get().maker(), outer));
      if (copied && isEnded(params, code, handler, capture.name())) {
        return Optional.of(
            "has an expiration handler that copies `"
                + capture.name()
                + "` before it is assigned, and so ends nothing");
      }
    }
    return Optional.empty();
  }

  private static boolean isAssigned(Routine maker, Value.Local variable, Value.Local begun) {
    for (Block block : maker.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.Assign assign
            && assign.dest().equals(variable)
            && assign.source().equals(begun)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Ex) { [id = UIBackgroundTaskIdentifier.invalid] in endBackgroundTask(id) }. */
  private static boolean isInvalid(Routine maker, Value.Local copy) {
    return Definitions.of(maker)
        .only(copy)
        .filter(
            made ->
                made instanceof Instruction.Load load
                    && load.base() instanceof Value.Type
                    && load.member().equals("invalid"))
        .isPresent();
  }

  /** Whether the handler, or a closure in it that has the same variable, ends what is called so. */
  private static boolean isEnded(Params params, TargetCode code, Routine handler, String name) {
    for (Block block : handler.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.Call call
            && code.program().api(call).filter(params.end()::contains).isPresent()
            && call.arguments().stream()
                .anyMatch(argument -> argument.value().equals(new Value.Local(name)))) {
          return true;
        }
        if (instruction instanceof Instruction.MakeClosure closure
            && closure.captures().stream()
                .anyMatch(
                    capture ->
                        capture.name().equals(name)
                            && capture.outer().equals(new Value.Local(name)))
            && closure
                .body()
                .flatMap(code.program()::findRoutine)
                .filter(body -> isEnded(params, code, body, name))
                .isPresent()) {
          return true;
        }
      }
    }
    return false;
  }
}
