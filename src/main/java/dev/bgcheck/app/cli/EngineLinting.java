package dev.bgcheck.app.cli;

import dev.bgcheck.app.command.Console;
import dev.bgcheck.app.command.UsageException;
import dev.bgcheck.engine.Baseline;
import dev.bgcheck.engine.ChangedLines;
import dev.bgcheck.engine.Configuration;
import dev.bgcheck.engine.LintRequest;
import dev.bgcheck.engine.LintResult;
import dev.bgcheck.engine.Linter;
import dev.bgcheck.engine.Repairs;
import dev.bgcheck.engine.RequestException;
import dev.bgcheck.engine.cache.ResultCache;
import dev.bgcheck.engine.code.SourceReading;
import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.rule.Rule;
import dev.bgcheck.source.SourceTree;
import dev.bgcheck.source.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Checks with the engine: options and configuration in, baseline and changed lines out. */
final class EngineLinting implements Linting {
  private static final int GONE_SHOWN = 5;

  @Override
  public Outcome run(CheckOptions options, Console console, Consumer<String> progress)
      throws UsageException {
    Optional<ResultCache> cache = options.noCache() ? Optional.empty() : KnownResults.of(console);
    return run(options, console, new ConfigurationFinder(console).tree(), cache, progress);
  }

  @Override
  public Repairs.Outcome repair(
      CheckOptions options, Console console, Repairs.Scope scope, Consumer<String> progress)
      throws UsageException {
    // What git calls changed are lines of the disk: repaired lines would count as others.
    int rounds = options.changedSince().isPresent() ? 1 : Integer.MAX_VALUE;
    return Repairs.make(
        new ConfigurationFinder(console).tree(),
        scope,
        rounds,
        // An edited tree is asked about once.
        tree -> run(options, console, tree, Optional.empty(), progress).result().findings());
  }

  private static Outcome run(
      CheckOptions options,
      Console console,
      SourceTree tree,
      Optional<ResultCache> cache,
      Consumer<String> progress)
      throws UsageException {
    ConfigurationFinder finder = new ConfigurationFinder(console);
    Configuration configuration = finder.configuration(options);
    // Asked for first: a mistake in either is told before the work, not after it.
    Optional<String> baselineFile = finder.baselineFile(options, configuration);
    Optional<Baseline> baseline =
        baselineFile.isPresent()
            ? Optional.of(finder.baseline(baselineFile.get()))
            : Optional.empty();
    Optional<ChangedLines> changed =
        options.changedSince().isPresent()
            ? Optional.of(GitChanges.since(options.changedSince().get(), console.directory()))
            : Optional.empty();
    LintResult result =
        cache.isPresent()
            ? known(options, configuration, finder, tree, console, cache.get(), progress)
            : lint(options, configuration, finder, tree, progress);
    if (baseline.isPresent()) {
      result = withoutKnown(result, baseline.get(), baselineFile.get(), options, finder, tree);
    }
    if (changed.isPresent()) {
      result =
          result.with(
              result.findings().stream().filter(changed.get()::touches).toList(),
              result.baselined(),
              result.notices());
    }
    return new Outcome(result, failOn(options, configuration));
  }

  private static LintResult known(
      CheckOptions options,
      Configuration configuration,
      ConfigurationFinder finder,
      SourceTree tree,
      Console console,
      ResultCache cache,
      Consumer<String> progress)
      throws UsageException {
    String question;
    try {
      question = KnownResults.question(options, configuration, tree, console);
    } catch (IOException configurationGone) {
      return lint(options, configuration, finder, tree, progress);
    }
    Linter linter = new Linter(new SourceReading());
    progress.accept("checking");
    try {
      LintResult result =
          cache.run(
              question,
              tree,
              now -> linter.rules(request(options, configuration, finder, now)),
              now -> linter.run(request(options, configuration, finder, now)));
      refuseEmptyPaths(result);
      return result;
    } catch (RequestException wrong) {
      throw new UsageException(wrong.getMessage());
    }
  }

  /**
   * The run without baseline and changed lines.
   *
   * @param tree what the finder finds its files in, or an edited form of it
   */
  static LintResult lint(
      CheckOptions options,
      Configuration configuration,
      ConfigurationFinder finder,
      SourceTree tree,
      Consumer<String> progress)
      throws UsageException {
    progress.accept("checking");
    try {
      LintResult result =
          new Linter(new SourceReading()).run(request(options, configuration, finder, tree));
      refuseEmptyPaths(result);
      return result;
    } catch (RequestException wrong) {
      throw new UsageException(wrong.getMessage());
    }
  }

  private static LintRequest request(
      CheckOptions options,
      Configuration configuration,
      ConfigurationFinder finder,
      SourceTree tree)
      throws RequestException {
    try {
      return builder(options, configuration, finder, tree).build();
    } catch (UsageException wrong) {
      throw new RequestException(List.of(wrong.getMessage()));
    }
  }

  private static LintRequest.Builder builder(
      CheckOptions options,
      Configuration configuration,
      ConfigurationFinder finder,
      SourceTree tree)
      throws UsageException {
    LintRequest.Builder request =
        LintRequest.of(tree, finder.paths(options)).configuration(configuration);
    options.rules().forEach(request::onlyRule);
    options.skips().forEach(request::skipRule);
    for (String folder : options.ruleFolders()) {
      request.ruleFolder(finder.treePath(folder));
    }
    options.target().ifPresent(request::target);
    options.minConfidence().ifPresent(request::minConfidence);
    if (options.preview()) {
      request.preview(true);
    }
    if (options.includeLibraries()) {
      request.includeLibraries(true);
    }
    options.stats().ifPresent(request::times);
    if (options.jobs() > 0) {
      request.jobs(options.jobs());
    }
    return request;
  }

  private static void refuseEmptyPaths(LintResult result) throws UsageException {
    List<String> problems =
        result.paths().stream().flatMap(path -> path.problem().stream()).distinct().toList();
    if (!problems.isEmpty()) {
      throw new UsageException(String.join("\n", problems));
    }
  }

  private static CheckOptions.FailOn failOn(CheckOptions options, Configuration configuration) {
    return options
        .failOn()
        .or(() -> configuration.failOn().flatMap(CheckOptions.FailOn::ofWord))
        .orElse(new CheckOptions.FailOn(Optional.of(Severity.ERROR)));
  }

  private static LintResult withoutKnown(
      LintResult result,
      Baseline baseline,
      String file,
      CheckOptions options,
      ConfigurationFinder finder,
      SourceTree tree)
      throws UsageException {
    String folder = TreePath.parent(file);
    Baseline.Comparison comparison = baseline.compare(result.findings(), tree, folder);
    List<Notice> notices = new ArrayList<>(result.notices());
    if (options.seesEverything()) {
      Set<String> ran = result.rules().stream().map(Rule::id).collect(Collectors.toSet());
      List<Baseline.Entry> gone = new ArrayList<>();
      for (Baseline.Entry entry : comparison.gone()) {
        if (ran.contains(entry.rule()) && finder.isChecked(entry.file(), folder, options)) {
          gone.add(entry);
        }
      }
      if (!gone.isEmpty()) {
        notices.add(Notice.general(Notice.Kind.UNUSED_SUPPRESSION, describe(gone, file)));
      }
    }
    List<Finding> fresh = comparison.fresh();
    notices.sort(Notice.REPORT_ORDER);
    return result.with(fresh, comparison.known(), notices);
  }

  private static String describe(List<Baseline.Entry> gone, String file) {
    String list =
        gone.stream()
            .limit(GONE_SHOWN)
            .map(entry -> entry.rule() + " in " + entry.file())
            .collect(Collectors.joining(", "));
    return (gone.size() == 1 ? "a finding" : gone.size() + " findings")
        + " of the baseline "
        + file
        + (gone.size() == 1 ? " is" : " are")
        + " gone ("
        + list
        + (gone.size() > GONE_SHOWN ? ", ..." : "")
        + "); `bgcheck baseline` makes it shorter";
  }

  @Override
  public Configuration configuration(CheckOptions options, Console console) throws UsageException {
    Configuration read = new ConfigurationFinder(console).configuration(options);
    return new Configuration(
        read.files(),
        options.failOn().isPresent()
            ? options.failOn().map(CheckOptions.FailOn::word)
            : read.failOn(),
        options.minConfidence().isPresent() ? options.minConfidence() : read.minConfidence(),
        options.includeLibraries() ? Optional.of(true) : read.includeLibraries(),
        read.ruleFolders(),
        read.baseline(),
        read.excludes(),
        read.rules(),
        read.sections());
  }
}
