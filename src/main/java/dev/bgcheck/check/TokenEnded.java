package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.analysis.ValueOrigins;
import dev.bgcheck.analysis.lifetime.Fate;
import dev.bgcheck.analysis.lifetime.ValueFlow;
import dev.bgcheck.analysis.obligation.Discharge;
import dev.bgcheck.analysis.obligation.Miss;
import dev.bgcheck.analysis.obligation.Outcome;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.ClosureSite;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.Value;
import dev.bgcheck.model.Values;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.FindingDraft;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import dev.bgcheck.source.Span;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one call begins another has to end, with the value that the first one returned: a background
 * task with its identifier, an activity with its token.
 */
final class TokenEnded implements CheckKind<TokenEnded.Params> {

  /** What begins and what ends. */
  record Params(Set<ApiSymbol> begin, Set<ApiSymbol> end) {}

  @Override
  public String id() {
    return "token-ended";
  }

  @Override
  public String description() {
    return "A call whose result has to be given to another call later, on every way.";
  }

  @Override
  public Shape.Group parameters() {
    return Shape.Group.of(
        Shape.Field.required(
            "begin",
            Shape.texts(),
            "The APIs that begin; what closures they get do is no end of the work."),
        Shape.Field.required("end", Shape.texts(), "The APIs that end, given the result."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("how", "in which way it is not ended");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(Symbols.all(params.texts("begin")), Symbols.all(params.texts("end")));
  }

  @Override
  public Judged judges() {
    return Judged.CODE;
  }

  @Override
  public boolean asksInOrder() {
    return true;
  }

  @Override
  public void check(Params params, CheckContext context) {
    Optional<TargetCode> code = context.find(TargetCode.class);
    if (code.isEmpty()) {
      return;
    }
    List<UseSite> uses = code.get().uses(params.begin());
    ValueFlow flow = Fates.flow(code.get());
    Set<Span> told = new HashSet<>();
    for (UseSite use : uses) {
      boolean judged = use.isInApplication();
      if (judged && use.instruction() instanceof Instruction.Call call && told.add(call.span())) {
        judge(params, context, code.get(), flow, use, call);
      }
    }
  }

  /**
   * Whether what {@code use} begins is ended nowhere, so that this check speaks of it: what its
   * expiration handler does is the same defect once more.
   */
  static boolean isEndedNowhere(TargetCode code, UseSite use, Set<ApiSymbol> end) {
    Optional<Value.Local> dest =
        use.instruction() instanceof Instruction.Call call ? call.dest() : Optional.empty();
    if (dest.isEmpty()) {
      return true;
    }
    Fate fate = Fates.flow(code).of(use.routine(), dest.get().name());
    return !fate.escapes() && !fate.isGivenToOthers(end) && fate.usesBy(end).isEmpty();
  }

  private static void judge(
      Params params,
      CheckContext context,
      TargetCode code,
      ValueFlow flow,
      UseSite use,
      Instruction.Call call) {
    if (call.dest().isEmpty()) {
      report(context, use, call.span(), "is never ended: what it returns is dropped").report();
      return;
    }
    Value.Local dest = call.dest().get();
    Fate fate = flow.of(use.routine(), dest.name());
    if (fate.escapes() || fate.isGivenToOthers(params.end())) {
      return;
    }
    Set<RoutineSignature> late = onlyLate(code, use, call);
    List<Fate.Use> ends = fate.usesBy(params.end());
    List<Fate.Use> inTime =
        ends.stream().filter(end -> !isWithin(end.routine(), late)).collect(Collectors.toList());
    if (inTime.isEmpty()) {
      String how =
          ends.isEmpty()
              ? fate.fields().isEmpty()
                  ? "is never ended"
                  : "is kept in " + Fates.names(fate.fields()) + " and never ended"
              : "is ended only by its expiration handler, not when the work is done";
      FindingDraft draft = report(context, use, call.span(), how);
      if (isEndOfUnknown(params, code, flow)) {
        draft
            .atMost(Severity.NOTE)
            .confidence(
                Confidence.POSSIBLE, "a task that comes from where nothing is seen is ended");
      }
      draft.report();
    } else if (fate.fields().isEmpty()
        && !fate.isReturned()
        && !isEndedBySibling(use, inTime)
        && !isEndedByKept(code, use, inTime)) {
      paths(params, context, code, use, dest);
    } else if (!fate.isReturned() && fate.fields().size() == 1) {
      new TokenInField(code, use, fate.fields().iterator().next(), params.end())
          .wayWithoutEnd(inTime)
          .ifPresent(
              end ->
                  report(context, use, end, "is not ended on the way that ends here")
                      .related(use.instruction().span(), "begun here")
                      .report());
    }
  }

  /**
   * Ex) a closure that begins with a variable of the routine around it, and a local function of
   * that routine that ends what the variable holds: whoever calls it may be anybody.
   */
  private static boolean isEndedBySibling(UseSite use, List<Fate.Use> ends) {
    RoutineSignature closure = use.routine().signature();
    return closure.isClosure()
        && ends.stream()
            .map(end -> end.routine())
            .anyMatch(
                end ->
                    end.signature().isClosure()
                        && !isWithin(end, Set.of(closure))
                        && isWithin(end, Set.of(outermost(closure))));
  }

  /**
   * Ex) self.cleanUp = { end(task) }; task = begin(): whoever runs what the property keeps ends the
   * task, although the closure took the variable along before it held anything.
   */
  private static boolean isEndedByKept(TargetCode code, UseSite use, List<Fate.Use> ends) {
    return ends.stream()
        .map(end -> end.routine().signature())
        .filter(RoutineSignature::isClosure)
        .flatMap(end -> code.program().siteOf(end).stream())
        .filter(site -> site.maker().signature().equals(use.routine().signature()))
        .anyMatch(site -> isKept(site) && mayPrecede(use, site.block()));
  }

  private static boolean isKept(ClosureSite site) {
    return site.maker().block(site.block()).instructions().stream()
        .anyMatch(
            one ->
                one instanceof Instruction.Store store
                    && store.value().equals(site.instruction().dest()));
  }

  private static boolean mayPrecede(UseSite use, int block) {
    return block == use.block() || TokenInField.leads(use.routine(), block, use.block());
  }

  private static RoutineSignature outermost(RoutineSignature closure) {
    RoutineSignature current = closure;
    while (current.isClosure()) {
      current = current.enclosing();
    }
    return current;
  }

  /**
   * Whether some end in the app takes a value of which nobody knows which beginning it comes from:
   * it may be any of them.
   */
  private static boolean isEndOfUnknown(Params params, TargetCode code, ValueFlow flow) {
    Set<Instruction> reached = Collections.newSetFromMap(new IdentityHashMap<>());
    for (UseSite begin : code.uses(params.begin())) {
      if (begin.instruction() instanceof Instruction.Call call && call.dest().isPresent()) {
        flow.of(begin.routine(), call.dest().get().name()).usesBy(params.end()).stream()
            .map(Fate.Use::instruction)
            .forEach(reached::add);
      }
    }
    return code.uses(params.end()).stream()
        .filter(end -> end.isInApplication() && !reached.contains(end.instruction()))
        .anyMatch(end -> end.argument(0).filter(value -> isNothing(code, end, value)).isEmpty());
  }

  /** Ex) endBackgroundTask(.invalid), or a field that never holds anything else. */
  private static boolean isNothing(TargetCode code, UseSite end, Value value) {
    ValueOrigins.Origins origins = code.origins().of(end.routine(), value);
    return origins.complete()
        && origins.makings().stream()
            .allMatch(
                making ->
                    making.instruction() instanceof Instruction.Load load
                        && load.member().toLowerCase(Locale.ROOT).endsWith("invalid"));
  }

  private static void paths(
      Params params, CheckContext context, TargetCode code, UseSite use, Value.Local dest) {
    Discharge discharge = new Discharge(false, Set.of(), params.end(), params.begin());
    Outcome outcome =
        code.obligations(discharge)
            .outcomeOfOwn(use.routine(), use.block(), Fates.indexOf(use), dest);
    for (Miss miss : outcome.misses()) {
      if (!miss.isWeak()) {
        FindingDraft draft =
            report(context, use, miss.blame(), "is not ended " + Ways.of(miss))
                .related(use.instruction().span(), "begun here");
        miss.steps().forEach(step -> draft.step(step.span(), step.message()));
        draft.report();
      }
    }
  }

  private static FindingDraft report(CheckContext context, UseSite use, Span place, String how) {
    return context.finding(place).with("how", how).symbol(use.routine().signature().toString());
  }

  /** The closures that the beginning call itself gets: expiration handlers. */
  static Set<RoutineSignature> lateClosures(TargetCode code, UseSite use, Instruction.Call call) {
    return call.arguments().stream()
        .flatMap(argument -> code.graph().values().of(use.routine(), argument.value()).stream())
        .map(Routine::signature)
        .collect(Collectors.toSet());
  }

  /**
   * Those of {@link #lateClosures} that nothing else runs.
   *
   * <p>Ex) beginBackgroundTask(this::end): a method that is called elsewhere too is not late there.
   * The same goes for a local function that is also given to a queue.
   */
  private static Set<RoutineSignature> onlyLate(
      TargetCode code, UseSite use, Instruction.Call call) {
    boolean givenElsewhere =
        call.arguments().stream()
            .filter(one -> !code.graph().values().of(use.routine(), one.value()).isEmpty())
            .anyMatch(one -> isUsedTwice(use.routine(), one.value()));
    return lateClosures(code, use, call).stream()
        .filter(
            handler ->
                handler.isClosure()
                    ? !givenElsewhere
                    : code.program()
                        .findRoutine(handler)
                        .map(routine -> code.graph().to(routine).size() <= 1)
                        .orElse(true))
        .collect(Collectors.toSet());
  }

  /** Whether more than one instruction takes the closure in {@code value}. */
  private static boolean isUsedTwice(Routine routine, Value value) {
    return routine.blocks().stream()
            .flatMap(block -> block.instructions().stream())
            .filter(instruction -> Values.readBy(instruction).contains(value))
            .limit(2)
            .count()
        > 1;
  }

  private static boolean isWithin(Routine routine, Set<RoutineSignature> closures) {
    RoutineSignature current = routine.signature();
    while (!closures.contains(current)) {
      if (!current.isClosure()) {
        return false;
      }
      current = current.enclosing();
    }
    return true;
  }
}
