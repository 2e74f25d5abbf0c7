package dev.bgcheck.analysis;

import dev.bgcheck.analysis.callgraph.CallEdge;
import dev.bgcheck.api.ApiFact;
import dev.bgcheck.api.ApiMember;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A parameter that a routine does nothing with itself, and that closures use after it has returned.
 */
public final class LateParameterUse {
  private static final Set<String> SPOKEN_OF = Set.of("print", "NSLog", "debugPrint", "os_log");

  /**
   * Such a use.
   *
   * @param routine the closure
   * @param use the call that uses the parameter
   * @param hop what makes the closure run later
   */
  public record Late(Routine routine, Instruction use, CallEdge hop) {}

  private LateParameterUse() {}

  /**
   * The uses of the parameter that come too late; none when the routine uses it in time, hands it
   * on, or when it is not documented that a closure runs later.
   */
  public static List<Late> find(TargetCode code, Routine routine, String parameter) {
    Value.Local local = new Value.Local(parameter);
    List<Late> late = new ArrayList<>();
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (isUsedBy(instruction, local)) {
          return List.of();
        }
        if (instruction instanceof Instruction.MakeClosure closure) {
          Optional<Capture> capture =
              closure.captures().stream().filter(one -> one.outer().equals(local)).findFirst();
          if (capture.isEmpty()) {
            continue;
          }
          List<Late> here = inClosure(code, routine, closure, capture.get());
          if (here.isEmpty()) {
            return List.of();
          }
          late.addAll(here);
        }
      }
    }
    return late;
  }

  private static List<Late> inClosure(
      TargetCode code, Routine routine, Instruction.MakeClosure closure, Capture capture) {
    Optional<Routine> body = closure.body().flatMap(code.program()::findRoutine);
    if (body.isEmpty()) {
      return List.of();
    }
    List<CallEdge> edges =
        code.graph().from(routine).stream()
            .filter(edge -> edge.to().signature().equals(body.get().signature()))
            .toList();
    boolean allLater = !edges.isEmpty() && edges.stream().allMatch(edge -> isLater(code, edge));
    if (!allLater) {
      return List.of();
    }
    Value.Local inner = new Value.Local(capture.name());
    for (Block block : body.get().blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.Call && isUsedBy(instruction, inner)) {
          return List.of(new Late(body.get(), instruction, edges.get(0)));
        }
      }
    }
    return List.of();
  }

  private static boolean isLater(TargetCode code, CallEdge edge) {
    return edge.later()
        && edge.via().flatMap(code.catalog()::find).map(ApiMember::facts).orElse(List.of()).stream()
            .anyMatch(
                fact ->
                    fact instanceof ApiFact.RunsClosure runs
                        && runs.moment() == ApiFact.Moment.LATER);
  }

  /** Reading a part of it, such as its last component, is no use of the thing it names. */
  private static boolean isUsedBy(Instruction instruction, Value.Local local) {
    if (instruction instanceof Instruction.Call call) {
      return !SPOKEN_OF.contains(call.name())
          && !call.isOperator()
          && call.arguments().stream().anyMatch(argument -> argument.value().equals(local));
    } else if (instruction instanceof Instruction.Store store) {
      return store.value().equals(local);
    } else if (instruction instanceof Instruction.Assign assign) {
      return assign.source().equals(local);
    } else if (instruction instanceof Instruction.Opaque opaque) {
      return opaque.uses().contains(local);
    }
    return false;
  }
}
