package dev.bgcheck.timing;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The times of one run. A phase inside another one counts for itself only: a call graph that a
 * check asks for first is no time of the check. Safe for use by several threads, whose times are
 * added.
 */
public final class RunTimes {
  private static final RunTimes UNTIMED = new RunTimes(Optional.empty());

  /**
   * How long something took.
   *
   * @param passed by the clock, added over all threads
   * @param processor of processor time
   */
  public record Time(Duration passed, Duration processor) {
    /** No time at all. */
    public static final Time NONE = new Time(Duration.ZERO, Duration.ZERO);

    private Time plus(long passedNanos, long processorNanos) {
      return new Time(passed.plusNanos(passedNanos), processor.plusNanos(processorNanos));
    }
  }

  /** What runs on a thread now; its own time is all but that of what ran inside it. */
  private static final class Open {
    private final Open outer;
    private final long start = System.nanoTime();
    private final long startProcessor;
    private long inner;
    private long innerProcessor;

    Open(Open outer, long startProcessor) {
      this.outer = outer;
      this.startProcessor = startProcessor;
    }
  }

  private final Optional<LongSupplier> processorClock;
  private final ThreadLocal<Open> current = new ThreadLocal<>();
  private final Map<Phase, Time> times = new EnumMap<>(Phase.class);

  private RunTimes(Optional<LongSupplier> processorClock) {
    this.processorClock = processorClock;
  }

  /** Measures nothing and costs nothing. */
  public static RunTimes untimed() {
    return UNTIMED;
  }

  /**
   * Measures.
   *
   * @param processorClock the processor time of the thread that asks, in nanoseconds
   */
  public static RunTimes measured(LongSupplier processorClock) {
    return new RunTimes(Optional.of(processorClock));
  }

  /**
   * Something to do.
   *
   * @param <T> what comes of it
   * @param <E> what it throws; nothing checked in most cases
   */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    /** Does it. */
    T run() throws E;
  }

  /** Does {@code work}, which is part of {@code phase}. */
  public <T, E extends Exception> T during(Phase phase, Work<T, E> work) throws E {
    if (processorClock.isEmpty()) {
      return work.run();
    }
    LongSupplier clock = processorClock.get();
    Open outer = current.get();
    Open open = new Open(outer, clock.getAsLong());
    current.set(open);
    try {
      return work.run();
    } finally {
      end(phase, open, clock.getAsLong() - open.startProcessor);
    }
  }

  private void end(Phase phase, Open open, long processor) {
    long passed = System.nanoTime() - open.start;
    if (open.outer == null) {
      current.remove();
    } else {
      current.set(open.outer);
      open.outer.inner += passed;
      open.outer.innerProcessor += processor;
    }
    synchronized (times) {
      times.merge(
          phase,
          Time.NONE.plus(passed - open.inner, processor - open.innerProcessor),
          (before, now) -> before.plus(now.passed().toNanos(), now.processor().toNanos()));
    }
  }

  /** The time of each phase so far; of those that did not run there is none. */
  public Map<Phase, Time> times() {
    synchronized (times) {
      return Map.copyOf(times);
    }
  }
}
