package dev.bgcheck.engine;

import dev.bgcheck.api.Contracts;
import dev.bgcheck.check.CheckKinds;
import dev.bgcheck.rule.CheckKind;
import dev.bgcheck.rule.LoadedRule;
import dev.bgcheck.rule.RuleException;
import dev.bgcheck.rule.RuleLoader;
import dev.bgcheck.rule.RuleProblem;
import dev.bgcheck.rule.RuleResources;
import dev.bgcheck.rule.RuleSet;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules there are, and which of them a request runs. */
public final class Rulebook {
  private final RuleLoader loader;
  private final List<RuleLoader.Input> inputs;

  private Rulebook(RuleLoader loader, List<RuleLoader.Input> inputs) {
    this.loader = loader;
    this.inputs = List.copyOf(inputs);
  }

  /** The rules that ship with the tool. */
  public static Rulebook builtIn() {
    return of(RuleResources.builtIn());
  }

  /** These rule files and no others. */
  public static Rulebook of(List<RuleLoader.Input> inputs) {
    return of(inputs, CheckKinds.all());
  }

  /** These rule files, which may name these kinds. */
  static Rulebook of(List<RuleLoader.Input> inputs, List<CheckKind<?>> kinds) {
    return new Rulebook(new RuleLoader(kinds, Contracts.load()), inputs);
  }

  /**
   * Every rule with its documentation and examples.
   *
   * @throws RuleException when a file is wrong
   */
  public RuleSet documented() throws RuleException {
    return loader.load(inputs, RuleLoader.Detail.FULL);
  }

  /** Every rule a request can name: these, and those of the request's folders. */
  RuleSet with(LintRequest request) throws RequestException {
    List<RuleLoader.Input> all = new ArrayList<>(inputs);
    try {
      for (String folder : request.ruleFolders()) {
        List<RuleLoader.Input> own = RuleResources.inFolder(request.tree(), folder);
        // Own rules are tried out while they are written: their examples are checked too.
        loader.load(own, RuleLoader.Detail.FULL);
        all.addAll(own);
      }
      return loader.load(all, RuleLoader.Detail.WITHOUT_EXAMPLES);
    } catch (RuleException wrong) {
      throw new RequestException(wrong.problems().stream().map(RuleProblem::toString).toList());
    }
  }

  /** The rules that a request runs, in the order of their ids. */
  static List<LoadedRule> selected(RuleSet known, LintRequest request) throws RequestException {
    List<String> problems = new ArrayList<>();
    Map<String, Span> places = request.places();
    Set<String> only = canonical(known, request.onlyRules(), places, problems);
    Set<String> skipped = canonical(known, request.skippedRules(), places, problems);
    Set<String> named = new LinkedHashSet<>(request.severities().keySet());
    named.addAll(places.keySet());
    named.removeAll(request.skippedRules());
    canonical(known, named, places, problems);
    if (!problems.isEmpty()) {
      throw new RequestException(problems);
    }
    return known.all().stream()
        .filter(rule -> only.isEmpty() ? isOn(rule, request) : only.contains(rule.id()))
        .filter(rule -> !skipped.contains(rule.id()))
        .toList();
  }

  private static boolean isOn(LoadedRule rule, LintRequest request) {
    return switch (rule.rule().maturity()) {
      case STABLE -> true;
      case PREVIEW -> request.preview();
      case DEPRECATED -> false;
    };
  }

  private static Set<String> canonical(
      RuleSet known, Set<String> names, Map<String, Span> places, List<String> problems) {
    Set<String> ids = new LinkedHashSet<>();
    for (String name : names.stream().sorted().toList()) {
      known
          .canonicalId(name)
          .ifPresentOrElse(
              ids::add,
              () -> {
                String near =
                    known
                        .nearest(name)
                        .map(id -> "did you mean `" + id + "`?")
                        .orElse("`bgcheck rules` lists them all");
                String place = places.containsKey(name) ? places.get(name) + ": " : "";
                problems.add(place + "there is no rule `" + name + "`; " + near);
              });
    }
    return ids;
  }
}
