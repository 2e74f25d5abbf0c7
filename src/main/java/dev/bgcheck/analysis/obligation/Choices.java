package dev.bgcheck.analysis.obligation;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Parameter;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells branches by which an author may say "there is nothing to do" from those on something that
 * is missing or failed.
 *
 * <p>Ex) {@code guard !isSending else { return }} is a choice; {@code guard let url else { return
 * }} and {@code guard granted else { return }}, of what a callback brings, are none.
 */
final class Choices {
  private static final int MOST_STEPS = 16;

  private final Routine routine;
  private final Definitions definitions;

  Choices(Routine routine, Definitions definitions) {
    this.routine = routine;
    this.definitions = definitions;
  }

  /** Whether the way along {@code edge} is taken by the answer to a question of yes and no. */
  boolean isMade(Block from, Edge edge) {
    if (!(from.terminator() instanceof Instruction.Branch branch)) {
      return false;
    } else if (branch.kind() == Instruction.BranchKind.SWITCH) {
      // Ex) default: break, case .open: break
      return (edge.label().equals("default") || edge.label().startsWith("case"))
          && routine.block(edge.target()).instructions().size() == 1;
    }
    Condition condition = definitions.simplify(edge.condition());
    if (condition instanceof Condition.IsTrue test) {
      return !isBrought(test.value());
    } else if (condition instanceof Condition.IsEqual test) {
      return !isBrought(test.value()) && !isBrought(test.other());
    } else if (condition instanceof Condition.IsNil test) {
      return test.negated() ? isThereAlready(test.value()) : isLeftOut(test.value());
    }
    return false;
  }

  /** Ex) if task == nil { task = start(done) }: it runs already. An error that is there is news. */
  private boolean isThereAlready(Value value) {
    Value origin = definitions.origin(value);
    return definitions
        .only(origin)
        .filter(
            made ->
                made instanceof Instruction.Load load
                    && load.index().isEmpty()
                    && !load.member().toLowerCase(Locale.ROOT).contains("error")
                    && (load.base() instanceof Value.Unqualified
                        || load.base().equals(Value.Local.SELF)))
        .isPresent();
  }

  /**
   * Ex) func show(name: String?, completion: (() -> Void)? = nil) { if let name { … } }: who gives
   * no name wants nothing, and who wants to hear of it says so.
   */
  private boolean isLeftOut(Value value) {
    if (!(definitions.origin(value) instanceof Value.Local local)
        || routine.signature().isClosure()) {
      return false;
    }
    List<Parameter> parameters = routine.parameters();
    return parameters.stream()
            .anyMatch(one -> one.name().equals(local.name()) && one.type().isOptional())
        && parameters.stream().anyMatch(one -> one.hasDefault() && one.type().isFunction());
  }

  /** Whether a closure gets the value from outside: news of the work that it was waiting for. */
  private boolean isBrought(Value value) {
    if (!routine.signature().isClosure()) {
      return false;
    }
    Value current = value;
    for (int steps = 0; steps < MOST_STEPS; steps++) {
      Optional<Instruction> made = definitions.only(current);
      if (made.isPresent() && made.get() instanceof Instruction.Assign assign) {
        current = assign.source();
      } else if (made.isPresent() && made.get() instanceof Instruction.Load load) {
        current = load.base();
      } else if (made.isPresent() && made.get() instanceof Instruction.Call call) {
        boolean onArgument = call.isOperator() && !call.arguments().isEmpty();
        current = onArgument ? call.arguments().get(0).value() : call.receiver();
      } else {
        break;
      }
    }
    String name = current instanceof Value.Local local ? local.name() : "";
    return routine.parameters().stream().anyMatch(parameter -> parameter.name().equals(name));
  }
}
