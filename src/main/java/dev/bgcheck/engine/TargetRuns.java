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
import dev.bgcheck.timing.Phase;
import dev.bgcheck.timing.RunTimes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs every rule on every target, side by side, and puts the findings together in one order. */
final class TargetRuns {
  /** What the rules say of one target, in the order of the rules. */
  private record TargetRun(
      AppTarget target,
      List<ReportedFinding> findings,
      List<Notice> failures,
      Map<RuleCheck<?>, List<Mention>> mentions) {}

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
      int jobs,
      RunTimes times) {
    List<AppTarget> shown = targets.shown();
    TargetRun[] runs = new TargetRun[shown.size()];
    Set<AppTarget> open = Collections.synchronizedSet(new LinkedHashSet<>(shown));
    List<Callable<Void>> tasks = new ArrayList<>();
    for (List<Integer> turn : turns(shown, project, code)) {
      tasks.add(
          () -> {
            for (int index : turn) {
              AppTarget target = shown.get(index);
              synchronized (code.turnOf(target)) {
                runs[index] =
                    times.during(
                        Phase.CHECK, () -> run(rules, project, target, targets, code.of(target)));
              }
              synchronized (open) {
                open.remove(target);
                code.release(target, open);
              }
            }
            return null;
          });
    }
    runAll(tasks, jobs);
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

  private static TargetRun run(
      List<LoadedRule> rules,
      AppProject project,
      AppTarget target,
      TargetChoice targets,
      TargetFacts facts) {
    List<ReportedFinding> findings = new ArrayList<>();
    List<Notice> failures = new ArrayList<>();
    Map<RuleCheck<?>, List<Mention>> mentions = new IdentityHashMap<>();
    for (LoadedRule rule : rules) {
      for (RuleCheck<?> check : rule.checks()) {
        if (!targets.judgedBy(check.kind().judges()).contains(target)) {
          continue;
        }
        // A check that fails half way leaves nothing behind: half an answer may be a wrong one.
        List<ReportedFinding> found = new ArrayList<>();
        List<Mention> seen = new ArrayList<>();
        try {
          check.run(
              new CheckContext(rule.rule(), check, project, target, facts, found::add, seen::add));
          findings.addAll(found);
          if (!seen.isEmpty()) {
            mentions.put(check, seen);
          }
        } catch (RuntimeException | StackOverflowError | AssertionError failure) {
          failures.add(failure(rule, target, failure));
        }
      }
    }
    return new TargetRun(target, findings, failures, mentions);
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
            run.failures().add(failure(rule, run.target(), failure));
          }
        }
      }
    }
  }

  private static Notice failure(LoadedRule rule, AppTarget target, Throwable failure) {
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

  private static void runAll(List<Callable<Void>> tasks, int jobs) {
    int threads = Math.min(jobs, tasks.size());
    try {
      if (threads <= 1) {
        for (Callable<Void> task : tasks) {
          task.call();
        }
        return;
      }
      ExecutorService executor = Executors.newFixedThreadPool(threads);
      try {
        for (Future<Void> future : executor.invokeAll(tasks)) {
          future.get();
        }
      } finally {
        executor.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the run was interrupted", interrupted);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
