package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.analysis.dataflow.Loops;
import dev.bgcheck.analysis.obligation.Discharge;
import dev.bgcheck.analysis.obligation.Miss;
import dev.bgcheck.analysis.obligation.ObligationAnalysis;
import dev.bgcheck.analysis.obligation.Outcome;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.link.CallNames;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
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
import java.util.stream.Collectors;

/**
 * An object that the system hands to the app must be finished with a certain call on every way: a
 * background task with {@code setTaskCompleted}, a call action with {@code fulfill} or {@code
 * fail}.
 */
final class ObjectFinished implements CheckKind<ObjectFinished.Params> {

  /**
   * Where such objects come from.
   *
   * @param api a callback, or an API that runs a closure
   * @param argument the position of the closure in the API's arguments; none for a callback
   * @param parameter the position of the object in the parameters of the callback or closure
   * @param isCollection whether the parameter is a collection, and each element has to be finished
   */
  record Source(ApiSymbol api, Optional<Integer> argument, int parameter, boolean isCollection) {}

  /**
   * What to look for.
   *
   * @param withdrawn callbacks by which the system takes such an object back
   * @param choices whether a way on which a flag or comparison is asked counts
   */
  record Params(
      List<Source> sources, Discharge discharge, Set<ApiSymbol> withdrawn, boolean choices) {}

  /** An object, in a parameter or, of a collection, in the local that a loop gives it. */
  record Given(Routine routine, String parameter, Optional<Element> element) {}

  record Element(int block, int index, Value.Local local) {}

  /** What runs a closure for each element of a collection. */
  private static final Set<String> PER_ELEMENT = Set.of("forEach", "enumerateObjectsUsingBlock");

  private static final Shape.Group SOURCE =
      Shape.Group.of(
          Shape.Field.required("api", Shape.text(), "A callback, or an API that runs a closure."),
          Shape.Field.optional(
              "closure", new Shape.Count(), "The position of the closure in the API's arguments."),
          Shape.Field.required(
              "parameter", new Shape.Count(), "The position of the object in the parameters."),
          Shape.Field.optional(
              "each", Shape.flag(), "Whether the parameter is a collection of such objects."));

  /** How rule files say where such objects come from. */
  static final Shape.Field GIVEN_BY =
      Shape.Field.required("given-by", Shape.listOf(SOURCE), "Where the objects come from.");

  @Override
  public String id() {
    return "object-finished";
  }

  @Override
  public String description() {
    return "An object that the system hands out and that must be finished on every way.";
  }

  @Override
  public Shape.Group parameters() {
    return Shape.Group.of(
        GIVEN_BY,
        Shape.Field.required(
            "finished-by", Shape.texts(), "The APIs that finish one, called on the object."),
        Shape.Field.optional(
            "except-in",
            Shape.texts(),
            "APIs whose closure does not count, such as an expiration handler."),
        Shape.Field.optional(
            "choices-count",
            Shape.flag(),
            "Whether a way counts on which the app asks a flag or compares; yes when absent."),
        Shape.Field.optional(
            "withdrawn-by",
            Shape.texts(),
            "Callbacks by which the system takes such an object back: in an app that implements"
                + " one, what a closure leaves open later may have been taken back by then."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("object", "the name of the parameter that holds the object");
    values.put("way", "`on any path`, or `when …` with the branch that misses it");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    Set<ApiSymbol> finish = Symbols.all(params.texts("finished-by"));
    Set<ApiSymbol> ignored = Symbols.all(params.texts("except-in"));
    return new Params(
        sources(params),
        new Discharge(false, finish, Set.of(), ignored),
        Symbols.all(params.texts("withdrawn-by")),
        params.flag("choices-count", true));
  }

  /** Reads {@link #GIVEN_BY}. */
  static List<Source> sources(RuleParams params) {
    List<Source> sources = new ArrayList<>();
    for (RuleParams source : params.groups("given-by")) {
      Optional<Integer> closure =
          source.has("closure") ? Optional.of(source.count("closure", 0)) : Optional.empty();
      sources.add(
          new Source(
              ApiSymbol.parse(source.text("api")),
              closure,
              source.count("parameter", 0),
              source.flag("each", false)));
    }
    return sources;
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
    boolean withdrawn =
        params.withdrawn().stream()
            .flatMap(callback -> code.get().program().implementationsOf(callback).stream())
            .anyMatch(routine -> !ApiPlace.isIdle(routine, code.get()));
    Map<Span, Miss> missed = new LinkedHashMap<>();
    Map<Span, Given> owners = new LinkedHashMap<>();
    Map<Span, Given> kept = new LinkedHashMap<>();
    DroppedObjects dropped = new DroppedObjects(code.get(), params.discharge());
    for (Given given : given(code.get(), params.sources())) {
      Outcome outcome = outcome(code.get().obligations(params.discharge()), given);
      Set<FieldRef> deadEnds = dropped.deadEnds(outcome.stored());
      if (!deadEnds.isEmpty() && outcome.misses().isEmpty()) {
        Discharge strict = params.discharge().withDeadEnds(deadEnds);
        for (Miss miss : outcome(code.get().obligations(strict), given).misses()) {
          if (miss.routine().origin() == Origin.APPLICATION && !miss.isWeak()) {
            kept.putIfAbsent(miss.blame(), given);
          }
        }
      }
      for (Miss miss : outcome.misses()) {
        boolean later =
            !miss.routine().equals(given.routine())
                && miss.routine().kind() == Routine.Kind.CLOSURE;
        if (miss.routine().origin() == Origin.APPLICATION && !(withdrawn && later)) {
          boolean open =
              miss.isOfCancelledWork()
                  && dropped.isLeftOpenAtTheEnd(given.routine(), given.parameter());
          missed.putIfAbsent(miss.blame(), open ? miss.ordinary() : miss);
          owners.putIfAbsent(miss.blame(), given);
        }
      }
    }
    kept.forEach((span, given) -> reportKept(given, span, context));
    missed.forEach((span, miss) -> report(owners.get(span), miss, params.choices(), context));
    Set<Span> ends = missed.values().stream().map(Miss::end).collect(Collectors.toSet());
    Set<Span> idle = new HashSet<>();
    for (Given given : given(code.get(), params.sources())) {
      given.element().ifPresent(element -> reportLeftLoops(given, element, ends, context));
      if (given.element().isEmpty()) {
        List<Span> drops = dropped.of(given.routine(), given.parameter());
        drops.forEach(span -> reportDropped(given, span, context));
        if (drops.isEmpty()) {
          dropped.idleHandlersOf(given.routine(), given.parameter()).stream()
              .filter(idle::add)
              .forEach(span -> reportIdle(given, span, context));
        }
      }
    }
  }

  /**
   * Ex) return inside the loop, where continue was meant: the elements that follow are left. Where
   * the element in hand is left too, that is said already.
   */
  private static void reportLeftLoops(
      Given given, Element element, Set<Span> toldEnds, CheckContext context) {
    Routine routine = given.routine();
    boolean[] inLoop = Loops.blocksInLoops(routine);
    if (!inLoop[element.block()]) {
      return;
    }
    Set<Span> told = new HashSet<>(toldEnds);
    for (Block block : routine.blocks()) {
      boolean leaves =
          inLoop[block.id()]
              && block.terminator() instanceof Instruction.Branch branch
              && branch.kind() != Instruction.BranchKind.LOOP;
      for (Edge edge : leaves ? block.edges() : List.<Edge>of()) {
        Block target = routine.block(edge.target());
        if (!inLoop[target.id()] && returns(target) && told.add(target.terminator().span())) {
          context
              .finding(target.terminator().span())
              .with("object", given.parameter())
              .with("way", "for the ones that follow, because the loop is left here")
              .symbol(routine.signature().toString())
              .related(routine.nameSpan(), "the whole set is handed out here")
              .atMost(Severity.WARNING)
              .confidence(Confidence.LIKELY, "more than one task may be handed out at once")
              .report();
        }
      }
    }
  }

  private static void reportDropped(Given given, Span drop, CheckContext context) {
    context
        .finding(drop)
        .with("object", given.parameter())
        .with("way", "when its time is up: it is dropped here, and nothing else holds it")
        .symbol(given.routine().signature().toString())
        .related(given.routine().nameSpan(), "`" + given.parameter() + "` is handed out here")
        .report();
  }

  /** Ex) waiting.append(task), where nothing ever takes a task out of there to complete it. */
  private static void reportKept(Given given, Span place, CheckContext context) {
    context
        .finding(place)
        .with("object", given.parameter())
        .with("way", "here: it is kept, and nothing completes it from there")
        .symbol(given.routine().signature().toString())
        .related(given.routine().nameSpan(), "`" + given.parameter() + "` is handed out here")
        .atMost(Severity.WARNING)
        .confidence(Confidence.LIKELY, "code that is not seen may complete it")
        .report();
  }

  private static void reportIdle(Given given, Span handler, CheckContext context) {
    context
        .finding(handler)
        .with("object", given.parameter())
        .with("way", "when its time is up: this handler neither completes it nor stops the work")
        .symbol(given.routine().signature().toString())
        .related(given.routine().nameSpan(), "`" + given.parameter() + "` is handed out here")
        .atMost(Severity.WARNING)
        .report();
  }

  private static boolean returns(Block block) {
    return !(block.terminator() instanceof Instruction.Exit exit)
        || exit.kind() == Instruction.ExitKind.RETURN;
  }

  private static Outcome outcome(ObligationAnalysis analysis, Given given) {
    return given
        .element()
        .map(one -> analysis.outcomeOfNew(given.routine(), one.block(), one.index(), one.local()))
        .orElseGet(() -> analysis.outcome(given.routine(), given.parameter()));
  }

  /** The places where a loop takes the next element of the collection. */
  private static void addElements(
      TargetCode code, Routine routine, int parameter, List<Given> given) {
    if (routine.origin() != Origin.APPLICATION || parameter >= routine.parameters().size()) {
      return;
    }
    Value collection = new Value.Local(routine.parameters().get(parameter).name());
    for (Block block : routine.blocks()) {
      for (int i = 0; i < block.instructions().size(); i++) {
        if (block.instructions().get(i) instanceof Instruction.Call call
            && call.receiver().equals(collection)
            && call.arguments().size() == 1
            && PER_ELEMENT.contains(CallNames.baseName(call))) {
          code.graph()
              .values()
              .of(routine, call.arguments().get(0).value())
              .forEach(closure -> add(closure, 0, given));
        }
        if (block.instructions().get(i) instanceof Instruction.Load load
            && load.base().equals(collection)
            && load.member().equals("[]")
            && load.index().isEmpty()) {
          String name = nameOf(block, load.dest());
          Element element = new Element(block.id(), i, load.dest());
          given.add(new Given(routine, name, Optional.of(element)));
        }
      }
    }
  }

  /** The name of the loop's variable, for messages. */
  private static String nameOf(Block block, Value.Local made) {
    for (Instruction instruction : block.instructions()) {
      if (instruction instanceof Instruction.Assign assign && assign.source().equals(made)) {
        return assign.dest().name();
      }
    }
    return made.name();
  }

  static List<Given> given(TargetCode code, List<Source> sources) {
    List<Given> given = new ArrayList<>();
    for (Source source : sources) {
      if (source.argument().isEmpty()) {
        code.program()
            .implementationsOf(source.api())
            .forEach(
                routine -> {
                  if (source.isCollection()) {
                    addElements(code, routine, source.parameter(), given);
                  } else {
                    add(routine, source.parameter(), given);
                  }
                });
        continue;
      }
      for (UseSite use : code.uses(source.api())) {
        use.argument(source.argument().get())
            .map(value -> code.graph().values().of(use.routine(), value))
            .orElse(List.of())
            .forEach(routine -> add(routine, source.parameter(), given));
      }
    }
    return given;
  }

  private static void add(Routine routine, int parameter, List<Given> given) {
    boolean own = routine.origin() == Origin.APPLICATION && routine.hasBody();
    if (!own) {
      return;
    }
    // Ex) { $0.setTaskCompleted(success: true) }
    String name =
        parameter < routine.parameters().size()
            ? routine.parameters().get(parameter).name()
            : "$" + parameter;
    given.add(new Given(routine, name, Optional.empty()));
  }

  private static void report(Given given, Miss miss, boolean choices, CheckContext context) {
    FindingDraft draft =
        context
            .finding(miss.blame())
            .with("object", given.parameter())
            .with("way", Ways.of(miss))
            .symbol(miss.routine().signature().toString());
    miss.steps().forEach(step -> draft.step(step.span(), step.message()));
    if (!miss.blame().equals(given.routine().nameSpan())) {
      draft.related(given.routine().nameSpan(), "`" + given.parameter() + "` is handed out here");
    }
    if (miss.isWeak()) {
      draft.atMost(Severity.NOTE);
      draft.confidence(Confidence.POSSIBLE, miss.weak());
    } else if (miss.isChoice() && !choices) {
      draft.atMost(Severity.NOTE);
      draft.confidence(Confidence.POSSIBLE, "what is asked may have no other answer");
    }
    draft.report();
  }
}
