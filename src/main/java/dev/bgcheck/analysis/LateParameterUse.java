package dev.bgcheck.analysis;

import dev.bgcheck.analysis.callgraph.CallEdge;
import dev.bgcheck.api.ApiFact;
import dev.bgcheck.api.ApiMember;
import dev.bgcheck.link.ArgumentMatching;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Resolution;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A parameter that a routine does nothing with itself, and that closures, or code that waits for
 * it, use after it has returned.
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
  public record Late(Routine routine, Instruction use, Hop hop) {}

  /**
   * What puts the use off.
   *
   * @param instruction the call that does
   * @param api the API that it calls, if one is known
   * @param waits whether code that waits elsewhere gets the parameter, and no closure runs
   */
  public record Hop(Instruction instruction, Optional<ApiSymbol> api, boolean waits) {}

  /** Routines that pass the parameter on: longer chains are left alone. */
  private static final int DEEPEST = 4;

  /** What wakes code that waits; it goes on some time after the call. */
  private static final Set<String> CONTINUATIONS =
      Set.of("CheckedContinuation", "AsyncStream.Continuation");

  private LateParameterUse() {}

  /**
   * The uses of the parameter that come too late; none when the routine uses it in time, hands it
   * on, or when it is not documented that a closure runs later.
   */
  public static List<Late> find(TargetCode code, Routine routine, String parameter) {
    return find(code, routine, parameter, 0);
  }

  private static List<Late> find(TargetCode code, Routine routine, String parameter, int depth) {
    Value.Local local = new Value.Local(parameter);
    List<Late> late = new ArrayList<>();
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (isUsedBy(instruction, local)) {
          List<Late> behind =
              instruction instanceof Instruction.Call call
                  ? handedOn(code, routine, call, local, depth)
                  : List.of();
          if (behind.isEmpty()) {
            return List.of();
          }
          late.addAll(behind);
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

  /** The call gives the parameter to a routine that uses it late, or to code that waits. */
  private static List<Late> handedOn(
      TargetCode code, Routine routine, Instruction.Call call, Value.Local local, int depth) {
    Resolution resolution = code.program().resolution(call);
    if (resolution.api().filter(api -> CONTINUATIONS.contains(api.owner())).isPresent()) {
      return List.of(new Late(routine, call, new Hop(call, resolution.api(), true)));
    }
    Optional<int[]> positions =
        resolution.exhaustive() && resolution.routines().size() == 1 && depth < DEEPEST
            ? ArgumentMatching.match(resolution.routines().get(0), call.arguments())
            : Optional.empty();
    if (positions.isEmpty() || !resolution.routines().get(0).hasBody()) {
      return List.of();
    }
    List<Late> late = new ArrayList<>();
    Routine target = resolution.routines().get(0);
    for (int i = 0; i < call.arguments().size(); i++) {
      if (call.arguments().get(i).value().equals(local)) {
        String name = target.parameters().get(positions.get()[i]).name();
        List<Late> there = find(code, target, name, depth + 1);
        if (there.isEmpty()) {
          return List.of();
        }
        late.addAll(there);
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
          CallEdge edge = edges.get(0);
          Hop hop = new Hop(edge.instruction(), edge.via(), false);
          return List.of(new Late(body.get(), instruction, hop));
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
