package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.callgraph.CallEdge;
import dev.bgcheck.analysis.dataflow.FieldUses;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A handler that a callback puts into a variable, of which somebody takes a copy before: the
 * variable is read only by code that runs once, when some other property gets its first value.
 */
final class HandlerCopied implements CheckKind<HandlerCopied.Params> {

  /**
   * What to look for.
   *
   * @param callback hands out the handler
   * @param parameter the handler's position
   */
  record Params(ApiSymbol callback, int parameter) {}

  @Override
  public String id() {
    return "handler-copied";
  }

  @Override
  public String description() {
    return "A kept handler that is read only once, when another property is made.";
  }

  @Override
  public Shape.Group parameters() {
    return Shape.Group.of(
        Shape.Field.required("callback", Shape.text(), "The callback that hands out the handler."),
        Shape.Field.required(
            "parameter", new Shape.Count(), "The position of the handler in its parameters."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("handler", "the name of the handler's parameter");
    values.put("routine", "the routine that gets it");
    values.put("kept-in", "the variable that keeps it");
    values.put("property", "the property that is made with a copy of it");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(ApiSymbol.parse(params.text("callback")), params.count("parameter", 0));
  }

  @Override
  public Judged judges() {
    return Judged.CODE;
  }

  @Override
  public void check(Params params, CheckContext context) {
    Optional<TargetCode> found = context.find(TargetCode.class);
    if (found.isEmpty()) {
      return;
    }
    TargetCode code = found.get();
    for (StoredHandler one : StoredHandler.in(code, params.callback(), params.parameter())) {
      Optional<FieldRef> variable = one.variable(code);
      if (variable.isPresent()) {
        judge(one, variable.get(), code, context);
      }
    }
  }

  private static void judge(
      StoredHandler handler, FieldRef variable, TargetCode code, CheckContext context) {
    List<FieldUses.Use> reads = code.fieldUses().readsOf(variable);
    Set<FieldRef> made = new HashSet<>();
    for (FieldUses.Use read : reads) {
      Routine outer = code.program().outermost(read.routine());
      if (outer.kind() != Routine.Kind.FIELD_INITIALIZER
          || read.isCall()
          || !runsOnlyThen(code, read.routine())) {
        return;
      }
      made.add(new FieldRef(outer.signature().owner(), outer.signature().name()));
    }
    boolean unsure =
        made.isEmpty()
            || isReadUnseen(code.program(), variable)
            || makes(code, handler.routine(), made);
    if (unsure) {
      return;
    }
    FieldUses.Use first = reads.get(0);
    handler
        .describe(context.finding(first.instruction().span()))
        .with("property", Fates.names(made))
        .related(handler.store().span(), "a later handler is stored here")
        .confidence(Confidence.LIKELY, "the property may be made by the first handler")
        .report();
  }

  /** Ex) lazy var downloads = { … }(), unlike a closure that is kept for later. */
  private static boolean runsOnlyThen(TargetCode code, Routine routine) {
    if (!routine.signature().isClosure()) {
      return true;
    }
    List<CallEdge> runs = code.graph().to(routine);
    return !runs.isEmpty()
        && runs.stream().allMatch(run -> run.isDirect() && run.via().isEmpty())
        && runs.stream().allMatch(run -> runsOnlyThen(code, run.from()));
  }

  /** Whether something of unknown type is asked for a member of that name. */
  private static boolean isReadUnseen(Program program, FieldRef variable) {
    for (Routine routine : program.routines()) {
      for (Block block : routine.blocks()) {
        for (Instruction instruction : block.instructions()) {
          boolean names =
              instruction instanceof Instruction.Load load && load.member().equals(variable.name())
                  || instruction instanceof Instruction.Call call
                      && call.name().equals(variable.name());
          if (names && program.resolution(instruction).isUnknown()) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether the callback itself leads to the first use of the property, with the handler there. */
  private static boolean makes(TargetCode code, Routine callback, Set<FieldRef> made) {
    Set<RoutineSignature> seen = new HashSet<>();
    Deque<Routine> open = new ArrayDeque<>(List.of(callback));
    while (!open.isEmpty()) {
      Routine routine = open.removeFirst();
      if (!seen.add(routine.signature())) {
        continue;
      }
      for (Block block : routine.blocks()) {
        for (Instruction instruction : block.instructions()) {
          if (code.program().resolution(instruction).field().filter(made::contains).isPresent()) {
            return true;
          }
        }
      }
      code.graph().from(routine).stream().map(CallEdge::to).forEach(open::add);
    }
    return false;
  }
}
