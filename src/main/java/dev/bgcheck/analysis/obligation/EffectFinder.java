package dev.bgcheck.analysis.obligation;

import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Field;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Resolution;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import java.util.List;
import java.util.Optional;

/**
 * Says what each instruction of one routine does about an obligation.
 *
 * <p>What becomes of a value that is given to other code is the affair of {@link Handovers}; of a
 * duty that is about no value, that of {@link Duties}.
 */
final class EffectFinder {
  private final ObligationAnalysis analysis;
  private final Routine routine;
  private final Holders holders;
  private final Discharge discharge;
  private final Program program;
  private final Duties duties;
  private final Handovers handovers;

  EffectFinder(ObligationAnalysis analysis, Routine routine, Holders holders, Duties duties) {
    this.analysis = analysis;
    this.routine = routine;
    this.holders = holders;
    this.discharge = analysis.discharge();
    this.program = analysis.program();
    this.duties = duties;
    this.handovers = new Handovers(analysis, routine);
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
          : handovers.toApi(api.get(), 0, handle.get(), store.span());
    }
    List<Routine> setters =
        resolution.routines().stream().filter(r -> r.kind() == Routine.Kind.SETTER).toList();
    if (!setters.isEmpty() && resolution.exhaustive()) {
      return handovers.toRoutines(setters, setter -> 0, handle.get(), store.span());
    }
    return resolution.field().map(handovers::kept).orElse(Effect.ESCAPE);
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
      onReceiver = onReceiver.and(duties.call(call, resolution));
    }
    if (onReceiver.kind() == Effect.Kind.FULFIL) {
      return onReceiver;
    }
    Effect worst = onReceiver;
    int given = 0;
    for (int i = 0; i < call.arguments().size(); i++) {
      Optional<Handle> handle = handle(call.arguments().get(i).value());
      if (handle.isPresent()) {
        worst = worst.and(handovers.argument(call, resolution, i, handle.get()));
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
    return handovers.toMethods(resolution.routines(), kept, call.span());
  }

  /**
   * Ex) func next(page) { load(page) { rest in if let rest { next(rest) } else { done() } } }: a
   * local function that goes on with itself does its part.
   */
  private boolean isRecursion(Instruction.Call call) {
    return ValueFacts.isInvocation(call)
        && call.receiver() instanceof Value.Local local
        && !holders.all().isEmpty()
        && routine.signature().name().contains("#" + local.name() + "(");
  }

  private Effect receiver(Instruction.Call call, Resolution resolution) {
    // Ex) extension BGTask { func finish() { setTaskCompleted(success: true) } }
    boolean ofSelf =
        call.receiver().equals(Value.UNQUALIFIED)
            && resolution.base().equals(Value.Local.SELF)
            && holders.find(Value.Local.SELF).filter(Handle.Itself.class::isInstance).isPresent();
    Optional<Handle> handle = holders.find(ofSelf ? Value.Local.SELF : call.receiver());
    if (handle.isEmpty()) {
      return isRecursion(call) ? Effect.ESCAPE : Effect.NONE;
    }
    if (ValueFacts.isInvocation(call)) {
      if (handle.get() instanceof Handle.Within within) {
        return handovers.toBeRun(within, call.span());
      } else if (handle.get() instanceof Handle.Again) {
        return discharge.isDuty() ? Effect.ESCAPE : Effect.FULFIL;
      }
      return discharge.byCalling() ? Effect.FULFIL : Effect.NONE;
    }
    if (resolution.api().filter(discharge.onReceiver()::contains).isPresent()) {
      return Effect.FULFIL;
    }
    if (handle.get() instanceof Handle.Itself && !resolution.routines().isEmpty()) {
      // Ex) task.finish(), of an extension of BGTask
      return handovers.toMethods(resolution.routines(), Handle.ITSELF, call.span());
    }
    return Effect.NONE;
  }
}
