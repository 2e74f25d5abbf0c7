package dev.bgcheck.app.cli;

import dev.bgcheck.app.command.Console;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.timing.Phase;
import dev.bgcheck.timing.RunTimes;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** What {@code --stats} prints: times by phase, memory, and the size of what was read. */
final class Statistics {
  private Statistics() {}

  /** Times that also know the processor's, where Java can tell it. */
  static RunTimes times() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return RunTimes.measured(
        threads.isCurrentThreadCpuTimeSupported() ? threads::getCurrentThreadCpuTime : () -> 0L);
  }

  /** Prints them to standard error. */
  static void print(LintResult result, RunTimes times, Console console) {
    Runtime runtime = Runtime.getRuntime();
    double seconds = Math.max(seconds(result.duration()), 1e-9);
    console.complain(
        String.format(
            Locale.ROOT,
            "%d files, %d lines, %.1f MB in %.3f s (%.1f MB/s); heap %d MB in use, %d MB reserved,"
                + " %d MB allowed",
            result.files(),
            result.lines(),
            result.bytes() / 1e6,
            seconds,
            result.bytes() / 1e6 / seconds,
            (runtime.totalMemory() - runtime.freeMemory()) >> 20,
            runtime.totalMemory() >> 20,
            runtime.maxMemory() >> 20));
    printPhases(times, console);
  }

  private static void printPhases(RunTimes times, Console console) {
    Map<Phase, RunTimes.Time> all = times.times();
    console.complain(row("phase", "seconds passed", "of processor time"));
    for (Phase phase : Phase.values()) {
      if (all.containsKey(phase)) {
        RunTimes.Time time = all.get(phase);
        console.complain(row(phase.word(), text(time.passed()), text(time.processor())));
      }
    }
    long collecting =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionTime)
            .sum();
    console.complain(row("collecting garbage", text(Duration.ofMillis(collecting)), ""));
    if (ManagementFactory.getCompilationMXBean() != null) {
      long compiling = ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
      console.complain(row("compiling the tool", text(Duration.ofMillis(compiling)), ""));
    }
    ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .ifPresent(total -> console.complain(row("whole process", "", text(total))));
  }

  private static String row(String name, String passed, String processor) {
    return String.format(Locale.ROOT, "%-18s %14s %17s", name, passed, processor);
  }

  private static String text(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", seconds(duration));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
