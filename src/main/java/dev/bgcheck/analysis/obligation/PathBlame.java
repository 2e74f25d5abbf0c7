package dev.bgcheck.analysis.obligation;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.analysis.dataflow.Loops;
import dev.bgcheck.finding.TraceStep;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Routine;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says which place of a way is to blame that an obligation is not fulfilled on it. */
final class PathBlame {
  private final Routine routine;
  private final Chances chances;
  private final Choices choices;
  private final OtherEars otherEars;
  private final Definitions definitions;
  private final OuterQuestions outer;
  private final boolean[] isInLoop;

  PathBlame(
      Routine routine,
      Chances chances,
      Choices choices,
      Definitions definitions,
      OuterQuestions outer,
      OtherEars otherEars) {
    this.routine = routine;
    this.definitions = definitions;
    this.outer = outer;
    this.chances = chances;
    this.choices = choices;
    this.otherEars = otherEars;
    this.isInLoop = Loops.blocksInLoops(routine);
  }

  /** Ex) for helper in helpers { if helper.name == name { helper.run(done); return } } */
  private boolean leavesLoop(Block from, Edge edge) {
    return isInLoop[from.id()] && !isInLoop[edge.target()] && !chances.areIn(edge.target());
  }

  /**
   * Blames the last branch on the way from which another turn would still have fulfilled it.
   *
   * @param end where the way is over
   * @param never whether no way through the routine fulfils it
   */
  Miss miss(PathState end, boolean never) {
    List<PathState> way = end.way();
    Span exit = routine.block(end.block()).terminator().span();
    for (int i = way.size() - 1; i > 0; i--) {
      Edge edge = way.get(i).by();
      Block from = routine.block(way.get(i - 1).block());
      boolean lost = !chances.areIn(edge.target()) && chances.leadOn(from);
      if (lost) {
        return new Miss(
            routine,
            StatementHead.of(edge.span()),
            label(from, edge),
            never,
            weak(end, edge),
            choices.isMade(from, edge) || passesByChoice(way, i) || leavesLoop(from, edge),
            otherEars.areTold(way.subList(i, way.size())),
            exit,
            steps(way, i));
      }
    }
    // Ex) a loop that may run no time at all: the way passes a place that could have fulfilled it.
    for (int i = way.size() - 1; i > 0; i--) {
      Edge edge = way.get(i).by();
      Block from = routine.block(way.get(i - 1).block());
      if (from.edges().size() > 1 && chances.leadOn(from)) {
        return new Miss(
            routine,
            StatementHead.of(edge.span()),
            label(from, edge),
            never,
            weak(end, edge),
            choices.isMade(from, edge) || passesByChoice(way, i) || leavesLoop(from, edge),
            otherEars.areTold(way.subList(i, way.size())),
            exit,
            steps(way, i));
      }
    }
    Span blame = never ? routine.nameSpan() : exit;
    return new Miss(routine, blame, "", never, end.weak(), false, false, exit, List.of());
  }

  /**
   * Whether the way passes, before its turn at {@code last}, by what would have fulfilled it, on
   * the answer to a question of yes and no.
   *
   * <p>Ex) if keeps { self.handler = handler }; if let recent { handler?(recent); return }; start()
   */
  private boolean passesByChoice(List<PathState> way, int last) {
    Set<Integer> after = new HashSet<>();
    for (int i = way.size() - 1; i > 0; i--) {
      Edge taken = way.get(i).by();
      Block from = routine.block(way.get(i - 1).block());
      after.add(way.get(i).block());
      if (i < last && choices.isMade(from, taken)) {
        for (Edge other : from.edges()) {
          Block passed = routine.block(other.target());
          boolean comesBack =
              passed.edges().stream().anyMatch(edge -> after.contains(edge.target()));
          if (other.target() != taken.target() && chances.doesSomething(passed) && comesBack) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private String weak(PathState end, Edge blamed) {
    return end.weak().isEmpty() && outer.areAsked(definitions.simplify(blamed.condition()))
        ? OuterQuestions.WHY
        : end.weak();
  }

  private static String label(Block from, Edge edge) {
    if (!edge.label().isEmpty() && !edge.label().equals("throwing")) {
      return edge.label();
    }
    boolean throwing = edge.condition() instanceof Condition.Threw threw && !threw.negated();
    if (throwing) {
      return "an error is thrown";
    }
    return from.terminator() instanceof Instruction.Branch branch
            && branch.kind() == Instruction.BranchKind.CHAIN
        ? "the optional chain ends early"
        : "";
  }

  private List<TraceStep> steps(List<PathState> way, int upTo) {
    List<TraceStep> steps = new ArrayList<>();
    for (int i = 1; i <= upTo; i++) {
      Edge edge = way.get(i).by();
      Block from = routine.block(way.get(i - 1).block());
      String label = label(from, edge);
      if (from.edges().size() > 1 && !label.isEmpty()) {
        steps.add(new TraceStep("takes '" + label + "'", StatementHead.of(edge.span())));
      }
    }
    return steps;
  }
}
