package dev.bgcheck.work;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * The threads of one run. Whoever has several things to do does them here; threads that have
 * nothing else to do help.
 *
 * <p>What holds: a thread that waits inside a task waits for tasks that it shared out itself and
 * that others have begun, and begins nothing else meanwhile. So a task may hold a lock while it
 * shares out tasks of its own, as long as locks are taken in one direction. Which thread does a
 * task, and when, is left open: tasks must not depend on each other, and results are to be put
 * together in the order of the tasks.
 */
public final class Workers implements AutoCloseable {
  private final int helpers;
  // Guards what follows; told of each new round, of each round that is done, and of the end.
  private final Object news = new Object();
  private final Deque<Round> open = new ArrayDeque<>();
  private boolean areStarted;
  private boolean isOver;
  private final ThreadLocal<Boolean> isInTask = ThreadLocal.withInitial(() -> false);

  private Workers(int jobs) {
    this.helpers = Math.max(0, jobs - 1);
  }

  /**
   * That many threads, the one that asks among them.
   *
   * @param jobs with one or less nothing is started and all is done in order
   */
  public static Workers of(int jobs) {
    return new Workers(jobs);
  }

  /**
   * Does all the tasks, the first of them first, and returns when all are done.
   *
   * @throws RuntimeException what the first task in the list that failed threw; likewise errors
   */
  public void run(List<? extends Runnable> tasks) {
    if (helpers == 0) {
      tasks.forEach(Runnable::run);
      return;
    }
    boolean isOutermost = !isInTask.get();
    Round round = new Round(tasks);
    if (tasks.size() > 1) {
      share(round);
    }
    help(round);
    BooleanSupplier isDone = () -> round.left.get() == 0;
    if (isOutermost) {
      // No lock is held here, and whatever others have to do may be done meanwhile.
      for (Optional<Round> other = next(isDone); other.isPresent(); other = next(isDone)) {
        help(other.get());
      }
    } else {
      await(isDone);
    }
    round.rethrow();
  }

  private void share(Round round) {
    synchronized (news) {
      open.addLast(round);
      if (!areStarted) {
        areStarted = true;
        for (int i = 0; i < helpers; i++) {
          Thread helper = new Thread(this::helpUntilOver, "bgcheck-helper-" + (i + 1));
          helper.setDaemon(true);
          helper.start();
        }
      }
      news.notifyAll();
    }
  }

  private void helpUntilOver() {
    for (Optional<Round> round = next(() -> isOver);
        round.isPresent();
        round = next(() -> isOver)) {
      help(round.get());
    }
  }

  /** Something to help with; empty when {@code isEnough} holds. */
  private Optional<Round> next(BooleanSupplier isEnough) {
    synchronized (news) {
      while (!isEnough.getAsBoolean()) {
        if (!open.isEmpty()) {
          return Optional.of(open.getFirst());
        }
        awaitNews();
      }
      return Optional.empty();
    }
  }

  private void await(BooleanSupplier isDone) {
    synchronized (news) {
      while (!isDone.getAsBoolean()) {
        awaitNews();
      }
    }
  }

  private void awaitNews() {
    try {
      news.wait();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the run was interrupted", interrupted);
    }
  }

  /** Takes one task after the other until all are taken. */
  private void help(Round round) {
    boolean wasInTask = isInTask.get();
    isInTask.set(true);
    try {
      while (round.takeOne()) {
        if (round.left.decrementAndGet() == 0) {
          synchronized (news) {
            news.notifyAll();
          }
        }
      }
    } finally {
      isInTask.set(wasInTask);
    }
    synchronized (news) {
      open.remove(round);
    }
  }

  /** Lets the threads go. */
  @Override
  public void close() {
    synchronized (news) {
      isOver = true;
      news.notifyAll();
    }
  }

  /** Tasks that belong together. */
  private static final class Round {
    private final List<? extends Runnable> tasks;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger left;
    private final SortedMap<Integer, Throwable> failures = new TreeMap<>();

    Round(List<? extends Runnable> tasks) {
      this.tasks = tasks;
      this.left = new AtomicInteger(tasks.size());
    }

    /** Does a task that nobody has taken; false when there is none. */
    boolean takeOne() {
      int index = next.getAndIncrement();
      if (index >= tasks.size()) {
        return false;
      }
      try {
        tasks.get(index).run();
      } catch (RuntimeException | Error failure) {
        synchronized (failures) {
          failures.put(index, failure);
        }
      }
      return true;
    }

    void rethrow() {
      synchronized (failures) {
        if (failures.isEmpty()) {
          return;
        }
        Throwable first = failures.get(failures.firstKey());
        if (first instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) first;
      }
    }
  }
}
