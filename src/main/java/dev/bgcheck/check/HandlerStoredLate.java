package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Resolution;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A handler that is stored after the object was made whose callbacks, on another thread, look for
 * it.
 */
final class HandlerStoredLate implements CheckKind<HandlerStoredLate.Params> {

  /**
   * What to look for.
   *
   * @param callback hands out the handler
   * @param parameter the handler's position
   * @param made makes the object
   * @param queue the position of the queue of its callbacks; nil stands for one that is not main
   */
  record Params(ApiSymbol callback, int parameter, ApiSymbol made, int queue) {}

  @Override
  public String id() {
    return "handler-stored-late";
  }

  @Override
  public String description() {
    return "A handler that is stored after the object was made that needs it.";
  }

  @Override
  public Shape.Group parameters() {
    return Shape.Group.of(
        Shape.Field.required("callback", Shape.text(), "The callback that hands out the handler."),
        Shape.Field.required(
            "parameter", new Shape.Count(), "The position of the handler in its parameters."),
        Shape.Field.required("made-by", Shape.text(), "The API that makes the object."),
        Shape.Field.required(
            "queue", new Shape.Count(), "The position of the queue in that API's arguments."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("handler", "the name of the handler's parameter");
    values.put("routine", "the routine that gets it");
    values.put("kept-in", "the variable that keeps it");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(
        ApiSymbol.parse(params.text("callback")),
        params.count("parameter", 0),
        ApiSymbol.parse(params.text("made-by")),
        params.count("queue", 0));
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
    List<UseSite> makings =
        code.uses(params.made()).stream().filter(use -> isElsewhere(params, use)).toList();
    if (makings.isEmpty()) {
      return;
    }
    for (StoredHandler one : StoredHandler.in(code, params.callback(), params.parameter())) {
      Optional<Instruction> early = early(code, one, makings);
      early.ifPresent(
          making ->
              one.describe(context.finding(one.store().span()))
                  .related(making.span(), "the session is made here")
                  .atMost(Severity.WARNING)
                  .confidence(Confidence.LIKELY, "the events may come later")
                  .report());
    }
  }

  private static boolean isElsewhere(Params params, UseSite use) {
    return use.argument(params.queue()).filter(Value.Constant.NIL::equals).isPresent();
  }

  /** What makes the object before the store: the API, or a routine that does nothing before. */
  private static Optional<Instruction> early(
      TargetCode code, StoredHandler handler, List<UseSite> makings) {
    for (Block block : handler.routine().blocks()) {
      for (int i = 0; i < block.instructions().size(); i++) {
        Instruction instruction = block.instructions().get(i);
        if (handler.comesAfter(block.id(), i) && makes(code, handler, instruction, makings)) {
          return Optional.of(instruction);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean makes(
      TargetCode code, StoredHandler handler, Instruction instruction, List<UseSite> makings) {
    for (UseSite use : makings) {
      if (use.instruction() == instruction) {
        return true;
      }
      Resolution resolution = code.program().resolution(instruction);
      List<Routine> called = resolution.routines();
      boolean calls =
          instruction instanceof Instruction.Call
              && called.size() == 1
              && resolution.exhaustive()
              && called.get(0).equals(use.routine())
              && !use.routine().equals(handler.routine())
              && use.block() == 0;
      if (calls) {
        return true;
      }
    }
    return false;
  }
}
