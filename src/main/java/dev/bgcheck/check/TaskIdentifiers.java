package dev.bgcheck.check;

import dev.bgcheck.analysis.Constants;
import dev.bgcheck.analysis.TargetCode;
import dev.bgcheck.analysis.UseSite;
import dev.bgcheck.project.BuildConfiguration;
import dev.bgcheck.project.PlistVariant;
import dev.bgcheck.project.ResolvedText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The identifiers that the code gives to certain calls, with the app's own bundle identifier filled
 * in.
 *
 * @param uses each call with the texts that its identifier may be
 * @param allKnown whether every call's identifier is known, but for build variables that the
 *     checkout leaves open; if not, any text may be used
 */
record TaskIdentifiers(List<Use> uses, boolean allKnown) {

  /** A call; it has at least one text. */
  record Use(UseSite site, List<ResolvedText> texts) {}

  /** The identifiers in the calls that match {@code patterns}; its argument is the identifier. */
  static TaskIdentifiers of(List<ApiUsePattern> patterns, TargetCode code, PlistVariant variant) {
    List<Use> uses = new ArrayList<>();
    boolean allKnown = true;
    for (ApiUsePattern pattern : patterns) {
      for (UseSite site : code.uses(pattern.apis())) {
        List<ResolvedText> texts =
            site
                .argument(pattern.argument())
                .map(value -> code.constants().texts(site.routine(), value))
                .orElse(List.of())
                .stream()
                .map(text -> withBundleIdentifier(text, variant))
                .toList();
        allKnown &= !texts.isEmpty() && texts.stream().allMatch(ResolvedText::isNamed);
        if (!texts.isEmpty()) {
          uses.add(new Use(site, texts));
        }
      }
    }
    return new TaskIdentifiers(uses, allKnown);
  }

  /** Every text that is given to some call. */
  Set<ResolvedText> texts() {
    Set<ResolvedText> texts = new LinkedHashSet<>();
    uses.forEach(use -> texts.addAll(use.texts()));
    return texts;
  }

  private static ResolvedText withBundleIdentifier(ResolvedText text, PlistVariant variant) {
    Optional<ResolvedText> bundle =
        variant.configurations().stream()
            .map(BuildConfiguration::bundleIdentifier)
            .flatMap(Optional::stream)
            .findFirst();
    List<ResolvedText.Part> parts = new ArrayList<>();
    for (ResolvedText.Part part : text.parts()) {
      boolean isBundle =
          part instanceof ResolvedText.Hole hole
              && hole.variable().equals(Constants.BUNDLE_IDENTIFIER);
      if (isBundle && bundle.isPresent()) {
        parts.addAll(bundle.get().parts());
      } else {
        parts.add(part);
      }
    }
    return new ResolvedText(parts);
  }
}
