package dev.bgcheck.analysis.obligation;

import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.api.ApiFact;
import dev.bgcheck.finding.TraceStep;
import dev.bgcheck.link.ArgumentMatching;
import dev.bgcheck.link.CallNames;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Resolution;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeDeclaration;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.Value;
import dev.bgcheck.model.Values;
import dev.bgcheck.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What becomes of an obligation when its value is given to other code. */
final class Handovers {
  private static final Set<String> KEEPING =
      Set.of("append", "insert", "add", "addObject:", "updateValue", "setObject:forKey:", "put");

  private final ObligationAnalysis analysis;
  private final Routine routine;
  private final Discharge discharge;
  private final Program program;
  private final ApiCatalog catalog;

  Handovers(ObligationAnalysis analysis, Routine routine) {
    this.analysis = analysis;
    this.routine = routine;
    this.discharge = analysis.discharge();
    this.program = analysis.program();
    this.catalog = analysis.catalog();
  }

  /** What the call does about the value that it gets in one of its arguments. */
  Effect argument(Instruction.Call call, Resolution resolution, int position, Handle handle) {
    Optional<ApiSymbol> api = resolution.api();
    if (api.isPresent()) {
      if (discharge.onArgument().contains(api.get()) && handle instanceof Handle.Itself) {
        return Effect.FULFIL;
      }
      if (discharge.ignoredClosures().contains(api.get())) {
        return Effect.NONE;
      }
      int declared =
          position < resolution.positions().size()
              ? resolution.positions().get(position)
              : position;
      return toApi(api.get(), declared, handle, call.span(), losesErrors(call, api.get()));
    }
    if (!resolution.routines().isEmpty()) {
      Effect effect =
          toRoutines(
              resolution.routines(),
              target -> parameterOf(target, call, position),
              handle,
              call.span());
      return resolution.exhaustive() || effect.kind() == Effect.Kind.FULFIL
          ? effect
          : effect.and(Effect.ESCAPE);
    }
    if (resolution.created().isPresent() && resolution.exhaustive()) {
      // Ex) Box(handler: handler) of a struct without an initialiser of its own.
      return memberwise(resolution.created().get(), call.arguments().get(position).label());
    }
    Optional<FieldRef> kept = keptIn(call);
    return kept.map(this::kept).orElse(Effect.ESCAPE);
  }

  /** The value is kept in the field. */
  Effect kept(FieldRef field) {
    return discharge.deadEnds().contains(field) ? Effect.NONE : Effect.store(field);
  }

  private Effect memberwise(TypeName type, String label) {
    FieldRef field = new FieldRef(type, label);
    return program.findField(field).isPresent() ? Effect.store(field) : Effect.ESCAPE;
  }

  /** Ex) self.handlers.append(handler): the value goes into the field handlers. */
  private Optional<FieldRef> keptIn(Instruction.Call call) {
    String base = CallNames.baseName(call);
    if (!KEEPING.contains(base)) {
      return Optional.empty();
    }
    return analysis
        .definitions(routine)
        .only(call.receiver())
        .filter(Instruction.Load.class::isInstance)
        .flatMap(load -> program.resolution(load).field());
  }

  /** Ex) a routine that tells of each page, and goes on to the next with the same closure. */
  private boolean goesOn(Routine target, Outcome called) {
    return called.twice().stream()
        .anyMatch(
            twice ->
                twice.routine().blocks().stream()
                    .flatMap(block -> block.instructions().stream())
                    .filter(one -> one.span().equals(twice.second()))
                    .anyMatch(one -> program.resolution(one).routines().contains(target)));
  }

  private static int parameterOf(Routine target, Instruction.Call call, int position) {
    return ArgumentMatching.match(target, call.arguments())
        .map(positions -> positions[position])
        // In an array, nobody knows which one it is.
        .filter(parameter -> !ArgumentMatching.gathers(target, parameter))
        .orElse(-1);
  }

  /**
   * Whether an error thrown in the task that the call starts is seen by nobody: its result is
   * dropped, or kept in a local that is only asked to cancel.
   */
  private boolean losesErrors(Instruction.Call call, ApiSymbol api) {
    if (!api.owner().equals("Task") || call.arguments().isEmpty()) {
      return false;
    }
    return call.dest().isEmpty() || !isWaitedFor(routine, call.dest().get(), 0);
  }

  private boolean isWaitedFor(Routine where, Value.Local task, int depth) {
    for (Block block : where.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (!Values.readBy(instruction).contains(task)) {
          continue;
        }
        boolean harmless =
            instruction instanceof Instruction.Assign assign
                ? depth < 4 && !isWaitedFor(where, assign.dest(), depth + 1)
                : instruction instanceof Instruction.MakeClosure closure
                    ? depth < 4 && !isWaitedForIn(closure, task, depth)
                    : instruction instanceof Instruction.Call asked
                        && asked.receiver().equals(task)
                        && CallNames.baseName(asked).equals("cancel");
        if (!harmless) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isWaitedForIn(Instruction.MakeClosure closure, Value.Local task, int depth) {
    Optional<Routine> body = closure.body().flatMap(program::findRoutine);
    return body.isEmpty()
        || closure.captures().stream()
            .filter(capture -> capture.outer().equals(task))
            .anyMatch(
                capture -> isWaitedFor(body.get(), new Value.Local(capture.name()), depth + 1));
  }

  /** The value is given to Apple's code, in the parameter at {@code position}. */
  Effect toApi(ApiSymbol api, int position, Handle handle, Span span) {
    return toApi(api, position, handle, span, false);
  }

  private Effect toApi(
      ApiSymbol api, int position, Handle handle, Span span, boolean errorsAreLost) {
    Optional<ApiFact.RunsClosure> runs =
        catalog.find(api).flatMap(member -> member.findClosure(position));
    if (handle instanceof Handle.Kept || handle instanceof Handle.Again) {
      return Effect.ESCAPE;
    }
    if (handle instanceof Handle.Itself) {
      boolean callsIt = discharge.byCalling() && runs.isPresent() && runs.get().runsExactlyOnce();
      return callsIt ? Effect.FULFIL : Effect.ESCAPE;
    }
    Handle.Within within = (Handle.Within) handle;
    if (runs.isPresent() && runs.get().runsExactlyOnce()) {
      return toBeRun(within, span, errorsAreLost);
    }
    Outcome inside = analysis.outcome(within);
    return inside.isUntouched()
        ? Effect.NONE
        : new Effect(Effect.Kind.ESCAPE, List.of(), inside.twice(), Set.of(), false);
  }

  /** The closure runs exactly once, so its own ways are ways of this routine. */
  Effect toBeRun(Handle.Within within, Span span) {
    return toBeRun(within, span, false);
  }

  private Effect toBeRun(Handle.Within within, Span span, boolean errorsAreLost) {
    Outcome inside = analysis.outcome(within, errorsAreLost);
    if (inside.isUnsure() && analysis.returnsValue(within)) {
      // Ex) let action = lock.withLock { … return .done }: the result says what is left to do.
      return Effect.ESCAPE;
    }
    return Effect.of(inside, new TraceStep("a closure is to be run here", span));
  }

  /** Finds the parameter of a routine that gets the value; -1 for none. */
  interface ParameterOf {
    int in(Routine target);
  }

  /** The value is given to one of {@code targets}, in the parameter that each has for it. */
  Effect toRoutines(List<Routine> targets, ParameterOf parameterOf, Handle handle, Span span) {
    Effect all = null;
    for (Routine target : targets) {
      int parameter = parameterOf.in(target);
      Effect one =
          parameter < 0 || !target.hasBody() || isStandIn(target)
              ? Effect.ESCAPE
              : passedTo(target, parameter, handle, span);
      all = all == null ? one : all.or(one);
    }
    return all == null ? Effect.ESCAPE : all;
  }

  /**
   * Ex) struct NoScope: Scope { func context(_ block: @escaping () -> Void) {} }: what a protocol
   * asks for, done by nothing; at run time another one may be there.
   */
  private boolean isStandIn(Routine target) {
    boolean empty =
        target.blocks().stream()
            .allMatch(block -> block.instructions().stream().allMatch(Instruction::isTerminator));
    return empty
        && !target.signature().isClosure()
        && !isTakenAsItIs(target)
        && program.supertypesOf(target.signature().owner()).stream()
            .map(program::findType)
            .flatMap(Optional::stream)
            .filter(type -> type.kind() == TypeDeclaration.Kind.PROTOCOL)
            .anyMatch(
                type ->
                    program
                        .findRoutine(
                            RoutineSignature.instance(type.name(), target.signature().name()))
                        .isPresent());
  }

  /** A default of a protocol, where a type here conforms and has nothing of its own instead. */
  private boolean isTakenAsItIs(Routine target) {
    TypeName owner = target.signature().owner();
    return !isConcrete(owner)
        && program.subtypesOf(owner).stream()
            .filter(this::isConcrete)
            .anyMatch(
                type ->
                    program.supertypesOf(type).stream()
                        .filter(this::isConcrete)
                        .map(one -> RoutineSignature.instance(one, target.signature().name()))
                        .noneMatch(one -> program.findRoutine(one).isPresent()));
  }

  private boolean isConcrete(TypeName name) {
    return program
        .findType(name)
        .filter(type -> type.kind() != TypeDeclaration.Kind.PROTOCOL)
        .isPresent();
  }

  private Effect passedTo(Routine target, int parameter, Handle handle, Span span) {
    if (handle instanceof Handle.Again) {
      return Effect.ESCAPE;
    }
    String name = target.parameters().get(parameter).name();
    TraceStep step = new TraceStep("passed to '" + target.signature().spokenName() + "'", span);
    if (!(handle instanceof Handle.Within)) {
      SortedMap<String, Handle> held = new TreeMap<>();
      held.put(name, handle);
      Outcome outcome = analysis.outcome(target, held);
      if (outcome.tells(target)) {
        return Effect.ESCAPE;
      }
      boolean mayBeLeftOut = target.parameters().get(parameter).hasDefault();
      return Effect.of(mayBeLeftOut ? outcome.withDoubtfulChoices() : outcome, step);
    }
    // The routine gets a closure: does it call what it gets? Then the closure's own ways count.
    Handle.Within within = (Handle.Within) handle;
    Outcome inside = analysis.outcome(within);
    if (inside.isUntouched()) {
      return Effect.NONE;
    }
    Outcome called = analysis.callOutcome(target, name);
    if (called.tells(target)) {
      return Effect.ESCAPE;
    }
    if (called.isUntouched()) {
      return Effect.NONE;
    }
    if (called.repeats() || goesOn(target, called)) {
      return Effect.ESCAPE;
    }
    if (called.fulfils() && !called.escapes() && called.stored().isEmpty()) {
      // Where the routine forgets its own handler, that is a defect of its own.
      return toBeRun(within, span);
    }
    return new Effect(Effect.Kind.ESCAPE, List.of(), List.of(), called.stored(), false);
  }

  /** One of {@code targets} is called on the object that is the value or keeps it. */
  Effect toMethods(List<Routine> targets, Handle self, Span span) {
    Effect all = null;
    for (Routine target : targets) {
      SortedMap<String, Handle> held = new TreeMap<>();
      held.put("self", self);
      Effect one =
          target.hasBody()
              ? Effect.of(
                  analysis.outcome(target, held),
                  new TraceStep("calls '" + target.signature().spokenName() + "'", span))
              : Effect.NONE;
      all = all == null ? one : all.or(one);
    }
    return all == null ? Effect.NONE : all;
  }
}
