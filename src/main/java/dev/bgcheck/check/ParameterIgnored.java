package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.analysis.context.ApiNaming;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import dev.bgcheck.model.Values;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import dev.bgcheck.source.Span;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A closure gets something from an API that it has to look at, and never does. */
final class ParameterIgnored implements CheckKind<ParameterIgnored.Params> {

  /**
   * What to look for.
   *
   * @param closure the position of the closure in the arguments
   * @param parameter the position of the parameter in those of the closure
   */
  record Params(Set<ApiSymbol> apis, int closure, int parameter) {}

  @Override
  public String id() {
    return "parameter-ignored";
  }

  @Override
  public String description() {
    return "A parameter of a closure that has to be looked at, and is not.";
  }

  @Override
  public Shape.Group parameters() {
    return Shape.Group.of(
        Shape.Field.required("api", Shape.texts(), "The APIs that run the closure."),
        Shape.Field.required(
            "closure", new Shape.Count(), "The position of the closure in the arguments, from 0."),
        Shape.Field.required(
            "parameter", new Shape.Count(), "The position of the parameter, from 0."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("call", "the API that runs the closure");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(
        Symbols.all(params.texts("api")), params.count("closure", 0), params.count("parameter", 0));
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
    Set<Span> told = new HashSet<>();
    for (UseSite use : code.uses(params.apis())) {
      List<Routine> bodies =
          use.argument(params.closure())
              .map(value -> code.graph().values().of(use.routine(), value))
              .orElse(List.of());
      // Of several closures that may be given here the next may be the one that looks.
      if (use.isInApplication()
          && bodies.size() == 1
          && isIgnored(bodies.get(0), params.parameter())
          && told.add(use.instruction().span())) {
        context
            .finding(use.instruction().span())
            .with("call", ApiNaming.spoken(code.catalog(), use.api()))
            .symbol(use.routine().signature().toString())
            .report();
      }
    }
  }

  private static boolean isIgnored(Routine body, int parameter) {
    if (body.origin() != Origin.APPLICATION || !body.hasBody()) {
      return false;
    }
    // Ex) { print($0) }: parameters that are not written come as they are used.
    Value.Local local =
        new Value.Local(
            parameter < body.parameters().size()
                ? body.parameters().get(parameter).name()
                : "$" + parameter);
    for (Block block : body.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.Opaque
            || Values.readBy(instruction).contains(local)) {
          return false;
        }
      }
    }
    return true;
  }
}
