package dev.bgcheck.frontend.apple.tuist;

import dev.bgcheck.frontend.apple.manifest.ManifestValue;
import dev.bgcheck.frontend.apple.manifest.ManifestValue.Made;
import dev.bgcheck.frontend.apple.survey.PendingDependency;
import dev.bgcheck.frontend.apple.survey.TargetDraft;
import dev.bgcheck.project.ExternalDependency;
import dev.bgcheck.project.TargetDependency;
import dev.bgcheck.source.TreePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a target depends on. */
final class TuistDependencies {
  private static final Set<String> OF_APPLE = Set.of("sdk", "xctest");
  private static final Set<String> PREBUILT = Set.of("framework", "xcframework", "library");

  private final String manifest;
  private final List<Made> siblings;
  private final TuistPaths paths;
  private final TargetDraft draft;

  private TuistDependencies(
      String manifest, List<Made> siblings, TuistPaths paths, TargetDraft draft) {
    this.manifest = manifest;
    this.siblings = siblings;
    this.paths = paths;
    this.draft = draft;
  }

  static void fill(
      Made target, String manifest, List<Made> siblings, TuistPaths paths, TargetDraft draft) {
    TuistDependencies reading = new TuistDependencies(manifest, siblings, paths, draft);
    Optional<ManifestValue> list = target.find("dependencies");
    list.ifPresent(all -> all.itemsOrSelf().forEach(reading::add));
    if (list.isPresent() && !(list.get() instanceof ManifestValue.Items items && items.whole())) {
      draft.external(
          new ExternalDependency(
              "computed in " + TreePath.name(manifest),
              ExternalDependency.Kind.SWIFT_PACKAGE,
              Optional.of(list.get().span())));
    }
  }

  private void add(ManifestValue value) {
    Optional<Made> made = value.asMade();
    String kind = made.map(Made::name).orElse("");
    Optional<String> name =
        made.flatMap(
            one -> one.findText("name").or(() -> one.findText("target")).or(() -> product(one)));
    if (kind.equals("target") && name.isPresent()) {
      link(manifest, name.get(), value);
    } else if (kind.equals("project") && name.isPresent()) {
      Optional<String> folder = made.get().find("path").flatMap(paths::of);
      link(
          folder.map(one -> TreePath.join(one, "Project.swift")).orElse(manifest),
          name.get(),
          value);
    } else if (PREBUILT.contains(kind)) {
      String file = made.get().find("path").flatMap(paths::of).map(TreePath::name).orElse(kind);
      draft.external(
          new ExternalDependency(
              file, ExternalDependency.Kind.FRAMEWORK, Optional.of(value.span())));
    } else if (!OF_APPLE.contains(kind)) {
      // .external(name:), .package(product:), and what cannot be told: a constant of a remote
      // plug-in, a branch.
      String product = name.orElse(kind.isEmpty() ? "a computed dependency" : kind);
      draft.dependency(
          new PendingDependency(
              List.of(TargetDraft.packageProductAlias(product)),
              product,
              TargetDependency.Kind.LINKS,
              Optional.of(ExternalDependency.Kind.SWIFT_PACKAGE),
              Optional.of(value.span())));
    }
  }

  private static Optional<String> product(Made made) {
    return made.findText("product");
  }

  private void link(String container, String name, ManifestValue value) {
    boolean embedded =
        container.equals(manifest)
            && siblings.stream()
                .filter(one -> one.findText("name").equals(Optional.of(name)))
                .anyMatch(TuistDependencies::isExecutable);
    draft.dependency(
        new PendingDependency(
            List.of(TargetDraft.targetAlias(container, name)),
            name,
            embedded ? TargetDependency.Kind.EMBEDS : TargetDependency.Kind.LINKS,
            Optional.of(ExternalDependency.Kind.MISSING_PROJECT),
            Optional.of(value.span())));
  }

  private static boolean isExecutable(Made target) {
    String product =
        target.find("product").flatMap(ManifestValue::asMade).map(Made::name).orElse("");
    return product.startsWith("app")
        || product.endsWith("Extension")
        || product.equals("watch2App");
  }
}
