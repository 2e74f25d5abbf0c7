package dev.bgcheck.app.maven;

import dev.bgcheck.engine.Configuration;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.report.ReportFormat;
import dev.bgcheck.report.ReportSettings;
import dev.bgcheck.source.DiskTree;
import dev.bgcheck.source.Span;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Checks the apps of the module, writes reports, and fails the build when there are findings. Works
 * before the module is compiled too; then only its sources and property lists are checked.
 */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.PROCESS_CLASSES,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class CheckMojo extends ModuleMojo {
  private static final String NEVER = "never";

  /** Whether findings fail the build. */
  @Parameter(property = "bgcheck.failOnViolation", defaultValue = "true")
  private boolean failOnViolation;

  /**
   * The mildest severity that fails the build: error, warning, note, or never. Without it what the
   * configuration says, else error.
   */
  @Parameter(property = "bgcheck.failOnSeverity")
  private String failOnSeverity;

  /** How many findings of a severity that fails the build are let pass. */
  @Parameter(property = "bgcheck.maxAllowedViolations", defaultValue = "0")
  private int maxAllowedViolations;

  /**
   * The reports to write: text, json, sarif, xcode, checkstyle, junit, github, gitlab, sonar, html,
   * markdown.
   */
  @Parameter(property = "bgcheck.formats", defaultValue = "text,sarif")
  private List<String> formats;

  /** The folder of the reports. */
  @Parameter(
      property = "bgcheck.outputDirectory",
      defaultValue = "${project.build.directory}/bgcheck")
  private File outputDirectory;

  @Override
  void conclude(Run run) throws MojoExecutionException, MojoFailureException {
    Optional<Severity> threshold = threshold(run.configuration());
    LintResult result = withoutKnown(run);
    List<Path> reports = writeReports(run, result);
    for (Finding finding : result.findings()) {
      log(finding, run.tree());
    }
    result.notices().forEach(notice -> log(notice, run.tree()));
    ReportSettings settings = settings(run);
    getLog().info("bgcheck: " + ReportFormat.summary(settings).render(result).strip());
    if (result.internalErrors() > 0) {
      throw new MojoExecutionException(
          "bgcheck could not do all of its work; the notices above say where."
              + " Please report it with the output of `mvn -X`");
    }
    long violations =
        threshold
            .map(
                severity ->
                    result.findings().stream()
                        .filter(one -> one.severity().isAtLeast(severity))
                        .count())
            .orElse(0L);
    if (failOnViolation && violations > maxAllowedViolations) {
      throw new MojoFailureException(advice(violations, reports));
    }
  }

  private String advice(long violations, List<Path> reports) {
    String allowed =
        maxAllowedViolations > 0 ? " where " + maxAllowedViolations + " are allowed" : "";
    return "bgcheck found "
        + (violations == 1 ? "1 violation" : violations + " violations")
        + allowed
        + "."
        + (reports.isEmpty() ? "" : " How each one comes about: " + reports.get(0) + ".")
        + " Repair what is named above; to silence one place write `bgcheck:ignore RULE` in a"
        + " comment; to accept all that is there now run the goal bgcheck:baseline; to let the"
        + " build pass set -Dbgcheck.failOnViolation=false";
  }

  private Optional<Severity> threshold(Configuration configuration) throws MojoExecutionException {
    String word =
        failOnSeverity != null
            ? failOnSeverity.strip()
            : configuration.failOn().orElse(Severity.ERROR.word());
    Optional<Severity> severity = Severity.ofWord(word);
    if (severity.isEmpty() && !word.equals(NEVER)) {
      List<String> possible =
          new ArrayList<>(Arrays.stream(Severity.values()).map(Severity::word).toList());
      possible.add(NEVER);
      throw unknown("failOnSeverity", word, possible);
    }
    return severity;
  }

  private List<Path> writeReports(Run run, LintResult result) throws MojoExecutionException {
    List<ReportFormat> wanted = new ArrayList<>();
    for (String word : words(formats)) {
      wanted.add(
          ReportFormat.ofWord(word)
              .orElseThrow(
                  () ->
                      unknown(
                          "formats",
                          word,
                          Arrays.stream(ReportFormat.values()).map(ReportFormat::word).toList())));
    }
    List<Path> written = new ArrayList<>();
    for (ReportFormat format : wanted) {
      Path file = outputDirectory.toPath().resolve(fileName(format));
      write(file, format.reporter(settings(run)), result);
      written.add(file);
    }
    return written;
  }

  private static String fileName(ReportFormat format) {
    return switch (format) {
      case TEXT -> "bgcheck.txt";
      case JSON -> "bgcheck.json";
      case SARIF -> "bgcheck.sarif";
      case HTML -> "bgcheck.html";
      case MARKDOWN -> "bgcheck.md";
      case CHECKSTYLE -> "bgcheck-checkstyle.xml";
      case JUNIT -> "bgcheck-junit.xml";
      case GITLAB -> "bgcheck-gitlab.json";
      case SONAR -> "bgcheck-sonar.json";
      case XCODE -> "bgcheck-xcode.txt";
      case GITHUB -> "bgcheck-github.txt";
    };
  }

  private void log(Finding finding, DiskTree tree) {
    String line = place(finding.span(), tree) + oneLine(finding.message());
    String text = line + " [" + finding.rule() + "]";
    switch (finding.severity()) {
      case ERROR -> getLog().error(text);
      case WARNING -> getLog().warn(text);
      case NOTE -> getLog().info(text);
    }
  }

  private void log(Notice notice, DiskTree tree) {
    String text =
        notice.span().map(span -> place(span, tree)).orElse("bgcheck: ")
            + oneLine(notice.message())
            + " ["
            + notice.kind().word()
            + "]";
    switch (notice.kind()) {
      case UNREADABLE, NOT_PARSED, MISSING_REFERENCE, INTERNAL -> getLog().warn(text);
      case UNRESOLVED_VARIABLE, SKIPPED, LIMITED, UNUSED_SUPPRESSION -> getLog().info(text);
    }
  }

  /** As Maven's compiler plugin writes it, which is what editors make a link of. */
  private static String place(Span span, DiskTree tree) {
    return tree.toPath(span.file().path()) + ":[" + span.line() + "," + span.column() + "] ";
  }

  /** A file of the checked project must not be able to write log lines of its own. */
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
