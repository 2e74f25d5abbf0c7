package dev.bgcheck.project;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that was found under the paths of one run. Immutable.
 *
 * @param targets the targets, in a stable order: by project file, then as declared
 * @param lists every property list that a target uses, entitlements included, in the order of their
 *     paths; broken ones included
 * @param orphans paths of property lists that no target uses: not read, not reported on
 * @param notices what could not be read or understood
 * @param paths what each path of the request held, in its order
 * @param generated those of {@code lists} that a project generator writes, by their paths
 */
public record AppProject(
    List<AppTarget> targets,
    List<PropertyList> lists,
    List<String> orphans,
    List<Notice> notices,
    List<RequestedPath> paths,
    Map<String, GeneratedList> generated) {

  /**
   * A path of the request.
   *
   * @param path as the tree calls it
   * @param found how many targets it led to
   * @param problem why it led to nothing: it does not exist, it is empty, nothing in it can be
   *     checked; one line without full stop
   */
  public record RequestedPath(String path, int found, Optional<String> problem) {}

  /** Copies the lists. */
  public AppProject {
    targets = List.copyOf(targets);
    lists = List.copyOf(lists);
    orphans = List.copyOf(orphans);
    notices = List.copyOf(notices);
    paths = List.copyOf(paths);
    generated = Map.copyOf(generated);
  }

  /**
   * Where a generator's file says what is at {@code place}; empty when no generator writes the
   * property list there, or it is no place in a list.
   */
  public Optional<Span> generatedFrom(Span place) {
    Optional<GeneratedList> writer = Optional.ofNullable(generated.get(place.file().path()));
    return writer.flatMap(
        one ->
            lists.stream()
                .filter(list -> list.path().equals(one.path()))
                .findFirst()
                .flatMap(PropertyList::dict)
                .map(dict -> one.sourceOf(dict, place)));
  }

  /** The target with that {@link AppTarget#id()}. */
  public Optional<AppTarget> find(String id) {
    return targets.stream().filter(target -> target.id().equals(id)).findFirst();
  }

  /** The targets that are processes of their own and not vendored: those a rule speaks about. */
  public List<AppTarget> applications() {
    return targets.stream()
        .filter(target -> target.kind().isExecutable() && !target.library())
        .toList();
  }

  /**
   * The target and, with it, every target whose code runs in its process: what it links, and what
   * those link. A target that is only built first counts when it is a library or framework.
   */
  public List<AppTarget> codeOf(AppTarget target) {
    Map<String, AppTarget> byId = new LinkedHashMap<>();
    targets.forEach(one -> byId.putIfAbsent(one.id(), one));
    Map<String, AppTarget> reached = new LinkedHashMap<>();
    Deque<AppTarget> open = new ArrayDeque<>(List.of(target));
    while (!open.isEmpty()) {
      AppTarget next = open.removeFirst();
      if (reached.putIfAbsent(next.id(), next) != null) {
        continue;
      }
      for (TargetDependency dependency : next.dependencies()) {
        AppTarget other = byId.get(dependency.targetId());
        if (other != null && runsInside(dependency.kind(), other)) {
          open.addLast(other);
        }
      }
    }
    return List.copyOf(reached.values());
  }

  private static boolean runsInside(TargetDependency.Kind how, AppTarget other) {
    return switch (how) {
      case LINKS -> true;
      case BUILT_AFTER, EMBEDS -> other.kind().isLinked();
      case TESTS -> false;
    };
  }

  /** Code used by {@link #codeOf} the target that is not in the checkout. */
  public List<ExternalDependency> externalDependenciesOf(AppTarget target) {
    Set<ExternalDependency> found = new LinkedHashSet<>();
    codeOf(target).forEach(one -> found.addAll(one.externalDependencies()));
    return List.copyOf(found);
  }

  /** The targets that carry {@code target} inside their bundle. */
  public List<AppTarget> hostsOf(AppTarget target) {
    List<AppTarget> hosts = new ArrayList<>();
    for (AppTarget one : targets) {
      if (one.carries(target)) {
        hosts.add(one);
      }
    }
    return hosts;
  }
}
