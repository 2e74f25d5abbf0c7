package dev.bgcheck.api;

/** What is known of the app's state when the system calls a piece of code. */
public enum AppState {
  /** Nothing: it may be called in any state. */
  ANY("any"),
  /** The app, or the scene, is in the foreground or on its way there. */
  FOREGROUND("foreground"),
  /** The system may have woken or launched the app in the background for this call. */
  POSSIBLY_BACKGROUND("possibly-background"),
  /** The app is in the background. */
  BACKGROUND("background"),
  /** The code runs in an extension's process, which has no foreground of its own. */
  EXTENSION("extension");

  private final String word;

  AppState(String word) {
    this.word = word;
  }

  /** The word used in the catalogue's files. */
  public String word() {
    return word;
  }

  /** Whether code that must run in the foreground is certainly wrong here. */
  public boolean isCertainlyBackground() {
    return this == BACKGROUND || this == EXTENSION;
  }
}
