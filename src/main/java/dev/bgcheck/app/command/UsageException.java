package dev.bgcheck.app.command;

/** The user asked for something that cannot be done; the message is one line that says what. */
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * What cannot be done and what to do instead.
   *
   * @param message one line, no full stop
   */
  public UsageException(String message) {
    super(message);
  }
}
