package dev.bgcheck.engine;

import dev.bgcheck.finding.Confidence;
import dev.bgcheck.finding.Severity;
import dev.bgcheck.source.SourceTree;
import dev.bgcheck.source.Span;
import dev.bgcheck.timing.RunTimes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a run is to do. Immutable; made with {@link #of}. */
public final class LintRequest {
  private final SourceTree tree;
  private final List<String> paths;
  private final Set<String> onlyRules;
  private final Set<String> skippedRules;
  private final Map<String, Severity> severities;
  private final Map<String, Span> places;
  private final List<ConfigurationSection> sections;
  private final List<PathPatterns> excludes;
  private final List<String> ruleFolders;
  private final Set<String> targets;
  private final Confidence minConfidence;
  private final boolean preview;
  private final boolean includeLibraries;
  private final int jobs;
  private final RunTimes times;

  private LintRequest(Builder builder) {
    tree = builder.tree;
    paths = List.copyOf(builder.paths);
    onlyRules = Set.copyOf(builder.onlyRules);
    Set<String> skipped = new LinkedHashSet<>(builder.turnedOff);
    // Who asks for a rule by name wants it, whatever the configuration says.
    skipped.removeAll(builder.onlyRules);
    skipped.addAll(builder.skippedRules);
    skippedRules = Set.copyOf(skipped);
    severities = Map.copyOf(builder.severities);
    places = Map.copyOf(builder.places);
    sections = List.copyOf(builder.sections);
    excludes = List.copyOf(builder.excludes);
    ruleFolders = List.copyOf(builder.ruleFolders);
    targets = Set.copyOf(builder.targets);
    minConfidence = builder.minConfidence;
    preview = builder.preview;
    includeLibraries = builder.includeLibraries;
    jobs = builder.jobs;
    times = builder.times;
  }

  /**
   * A request to check these paths of a tree with all stable rules.
   *
   * @param paths as the tree calls them; each is discovered on its own
   */
  public static Builder of(SourceTree tree, List<String> paths) {
    return new Builder(tree, paths);
  }

  /** The files that can be read. */
  public SourceTree tree() {
    return tree;
  }

  /** What is checked. */
  public List<String> paths() {
    return paths;
  }

  /** The rules to run, by id or former id; empty for all that are on by default. */
  public Set<String> onlyRules() {
    return onlyRules;
  }

  /** The rules not to run, by id or former id. */
  public Set<String> skippedRules() {
    return skippedRules;
  }

  /** Severities that replace those of the rules, by id or former id. */
  public Map<String, Severity> severities() {
    return severities;
  }

  /** Where a configuration names a rule, for messages about rules that do not exist. */
  public Map<String, Span> places() {
    return places;
  }

  /** What differs for some paths or targets; of two sections the later wins. */
  public List<ConfigurationSection> sections() {
    return sections;
  }

  /** Whether {@code path} is not to be reported on. */
  public boolean excludes(String path) {
    return !excludes.isEmpty()
        && excludes.stream().anyMatch(patterns -> patterns.covers(tree.absolute(path)));
  }

  /** Folders with rule files of the user's own. */
  public List<String> ruleFolders() {
    return ruleFolders;
  }

  /** Names or ids of the targets to judge; empty for all. */
  public Set<String> targets() {
    return targets;
  }

  /** Findings less sure than this are left out. */
  public Confidence minConfidence() {
    return minConfidence;
  }

  /** Whether rules that are not yet on by default run too. */
  public boolean preview() {
    return preview;
  }

  /** Whether vendored and derived code is reported on. */
  public boolean includeLibraries() {
    return includeLibraries;
  }

  /** How many threads work; at least 1. The result does not depend on it. */
  public int jobs() {
    return jobs;
  }

  /** Where the run tells what it spends its time on. */
  public RunTimes times() {
    return times;
  }

  /** Collects what differs from the usual. */
  public static final class Builder {
    private final SourceTree tree;
    private final List<String> paths;
    private final Set<String> onlyRules = new LinkedHashSet<>();
    private final Set<String> skippedRules = new LinkedHashSet<>();
    private final Set<String> turnedOff = new LinkedHashSet<>();
    private final Map<String, Severity> severities = new LinkedHashMap<>();
    private final Map<String, Span> places = new LinkedHashMap<>();
    private final List<ConfigurationSection> sections = new ArrayList<>();
    private final List<PathPatterns> excludes = new ArrayList<>();
    private final Set<String> ruleFolders = new LinkedHashSet<>();
    private final Set<String> targets = new LinkedHashSet<>();
    private Confidence minConfidence = Confidence.LIKELY;
    private boolean preview;
    private boolean includeLibraries;
    private int jobs = Runtime.getRuntime().availableProcessors();
    private RunTimes times = RunTimes.untimed();

    private Builder(SourceTree tree, List<String> paths) {
      this.tree = Objects.requireNonNull(tree);
      this.paths = List.copyOf(paths);
    }

    /** Does what a configuration says; whatever is asked for by the other methods wins over it. */
    public Builder configuration(Configuration configuration) {
      for (RuleSetting setting : configuration.rules()) {
        places.putIfAbsent(setting.rule(), setting.span());
        turnedOff.remove(setting.rule());
        severities.remove(setting.rule());
        if (setting.severity().isPresent()) {
          severities.put(setting.rule(), setting.severity().get());
        } else {
          turnedOff.add(setting.rule());
        }
      }
      for (ConfigurationSection section : configuration.sections()) {
        section.rules().forEach(rule -> places.putIfAbsent(rule.rule(), rule.span()));
      }
      sections.addAll(configuration.sections());
      excludes.addAll(configuration.excludes());
      ruleFolders.addAll(configuration.ruleFolders());
      configuration.minConfidence().ifPresent(this::minConfidence);
      configuration.includeLibraries().ifPresent(this::includeLibraries);
      return this;
    }

    /** Runs this rule, and of the others only those named the same way. */
    public Builder onlyRule(String id) {
      onlyRules.add(id);
      return this;
    }

    /** Leaves this rule out. */
    public Builder skipRule(String id) {
      skippedRules.add(id);
      return this;
    }

    /** Gives the findings of a rule another severity. */
    public Builder severity(String rule, Severity severity) {
      severities.put(rule, severity);
      return this;
    }

    /** Adds the rule files of a folder. */
    public Builder ruleFolder(String folder) {
      ruleFolders.add(folder);
      return this;
    }

    /** Judges the target of that name or id, and of the others only those named the same way. */
    public Builder target(String nameOrId) {
      targets.add(nameOrId);
      return this;
    }

    /** Leaves out findings less sure than this. */
    public Builder minConfidence(Confidence confidence) {
      minConfidence = Objects.requireNonNull(confidence);
      return this;
    }

    /** Also runs rules that are not yet on by default. */
    public Builder preview(boolean on) {
      preview = on;
      return this;
    }

    /** Also reports on vendored and derived code. */
    public Builder includeLibraries(boolean on) {
      includeLibraries = on;
      return this;
    }

    /** How many threads work; at least 1. */
    public Builder jobs(int threads) {
      jobs = Math.max(1, threads);
      return this;
    }

    /** Tells what the run spends its time on. */
    public Builder times(RunTimes told) {
      times = Objects.requireNonNull(told);
      return this;
    }

    /** The request. */
    public LintRequest build() {
      return new LintRequest(this);
    }
  }
}
