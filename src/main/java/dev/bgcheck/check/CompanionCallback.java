package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.ProgramType;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.FindingDraft;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A class that implements one callback has to implement another one with it. */
final class CompanionCallback implements CheckKind<CompanionCallback.Params> {

  /**
   * The two callbacks.
   *
   * @param classUses APIs of which the class itself must use one for the second to matter; empty
   *     when it always does
   */
  record Params(ApiSymbol callback, ApiSymbol companion, Set<ApiSymbol> classUses) {}

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
        Shape.Field.required("companion", Shape.text(), "The callback that belongs to it."),
        Shape.Field.optional(
            "class-uses",
            Shape.texts(),
            "APIs of which the class itself must use one; without them it always matters."));
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
        ApiSymbol.parse(params.text("callback")),
        ApiSymbol.parse(params.text("companion")),
        Symbols.all(params.texts("class-uses")));
  }

  @Override
  public void check(Params params, CheckContext context) {
    Optional<TargetCode> code = context.find(TargetCode.class);
    if (code.isEmpty()) {
      return;
    }
    Program program = code.get().program();
    Map<TypeName, UseSite> users = users(params, code.get());
    for (Routine routine : program.implementationsOf(params.callback())) {
      boolean own = routine.origin() == Origin.APPLICATION && routine.hasBody();
      Optional<UseSite> use = Optional.ofNullable(users.get(routine.signature().owner()));
      boolean matters = params.classUses().isEmpty() || use.isPresent();
      if (own
          && matters
          && isCompletelyKnown(program, routine, params)
          && !has(program, routine, params)) {
        FindingDraft draft =
            context
                .finding(routine.nameSpan())
                .with("class", routine.signature().owner().simpleName())
                .symbol(routine.signature().toString());
        use.ifPresent(one -> draft.related(one.instruction().span(), "asked for here"));
        draft.report();
      }
    }
  }

  /** The first use in each class. */
  private static Map<TypeName, UseSite> users(Params params, TargetCode code) {
    Map<TypeName, UseSite> users = new LinkedHashMap<>();
    for (UseSite use : code.uses(params.classUses())) {
      Routine around = code.program().outermost(use.routine());
      users.putIfAbsent(around.signature().owner(), use);
    }
    return users;
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
