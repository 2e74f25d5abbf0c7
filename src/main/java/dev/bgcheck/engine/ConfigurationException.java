package dev.bgcheck.engine;

import java.util.List;

/** A configuration holds mistakes: a user's error, all of it told at once. */
public final class ConfigurationException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /** What is wrong, one line each, with the place. */
  public ConfigurationException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, one line each, with the place. */
  public List<String> problems() {
    return problems;
  }
}
