package dev.bgcheck.work;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one run. Whoever has several things to do does them here; threads that have
 * nothing else to do help.
 *
 * <p>What holds: a thread that waits here waits only for tasks of its own that others have begun.
 * It never begins anything else meanwhile, so a task may hold a lock, and may have tasks of its
 * own, as long as locks are taken in one direction. Which thread does a task, and when, is left
 * open: tasks must not depend on each other, and results are to be put together in the order of the
 * tasks.
 */
public final class Workers implements AutoCloseable {
  private final int helpers;
  private final ThreadPoolExecutor idle;

  private Workers(int jobs) {
    this.helpers = Math.max(0, jobs - 1);
    this.idle =
        new ThreadPoolExecutor(
            Math.max(1, helpers),
            Math.max(1, helpers),
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Workers::helper);
  }

  /**
   * That many threads, the one that asks among them.
   *
   * @param jobs at least one; with one nothing is started and all is done in order
   */
  public static Workers of(int jobs) {
    return new Workers(jobs);
  }

  private static Thread helper(Runnable work) {
    Thread thread = new Thread(work, "bgcheck-helper");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Does all the tasks, the first of them first, and returns when all are done.
   *
   * @throws RuntimeException what the first task in the list that failed threw; likewise errors
   */
  public void run(List<? extends Runnable> tasks) {
    if (helpers == 0 || tasks.size() < 2) {
      tasks.forEach(Runnable::run);
      return;
    }
    Round round = new Round(tasks);
    int invited = Math.min(helpers, tasks.size() - 1);
    for (int i = 0; i < invited; i++) {
      idle.execute(round);
    }
    try {
      round.run();
      round.awaitOthers();
    } finally {
      // Nobody was idle: the queue would keep what the tasks know until somebody is.
      for (int i = 0; i < invited; i++) {
        idle.remove(round);
      }
    }
    round.rethrow();
  }

  /** Lets the threads go. */
  @Override
  public void close() {
    idle.shutdownNow();
  }

  /** Tasks that belong together; whoever runs it takes one after the other until all are taken. */
  private static final class Round implements Runnable {
    private final List<? extends Runnable> tasks;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch left;
    private final SortedMap<Integer, Throwable> failures = new TreeMap<>();

    Round(List<? extends Runnable> tasks) {
      this.tasks = tasks;
      this.left = new CountDownLatch(tasks.size());
    }

    @Override
    public void run() {
      for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
        try {
          tasks.get(i).run();
        } catch (RuntimeException | Error failure) {
          synchronized (failures) {
            failures.put(i, failure);
          }
        } finally {
          left.countDown();
        }
      }
    }

    void awaitOthers() {
      try {
        left.await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the run was interrupted", interrupted);
      }
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
