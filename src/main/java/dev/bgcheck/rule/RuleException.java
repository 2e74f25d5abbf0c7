package dev.bgcheck.rule;

import java.util.List;
import java.util.stream.Collectors;

/** Rule files hold mistakes: a user's error, all of it told at once. */
public final class RuleException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<RuleProblem> problems;

  /** All that is wrong, in the order of the places. */
  public RuleException(List<RuleProblem> problems) {
    super(problems.stream().map(RuleProblem::toString).collect(Collectors.joining("\n")));
    this.problems = problems.stream().sorted(RuleProblem.BY_PLACE).toList();
  }

  /** All that is wrong, in the order of the places. */
  public List<RuleProblem> problems() {
    return problems;
  }
}
