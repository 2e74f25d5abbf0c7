package dev.bgcheck.project;

import java.util.Locale;

/** What a target builds. */
public enum TargetKind {
  /** An app for iOS, tvOS, visionOS or macOS. */
  APP("app"),
  /** A watch app that is one target: it carries its own background modes. */
  WATCH_APP("watch app"),
  /** The app half of an old two-part watch app: its modes belong to the extension. */
  WATCH_CONTAINER("watch app"),
  /** The extension half of an old two-part watch app: it carries the background modes. */
  WATCH_EXTENSION("WatchKit extension"),
  /** An app extension; {@link AppTarget#extensionPoint()} says which. */
  APP_EXTENSION("app extension"),
  /** An App Clip. */
  APP_CLIP("App Clip"),
  /** A framework: its code runs in the app that links it. */
  FRAMEWORK("framework"),
  /** A library or package target: its code runs in the app that links it. */
  LIBRARY("library"),
  /** Unit or UI tests: never reported on. */
  TEST("test bundle"),
  /** A command-line tool. */
  TOOL("tool"),
  /** Aggregates, bundles, build-tool plug-ins: nothing that runs in the background. */
  OTHER("target");

  private final String displayName;

  TargetKind(String displayName) {
    this.displayName = displayName;
  }

  /** How messages call it, such as {@code WatchKit extension}. */
  public String displayName() {
    return displayName;
  }

  /** The word in JSON and rule files, such as {@code app-extension}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Whether it is a process of its own with a property list that the system reads: apps, watch
   * apps, extensions, App Clips.
   */
  public boolean isExecutable() {
    return switch (this) {
      case APP, WATCH_APP, WATCH_CONTAINER, WATCH_EXTENSION, APP_EXTENSION, APP_CLIP -> true;
      default -> false;
    };
  }

  /** Whether its code runs in the process of those who link it. */
  public boolean isLinked() {
    return this == FRAMEWORK || this == LIBRARY;
  }
}
