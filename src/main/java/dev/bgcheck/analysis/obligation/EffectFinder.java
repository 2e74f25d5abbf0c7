package dev.bgcheck.analysis.obligation;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.api.ApiFact;
import dev.bgcheck.finding.TraceStep;
import dev.bgcheck.link.ArgumentMatching;
import dev.bgcheck.link.CallNames;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Field;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Resolution;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Says what each instruction of one routine does about an obligation. */
final class EffectFinder {
  private static final Set<String> KEEPING =
      Set.of("append", "insert", "add", "addObject:", "updateValue", "setObject:forKey:", "put");

  private final ObligationAnalysis analysis;
  private final Routine routine;
  private final Holders holders;
  private final Discharge discharge;
  private final Program program;
  private final ApiCatalog catalog;
  private final Duties duties;

  EffectFinder(ObligationAnalysis analysis, Routine routine, Holders holders) {
    this.analysis = analysis;
    this.routine = routine;
    this.holders = holders;
    this.discharge = analysis.discharge();
    this.program = analysis.program();
    this.catalog = analysis.catalog();
    this.duties = new Duties(analysis, routine, holders);
  }

  Effect of(Instruction instruction) {
    if (instruction instanceof Instruction.Call call) {
      return call(call);
    } else if (instruction instanceof Instruction.Store store) {
      return store(store);
    } else if (instruction instanceof Instruction.Opaque opaque) {
      boolean may =
          discharge.isDuty()
              || opaque.uses().stream().anyMatch(value -> holders.find(value).isPresent());
      return may ? Effect.ESCAPE : Effect.NONE;
    } else if (instruction instanceof Instruction.Load load) {
      return load(load);
    } else if (instruction instanceof Instruction.Exit exit) {
      if (routine.kind() == Routine.Kind.INITIALIZER && keptIn(exit.value()).isPresent()) {
        return Effect.NONE;
      }
      return exit.value().flatMap(this::handle).isPresent() ? Effect.ESCAPE : Effect.NONE;
    } else if (instruction instanceof Instruction.MakeClosure closure
        && closure.body().isEmpty()
        && holders.find(closure.receiver()).isPresent()) {
      // Ex) queue.async(execute: task.finish): the bound method may do it.
      return Effect.ESCAPE;
    }
    return Effect.NONE;
  }

  /** How {@code value} holds the obligation; a closure that does nothing about a duty does not. */
  private Optional<Handle> handle(Value value) {
    Optional<Handle> handle = holders.find(value);
    boolean about =
        handle.isPresent()
            && !(handle.get() instanceof Handle.Kind)
            && !(discharge.isDuty()
                && handle.get() instanceof Handle.Within within
                && analysis.outcome(within).isUntouched());
    return about ? handle : Optional.empty();
  }

  /** Reading a computed or lazy property of an object that keeps the value runs code of it. */
  private Effect load(Instruction.Load load) {
    Resolution resolution = program.resolution(load);
    if (discharge.isDuty()) {
      return duties.accessors(resolution, load.span());
    }
    boolean runsCode =
        !resolution.routines().isEmpty()
            || resolution
                .field()
                .flatMap(program::findField)
                .filter(field -> field.is(Field.Flag.LAZY))
                .isPresent();
    return runsCode && keptIn(Optional.of(resolution.base())).isPresent()
        ? Effect.ESCAPE
        : Effect.NONE;
  }

  private Optional<Handle.Kept> keptIn(Optional<Value> object) {
    return object
        .flatMap(holders::find)
        .filter(Handle.Kept.class::isInstance)
        .map(Handle.Kept.class::cast);
  }

  private Effect store(Instruction.Store store) {
    Optional<Handle> handle = handle(store.value());
    Resolution resolution = program.resolution(store);
    if (handle.isEmpty() && discharge.isDuty()) {
      return duties.accessors(resolution, store.span());
    }
    if (handle.isEmpty()) {
      boolean runsCode = !resolution.routines().isEmpty();
      return runsCode && keptIn(Optional.of(resolution.base())).isPresent()
          ? Effect.ESCAPE
          : Effect.NONE;
    }
    Optional<ApiSymbol> api = resolution.api();
    if (api.isPresent()) {
      return discharge.ignoredClosures().contains(api.get())
          ? Effect.NONE
          : givenToApi(api.get(), 0, handle.get(), store.span());
    }
    List<Routine> setters =
        resolution.routines().stream().filter(r -> r.kind() == Routine.Kind.SETTER).toList();
    if (!setters.isEmpty() && resolution.exhaustive()) {
      return combine(setters, setter -> 0, handle.get(), store.span());
    }
    return resolution.field().map(Effect::store).orElse(Effect.ESCAPE);
  }

  private Effect call(Instruction.Call call) {
    if (call.isOperator()) {
      boolean used = call.arguments().stream().anyMatch(a -> handle(a.value()).isPresent());
      boolean builds =
          call.name().equals(Instruction.Call.ARRAY)
              || call.name().equals(Instruction.Call.DICTIONARY)
              || call.name().equals(Instruction.Call.TUPLE);
      return used && builds ? Effect.ESCAPE : Effect.NONE;
    }
    Resolution resolution = program.resolution(call);
    if (holders.keeping(call).isPresent()) {
      return Effect.NONE;
    }
    if (resolution.isUnknown() && asksSelfLater(call)) {
      return Effect.ESCAPE;
    }
    Effect onReceiver =
        keptIn(Optional.of(resolution.base()))
            .map(kept -> onObject(call, resolution, kept))
            .orElseGet(() -> receiver(call, resolution));
    if (discharge.isDuty()) {
      onReceiver = stronger(onReceiver, duties.call(call, resolution));
    }
    if (onReceiver.kind() == Effect.Kind.FULFIL) {
      return onReceiver;
    }
    Effect worst = onReceiver;
    int given = 0;
    for (int i = 0; i < call.arguments().size(); i++) {
      Optional<Handle> handle = handle(call.arguments().get(i).value());
      if (handle.isPresent()) {
        worst = stronger(worst, argument(call, resolution, i, handle.get()));
        given++;
      }
    }
    // Ex) choose(onRefresh: { load(done) }, onReady: { done() }): one of the two will do.
    return given > 1 && worst.unsure() ? Effect.ESCAPE : worst;
  }

  /** Ex) perform(#selector(finish), with: nil, afterDelay: 5), of self without its name. */
  private boolean asksSelfLater(Instruction.Call call) {
    return call.receiver().equals(Value.UNQUALIFIED)
        && keptIn(Optional.of(Value.Local.SELF)).isPresent()
        && call.arguments().stream()
            .anyMatch(
                argument ->
                    argument.value() instanceof Value.Constant constant
                        && constant.kind() == Value.Constant.Kind.SELECTOR);
  }

  /** A call on an object that keeps the value. */
  private Effect onObject(Instruction.Call call, Resolution resolution, Handle.Kept kept) {
    if (holders.isKept(call)) {
      return discharge.byCalling() ? Effect.FULFIL : Effect.NONE;
    }
    boolean isOwnCreation = call.flags().isSuper() && routine.kind() == Routine.Kind.INITIALIZER;
    boolean isOtherField = resolution.field().isPresent() && resolution.routines().isEmpty();
    if (isOwnCreation || isOtherField) {
      return Effect.NONE;
    }
    if (resolution.routines().isEmpty() || !resolution.exhaustive()) {
      return Effect.ESCAPE;
    }
    return combineSelf(resolution.routines(), kept, call.span());
  }

  private Effect receiver(Instruction.Call call, Resolution resolution) {
    Optional<Handle> handle = holders.find(call.receiver());
    if (handle.isEmpty()) {
      return Effect.NONE;
    }
    if (isInvocation(call)) {
      if (handle.get() instanceof Handle.Within within) {
        return run(within, call.span());
      }
      return discharge.byCalling() ? Effect.FULFIL : Effect.NONE;
    }
    if (resolution.api().filter(discharge.onReceiver()::contains).isPresent()) {
      return Effect.FULFIL;
    }
    if (handle.get() instanceof Handle.Itself && !resolution.routines().isEmpty()) {
      // Ex) extension BGTask { func finish() { setTaskCompleted(success: true) } }
      return combineSelf(resolution.routines(), Handle.ITSELF, call.span());
    }
    return Effect.NONE;
  }

  /** Whether the instruction calls the value itself, not something that may call it. */
  boolean callsTheValue(Instruction instruction) {
    return instruction instanceof Instruction.Call call
        && isInvocation(call)
        && holders.find(call.receiver()).filter(Handle.Itself.class::isInstance).isPresent();
  }

  /** Whether a routine of ours is called that answers with a truth value. */
  boolean answersYesOrNo(Instruction.Call call) {
    return call.dest().isPresent()
        && program.resolution(call).routines().stream()
            .anyMatch(one -> one.result().equals(TypeRef.BOOL));
  }

  /** Calling a closure value, also the way the JVM and Combine spell it. */
  private boolean isInvocation(Instruction.Call call) {
    return call.name().equals(Instruction.Call.INVOKE) || CallNames.isBlockInvocation(call);
  }

  private Effect argument(
      Instruction.Call call, Resolution resolution, int position, Handle handle) {
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
      return givenToApi(api.get(), declared, handle, call.span());
    }
    if (!resolution.routines().isEmpty()) {
      Effect effect =
          combine(
              resolution.routines(),
              target -> parameterOf(target, call, position),
              handle,
              call.span());
      return resolution.exhaustive() || effect.kind() == Effect.Kind.FULFIL
          ? effect
          : stronger(effect, Effect.ESCAPE);
    }
    if (resolution.created().isPresent() && resolution.exhaustive()) {
      // Ex) Box(handler: handler) of a struct without an initialiser of its own.
      return memberwise(resolution.created().get(), call.arguments().get(position).label());
    }
    Optional<FieldRef> kept = keptIn(call);
    return kept.map(Effect::store).orElse(Effect.ESCAPE);
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

  private static int parameterOf(Routine target, Instruction.Call call, int position) {
    return ArgumentMatching.match(target, call.arguments())
        .map(positions -> positions[position])
        // In an array, nobody knows which one it is.
        .filter(parameter -> !ArgumentMatching.gathers(target, parameter))
        .orElse(-1);
  }

  private Effect givenToApi(
      ApiSymbol api, int position, Handle handle, dev.bgcheck.source.Span span) {
    Optional<ApiFact.RunsClosure> runs =
        catalog.find(api).flatMap(member -> member.findClosure(position));
    if (handle instanceof Handle.Kept) {
      return Effect.ESCAPE;
    }
    if (handle instanceof Handle.Itself) {
      boolean callsIt = discharge.byCalling() && runs.isPresent() && runs.get().runsExactlyOnce();
      return callsIt ? Effect.FULFIL : Effect.ESCAPE;
    }
    Handle.Within within = (Handle.Within) handle;
    if (runs.isPresent() && runs.get().runsExactlyOnce()) {
      return run(within, span);
    }
    Outcome inside = analysis.outcome(within);
    return inside.isUntouched()
        ? Effect.NONE
        : new Effect(Effect.Kind.ESCAPE, List.of(), inside.twice(), Set.of(), false);
  }

  /** The closure runs exactly once, so its own ways are ways of this routine. */
  private Effect run(Handle.Within within, dev.bgcheck.source.Span span) {
    Outcome inside = analysis.outcome(within);
    if (inside.isUnsure() && analysis.returnsValue(within)) {
      // Ex) let action = lock.withLock { … return .done }: the result says what is left to do.
      return Effect.ESCAPE;
    }
    return fromOutcome(inside, new TraceStep("a closure is to be run here", span));
  }

  static Effect fromOutcome(Outcome outcome, TraceStep step) {
    if (outcome.isUntouched()) {
      return Effect.NONE;
    }
    List<Miss> inner = outcome.misses().stream().map(miss -> miss.after(step)).toList();
    boolean certain = outcome.fulfils() && !outcome.escapes() && outcome.stored().isEmpty();
    Effect.Kind kind = certain ? Effect.Kind.FULFIL : Effect.Kind.ESCAPE;
    return new Effect(kind, inner, outcome.twice(), outcome.stored(), outcome.isUnsure());
  }

  private interface ParameterOf {
    int in(Routine target);
  }

  private Effect combine(
      List<Routine> targets, ParameterOf parameterOf, Handle handle, dev.bgcheck.source.Span span) {
    Effect all = null;
    for (Routine target : targets) {
      int parameter = parameterOf.in(target);
      Effect one =
          parameter < 0 || !target.hasBody()
              ? Effect.ESCAPE
              : passedTo(target, parameter, handle, span);
      all = all == null ? one : either(all, one);
    }
    return all == null ? Effect.ESCAPE : all;
  }

  private Effect passedTo(
      Routine target, int parameter, Handle handle, dev.bgcheck.source.Span span) {
    String name = target.parameters().get(parameter).name();
    TraceStep step = new TraceStep("passed to '" + target.signature().spokenName() + "'", span);
    if (!(handle instanceof Handle.Within)) {
      SortedMap<String, Handle> held = new TreeMap<>();
      held.put(name, handle);
      Outcome outcome = analysis.outcome(target, held);
      if (tellsItsCaller(target, outcome)) {
        return Effect.ESCAPE;
      }
      boolean mayBeLeftOut = target.parameters().get(parameter).hasDefault();
      return fromOutcome(mayBeLeftOut ? outcome.withDoubtfulChoices() : outcome, step);
    }
    // The routine gets a closure: does it call what it gets? Then the closure's own ways count.
    Handle.Within within = (Handle.Within) handle;
    Outcome inside = analysis.outcome(within);
    if (inside.isUntouched()) {
      return Effect.NONE;
    }
    Outcome called = analysis.callOutcome(target, name);
    if (tellsItsCaller(target, called)) {
      return Effect.ESCAPE;
    }
    if (called.isUntouched()) {
      return Effect.NONE;
    }
    if (called.repeats()) {
      return Effect.ESCAPE;
    }
    if (called.fulfils() && !called.escapes() && called.stored().isEmpty()) {
      // Where the routine forgets its own handler, that is a defect of its own.
      return run(within, span);
    }
    return new Effect(Effect.Kind.ESCAPE, List.of(), List.of(), called.stored(), false);
  }

  /**
   * Ex) if !wait(until: ready, then: done) { done() }: the result says whether it will be called.
   */
  static boolean tellsItsCaller(Routine target, Outcome outcome) {
    return outcome.missesHere()
        && outcome.fulfils()
        && !target.result().isUnknown()
        && !target.result().equals(TypeRef.VOID);
  }

  private Effect combineSelf(List<Routine> targets, Handle self, dev.bgcheck.source.Span span) {
    Effect all = null;
    for (Routine target : targets) {
      SortedMap<String, Handle> held = new TreeMap<>();
      held.put("self", self);
      Effect one =
          target.hasBody()
              ? fromOutcome(
                  analysis.outcome(target, held),
                  new TraceStep("calls '" + target.signature().spokenName() + "'", span))
              : Effect.NONE;
      all = all == null ? one : either(all, one);
    }
    return all == null ? Effect.NONE : all;
  }

  /** One of two routines runs: what is certain in both is certain. */
  static Effect either(Effect one, Effect other) {
    Effect.Kind kind = one.kind() == other.kind() ? one.kind() : Effect.Kind.ESCAPE;
    return merge(kind, one.unsure() || other.unsure(), one, other);
  }

  /** Both happen in one instruction: the more certain fulfilment counts. */
  static Effect stronger(Effect one, Effect other) {
    Effect.Kind kind =
        one.kind() == Effect.Kind.FULFIL || other.kind() == Effect.Kind.FULFIL
            ? Effect.Kind.FULFIL
            : one.kind() == Effect.Kind.ESCAPE ? one.kind() : other.kind();
    boolean certain = isCertain(one) || isCertain(other);
    return merge(kind, !certain && (one.unsure() || other.unsure()), one, other);
  }

  private static boolean isCertain(Effect effect) {
    return effect.kind() == Effect.Kind.FULFIL && !effect.unsure();
  }

  private static Effect merge(Effect.Kind kind, boolean unsure, Effect one, Effect other) {
    List<Miss> inner = new ArrayList<>(one.inner());
    inner.addAll(other.inner());
    List<Twice> twice = new ArrayList<>(one.twice());
    twice.addAll(other.twice());
    Set<FieldRef> stored = new HashSet<>(one.stored());
    stored.addAll(other.stored());
    return new Effect(kind, inner, twice, stored, unsure);
  }

  /** Whether the process ends in what {@code instruction} calls. */
  boolean neverReturns(Instruction instruction) {
    if (!(instruction instanceof Instruction.Call call) || call.isOperator()) {
      return false;
    }
    List<Routine> targets = program.resolution(call).routines();
    return !targets.isEmpty()
        && targets.stream().allMatch(target -> target.result().name().equals("Never"));
  }

  /** Whether {@code value} is written out, or a constant of the system's. */
  boolean isConstant(Value value) {
    if (value instanceof Value.Constant) {
      return true;
    }
    return analysis
        .definitions(routine)
        .only(value)
        .filter(
            made ->
                made instanceof Instruction.Load load && program.resolution(load).api().isPresent())
        .isPresent();
  }

  /** Whether the property is declared in the program, with a type that always has a value. */
  boolean isNeverNil(Instruction.Load load) {
    Resolution resolution = program.resolution(load);
    return load.index().isEmpty()
        && resolution.exhaustive()
        && resolution
            .field()
            .flatMap(program::findField)
            .filter(field -> !field.type().isUnknown() && !field.type().isOptional())
            .isPresent();
  }

  /** Whether the property is declared in the program as one that may be nil. */
  boolean mayBeNil(Instruction.Load load) {
    return program
        .resolution(load)
        .field()
        .flatMap(program::findField)
        .filter(field -> field.type().isOptional())
        .isPresent();
  }

  /** Whether a way that leaves {@code from} so is for events that bring no duty. */
  boolean isForAnotherKind(Block from, Condition condition, Definitions definitions) {
    return discharge.isDuty() && duties.isForAnotherKind(from, condition, definitions);
  }

  /** Whether {@code value} is nil exactly when nobody waits for the obligation. */
  boolean isTheValue(Value value) {
    return holders.isItself(value);
  }
}
