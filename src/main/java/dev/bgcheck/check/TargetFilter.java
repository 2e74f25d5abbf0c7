package dev.bgcheck.check;

import dev.bgcheck.project.AppTarget;
import dev.bgcheck.project.Platform;
import dev.bgcheck.project.PlistVariant;
import dev.bgcheck.project.TargetKind;
import dev.bgcheck.rule.CheckContext;
import dev.bgcheck.rule.RuleParams;
import dev.bgcheck.rule.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * To which targets and platforms something applies: the parameters {@code in} and {@code on} of
 * many kinds.
 *
 * @param kinds kinds of target; empty for all
 * @param platforms platforms; empty for all
 */
record TargetFilter(List<TargetKind> kinds, List<Platform> platforms) {
  private static final Shape KINDS =
      Shape.listOf(
          new Shape.Choice(Arrays.stream(TargetKind.values()).map(TargetKind::word).toList()));
  private static final Shape PLATFORM_WORDS =
      Shape.listOf(new Shape.Choice(Arrays.stream(Platform.values()).map(Platform::word).toList()));

  TargetFilter {
    kinds = List.copyOf(kinds);
    platforms = List.copyOf(platforms);
  }

  /** The group of {@code fields} with those of a filter behind them. */
  static Shape.Group shape(Shape.Field... fields) {
    List<Shape.Field> all = new ArrayList<>(List.of(fields));
    all.add(
        Shape.Field.optional("in", KINDS, "The kinds of target it applies to; all when absent."));
    all.add(
        Shape.Field.optional(
            "on", PLATFORM_WORDS, "The platforms it applies to; all when absent."));
    return new Shape.Group(all);
  }

  /** A list of platforms. */
  static Shape platformWords() {
    return PLATFORM_WORDS;
  }

  static TargetFilter parse(RuleParams params) {
    List<TargetKind> kinds = new ArrayList<>();
    for (TargetKind kind : TargetKind.values()) {
      if (params.texts("in").contains(kind.word())) {
        kinds.add(kind);
      }
    }
    return new TargetFilter(kinds, platformsAt(params, "on"));
  }

  /** The platforms that the list at {@code name} names. */
  static List<Platform> platformsAt(RuleParams params, String name) {
    return params.texts(name).stream().flatMap(word -> Platform.ofWord(word).stream()).toList();
  }

  boolean accepts(AppTarget target) {
    return kinds.isEmpty() || kinds.contains(target.kind());
  }

  /** The variants of the context's target that it applies to. */
  List<PlistVariant> variants(CheckContext context) {
    if (!accepts(context.target())) {
      return List.of();
    }
    return context.variants().stream()
        .filter(variant -> platforms.isEmpty() || platforms.contains(variant.platform()))
        .toList();
  }
}
