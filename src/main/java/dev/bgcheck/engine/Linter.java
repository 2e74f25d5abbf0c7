package dev.bgcheck.engine;

import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.Notice;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.frontend.apple.ProjectLoader;
import dev.bgcheck.project.AppProject;
import dev.bgcheck.project.AppTarget;
import dev.bgcheck.project.PropertyList;
import dev.bgcheck.project.TargetSource;
import dev.bgcheck.rule.LoadedRule;
import dev.bgcheck.rule.Rule;
import dev.bgcheck.rule.RuleSet;
import dev.bgcheck.source.SourceFile;
import dev.bgcheck.source.SourceTree;
import dev.bgcheck.timing.Phase;
import dev.bgcheck.work.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The run: request in, result out. Prints nothing, exits nowhere, keeps nothing between runs.
 *
 * <p>A rule that fails on a target becomes a notice; the other rules and targets go on.
 */
public final class Linter {
  private final Rulebook rulebook;
  private final ProjectCode.Reader codeReader;

  /**
   * A linter with the rules that ship with the tool.
   *
   * @param codeReader reads the sources of what is checked
   */
  public Linter(ProjectCode.Reader codeReader) {
    this(Rulebook.builtIn(), codeReader);
  }

  /** A linter with other rules. */
  public Linter(Rulebook rulebook, ProjectCode.Reader codeReader) {
    this.rulebook = rulebook;
    this.codeReader = codeReader;
  }

  /**
   * Finds and checks everything under the paths of the request.
   *
   * @throws RequestException when a path, rule, target or rule folder of the request does not
   *     exist, a path holds nothing to check, or an own rule file is wrong
   */
  public LintResult run(LintRequest request) throws RequestException {
    long start = System.nanoTime();
    AppProject project;
    RuleSet known;
    ProjectCode.Reader reader = codeReader;
    if (request.jobs() == 1) {
      known = known(request);
      project = discover(request, request.tree());
    } else {
      // Neither needs the other, and both take their time in a fresh process.
      Optional<ProjectCode.HeadStart> ahead = codeReader.headStart(request);
      SourceTree tree = ahead.map(ProjectCode.HeadStart::tree).orElse(request.tree());
      CompletableFuture<AppProject> finding =
          CompletableFuture.supplyAsync(() -> discover(request, tree));
      known = known(request);
      if (ahead.isPresent()) {
        ahead.get().workUntil(finding::isDone);
        reader = (found, unused, workers) -> ahead.get().read(found, workers);
      }
      project = joined(finding);
    }
    List<String> problems =
        project.paths().stream().flatMap(path -> path.problem().stream()).distinct().toList();
    if (!problems.isEmpty()) {
      throw new RequestException(problems);
    }
    return check(known, project, request, reader, start);
  }

  private RuleSet known(LintRequest request) throws RequestException {
    return request.times().during(Phase.LOAD_RULES, () -> rulebook.with(request));
  }

  private static AppProject discover(LintRequest request, SourceTree tree) {
    return request.times().during(Phase.DISCOVER, () -> ProjectLoader.load(tree, request.paths()));
  }

  /**
   * The rules that {@link #run} would run, by id.
   *
   * @throws RequestException when a rule or rule folder of the request does not exist, or an own
   *     rule file is wrong
   */
  public List<Rule> rules(LintRequest request) throws RequestException {
    return Rulebook.selected(rulebook.with(request), request).stream()
        .map(LoadedRule::rule)
        .toList();
  }

  private static AppProject joined(CompletableFuture<AppProject> reading) {
    try {
      return reading.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  /**
   * Checks a project that was read already.
   *
   * @throws RequestException as {@link #run} does
   */
  public LintResult check(AppProject project, LintRequest request) throws RequestException {
    return check(rulebook.with(request), project, request, codeReader, System.nanoTime());
  }

  private LintResult check(
      RuleSet known, AppProject project, LintRequest request, ProjectCode.Reader reader, long start)
      throws RequestException {
    List<LoadedRule> rules = Rulebook.selected(known, request);
    TargetChoice targets = TargetChoice.of(project, request);
    ProjectCode code;
    TargetRuns runs;
    FileSizes sizes;
    Set<String> hidden = request.includeLibraries() ? Set.of() : libraryFiles(project);
    Map<String, SourceFile> files;
    try (Workers workers = Workers.of(request.jobs())) {
      code = reader.read(project, request, workers);
      runs = TargetRuns.of(rules, project, targets, code, workers, request.times());
      files = filesRead(project, code, hidden);
      sizes = FileSizes.of(files.values(), workers);
    }
    List<Finding> all = new ArrayList<>();
    Map<String, Severity> severities = severities(known, request);
    for (Finding finding : runs.findings()) {
      String path = finding.span().file().path();
      if (!hidden.contains(path) && !request.excludes(path)) {
        all.add(withSeverity(finding, known, severities));
      }
    }
    all.sort(Finding.REPORT_ORDER);

    SectionSettings sections = new SectionSettings(known, request);
    Suppressions suppressions = new Suppressions(known);
    List<Finding> kept = new ArrayList<>();
    List<Finding> suppressed = new ArrayList<>();
    for (Finding usual : all) {
      Optional<Finding> judged = sections.judge(usual);
      Finding finding = judged.orElse(usual);
      boolean silenced = suppressions.silence(finding) || judged.isEmpty();
      if (finding.confidence().isAtLeast(request.minConfidence())) {
        (silenced ? suppressed : kept).add(finding);
      }
    }

    List<Notice> notices = new ArrayList<>(project.notices());
    notices.addAll(code.notices());
    notices.addAll(runs.failures());
    if (targets.isWhole()) {
      // With some targets left out, a comment may be meant for one of those.
      files.values().stream()
          .filter(file -> !request.excludes(file.path()))
          .forEach(suppressions::scan);
      Set<String> ran = new HashSet<>();
      rules.forEach(rule -> ran.add(rule.id()));
      notices.addAll(suppressions.unused(ran));
    }
    return new LintResult(
        kept,
        suppressed,
        List.of(),
        notices.stream().distinct().sorted(Notice.REPORT_ORDER).toList(),
        TargetSummaries.of(targets.shown()),
        rules.stream().map(LoadedRule::rule).toList(),
        files.size(),
        sizes.bytes(),
        sizes.lines(),
        Duration.ofNanos(System.nanoTime() - start),
        runs.failures().size(),
        project.paths());
  }

  private static Map<String, Severity> severities(RuleSet known, LintRequest request) {
    Map<String, Severity> byId = new HashMap<>();
    request
        .severities()
        .forEach(
            (name, severity) -> known.canonicalId(name).ifPresent(id -> byId.put(id, severity)));
    return byId;
  }

  /** A finding milder than its rule stays at most as bad as it was found to be. */
  private static Finding withSeverity(
      Finding finding, RuleSet known, Map<String, Severity> severities) {
    Severity wanted = severities.get(finding.rule());
    if (wanted == null) {
      return finding;
    }
    Severity usual = known.find(finding.rule()).orElseThrow().rule().severity();
    return Findings.withSeverity(
        finding, finding.severity() == usual ? wanted : wanted.atMost(finding.severity()));
  }

  private static Set<String> libraryFiles(AppProject project) {
    Set<String> library = new HashSet<>();
    Set<String> own = new HashSet<>();
    for (AppTarget target : project.targets()) {
      for (TargetSource source : target.sources()) {
        (source.library() || target.library() ? library : own).add(source.path());
      }
    }
    library.removeAll(own);
    return library;
  }

  private static Map<String, SourceFile> filesRead(
      AppProject project, ProjectCode code, Set<String> hidden) {
    Map<String, SourceFile> files = new LinkedHashMap<>();
    for (PropertyList list : project.lists()) {
      files.put(list.path(), list.file());
    }
    code.files().forEach(file -> files.putIfAbsent(file.path(), file));
    files.keySet().removeAll(hidden);
    return files;
  }
}
