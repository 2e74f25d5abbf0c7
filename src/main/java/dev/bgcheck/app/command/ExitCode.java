package dev.bgcheck.app.command;

import java.util.Locale;

/** How a run ends; build servers rely on the numbers. */
public enum ExitCode {
  /** No finding at or above the threshold. */
  CLEAN(0),
  /** Findings at or above the threshold. */
  FINDINGS(1),
  /** Wrong usage or configuration, or nothing to check. */
  USAGE(2),
  /** The tool itself failed somewhere. */
  INTERNAL(3);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number given to the shell. */
  public int number() {
    return number;
  }

  /** The name in lower case, for logs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
