package dev.bgcheck.check;

import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.analysis.callgraph.CallEdge;
import dev.bgcheck.analysis.context.CertainRuns;
import dev.bgcheck.analysis.context.Reach;
import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.analysis.dataflow.Loops;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.FindingDraft;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import dev.bgcheck.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What must be ended is put into a field that may still hold an earlier one, which nobody can end
 * any more then.
 *
 * <p>Says so where the same way puts two into the field, where a loop does, and where a callback
 * that the system repeats does, while the end comes at a time of its own. A look at the field, or
 * any end, on the way there is taken for the end of the earlier one.
 */
final class Overwritten implements CheckKind<Overwritten.Params> {

  /** Values that are alike. */
  record Values(Set<ApiSymbol> made, Set<ApiSymbol> end, Severity worst, List<String> contracts) {}

  /**
   * What to look for.
   *
   * @param repeated callbacks and notifications that come again and again
   */
  record Params(List<Values> values, Set<ApiSymbol> repeated) {}

  /** A place that puts a new value into a field. */
  private record Kept(UseSite use, FieldRef field, int index) {
    Routine routine() {
      return use.routine();
    }
  }

  private static final Shape.Group VALUES =
      Shape.Group.of(
          Shape.Field.required("made-by", Shape.texts(), "The APIs that make or begin one."),
          Shape.Field.required("ended-by", Shape.texts(), "The APIs that end one."),
          Severities.FIELD,
          Shape.Field.optional("contracts", Shape.texts(), "The contracts behind it."));

  @Override
  public String id() {
    return "overwritten";
  }

  @Override
  public String description() {
    return "What must be ended is put into a field in place of an earlier one.";
  }

  @Override
  public Shape.Group parameters() {
    return Shape.Group.of(
        Shape.Field.required("values", Shape.listOf(VALUES), "What must be ended."),
        Shape.Field.required(
            "repeated", Shape.texts(), "Callbacks and notifications that come again and again."));
  }

  @Override
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("field", "the name of the field");
    values.put("how", "why an earlier one may still be there");
    return values;
  }

  @Override
  public Params parse(RuleParams params) {
    List<Values> values = new ArrayList<>();
    for (RuleParams group : params.groups("values")) {
      values.add(
          new Values(
              Symbols.all(group.texts("made-by")),
              Symbols.all(group.texts("ended-by")),
              Severities.parse(group),
              group.texts("contracts")));
    }
    return new Params(values, Symbols.all(params.texts("repeated")));
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
    Set<Span> told = new HashSet<>();
    for (Values values : params.values()) {
      List<Kept> all = kept(code.get(), values);
      for (Kept one : all) {
        if (told.contains(one.use().instruction().span())) {
          continue;
        }
        FieldTouches touches = new FieldTouches(code.get(), one.field(), values.end());
        if (isTouchedBefore(one, touches)) {
          continue;
        }
        Optional<FindingDraft> draft =
            judge(params, values, context, code.get(), all, one, touches);
        if (draft.isPresent()) {
          told.add(one.use().instruction().span());
          draft.get().report();
        }
      }
    }
  }

  private static List<Kept> kept(TargetCode code, Values values) {
    List<Kept> kept = new ArrayList<>();
    for (UseSite use : code.uses(values.made())) {
      boolean made =
          use.isInApplication()
              && use.instruction() instanceof Instruction.Call call
              && call.dest().isPresent()
              && use.routine().kind() != Routine.Kind.INITIALIZER
              && use.routine().kind() != Routine.Kind.FIELD_INITIALIZER;
      if (made) {
        collect(code, use, kept);
      }
    }
    return kept;
  }

  private static void collect(TargetCode code, UseSite use, List<Kept> kept) {
    Definitions definitions = Definitions.of(use.routine());
    Block block = use.routine().block(use.block());
    for (int i = Fates.indexOf(use); i < block.instructions().size(); i++) {
      if (block.instructions().get(i) instanceof Instruction.Store store
          && store.index().isEmpty()
          && definitions.only(definitions.origin(store.value())).orElse(null)
              == use.instruction()) {
        // An observer of the property may end the earlier one.
        Optional<FieldRef> field =
            code.program().resolution(store).routines().isEmpty()
                ? code.program().resolution(store).field()
                : Optional.empty();
        int index = i;
        // What nobody ends at all is the matter of other rules.
        field
            .filter(ref -> !code.fieldUses().readsOf(ref).isEmpty())
            .ifPresent(ref -> kept.add(new Kept(use, ref, index)));
      }
    }
  }

  /** Whether something on a way to the store looks at the field. */
  private static boolean isTouchedBefore(Kept one, FieldTouches touches) {
    Routine routine = one.routine();
    int place = one.use().block();
    for (Block block : routine.blocks()) {
      boolean leads = CertainRuns.leadsTo(routine, block.id(), place);
      List<Instruction> before =
          leads
              ? block.instructions()
              : block.id() == place
                  ? block.instructions().subList(0, one.index())
                  : List.<Instruction>of();
      if (touches.isIn(routine, block.id(), before)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTouchedAfter(Kept one, FieldTouches touches) {
    Routine routine = one.routine();
    int place = one.use().block();
    for (Block block : routine.blocks()) {
      List<Instruction> after =
          CertainRuns.leadsTo(routine, place, block.id())
              ? block.instructions()
              : block.id() == place
                  ? block.instructions().subList(one.index() + 1, block.instructions().size())
                  : List.<Instruction>of();
      if (touches.isIn(routine, block.id(), after)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<FindingDraft> judge(
      Params params,
      Values values,
      CheckContext context,
      TargetCode code,
      List<Kept> all,
      Kept one,
      FieldTouches touches) {
    Routine routine = one.routine();
    for (Kept other : all) {
      if (other != one && other.routine() == routine && comesBefore(other, one)) {
        return Optional.of(
            draft(values, context, one, "which still holds the one that is put there before it")
                .related(other.use().instruction().span(), "the first one is made here"));
      }
    }
    if (Loops.blocksInLoops(routine)[one.use().block()]) {
      return Optional.of(
          draft(values, context, one, "which still holds the one of the loop's round before"));
    }
    if (isTouchedAfter(one, touches) || isEndedAtOnce(values, code, one)) {
      return Optional.empty();
    }
    return repeats(params, code, one, touches)
        .map(
            root ->
                draft(values, context, one, "which may still hold the one of the time before")
                    .related(root.nameSpan(), "the system calls this each time")
                    .confidence(Confidence.LIKELY, "the earlier one may always be ended by then"));
  }

  /** Ex) DispatchQueue.global().async { end(task) }: over long before the callback comes again. */
  private static boolean isEndedAtOnce(Values values, TargetCode code, Kept one) {
    return code.graph().from(one.routine()).stream()
        .filter(edge -> edge.later() && edge.instruction() != one.use().instruction())
        .map(CallEdge::to)
        .filter(Routine::hasBody)
        .anyMatch(
            later ->
                later.block(0).instructions().stream()
                    .filter(
                        made -> made instanceof Instruction.Call call && !call.isOperator())
                    .findFirst()
                    .flatMap(first -> code.program().api(first))
                    .filter(values.end()::contains)
                    .isPresent());
  }

  private static boolean comesBefore(Kept first, Kept second) {
    return first.field().equals(second.field())
        && (first.use().block() == second.use().block()
            ? first.index() < second.index()
            : CertainRuns.leadsTo(first.routine(), first.use().block(), second.use().block()));
  }

  /**
   * The callback that leads to the place each time it comes, and nothing else sees to the field.
   */
  private static Optional<Routine> repeats(
      Params params, TargetCode code, Kept one, FieldTouches touches) {
    List<Routine> roots =
        EventRoots.of(code, params.repeated(), "").stream().map(Reach.Root::routine).toList();
    for (Routine root : roots) {
      CertainRuns runs = new CertainRuns(code.program(), code.graph(), List.of(root));
      boolean certain =
          runs.timesOf(one.routine(), one.use().block()) > 0
              && !isTouchedBeside(code, root, one, touches);
      if (certain && roots.stream().noneMatch(other -> seesTo(code, other, root, one, touches))) {
        return Optional.of(root);
      }
    }
    return Optional.empty();
  }

  /** Whether what the callback runs, beside the place itself, looks at the field at once. */
  private static boolean isTouchedBeside(
      TargetCode code, Routine root, Kept one, FieldTouches touches) {
    Set<RoutineSignature> seen = new HashSet<>(Set.of(one.routine().signature()));
    Deque<Routine> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Routine routine = open.removeFirst();
      if (!seen.add(routine.signature())) {
        continue;
      }
      for (Block block : routine.blocks()) {
        for (Instruction instruction : block.instructions()) {
          if (touches.touches(instruction)) {
            return true;
          }
        }
      }
      code.graph().from(routine).stream()
          .filter(CallEdge::isDirect)
          .forEach(edge -> open.add(edge.to()));
    }
    return false;
  }

  /** Whether another of the repeated callbacks, at once or later, looks at the field. */
  private static boolean seesTo(
      TargetCode code, Routine other, Routine root, Kept one, FieldTouches touches) {
    if (other.signature().equals(root.signature())) {
      return false;
    }
    Reach reach =
        Reach.of(
            List.of(new Reach.Root(other, "", Optional.empty())),
            code.graph(),
            edge -> true,
            routine -> true);
    return code.program().routines().stream()
        .filter(reach::contains)
        .anyMatch(routine -> touches.isIn(routine));
  }

  private static FindingDraft draft(Values values, CheckContext context, Kept one, String how) {
    return context
        .finding(one.use().instruction().span())
        .with("field", one.field().name())
        .with("how", how)
        .atMost(values.worst())
        .contracts(values.contracts())
        .symbol(one.routine().signature().toString());
  }
}
