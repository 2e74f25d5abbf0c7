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
 * @param verbose whether to show what is usually left out
 * @param times whether to state how long the run took; off where two reports are compared
 */
public record ReportSettings(
    String toolVersion,
    Optional<String> workingDirectory,
    Optional<String> repositoryRoot,
    TextStyle style,
    boolean verbose,
    boolean times) {
  /** Checks that nothing is null. */
  public ReportSettings {
    Objects.requireNonNull(toolVersion);
    Objects.requireNonNull(workingDirectory);
    Objects.requireNonNull(repositoryRoot);
    Objects.requireNonNull(style);
  }

  /** Settings for a report that knows no disk and no terminal. */
  public static ReportSettings plain(String toolVersion) {
    return new ReportSettings(
        toolVersion, Optional.empty(), Optional.empty(), TextStyle.PLAIN, false, true);
  }

  /** The same with another style. */
  public ReportSettings with(TextStyle newStyle) {
    return new ReportSettings(
        toolVersion, workingDirectory, repositoryRoot, newStyle, verbose, times);
  }
}
