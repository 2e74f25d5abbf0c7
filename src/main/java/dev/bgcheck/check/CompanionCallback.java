package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.ProgramType;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A class that implements one callback has to implement another one with it. */
final class CompanionCallback implements CheckKind<CompanionCallback.Params> {

  /** The two callbacks. */
  record Params(ApiSymbol callback, ApiSymbol companion) {}

  @Override
  public String id() {
    return "companion-callback";
  }

  @Override
  public String description() {
    return "A class with one callback and without another that belongs to it.";
  }

  @Override
  public Shape.Group parameters() {
    return Shape.Group.of(
        Shape.Field.required("callback", Shape.text(), "The callback that is implemented."),
        Shape.Field.required("companion", Shape.text(), "The callback that belongs to it."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("class", "the class that implements the first");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    return new Params(
        ApiSymbol.parse(params.text("callback")), ApiSymbol.parse(params.text("companion")));
  }

  @Override
  public void check(Params params, CheckContext context) {
    Optional<TargetCode> code = context.find(TargetCode.class);
    if (code.isEmpty()) {
      return;
    }
    Program program = code.get().program();
    for (Routine routine : program.implementationsOf(params.callback())) {
      boolean own = routine.origin() == Origin.APPLICATION && routine.hasBody();
      if (own && isCompletelyKnown(program, routine, params) && !has(program, routine, params)) {
        context
            .finding(routine.nameSpan())
            .with("class", routine.signature().owner().simpleName())
            .symbol(routine.signature().toString())
            .report();
      }
    }
  }

  /** Ex) a superclass in a library that is not here may implement it. */
  private static boolean isCompletelyKnown(Program program, Routine routine, Params params) {
    for (TypeName name : program.supertypesOf(routine.signature().owner())) {
      Optional<ProgramType> type = program.findType(name);
      boolean system = name.name().equals(params.companion().owner());
      if (type.isEmpty() && !system && !name.name().startsWith("NS")) {
        return false;
      }
    }
    return true;
  }

  private static boolean has(Program program, Routine routine, Params params) {
    Set<TypeName> above = program.supertypesOf(routine.signature().owner());
    Set<TypeName> below = program.subtypesOf(routine.signature().owner());
    return program.implementationsOf(params.companion()).stream()
        .map(one -> one.signature().owner())
        .anyMatch(owner -> above.contains(owner) || below.contains(owner));
  }
}
