package dev.bgcheck.engine;

import dev.bgcheck.finding.Finding;
import dev.bgcheck.finding.RelatedSpan;
import dev.bgcheck.project.AppTarget;
import dev.bgcheck.rule.LoadedRule;
import dev.bgcheck.rule.ReportedFinding;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One defect, one finding: a list or source that several targets or configurations share is told of
 * once. The target where it is worst speaks, of several the first; the others are named as related
 * places. A rule that yields to another keeps quiet where that one speaks.
 */
final class FindingMerger {
  private record Key(String rule, Span span, String wording, String routine) {}

  private record Place(String rule, Span span) {}

  private record Group(Finding worst, Set<AppTarget> targets) {
    /** With what another target sees of it: a routine may be of use to one of them only. */
    Group with(Finding other, AppTarget target) {
      targets.add(target);
      return isWorse(other, worst) ? new Group(other, targets) : this;
    }

    private static boolean isWorse(Finding one, Finding other) {
      int bySeverity = one.severity().compareTo(other.severity());
      return bySeverity < 0
          || bySeverity == 0 && one.confidence().compareTo(other.confidence()) < 0;
    }
  }

  private final Map<Key, Group> groups = new LinkedHashMap<>();
  private final Set<Place> documented = new HashSet<>();
  private final Map<String, List<String>> yieldsTo = new HashMap<>();
  private final Map<Span, Set<String>> speaking = new HashMap<>();

  FindingMerger(List<LoadedRule> rules) {
    rules.forEach(rule -> yieldsTo.put(rule.id(), rule.yieldsTo()));
  }

  /** Adds what {@code target} sees; targets come in the project's order. */
  void add(AppTarget target, ReportedFinding reported) {
    Finding finding = reported.finding();
    // A class file has no lines: what is in two routines of one is not the same.
    String routine = finding.span().file().isBinary() ? finding.symbol().orElse("") : "";
    Key key = new Key(finding.rule(), finding.span(), reported.wording(), routine);
    speaking.computeIfAbsent(finding.span(), unused -> new LinkedHashSet<>()).add(finding.rule());
    if (!finding.contracts().isEmpty()) {
      documented.add(new Place(finding.rule(), finding.span()));
    }
    Group group = groups.computeIfAbsent(key, unused -> new Group(finding, new LinkedHashSet<>()));
    groups.put(key, group.with(finding, target));
  }

  /** The findings, merged, in the order in which they came. */
  List<Finding> merged() {
    List<Finding> findings = new ArrayList<>();
    groups.values().stream()
        .filter(group -> !isSaidBetter(group.worst()))
        .filter(group -> !isCustomOfAContract(group.worst()))
        .forEach(group -> findings.add(merged(group)));
    return findings;
  }

  private boolean isSaidBetter(Finding finding) {
    return yieldsTo.getOrDefault(finding.rule(), List.of()).stream()
        .anyMatch(speaking.get(finding.span())::contains);
  }

  /**
   * Whether the finding rests on a custom of the app's own code, and another of the same rule says
   * at the same place what a contract asks for: ex) a routine that one target calls from a callback
   * of Apple's, and another only compiles.
   */
  private boolean isCustomOfAContract(Finding finding) {
    return finding.contracts().isEmpty()
        && documented.contains(new Place(finding.rule(), finding.span()));
  }

  private static Finding merged(Group group) {
    if (group.targets().size() == 1) {
      return group.worst();
    }
    List<RelatedSpan> related = new ArrayList<>(group.worst().related());
    Map<String, AppTarget> others = new HashMap<>();
    group.targets().forEach(target -> others.putIfAbsent(target.name(), target));
    others.values().stream()
        .filter(target -> !group.worst().target().equals(java.util.Optional.of(target.name())))
        .sorted(java.util.Comparator.comparing(AppTarget::id))
        .forEach(
            target ->
                related.add(
                    new RelatedSpan("the same in target `" + target.name() + "`", target.span())));
    return Findings.withRelated(group.worst(), related);
  }
}
