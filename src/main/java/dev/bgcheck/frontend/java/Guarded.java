package dev.bgcheck.frontend.java;

import dev.bgcheck.source.SourceFile;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs the parser where input can do no harm.
 *
 * <p>JavaParser is recursive (deep nesting overflows the stack) and looks ahead without bound (some
 * nestings take time exponential in their depth). So a file gets a thread with a large stack and a
 * limit of time. A thread that overruns is left behind: Java cannot stop it, and it ends with the
 * program.
 */
final class Guarded {
  // Virtual memory only; pages that are not used cost nothing.
  private static final long STACK_BYTES = 256L << 20;
  private static final long SECONDS = 30;

  private Guarded() {}

  static <T> T run(SourceFile file, Supplier<T> work, Function<String, T> otherwise) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(null, task, "parse " + file.name(), STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      return otherwise.apply("the file takes too long to parse and was left out");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StackOverflowError) {
        return otherwise.apply("the file is nested too deep and was left out");
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return otherwise.apply("the run was interrupted");
    }
  }
}
