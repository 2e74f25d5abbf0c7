package dev.bgcheck.report;

import java.util.Objects;
import java.util.Optional;

/**
 * What a report needs to know beside the result.
 *
 * @param toolVersion the version of bgcheck
 * @param workingDirectory the absolute folder that the result's paths are relative to, with {@code
 *     /}; absent when nobody may know it
 * @param repositoryRoot the absolute folder that services such as GitHub call the root, with {@code
 *     /}
 * @param style what the terminal can show; only the text format looks at it
 * @param detail how much to show; only the text format looks at it
 * @param times whether to state how long the run took; off where two reports are compared
 */
public record ReportSettings(
    String toolVersion,
    Optional<String> workingDirectory,
    Optional<String> repositoryRoot,
    TextStyle style,
    Detail detail,
    boolean times) {
  /** How much a text shows. */
  public enum Detail {
    /** Findings and nothing else. */
    QUIET,
    /** Findings, notices, a summary. */
    NORMAL,
    /** Also what was judged, and what is usually said once. */
    VERBOSE
  }

  /** Checks that nothing is null. */
  public ReportSettings {
    Objects.requireNonNull(toolVersion);
    Objects.requireNonNull(workingDirectory);
    Objects.requireNonNull(repositoryRoot);
    Objects.requireNonNull(style);
    Objects.requireNonNull(detail);
  }

  /** Settings for a report that knows no disk and no terminal. */
  public static ReportSettings plain(String toolVersion) {
    return new ReportSettings(
        toolVersion, Optional.empty(), Optional.empty(), TextStyle.PLAIN, Detail.NORMAL, true);
  }

  /** Whether to show what is usually left out. */
  boolean verbose() {
    return detail == Detail.VERBOSE;
  }

  /** The same with another style. */
  public ReportSettings with(TextStyle newStyle) {
    return new ReportSettings(
        toolVersion, workingDirectory, repositoryRoot, newStyle, detail, times);
  }
}
