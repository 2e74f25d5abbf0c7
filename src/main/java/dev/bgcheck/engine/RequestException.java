package dev.bgcheck.engine;

import java.util.List;

/** A request that cannot be carried out: a user's error, told in full. */
public final class RequestException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /** What is wrong, one line each. */
  public RequestException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, one line each, with what to do about it. */
  public List<String> problems() {
    return problems;
  }
}
