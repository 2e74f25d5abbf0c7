package dev.bgcheck.app.lsp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * When which folder is checked. A check waits until the user pauses; a new wish stops the check
 * that runs for the same folder. All but the checking itself happens on the server's thread.
 */
final class Checks implements AutoCloseable {
  private static final long SLOW = 700;

  private final BlockingQueue<Event> events;
  private final ScheduledExecutorService clock;
  private final ExecutorService worker;
  private final Map<WorkspaceFolder, Long> latest = new HashMap<>();
  private final Set<Long> alive = ConcurrentHashMap.newKeySet();
  private long numbers;

  Checks(BlockingQueue<Event> events) {
    this.events = events;
    this.clock = Executors.newSingleThreadScheduledExecutor(thread("bgcheck-clock"));
    this.worker = Executors.newSingleThreadExecutor(thread("bgcheck-check"));
  }

  private static ThreadFactory thread(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Asks for a check after {@code delay} milliseconds; earlier wishes for the folder are void. */
  void want(WorkspaceFolder folder, int delay) {
    forget(folder);
    long number = ++numbers;
    latest.put(folder, number);
    alive.add(number);
    clock.schedule(() -> post(new Event.Due(folder, number)), delay, TimeUnit.MILLISECONDS);
  }

  /** Stops what runs for the folder; nothing of it will count. */
  void forget(WorkspaceFolder folder) {
    Long number = latest.remove(folder);
    if (number != null) {
      alive.remove(number);
    }
  }

  /** Whether no newer check of the folder was asked for. */
  boolean isLatest(WorkspaceFolder folder, long number) {
    return Long.valueOf(number).equals(latest.get(folder));
  }

  /** Starts the check that is due. */
  void start(Event.Due due, Settings settings, List<Buffers.Buffer> buffers) {
    clock.schedule(
        () -> post(new Event.Slow(due.folder(), due.number())), SLOW, TimeUnit.MILLISECONDS);
    worker.execute(
        () -> {
          WorkspaceFolder.Outcome outcome =
              alive.contains(due.number())
                  ? due.folder().check(settings, buffers, () -> !alive.contains(due.number()))
                  : WorkspaceFolder.Outcome.STOPPED;
          post(new Event.Checked(due.folder(), due.number(), outcome));
        });
  }

  /** A check ended; the folder has none any more. */
  void ended(WorkspaceFolder folder) {
    forget(folder);
  }

  private void post(Event event) {
    try {
      events.put(event);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    alive.clear();
    clock.shutdownNow();
    worker.shutdownNow();
  }
}
