package dev.bgcheck.frontend.apple.tuist;

import dev.bgcheck.frontend.apple.manifest.ManifestValue;
import dev.bgcheck.source.TreePath;
import java.util.Optional;

/**
 * Paths as manifests write them.
 *
 * @param folder the manifest's folder, from which plain paths start
 * @param root the folder of the whole project
 */
record TuistPaths(String folder, String root) {

  /** The path that {@code value} is: a string, {@code .relativeToRoot("…")}, {@code .path("…")}. */
  Optional<String> of(ManifestValue value) {
    Optional<String> text = value.asText();
    if (text.isPresent()) {
      return Optional.of(TreePath.join(folder, text.get()));
    }
    Optional<ManifestValue.Made> made = value.asMade();
    Optional<ManifestValue> inner = made.flatMap(ManifestValue.Made::first);
    if (inner.isEmpty()) {
      return made.flatMap(one -> one.find("path")).flatMap(this::of);
    }
    if (made.get().name().equals("relativeToRoot")) {
      return inner.get().asText().map(one -> TreePath.join(root, one));
    }
    return of(inner.get());
  }
}
