package dev.bgcheck.app.cli;

import dev.bgcheck.app.command.Arguments;
import dev.bgcheck.app.command.Option;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.engine.Repairs;
import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.report.ReportFormat;
import dev.bgcheck.timing.RunTimes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The options of {@code check} as written, each value checked by itself. What was not written is
 * absent: the configuration file may say it.
 *
 * @param failOn what fails the run
 * @param rules ids to run instead of all
 * @param skips ids not to run
 * @param ruleFolders folders of the user's own rule files
 * @param preview whether rules that are not yet on by default run too
 * @param target the only target to report on
 * @param changedSince a revision; only lines changed since then are reported on
 * @param repairs which repairs to make; absent for none
 * @param diff whether repairs are shown instead of made
 * @param stats is told what the run spends its time on; absent when nobody asks
 * @param jobs how many threads, 0 for as many as there are processors
 */
record CheckOptions(
    List<String> paths,
    List<Output> outputs,
    Optional<FailOn> failOn,
    List<String> rules,
    List<String> skips,
    List<String> ruleFolders,
    Optional<String> config,
    Optional<String> baseline,
    Optional<String> target,
    Optional<Confidence> minConfidence,
    boolean preview,
    boolean includeLibraries,
    Optional<String> changedSince,
    boolean noCache,
    int jobs,
    Optional<Boolean> colour,
    boolean quiet,
    boolean verbose,
    Optional<RunTimes> stats,
    boolean printConfig,
    Optional<Repairs.Scope> repairs,
    boolean diff) {

  /**
   * A report to write.
   *
   * @param file where to; absent for standard output
   */
  record Output(ReportFormat format, Optional<String> file) {}

  /**
   * What fails a run.
   *
   * @param severity the mildest finding that does; absent when none does
   */
  record FailOn(Optional<Severity> severity) {
    /** The word used in options. */
    String word() {
      return severity.map(Severity::word).orElse("never");
    }

    /** The threshold of an option's value. */
    static Optional<FailOn> ofWord(String word) {
      return word.equals("never")
          ? Optional.of(new FailOn(Optional.empty()))
          : Severity.ofWord(word).map(severity -> new FailOn(Optional.of(severity)));
    }
  }

  /** The options as {@code --help} shows them. */
  static final List<Option> ALL =
      List.of(
          new Option(
              "--format",
              ' ',
              "NAME[=FILE]",
              "report format, to standard output or a file: "
                  + String.join(", ", words(ReportFormat.values())),
              List.of(),
              true),
          Option.choice(
              "--fail-on",
              "exit with 1 from this severity on (default error)",
              List.of("error", "warning", "note", "never")),
          Option.list("--rule", "ID", "run this rule only (repeatable)"),
          Option.list("--skip", "ID", "do not run this rule (repeatable)"),
          Option.list("--rules", "DIR", "also load rule files from this folder (repeatable)"),
          Option.value("--config", "FILE", "read this configuration instead of bgcheck.yml"),
          Option.value("--baseline", "FILE", "leave out findings recorded in this file"),
          Option.value("--target", "NAME", "report on this target only"),
          Option.choice(
              "--min-confidence",
              "leave out findings less sure than this (default likely)",
              List.of("certain", "likely", "possible")),
          Option.flag("--preview", "also run rules that are not yet on by default"),
          Option.flag("--include-libraries", "report on vendored and derived code too"),
          Option.value("--changed-since", "REV", "report on lines changed since this git revision"),
          Option.optionalChoice(
              "--fix",
              "repair property lists where the repair is certain; unsafe: make all repairs,"
                  + " source code too",
              List.of("unsafe")),
          Option.flag("--diff", "print what --fix would change, and change nothing"),
          Option.flag("--no-cache", "check anew, and keep no result for the next time"),
          Option.value("--jobs", "N", "use this many threads"),
          Option.choice("--color", "colour the text report", List.of("auto", "always", "never")),
          Option.flag("--quiet", 'q', "print findings only"),
          Option.flag("--verbose", 'v', "print targets, reasons and all notices too"),
          Option.flag("--stats", "print times by phase and memory to standard error"),
          Option.flag("--print-config", "print the configuration in effect and stop"),
          Option.flag("--man", "print the manual page; `bgcheck --man | man -l -` shows it"),
          Option.choice(
              "--completion",
              "print a completion script for this shell",
              List.of("bash", "zsh", "fish")));

  /** Whether a finding that does not show up is gone, and not only left out. */
  boolean seesEverything() {
    return rules.isEmpty()
        && skips.isEmpty()
        && target.isEmpty()
        && changedSince.isEmpty()
        && minConfidence.isEmpty();
  }

  /** Reads what was written. */
  static CheckOptions of(Arguments arguments) throws UsageException {
    boolean quiet = arguments.has("--quiet");
    boolean verbose = arguments.has("--verbose");
    if (quiet && verbose) {
      throw new UsageException("--quiet and --verbose exclude each other");
    }
    boolean diff = arguments.has("--diff");
    if (diff && arguments.has("--format")) {
      throw new UsageException("--diff writes no reports; leave out --format");
    }
    return new CheckOptions(
        arguments.operands().isEmpty() ? List.of(".") : arguments.operands(),
        outputs(arguments.all("--format")),
        arguments.find("--fail-on").flatMap(FailOn::ofWord),
        ids(arguments.all("--rule")),
        ids(arguments.all("--skip")),
        arguments.all("--rules"),
        arguments.find("--config"),
        arguments.find("--baseline"),
        arguments.find("--target"),
        arguments.find("--min-confidence").flatMap(Confidence::ofWord),
        arguments.has("--preview"),
        arguments.has("--include-libraries"),
        arguments.find("--changed-since"),
        arguments.has("--no-cache"),
        jobs(arguments.find("--jobs")),
        colour(arguments.find("--color").orElse("auto")),
        quiet,
        verbose,
        arguments.has("--stats") ? Optional.of(Statistics.times()) : Optional.empty(),
        arguments.has("--print-config"),
        repairs(arguments.find("--fix"), diff),
        diff);
  }

  private static Optional<Repairs.Scope> repairs(Optional<String> written, boolean diff) {
    if (written.isEmpty()) {
      return diff ? Optional.of(Repairs.Scope.SAFE) : Optional.empty();
    }
    return Optional.of(written.get().equals("unsafe") ? Repairs.Scope.ALL : Repairs.Scope.SAFE);
  }

  private static List<Output> outputs(List<String> written) throws UsageException {
    if (written.isEmpty()) {
      return List.of(new Output(ReportFormat.TEXT, Optional.empty()));
    }
    List<Output> outputs = new ArrayList<>();
    Set<String> places = new HashSet<>();
    for (String value : written) {
      int equals = value.indexOf('=');
      String name = equals < 0 ? value : value.substring(0, equals);
      String file = equals < 0 ? "-" : value.substring(equals + 1);
      Optional<ReportFormat> format = ReportFormat.ofWord(name);
      if (format.isEmpty()) {
        List<String> known = words(ReportFormat.values());
        throw new UsageException(Arguments.unknownValue("--format", name, known));
      }
      if (file.isEmpty()) {
        throw new UsageException("--format " + name + "= needs a file behind the =");
      }
      if (!places.add(file)) {
        throw new UsageException(
            file.equals("-")
                ? "two reports cannot both go to standard output; write --format " + name + "=FILE"
                : "two reports cannot both go to " + file);
      }
      outputs.add(
          new Output(format.get(), file.equals("-") ? Optional.empty() : Optional.of(file)));
    }
    return List.copyOf(outputs);
  }

  /** {@code --rule a,b} is as good as {@code --rule a --rule b}. */
  private static List<String> ids(List<String> values) {
    List<String> ids = new ArrayList<>();
    for (String value : values) {
      for (String id : value.split(",")) {
        if (!id.isBlank()) {
          ids.add(id.strip());
        }
      }
    }
    return List.copyOf(ids);
  }

  private static int jobs(Optional<String> written) throws UsageException {
    if (written.isEmpty()) {
      return 0;
    }
    if (!written.get().matches("[1-9][0-9]{0,2}")) {
      throw new UsageException("--jobs must be a number from 1 to 999, not " + written.get());
    }
    return Integer.parseInt(written.get());
  }

  private static Optional<Boolean> colour(String word) {
    return word.equals("auto") ? Optional.empty() : Optional.of(word.equals("always"));
  }

  private static List<String> words(ReportFormat[] formats) {
    List<String> words = new ArrayList<>();
    for (ReportFormat format : formats) {
      words.add(format.word());
    }
    return words;
  }
}
