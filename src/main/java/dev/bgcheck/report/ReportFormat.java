package dev.bgcheck.report;

import java.util.Locale;
import java.util.Optional;

/** The formats a report can have. */
public enum ReportFormat {
  /** For people at a terminal. */
  TEXT("for people at a terminal"),
  /** Everything a run found, for programs; its schema is stable. */
  JSON("everything, for programs"),
  /** SARIF 2.1.0, for code scanning services and editors. */
  SARIF("SARIF 2.1.0, for code scanning and editors"),
  /** Lines that Xcode shows beside the source. */
  XCODE("lines that Xcode shows beside the source"),
  /** Checkstyle's XML, which most build servers read. */
  CHECKSTYLE("Checkstyle XML, for build servers"),
  /** JUnit's XML, for build servers that show tests. */
  JUNIT("JUnit XML, for build servers that show tests"),
  /** Annotations of a GitHub workflow. */
  GITHUB("GitHub workflow annotations"),
  /** GitLab's code quality report. */
  GITLAB("GitLab code quality report"),
  /** SonarQube's generic issue data. */
  SONAR("SonarQube generic issues"),
  /** A page that works from a disk without a network. */
  HTML("a page to browse, in one file"),
  /** A comment for a pull request. */
  MARKDOWN("a comment for a pull request");

  private final String purpose;

  ReportFormat(String purpose) {
    this.purpose = purpose;
  }

  /** The word used in options, such as {@code sarif}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is for, in a few words. */
  public String purpose() {
    return purpose;
  }

  /** The format of a word as written by {@link #word()}. */
  public static Optional<ReportFormat> ofWord(String word) {
    for (ReportFormat format : values()) {
      if (format.word().equals(word)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** The last line of the text report alone, with its line end. */
  public static Reporter summary(ReportSettings settings) {
    return new TextReporter(settings)::writeSummary;
  }

  /** What writes this format. */
  public Reporter reporter(ReportSettings settings) {
    return switch (this) {
      case TEXT -> new TextReporter(settings);
      case JSON -> new JsonReporter(settings);
      case SARIF -> new SarifReporter(settings);
      case XCODE -> new XcodeReporter(settings);
      case CHECKSTYLE -> new CheckstyleReporter(settings);
      case JUNIT -> new JunitReporter(settings);
      case GITHUB -> new GithubReporter(settings);
      case GITLAB -> new GitlabReporter(settings);
      case SONAR -> new SonarReporter(settings);
      case HTML -> new HtmlReporter(settings);
      case MARKDOWN -> new MarkdownReporter(settings);
    };
  }
}
