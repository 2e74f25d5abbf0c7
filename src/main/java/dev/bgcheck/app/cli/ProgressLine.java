package dev.bgcheck.app.cli;

import dev.bgcheck.app.command.Console;
import java.io.IOException;

/**
 * A line on a terminal's standard error that says what is being done, once that has taken a second.
 * It is gone before anything else is printed, also when the run is interrupted.
 */
final class ProgressLine implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 1_000;
  private static final long PACE_MILLIS = 200;
  private static final String CLEAR = "\r\u001B[K";

  private final Console console;
  private final Thread painter;
  private volatile String activity = "";
  private volatile boolean closed;
  private boolean painted;

  private ProgressLine(Console console, boolean wanted) {
    this.console = console;
    this.painter = new Thread(this::paint, "progress");
    painter.setDaemon(true);
    if (wanted) {
      painter.start();
    }
  }

  /** A line that appears when {@code wanted} and standard error is a terminal. */
  static ProgressLine on(Console console, boolean wanted) {
    return new ProgressLine(console, wanted && console.terminal().errors());
  }

  /** Says what is being done now. */
  void say(String what) {
    activity = what;
  }

  private void paint() {
    long start = System.nanoTime();
    try {
      Thread.sleep(PATIENCE_MILLIS);
      Thread clearing = new Thread(this::clear);
      Runtime.getRuntime().addShutdownHook(clearing);
      while (!closed) {
        long tenths = (System.nanoTime() - start) / 100_000_000;
        draw("bgcheck: " + tenths / 10 + "." + tenths % 10 + " s " + activity);
        Thread.sleep(PACE_MILLIS);
      }
      Runtime.getRuntime().removeShutdownHook(clearing);
    } catch (InterruptedException | IllegalStateException ending) {
      // The run is over, or the process is.
      return;
    }
  }

  private synchronized void draw(String line) {
    int columns = console.terminal().columns() > 0 ? console.terminal().columns() : 80;
    String fitting = line.length() < columns ? line : line.substring(0, columns - 1);
    if (!closed) {
      write(CLEAR + fitting);
      painted = true;
    }
  }

  private synchronized void clear() {
    if (painted) {
      write(CLEAR);
      painted = false;
    }
    closed = true;
  }

  private void write(String text) {
    try {
      console.err().append(text).flush();
    } catch (IOException gone) {
      closed = true;
    }
  }

  @Override
  public void close() {
    clear();
    painter.interrupt();
  }
}
