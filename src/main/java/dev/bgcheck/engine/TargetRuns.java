package dev.bgcheck.engine;

import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.project.AppProject;
import dev.bgcheck.project.AppTarget;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.LoadedRule;
import dev.bgcheck.rule.Mention;
import dev.bgcheck.rule.ReportedFinding;
import dev.bgcheck.rule.RuleCheck;
import dev.bgcheck.rule.TargetFacts;
import dev.bgcheck.timing.RunTimes;
import dev.bgcheck.work.Workers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs every rule on every target, side by side, and puts the findings together in one order. */
final class TargetRuns {
  /** What the rules say of one target, in the order of the rules. */
  private record TargetRun(
      AppTarget target,
      List<ReportedFinding> findings,
      List<Notice> failures,
      Map<RuleCheck<?>, List<Mention>> mentions) {

    TargetRun(AppTarget target, List<TargetChecks.Answer> answers) {
      this(target, new ArrayList<>(), new ArrayList<>(), new IdentityHashMap<>());
      for (TargetChecks.Answer answer : answers) {
        findings.addAll(answer.findings());
        answer.failure().ifPresent(failures::add);
        if (!answer.mentions().isEmpty()) {
          mentions.put(answer.check(), answer.mentions());
        }
      }
    }
  }

  /** What the answers about a target depend on beside its code. */
  private record Question(AppProject project, List<String> checks) {
    static Question of(AppProject project, List<TargetChecks.Asked> asked) {
      List<String> checks = new ArrayList<>();
      asked.forEach(one -> checks.add(one.rule().id()));
      return new Question(project, checks);
    }
  }

  /** What all checks of a target said, in the order in which they were asked. */
  private record TargetAnswers(List<TargetChecks.Answer> all) {
    boolean areWhole() {
      return all.stream().allMatch(answer -> answer.failure().isEmpty());
    }

    /** The same answers from the same checks, which were loaded again. */
    List<TargetChecks.Answer> to(List<TargetChecks.Asked> asked) {
      List<TargetChecks.Answer> answers = new ArrayList<>();
      for (int i = 0; i < asked.size(); i++) {
        TargetChecks.Answer answer = all.get(i);
        answers.add(
            new TargetChecks.Answer(
                asked.get(i).check(), answer.findings(), answer.mentions(), answer.failure()));
      }
      return answers;
    }
  }

  private final List<Finding> findings;
  private final List<Notice> failures;

  private TargetRuns(List<Finding> findings, List<Notice> failures) {
    this.findings = findings;
    this.failures = failures;
  }

  static TargetRuns of(
      List<LoadedRule> rules,
      AppProject project,
      TargetChoice targets,
      ProjectCode code,
      Workers workers,
      RunTimes times) {
    List<AppTarget> shown = targets.shown();
    TargetRun[] runs = new TargetRun[shown.size()];
    Set<AppTarget> open = Collections.synchronizedSet(new LinkedHashSet<>(shown));
    List<Runnable> tasks = new ArrayList<>();
    for (List<Integer> turn : turns(shown, project, code)) {
      tasks.add(
          () -> {
            for (int index : turn) {
              AppTarget target = shown.get(index);
              List<TargetChecks.Asked> asked = asked(rules, target, targets);
              Question question = Question.of(project, asked);
              runs[index] =
                  code.remembered(target, question, TargetAnswers.class)
                      .map(known -> new TargetRun(target, known.to(asked)))
                      .orElseGet(
                          () -> {
                            TargetChecks checks =
                                new TargetChecks(project, target, code.of(target), workers, times);
                            TargetAnswers answers = new TargetAnswers(checks.run(asked));
                            if (answers.areWhole()) {
                              code.remember(target, question, answers);
                            }
                            return new TargetRun(target, answers.all());
                          });
              synchronized (open) {
                open.remove(target);
                code.release(target, open);
              }
            }
          });
    }
    workers.run(tasks);
    FindingMerger merger = new FindingMerger(rules);
    List<Notice> failures = new ArrayList<>();
    List<TargetRun> done = List.of(runs);
    conclude(rules, project, done);
    for (TargetRun run : done) {
      run.findings().forEach(finding -> merger.add(run.target(), finding));
      failures.addAll(run.failures());
    }
    return new TargetRuns(merger.merged(), failures);
  }

  List<Finding> findings() {
    return findings;
  }

  /** A notice for each rule that failed on a target. */
  List<Notice> failures() {
    return failures;
  }

  private static List<TargetChecks.Asked> asked(
      List<LoadedRule> rules, AppTarget target, TargetChoice targets) {
    List<TargetChecks.Asked> asked = new ArrayList<>();
    for (LoadedRule rule : rules) {
      for (RuleCheck<?> check : rule.checks()) {
        if (targets.judgedBy(check.kind().judges()).contains(target)) {
          asked.add(new TargetChecks.Asked(rule, check));
        }
      }
    }
    return asked;
  }

  /** Lets each check compare what it saw in several targets. */
  private static void conclude(List<LoadedRule> rules, AppProject project, List<TargetRun> runs) {
    for (LoadedRule rule : rules) {
      for (RuleCheck<?> check : rule.checks()) {
        List<Mention> all =
            runs.stream()
                .flatMap(run -> run.mentions().getOrDefault(check, List.of()).stream())
                .toList();
        for (TargetRun run : all.isEmpty() ? List.<TargetRun>of() : runs) {
          List<Mention> own = run.mentions().getOrDefault(check, List.of());
          if (own.isEmpty()) {
            continue;
          }
          List<ReportedFinding> found = new ArrayList<>();
          try {
            check.conclude(
                own,
                all,
                new CheckContext(
                    rule.rule(),
                    check,
                    project,
                    run.target(),
                    TargetFacts.none(),
                    found::add,
                    mention -> {}));
            run.findings().addAll(found);
          } catch (RuntimeException | StackOverflowError | AssertionError failure) {
            run.failures().add(TargetChecks.failure(rule, run.target(), failure));
          }
        }
      }
    }
  }

  /**
   * The targets by the turns that they take: those of one code in one, so that no thread waits for
   * another one that works for it, and the largest first, so that none is left with it at the end.
   */
  private static List<List<Integer>> turns(
      List<AppTarget> targets, AppProject project, ProjectCode code) {
    Map<Object, List<Integer>> turns = new LinkedHashMap<>();
    for (int i = 0; i < targets.size(); i++) {
      turns.computeIfAbsent(code.turnOf(targets.get(i)), unused -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> sorted = new ArrayList<>(turns.values());
    sorted.sort(
        Comparator.comparingInt(
            (List<Integer> turn) -> -sources(project, targets.get(turn.get(0)))));
    return sorted;
  }

  private static int sources(AppProject project, AppTarget target) {
    return project.codeOf(target).stream().mapToInt(part -> part.sources().size()).sum();
  }
}
