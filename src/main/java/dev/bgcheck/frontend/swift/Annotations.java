package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.swift.syntax.SwiftAttribute;
import dev.bgcheck.frontend.swift.syntax.SwiftModifier;
import dev.bgcheck.model.Isolation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the attributes and modifiers in front of a declaration or closure. */
final class Annotations {
  private static final String GLOBAL_ACTOR = "Actor";

  private Annotations() {}

  static Set<String> names(List<SwiftAttribute> attributes) {
    if (attributes.isEmpty()) {
      return Set.of();
    }
    Set<String> names = new HashSet<>();
    for (SwiftAttribute attribute : attributes) {
      if (!attribute.name().isEmpty()) {
        names.add(attribute.name());
      }
    }
    return names;
  }

  static boolean has(List<SwiftAttribute> attributes, String name) {
    for (SwiftAttribute attribute : attributes) {
      if (attribute.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** The actor that is written; by convention the names of global actors end in {@code Actor}. */
  static Isolation isolation(List<SwiftAttribute> attributes, List<SwiftModifier> modifiers) {
    for (SwiftModifier modifier : modifiers) {
      if (modifier.name().equals("nonisolated")) {
        return Isolation.NONISOLATED;
      }
    }
    for (SwiftAttribute attribute : attributes) {
      if (attribute.name().equals("MainActor")) {
        return Isolation.MAIN_ACTOR;
      } else if (attribute.name().equals("concurrent")) {
        return Isolation.NONISOLATED;
      } else if (attribute.name().endsWith(GLOBAL_ACTOR) && !attribute.parenthesised()) {
        return Isolation.OTHER_ACTOR;
      }
    }
    return Isolation.UNSPECIFIED;
  }

  /** The selector in {@code @objc(selector)}. */
  static String selector(UnitLowering unit, List<SwiftAttribute> attributes) {
    return attributes.stream()
        .filter(attribute -> attribute.name().equals("objc") && !attribute.arguments().isEmpty())
        .findFirst()
        .map(attribute -> text(unit, attribute))
        .orElse("");
  }

  private static String text(UnitLowering unit, SwiftAttribute attribute) {
    int start = attribute.arguments().get(0).start();
    int end = attribute.arguments().get(attribute.arguments().size() - 1).end();
    return unit.file().text().substring(start, end).replaceAll("\\s", "");
  }

  static Optional<SwiftModifier> modifier(List<SwiftModifier> modifiers, String name) {
    for (SwiftModifier modifier : modifiers) {
      if (modifier.name().equals(name)) {
        return Optional.of(modifier);
      }
    }
    return Optional.empty();
  }

  static boolean hasModifier(List<SwiftModifier> modifiers, String name) {
    return modifier(modifiers, name).isPresent();
  }
}
