package dev.bgcheck.engine;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.project.AppProject;
import dev.bgcheck.project.AppTarget;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.LoadedRule;
import dev.bgcheck.rule.Mention;
import dev.bgcheck.rule.ReportedFinding;
import dev.bgcheck.rule.RuleCheck;
import dev.bgcheck.rule.TargetFacts;
import dev.bgcheck.timing.Phase;
import dev.bgcheck.timing.RunTimes;
import dev.bgcheck.work.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs the checks of all rules on one target, side by side where they do not mind.
 *
 * <p>What holds: the checks of kinds that {@code asksInOrder} run on one thread at a time, in the
 * order of the rules; a check reports into an answer of its own, and the answers stand in the order
 * of the rules. So the result is the same for any number of threads.
 */
final class TargetChecks {
  /** A check to run. */
  record Asked(LoadedRule rule, RuleCheck<?> check) {}

  /**
   * What came of a check.
   *
   * @param failure why there is nothing else
   */
  record Answer(
      RuleCheck<?> check,
      List<ReportedFinding> findings,
      List<Mention> mentions,
      Optional<Notice> failure) {}

  private final AppProject project;
  private final AppTarget target;
  private final TargetFacts facts;
  private final Workers workers;
  private final RunTimes times;

  TargetChecks(
      AppProject project, AppTarget target, TargetFacts facts, Workers workers, RunTimes times) {
    this.project = project;
    this.target = target;
    this.facts = facts;
    this.workers = workers;
    this.times = times;
  }

  /** The answers, in the order of the checks. */
  List<Answer> run(List<Asked> checks) {
    Answer[] answers = new Answer[checks.size()];
    // Linking is shared out by itself: who waited for it could not help.
    int done = 0;
    while (done < checks.size() && !facts.areAtHand()) {
      answers[done] = run(checks.get(done));
      done++;
    }
    List<Integer> inOrder = new ArrayList<>();
    List<Runnable> tasks = new ArrayList<>();
    // The longest task goes first.
    tasks.add(() -> inOrder.forEach(index -> answers[index] = run(checks.get(index))));
    for (int i = done; i < checks.size(); i++) {
      int index = i;
      if (checks.get(i).check().kind().asksInOrder()) {
        inOrder.add(i);
      } else {
        tasks.add(() -> answers[index] = run(checks.get(index)));
      }
    }
    workers.run(tasks);
    return List.of(answers);
  }

  private Answer run(Asked asked) {
    return times.during(Phase.CHECK, () -> answer(asked));
  }

  /** A check that fails half way leaves nothing behind: half an answer may be a wrong one. */
  private Answer answer(Asked asked) {
    RuleCheck<?> check = asked.check();
    List<ReportedFinding> found = new ArrayList<>();
    List<Mention> seen = new ArrayList<>();
    try {
      check.run(
          new CheckContext(
              asked.rule().rule(), check, project, target, facts, found::add, seen::add));
      return new Answer(check, found, seen, Optional.empty());
    } catch (RuntimeException | StackOverflowError | AssertionError failure) {
      return new Answer(
          check, List.of(), List.of(), Optional.of(failure(asked.rule(), target, failure)));
    }
  }

  /** Says that a rule failed on a target. */
  static Notice failure(LoadedRule rule, AppTarget target, Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    String place = trace.length == 0 ? "" : " at " + trace[0];
    String message = failure.getMessage() == null ? "" : ": " + failure.getMessage();
    return Notice.at(
        Notice.Kind.INTERNAL,
        target.span(),
        "rule `"
            + rule.id()
            + "` failed on target `"
            + target.name()
            + "` ("
            + failure.getClass().getSimpleName()
            + message
            + place
            + "); the other rules went on");
  }
}
