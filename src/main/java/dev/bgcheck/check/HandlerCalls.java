package dev.bgcheck.check;

import dev.bgcheck.analysis.NeverMade;
import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.dataflow.DerivedValues;
import dev.bgcheck.analysis.lifetime.ValueFlow;
import dev.bgcheck.analysis.obligation.Absent;
import dev.bgcheck.analysis.obligation.Discharge;
import dev.bgcheck.analysis.obligation.Miss;
import dev.bgcheck.analysis.obligation.Outcome;
import dev.bgcheck.analysis.obligation.Twice;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.Parameter;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.FindingDraft;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A completion handler must be called exactly once on every way through the code that gets it.
 *
 * <p>Two populations: handlers of Apple's callbacks, as bad as the contract says; and handlers of
 * the app's own routines, by the usual names, where the callers wait.
 */
final class HandlerCalls implements CheckKind<HandlerCalls.Params> {
  /** How many routines with one way of losing their handlers make a habit. */
  private static final int HABIT = 4;

  private static final int MOST_RELATED = 3;

  /**
   * What to look for.
   *
   * @param twice whether a second call is looked for, else a missing one
   * @param except callbacks that another rule speaks of
   * @param own whether the app's own routines are judged too
   * @param named callbacks with the position of the parameter that says whose the handler is: what
   *     a way does that asks for it is the app's own affair
   * @param duties callbacks whose handler matters only where the event itself is always answered
   * @param onlyWith closures whose handler matters only where the app uses some other API
   * @param onlyDeclared callbacks that come only where the property list says so
   */
  record Params(
      boolean twice,
      Set<ApiSymbol> except,
      boolean own,
      Map<ApiSymbol, Integer> named,
      List<EventDuty> duties,
      List<OnlyWith> onlyWith,
      List<OnlyDeclared> onlyDeclared) {}

  /**
   * When the handlers of a closure matter.
   *
   * @param closuresOf the APIs that get the closure
   * @param uses the APIs of which the target must use one
   * @param otherwise why it does no harm without
   */
  record OnlyWith(Set<ApiSymbol> closuresOf, Set<ApiSymbol> uses, String otherwise) {}

  private record Missed(OwedHandler owed, Miss miss) {
    Missed better(Missed other) {
      if (owed.isOwn() != other.owed().isOwn()) {
        return owed.isOwn() ? other : this;
      }
      return other.miss().steps().size() < miss.steps().size() ? other : this;
    }
  }

  private static final Shape.Group NAMED =
      Shape.Group.of(
          Shape.Field.required("callback", Shape.text(), "The callback, as `Protocol selector`."),
          Shape.Field.required(
              "parameter", new Shape.Count(), "The position of the parameter that names."));

  private static final Shape.Group ONLY_WITH =
      Shape.Group.of(
          Shape.Field.required(
              "closure-of", Shape.texts(), "The APIs that get the closure, as `Type selector`."),
          Shape.Field.required("uses", Shape.texts(), "The APIs of which the target must use one."),
          Shape.Field.required("otherwise", Shape.text(), "Why it does no harm without."));

  @Override
  public String id() {
    return "handler-calls";
  }

  @Override
  public String description() {
    return "A completion handler that is not called exactly once on every way.";
  }

  @Override
  public Shape.Group parameters() {
    return Shape.Group.of(
        Shape.Field.required(
            "look-for", Shape.choice("missing", "twice"), "A missing call, or a second one."),
        Shape.Field.optional(
            "except", Shape.texts(), "Callbacks, as `Protocol selector`, left to other rules."),
        Shape.Field.optional(
            "own-routines",
            Shape.flag(),
            "Whether the app's own routines with a completion handler are judged; no when absent."),
        Shape.Field.optional(
            "behind-duty",
            Shape.listOf(EventDuty.SHAPE),
            "Callbacks that must make a certain call first; their handler is judged where they"
                + " always do, and ways that ask for the kind of event do not count."),
        Shape.Field.optional(
            "named-by",
            Shape.listOf(NAMED),
            "Callbacks of which a parameter says whose the handler is; only what is missed in the"
                + " callback itself, and without asking for that, is a defect."),
        Shape.Field.optional(
            "only-with",
            Shape.listOf(ONLY_WITH),
            "Closures whose handler matters only where the target uses some other API; a hint"
                + " elsewhere."),
        Shape.Field.optional(
            "only-declared",
            Shape.listOf(OnlyDeclared.SHAPE),
            "Callbacks that come only where the property list says so; a hint where it lists other"
                + " things."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("handler", "the name of the handler's parameter");
    values.put("routine", "the routine that gets it");
    values.put("way", "`on any path`, or `when …` with the branch that misses it");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(
        params.text("look-for").equals("twice"),
        Symbols.all(params.texts("except")),
        params.flag("own-routines", false),
        named(params),
        params.groups("behind-duty").stream().map(EventDuty::parse).toList(),
        params.groups("only-with").stream().map(HandlerCalls::onlyWith).toList(),
        params.groups("only-declared").stream().map(OnlyDeclared::parse).toList());
  }

  private static OnlyWith onlyWith(RuleParams one) {
    return new OnlyWith(
        Symbols.all(one.texts("closure-of")),
        Symbols.all(one.texts("uses")),
        one.text("otherwise"));
  }

  private static Map<ApiSymbol, Integer> named(RuleParams params) {
    Map<ApiSymbol, Integer> named = new LinkedHashMap<>();
    for (RuleParams one : params.groups("named-by")) {
      named.put(ApiSymbol.parse(one.text("callback")), one.count("parameter", 0));
    }
    return named;
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
    Optional<TargetCode> found = context.find(TargetCode.class);
    if (found.isEmpty()) {
      return;
    }
    TargetCode code = found.get();
    // One place that misses a call is one defect, however many handlers go through it: the nearest
    // routine speaks, but a callback of Apple's before the app's own routines.
    Map<Span, Missed> missed = new LinkedHashMap<>();
    Set<Span> told = new HashSet<>();
    for (OwedHandler owed : OwedHandler.all(code, params, context)) {
      Outcome outcome = outcome(code, owed, params.twice());
      if (params.twice()) {
        // A closure called once for each element is no completion handler, whatever its name.
        boolean perElement = owed.isOwn() && outcome.repeats();
        outcome.twice().stream()
            .filter(twice -> twice.routine().origin() == Origin.APPLICATION && !perElement)
            .filter(
                twice ->
                    !owed.isOwn() || !(twice.first().equals(twice.second()) || twice.isByDesign()))
            .filter(twice -> !owed.isOwn() || !goesOn(code, owed.routine(), twice))
            // Ex) a forgotten return, with a call in each branch behind it: one defect.
            .filter(twice -> isNew(told, twice))
            .forEach(twice -> reportTwice(owed, twice, context));
      } else {
        outcome.misses().stream()
            .filter(miss -> miss.routine().origin() == Origin.APPLICATION)
            .filter(miss -> owed.named().isEmpty() || isPlain(code, owed, miss))
            .filter(miss -> owed.choicesCount() || !miss.isChoice())
            .filter(miss -> !isAbstract(code, owed, miss))
            .map(miss -> new Missed(owed, miss))
            .forEach(one -> missed.merge(one.miss().blame(), one, Missed::better));
        if (outcome.misses().isEmpty() && owed.named().isEmpty() && !outcome.stored().isEmpty()) {
          UnreadHandlers.find(code, owed)
              .map(miss -> new Missed(owed, miss))
              .ifPresent(one -> missed.merge(one.miss().blame(), one, Missed::better));
        }
      }
    }
    reportMissing(code, missed.values(), context);
  }

  /**
   * Where many routines of the app lose their handlers because one and the same thing is absent,
   * that is a habit and one defect: the first of them speaks for all. So it does for many routines
   * that do what one protocol of the app asks for, each of which lacks a thing of its own: ex)
   * {@code performSignature(completion:)} in each step of a wizard.
   */
  private static void reportMissing(
      TargetCode code, Collection<Missed> missed, CheckContext context) {
    ValueFlow flow = Fates.flow(code);
    Map<Object, List<Missed>> habits = new LinkedHashMap<>();
    for (Missed one : missed) {
      String doubt = one.miss().isWeak() ? one.miss().weak() : doubt(code, flow, one);
      Optional<Object> absent =
          one.owed().isOwn() && doubt.isEmpty()
              ? Absent.of(code.program(), one.miss())
              : Optional.empty();
      if (absent.isPresent()) {
        habits.computeIfAbsent(absent.get(), unused -> new ArrayList<>()).add(one);
      } else {
        reportMissing(one, doubt, List.of(), context);
      }
    }
    Map<Object, List<Missed>> steps = new LinkedHashMap<>();
    for (List<Missed> same : habits.values()) {
      if (same.size() >= HABIT) {
        reportHabit(same, context);
      } else {
        for (Missed one : same) {
          Object kind = promised(code, one.owed().routine()).orElse(one);
          steps.computeIfAbsent(kind, unused -> new ArrayList<>()).add(one);
        }
      }
    }
    steps.values().forEach(same -> reportHabit(same, context));
  }

  private static void reportHabit(List<Missed> same, CheckContext context) {
    if (same.size() < HABIT) {
      same.forEach(one -> reportMissing(one, "", List.of(), context));
    } else {
      reportMissing(same.get(0), "", same.subList(1, same.size()), context);
    }
  }

  /** The routine of a protocol or superclass of the app that {@code routine} stands for. */
  private static Optional<Object> promised(TargetCode code, Routine routine) {
    RoutineSignature own = routine.signature();
    return code.program().supertypesOf(own.owner()).stream()
        .filter(type -> !type.equals(own.owner()))
        .flatMap(type -> code.program().findType(type).stream())
        .flatMap(type -> type.routines().stream())
        .map(Routine::signature)
        .filter(one -> one.name().equals(own.name()))
        .findFirst()
        .map(Object.class::cast);
  }

  /**
   * Whether a handler that is due later is lost on some ways of the callback, and called after the
   * others. A handler that nobody ever calls is for other rules to speak of.
   */
  private static boolean isPlain(TargetCode code, OwedHandler owed, Miss miss) {
    Routine routine = owed.routine();
    boolean here = miss.routine().equals(routine) && !miss.never();
    return here
        && !DerivedValues.decide(
            routine, DerivedValues.ofParameter(routine, owed.named().orElseThrow()))
        && BackgroundEvents.mayBeCalled(Fates.flow(code).of(routine, owed.parameter()));
  }

  /** Whether the routine is only there for its subclasses, and does nothing about the handler. */
  private static boolean isAbstract(TargetCode code, OwedHandler owed, Miss miss) {
    return miss.never()
        && miss.routine().equals(owed.routine())
        && Overridden.everywhere(code.program(), owed.routine());
  }

  /**
   * Whether the second call is that of the routine to itself, for the next of several things.
   *
   * <p>Ex) func checkNext(done: …) { … done(result); checkNext(done: done) }
   */
  private static boolean goesOn(TargetCode code, Routine routine, Twice twice) {
    return code.program().outermost(twice.routine()).equals(routine)
        && twice.routine().blocks().stream()
            .flatMap(block -> block.instructions().stream())
            .filter(one -> one.span().equals(twice.second()))
            .anyMatch(one -> code.program().resolution(one).routines().contains(routine));
  }

  private static boolean isNew(Set<Span> told, Twice twice) {
    boolean first = told.add(twice.first());
    // Class files without lines have one place for all calls.
    return first & (twice.second().equals(twice.first()) || told.add(twice.second()));
  }

  private static String doubt(TargetCode code, ValueFlow flow, Missed missed) {
    OwedHandler owed = missed.owed();
    if (!owed.isOwn()) {
      boolean unused =
          owed.doubt().isEmpty()
              && new NeverMade(code)
                  .contains(code.program().outermost(owed.routine()).signature().owner());
      return unused ? NeverMade.WHY : owed.doubt();
    }
    Parameter handler =
        owed.routine().parameters().stream()
            .filter(one -> one.name().equals(owed.parameter()))
            .findFirst()
            .orElseThrow();
    if (missed.miss().isChoice() && !OwnHandlers.answersAlone(handler)) {
      return "there may be nothing to do then, on purpose";
    }
    if (missed.miss().toldOtherwise() && !OwnHandlers.answersTheSystem(handler)) {
      return "somebody else is told of it";
    }
    if (Absent.isAddress(code.program(), missed.miss()) && !OwnHandlers.answersTheSystem(handler)) {
      return "only if a text is no address, or a resource is not there";
    }
    String doubt = OwnHandlers.doubt(owed.routine(), handler, missed.miss().isThrown(), true);
    if (!doubt.isEmpty()) {
      return doubt;
    }
    doubt =
        OwnHandlers.answersTheSystem(handler)
            ? WaitingCallers.neverUsed(code, owed, missed.miss())
            : WaitingCallers.doubt(code, owed, missed.miss());
    if (!doubt.isEmpty()) {
      return doubt;
    }
    long calls =
        flow.of(owed.routine(), owed.parameter()).calls().stream()
            .map(call -> call.instruction().span())
            .distinct()
            .count();
    boolean several = calls > 1 && !OwnHandlers.bringsOnlyGoods(code.program(), handler);
    return OwnHandlers.doubt(owed.routine(), handler, missed.miss().isThrown(), several);
  }

  private static Outcome outcome(TargetCode code, OwedHandler owed, boolean twice) {
    // Of a handler for success and one for failure either will do, but each may be called.
    List<String> names =
        owed.isOwn() && !twice
            ? OwnHandlers.companionsOf(code.program(), owed.routine(), owed.parameter())
            : List.of(owed.parameter());
    return code.obligations(Discharge.CALL).outcome(owed.routine(), names);
  }

  private static void reportMissing(
      Missed missed, String doubt, List<Missed> alike, CheckContext context) {
    OwedHandler owed = missed.owed();
    Miss miss = missed.miss();
    String more = alike.isEmpty() ? "" : ", as in " + alike.size() + " more routines";
    FindingDraft draft =
        start(owed, context, miss.blame())
            .with("way", Ways.of(miss) + more)
            .symbol(miss.routine().signature().toString());
    miss.steps().forEach(step -> draft.step(step.span(), step.message()));
    if (!miss.blame().equals(owed.routine().nameSpan())) {
      draft.related(
          owed.routine().nameSpan(),
          "`" + owed.spokenParameter() + "` is a parameter of this routine");
    }
    alike.stream()
        .limit(MOST_RELATED)
        .forEach(one -> draft.related(one.miss().blame(), "the same in " + one.owed().waiter()));
    if (!doubt.isEmpty()) {
      draft.atMost(Severity.NOTE);
      draft.confidence(Confidence.POSSIBLE, doubt);
    }
    draft.report();
  }

  private static void reportTwice(OwedHandler owed, Twice twice, CheckContext context) {
    start(owed, context, twice.second())
        .with("way", "after it was called before")
        .symbol(twice.routine().signature().toString())
        .related(twice.first(), "called here before")
        .report();
  }

  private static FindingDraft start(OwedHandler owed, CheckContext context, Span span) {
    FindingDraft draft =
        context
            .finding(span)
            .with("handler", owed.spokenParameter())
            .with("routine", owed.waiter())
            .withoutGeneralPages()
            .contracts(owed.contracts())
            .atMost(owed.worst());
    if (owed.contracts().isEmpty()) {
      // Neither an own routine nor a callback without a page of its own is what the rule's pages
      // say.
      draft.undocumented();
    }
    if (owed.isOwn()) {
      draft.confidence(
          Confidence.LIKELY, "the name of the parameter says that callers wait for it");
    }
    return draft;
  }
}
