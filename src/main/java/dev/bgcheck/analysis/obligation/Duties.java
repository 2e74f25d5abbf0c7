package dev.bgcheck.analysis.obligation;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.analysis.dataflow.DerivedValues;
import dev.bgcheck.analysis.dataflow.LogNames;
import dev.bgcheck.api.ApiFact;
import dev.bgcheck.finding.TraceStep;
import dev.bgcheck.link.ArgumentMatching;
import dev.bgcheck.link.CallNames;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Resolution;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import dev.bgcheck.model.Values;
import dev.bgcheck.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one routine does about a duty: an obligation about no value, which any call of certain APIs
 * fulfils.
 *
 * <p>Everything that the routine makes run counts. Code that is not here may do it unless the call
 * only works something out or writes to the log.
 */
final class Duties {
  /** Beginnings of the names of Apple's APIs that make other code run. */
  private static final List<String> SETTING_OFF =
      List.of("post", "send", "yield", "resume", "perform", "signal", "fulfill", "enqueue", "add");

  private static final List<String> LOGGING = List.of("print", "debug", "trace", "assert");

  private static final Set<String> LEVELS =
      Set.of("info", "notice", "warning", "warn", "error", "fault", "critical", "verbose");

  /** What a routine that may do it is called, also when its result is used. */
  private static final List<String> TELLING =
      List.of("report", "incoming", "push", "payload", "receive", "call", "conversation", "voip");

  /** Beginnings of the names of routines that only look at what they get. */
  private static final List<String> READING =
      List.of(
          "decode",
          "json",
          "data",
          "string",
          "object",
          "value",
          "int",
          "bool",
          "is",
          "has",
          "contains",
          "map",
          "compactmap",
          "filter",
          "get",
          "parse",
          "init");

  private final ObligationAnalysis analysis;
  private final Routine routine;
  private final Holders holders;
  private final Program program;
  private Set<Value> given;

  Duties(ObligationAnalysis analysis, Routine routine, Holders holders) {
    this.analysis = analysis;
    this.routine = routine;
    this.holders = holders;
    this.program = analysis.program();
  }

  /** What the call itself does, whatever becomes of the closures it gets. */
  Effect call(Instruction.Call call, Resolution resolution) {
    Optional<ApiSymbol> api = resolution.api();
    if (api.isPresent()) {
      if (analysis.discharge().byAny().contains(api.get())) {
        return Effect.FULFIL;
      }
      String base = CallNames.baseName(call);
      boolean setsOff = SETTING_OFF.stream().anyMatch(base::startsWith);
      return setsOff && !runsOnlyClosures(api.get(), call) ? Effect.ESCAPE : Effect.NONE;
    }
    if (!resolution.routines().isEmpty()) {
      Effect effect = run(resolution.routines(), call);
      return resolution.exhaustive() || effect.kind() == Effect.Kind.FULFIL
          ? effect
          : effect.and(Effect.ESCAPE);
    }
    if (call.name().equals(Instruction.Call.INVOKE)) {
      return isFollowed(call.receiver()) ? Effect.NONE : Effect.ESCAPE;
    }
    return resolution.created().isPresent() || isHarmless(call) ? Effect.NONE : Effect.ESCAPE;
  }

  /**
   * Whether what the call sets off is the closure that it gets, or that the object got when it was
   * made: closures are followed where they are given away.
   *
   * <p>Ex) center.add(request) { … }; session.dataTask(with: url) { … }.resume()
   */
  private boolean runsOnlyClosures(ApiSymbol api, Instruction.Call call) {
    if (runsClosure(api)) {
      return true;
    }
    Definitions definitions = analysis.definitions(routine);
    return definitions
        .only(definitions.origin(call.receiver()))
        .filter(Instruction.Call.class::isInstance)
        .flatMap(program::api)
        .filter(this::runsClosure)
        .isPresent();
  }

  private boolean runsClosure(ApiSymbol api) {
    return analysis
        .catalog()
        .find(api)
        .flatMap(member -> member.findFact(ApiFact.RunsClosure.class))
        .isPresent();
  }

  /** Whether the closure is one that this routine made, or that its callers answer for. */
  private boolean isFollowed(Value closure) {
    Value origin = analysis.definitions(routine).origin(closure);
    return holders.find(closure).isPresent()
        || origin instanceof Value.Local local
            && (isParameterOf(routine, local) || isParameterOutside(local));
  }

  /** Ex) completion, which a closure of the callback has from there. */
  private boolean isParameterOutside(Value.Local local) {
    return routine.signature().isClosure()
        && analysis.definitions(routine).of(local).isEmpty()
        && isParameterOf(program.outermost(routine), local);
  }

  private static boolean isParameterOf(Routine routine, Value.Local local) {
    return routine.parameters().stream().anyMatch(one -> one.name().equals(local.name()));
  }

  private boolean isHarmless(Instruction.Call call) {
    String base = CallNames.baseName(call);
    String name = base.toLowerCase(Locale.ROOT);
    boolean creates =
        base.equals("init")
            || base.equals("<init>")
            || !base.isEmpty() && Character.isUpperCase(base.charAt(0)) && call.dest().isPresent();
    // Ex) os_log, NSLog, MXLogDebug, logEvent; not showDialog
    boolean logs =
        name.startsWith("log")
            || name.endsWith("_log")
            || base.contains("Log")
            || LOGGING.stream().anyMatch(name::contains)
            || LEVELS.contains(name);
    boolean worksOut =
        call.dest().isPresent()
            && TELLING.stream().noneMatch(name::contains)
            && (READING.stream().anyMatch(name::startsWith) || !getsEvent(call));
    return creates || logs || worksOut;
  }

  /** Whether the call gets something of what the routine was given, such as a part of the event. */
  private boolean getsEvent(Instruction.Call call) {
    if (given == null) {
      given = new HashSet<>();
      for (int i = 0; i < routine.parameters().size(); i++) {
        given.addAll(DerivedValues.ofParameter(routine, i));
      }
    }
    return call.arguments().stream().anyMatch(one -> given.contains(one.value()));
  }

  /** Reading or writing a property runs its accessors. */
  Effect accessors(Resolution resolution, Span span) {
    Effect all = null;
    for (Routine target : resolution.routines()) {
      boolean runs = target.kind() != Routine.Kind.METHOD && target.kind() != Routine.Kind.FUNCTION;
      if (runs) {
        Effect one = outcome(target, new TreeMap<>(), span);
        all = all == null ? one : all.or(one);
      }
    }
    return all == null ? Effect.NONE : all;
  }

  private Effect run(List<Routine> targets, Instruction.Call call) {
    Effect all = null;
    for (Routine target : targets) {
      Effect one = outcome(target, kinds(target, call), call.span());
      all = all == null ? one : all.or(one);
    }
    return all;
  }

  /** The parameters of {@code target} that are told of what kind the event is. */
  private SortedMap<String, Handle> kinds(Routine target, Instruction.Call call) {
    SortedMap<String, Handle> held = new TreeMap<>();
    Optional<int[]> positions = ArgumentMatching.match(target, call.arguments());
    for (int i = 0; positions.isPresent() && i < call.arguments().size(); i++) {
      boolean kind =
          holders.find(call.arguments().get(i).value()).filter(Handle.KIND::equals).isPresent();
      if (kind) {
        held.put(target.parameters().get(positions.get()[i]).name(), Handle.KIND);
      }
    }
    return held;
  }

  private Effect outcome(Routine target, SortedMap<String, Handle> held, Span span) {
    if (LogNames.isLogging(target.signature())) {
      return Effect.NONE;
    } else if (!target.hasBody()) {
      return Effect.ESCAPE;
    }
    held.put(Handle.DUTY, Handle.ITSELF);
    Outcome outcome = analysis.outcome(target, held);
    TraceStep step = new TraceStep("calls '" + target.signature().spokenName() + "'", span);
    // What does nothing about it for certain is not to blame that it does not always.
    boolean perhaps = !outcome.fulfils() && outcome.escapes();
    return perhaps || outcome.tells(target) ? Effect.ESCAPE : Effect.of(outcome, step);
  }

  /**
   * Whether a way that leaves {@code from} under {@code condition} is for events of another kind,
   * or may be.
   */
  boolean isForAnotherKind(Block from, Condition condition, Definitions definitions) {
    if (condition.equals(Condition.UNKNOWN)) {
      // Ex) default, where case .voIP has its own way
      return from.edges().stream()
          .map(Edge::condition)
          .anyMatch(
              one ->
                  Values.readBy(one).stream().anyMatch(this::isKind)
                      && !isForAnotherKind(from, one, definitions));
    } else if (condition instanceof Condition.IsNil test) {
      return !test.negated() && isKind(test.value());
    } else if (condition instanceof Condition.IsCase test && isKind(test.value())) {
      return analysis.discharge().kinds().contains(test.caseName()) == test.negated();
    } else if (condition instanceof Condition.IsEqual test
        && (isKind(test.value()) || isKind(test.other()))) {
      Value other = isKind(test.value()) ? test.other() : test.value();
      return isTheKind(other, definitions) == test.negated();
    } else if (condition instanceof Condition.IsTrue test) {
      Optional<Instruction> asked = definitions.only(test.value());
      boolean compares =
          asked.isPresent()
              && asked.get() instanceof Instruction.Call
              && Values.readBy(asked.get()).stream().anyMatch(this::isKind);
      if (compares) {
        boolean same =
            Values.readBy(asked.get()).stream().anyMatch(one -> isTheKind(one, definitions));
        return same == test.negated();
      }
    }
    // Ex) type.rawValue == "PKPushTypeVoIP": what it says is not known, so neither way counts.
    return Values.readBy(condition).stream().anyMatch(one -> hangsOnKind(one, definitions, 0));
  }

  private boolean hangsOnKind(Value value, Definitions definitions, int depth) {
    if (isKind(value)) {
      return true;
    }
    return depth < 4
        && definitions.only(value).stream()
            .flatMap(made -> Values.readBy(made).stream())
            .anyMatch(read -> hangsOnKind(read, definitions, depth + 1));
  }

  private boolean isKind(Value value) {
    return holders.find(value).filter(Handle.KIND::equals).isPresent() || isAskedOfEvent(value);
  }

  /** Ex) payload.type, which is what the parameter type says. */
  private boolean isAskedOfEvent(Value value) {
    Definitions definitions = analysis.definitions(routine);
    return definitions
        .only(definitions.origin(value))
        .flatMap(program::api)
        .filter(analysis.discharge().kindsAsked()::contains)
        .isPresent();
  }

  private boolean isTheKind(Value value, Definitions definitions) {
    return definitions
        .only(definitions.origin(value))
        .filter(
            made ->
                made instanceof Instruction.Load load
                        && analysis.discharge().kinds().contains(load.member())
                    || made instanceof Instruction.Call call
                        && analysis.discharge().kinds().contains(CallNames.baseName(call)))
        .isPresent();
  }
}
