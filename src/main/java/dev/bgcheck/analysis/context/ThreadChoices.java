package dev.bgcheck.analysis.context;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.link.CallNames;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Branches that run something at once or hand the same thing to the main queue. What they ask tells
 * on which thread they are, whatever it is called.
 *
 * <p>Ex) {@code if isSynchronous { done() } else { DispatchQueue.main.async(execute: done) }}
 */
final class ThreadChoices {
  private static final Set<String> MAIN = Set.of("main", "mainQueue", "dispatch_get_main_queue");

  private final Program program;

  ThreadChoices(Program program) {
    this.program = program;
  }

  /** Whether the edge leads to what the other edge of the branch hands to the main queue. */
  boolean isAtOnce(Routine routine, Definitions definitions, Block branch, Edge edge) {
    List<Edge> edges = branch.edges();
    if (edges.size() != 2
        || !(definitions.simplify(edge.condition()) instanceof Condition.IsTrue)) {
      return false;
    }
    Edge other = edges.get(0).equals(edge) ? edges.get(1) : edges.get(0);
    List<Instruction.Call> here = calls(routine.block(edge.target())).toList();
    return here.size() == 1
        && calls(routine.block(other.target()))
            .filter(call -> isGivenToMain(definitions, call))
            .flatMap(call -> call.arguments().stream())
            .map(handed -> definitions.origin(handed.value()))
            .anyMatch(handed -> isSame(definitions, handed, here.get(0)));
  }

  private static Stream<Instruction.Call> calls(Block block) {
    return block.instructions().stream()
        .filter(Instruction.Call.class::isInstance)
        .map(Instruction.Call.class::cast);
  }

  private static boolean isGivenToMain(Definitions definitions, Instruction.Call call) {
    return Stream.concat(
            Stream.of(call.receiver()), call.arguments().stream().map(one -> one.value()))
        .anyMatch(value -> isMainQueue(definitions, value));
  }

  private static boolean isMainQueue(Definitions definitions, Value value) {
    return definitions
        .only(definitions.origin(value))
        .filter(
            made ->
                made instanceof Instruction.Load load && MAIN.contains(load.member())
                    || made instanceof Instruction.Call call && MAIN.contains(call.name()))
        .isPresent();
  }

  /** Whether {@code call} runs what was handed over, or the one thing that it would run. */
  private boolean isSame(Definitions definitions, Value handed, Instruction.Call call) {
    boolean invokes =
        call.name().equals(Instruction.Call.INVOKE) || CallNames.isBlockInvocation(call);
    if (invokes && definitions.origin(call.receiver()).equals(handed)) {
      return true;
    }
    return definitions
        .only(handed)
        .filter(Instruction.MakeClosure.class::isInstance)
        .flatMap(made -> ((Instruction.MakeClosure) made).body())
        .flatMap(program::findRoutine)
        .map(body -> body.blocks().stream().flatMap(ThreadChoices::calls).toList())
        .filter(inner -> inner.size() == 1 && isSame(inner.get(0), call, invokes))
        .isPresent();
  }

  /** A captured variable keeps its name. */
  private static boolean isSame(Instruction.Call inner, Instruction.Call call, boolean invokes) {
    return inner.name().equals(call.name())
        && (invokes
            ? inner.receiver().equals(call.receiver())
            : inner.arguments().size() == call.arguments().size());
  }
}
