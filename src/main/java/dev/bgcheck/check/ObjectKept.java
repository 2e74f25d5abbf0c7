package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.analysis.lifetime.Fate;
import dev.bgcheck.analysis.lifetime.ValueFlow;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Field;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
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

/**
 * An object works only while the app holds it, and has to be ended when it is no longer wanted:
 * location and extended-runtime sessions, registries, managers.
 */
final class ObjectKept implements CheckKind<ObjectKept.Params> {

  /**
   * Objects that are alike.
   *
   * @param worst how bad it is to lose one
   * @param mayDrop whether making one and dropping it at once has a purpose, such as a prompt
   * @param outlives whether what it stands for goes on when the object is released
   */
  record Objects(
      Set<ApiSymbol> made,
      Set<ApiSymbol> end,
      Severity worst,
      boolean mayDrop,
      boolean outlives,
      List<String> contracts) {}

  /** What to look for: objects that are lost, or those that are kept and never ended. */
  record Params(boolean lost, List<Objects> objects) {}

  private static final Shape.Group OBJECTS =
      Shape.Group.of(
          Shape.Field.required("made-by", Shape.texts(), "The APIs that make one."),
          Shape.Field.optional("ended-by", Shape.texts(), "The APIs that end one, called on it."),
          Shape.Field.optional(
              "severity", Shape.choice("error", "warning", "note"), "Milder than the rule's."),
          Shape.Field.optional(
              "may-drop",
              Shape.flag(),
              "Whether to make one and to drop it at once has a purpose, such as a prompt."),
          Shape.Field.optional(
              "outlives",
              Shape.flag(),
              "Whether what it stands for goes on when the object is released."),
          Shape.Field.optional("contracts", Shape.texts(), "The contracts behind it."));

  @Override
  public String id() {
    return "object-kept";
  }

  @Override
  public String description() {
    return "An object that must be held while it works, and ended afterwards.";
  }

  @Override
  public Shape.Group parameters() {
    return Shape.Group.of(
        Shape.Field.required(
            "look-for",
            Shape.choice("lost", "not-ended"),
            "Objects that nobody holds, or those that nobody ends."),
        Shape.Field.required("objects", Shape.listOf(OBJECTS), "The objects."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("object", "the class of the object");
    values.put("how", "what becomes of it");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    List<Objects> objects = new ArrayList<>();
    for (RuleParams group : params.groups("objects")) {
      Severity worst =
          switch (group.findText("severity").orElse("error")) {
            case "warning" -> Severity.WARNING;
            case "note" -> Severity.NOTE;
            default -> Severity.ERROR;
          };
      objects.add(
          new Objects(
              Symbols.all(group.texts("made-by")),
              Symbols.all(group.texts("ended-by")),
              worst,
              group.flag("may-drop", false),
              group.flag("outlives", false),
              group.texts("contracts")));
    }
    return new Params(params.text("look-for").equals("lost"), objects);
  }

  @Override
  public Judged judges() {
    return Judged.CODE;
  }

  @Override
  public void check(Params params, CheckContext context) {
    Optional<TargetCode> code = context.find(TargetCode.class);
    if (code.isEmpty()) {
      return;
    }
    ValueFlow flow = Fates.flow(code.get());
    Set<Span> told = new HashSet<>();
    for (Objects objects : params.objects()) {
      for (UseSite use : code.get().uses(objects.made())) {
        boolean judged = use.isInApplication() && told.add(use.instruction().span());
        if (judged && use.instruction() instanceof Instruction.Call call) {
          if (params.lost()) {
            lost(objects, context, code.get(), flow, use, call);
          } else {
            notEnded(objects, context, code.get(), flow, use, call);
          }
        }
      }
    }
  }

  private static void lost(
      Objects objects,
      CheckContext context,
      TargetCode code,
      ValueFlow flow,
      UseSite use,
      Instruction.Call call) {
    if (call.dest().isEmpty()) {
      if (!objects.mayDrop()) {
        report(objects, context, use, "is released at once: nothing holds it").report();
      }
      return;
    }
    Fate fate = flow.of(use.routine(), call.dest().get().name());
    boolean held =
        fate.escapes()
            || fate.isCaptured()
            || fate.isReturned() && fate.fields().isEmpty()
            || fate.isGivenToOthers(Set.of());
    boolean onlyWeakly =
        !fate.fields().isEmpty()
            && fate.fields().stream().allMatch(field -> isWeak(code.program(), field));
    if (held || !fate.fields().isEmpty() && !onlyWeakly) {
      return;
    }
    if (onlyWeakly) {
      report(
              objects,
              context,
              use,
              "is released at once: "
                  + Fates.names(fate.fields())
                  + (fate.fields().size() == 1 ? " holds" : " hold")
                  + " it weakly")
          .report();
    } else if (!mayWait(use.routine(), isNamed(use.routine(), call.dest().get()))) {
      report(
              objects,
              context,
              use,
              "is held by a local only, and released when '"
                  + use.routine().signature().spokenName()
                  + "' returns")
          .report();
    }
  }

  private static boolean isWeak(Program program, FieldRef field) {
    return program.findField(field).filter(known -> known.is(Field.Flag.WEAK)).isPresent();
  }

  private static boolean isNamed(Routine routine, Value.Local made) {
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.Assign assign && assign.source().equals(made)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The routine goes on for long while its local holds the object. */
  private static boolean mayWait(Routine routine, boolean named) {
    boolean waits =
        routine.is(Routine.Flag.ASYNC)
            || routine.kind() == Routine.Kind.TOP_LEVEL
            || routine.signature().spokenName().endsWith("main()");
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.Call call) {
          waits |= call.flags().isAwait() || call.name().startsWith("wait");
          waits |= call.name().equals("dispatchMain") || call.name().equals("run");
        }
      }
    }
    return named && waits;
  }

  private static void notEnded(
      Objects objects,
      CheckContext context,
      TargetCode code,
      ValueFlow flow,
      UseSite use,
      Instruction.Call call) {
    if (call.dest().isEmpty()) {
      return;
    }
    Fate fate = flow.of(use.routine(), call.dest().get().name());
    boolean ended = !fate.usesBy(objects.end()).isEmpty();
    if (ended || fate.escapes() || fate.isGivenToOthers(Set.of()) || fate.fields().isEmpty()) {
      return;
    }
    for (FieldRef field : fate.fields()) {
      if (isWeak(code.program(), field) || !objects.outlives() && isCleared(code, field)) {
        return;
      }
    }
    report(objects, context, use, "is kept in " + Fates.names(fate.fields()) + " and never ended")
        .confidence(Confidence.LIKELY, "the object that keeps it may be released instead")
        .report();
  }

  /** Whether some code sets the field to nil. */
  private static boolean isCleared(TargetCode code, FieldRef field) {
    return code.fieldUses().storesOf(field).stream()
        .anyMatch(
            use ->
                use.instruction() instanceof Instruction.Store store
                    && store.value().equals(Value.Constant.NIL)
                    && use.routine().kind() != Routine.Kind.FIELD_INITIALIZER
                    && use.routine().kind() != Routine.Kind.INITIALIZER);
  }

  private static FindingDraft report(
      Objects objects, CheckContext context, UseSite use, String how) {
    return context
        .finding(use.instruction().span())
        .with("object", use.api().owner())
        .with("how", how)
        .atMost(objects.worst())
        .contracts(objects.contracts())
        .symbol(use.routine().signature().toString());
  }
}
