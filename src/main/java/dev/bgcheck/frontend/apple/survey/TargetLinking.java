package dev.bgcheck.frontend.apple.survey;

import dev.bgcheck.project.AppTarget;
import dev.bgcheck.project.ExternalDependency;
import dev.bgcheck.project.TargetDependency;
import dev.bgcheck.project.TargetDependency.Kind;
import dev.bgcheck.project.TargetKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds, for each name a target depends on, the target that answers to it. */
public final class TargetLinking {
  private final Map<String, TargetDraft> byAlias = new HashMap<>();

  private TargetLinking(Collection<TargetDraft> drafts) {
    for (TargetDraft draft : drafts) {
      for (String alias : draft.aliases()) {
        // The project's own code comes before a vendored copy of the same name.
        byAlias.merge(alias, draft, (a, b) -> a.isLibrary() && !b.isLibrary() ? b : a);
      }
    }
  }

  /** The finished targets, in the order of the drafts. */
  public static List<AppTarget> link(Collection<TargetDraft> drafts) {
    TargetLinking linking = new TargetLinking(drafts);
    return drafts.stream().map(linking::link).toList();
  }

  private AppTarget link(TargetDraft draft) {
    Map<String, Kind> links = new LinkedHashMap<>();
    Set<ExternalDependency> missing = new LinkedHashSet<>();
    for (PendingDependency dependency : draft.dependencies()) {
      Optional<TargetDraft> found =
          dependency.aliases().stream().map(byAlias::get).filter(one -> one != null).findFirst();
      if (found.isPresent()) {
        if (found.get() != draft) {
          Kind kind = kind(draft, dependency.kind(), found.get());
          links.merge(found.get().id(), kind, TargetLinking::stronger);
        }
      } else {
        dependency
            .ifMissing()
            .ifPresent(
                kind ->
                    missing.add(
                        new ExternalDependency(dependency.name(), kind, dependency.span())));
      }
    }
    List<TargetDependency> dependencies = new ArrayList<>();
    links.forEach((id, kind) -> dependencies.add(new TargetDependency(id, kind)));
    return draft.finish(dependencies, missing);
  }

  private static Kind kind(TargetDraft from, Kind written, TargetDraft to) {
    if (from.kind() == TargetKind.TEST && to.kind().isExecutable()) {
      return Kind.TESTS;
    }
    return written == Kind.EMBEDS && to.kind().isLinked() ? Kind.LINKS : written;
  }

  private static Kind stronger(Kind a, Kind b) {
    return a == Kind.BUILT_AFTER ? b : a;
  }
}
