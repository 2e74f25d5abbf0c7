package dev.bgcheck.engine.code;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.TypeDeclaration;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.source.Span;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The supertypes of an app's compiled classes that are in no class file, jar or source of the app
 * and unknown to the API catalogue: a callback that comes from there is not known for one.
 *
 * <p>Sources are not asked: without their class path, most of what they name is elsewhere.
 */
final class MissingSupertypes {
  /** What every class path has, and the bindings, whose delegates the catalogue knows. */
  private static final List<String> PLATFORM =
      List.of("java.", "javax.", "kotlin.", "scala.", "groovy.", "org.robovm.", "apple.");

  private MissingSupertypes() {}

  /** One class of those that lack a supertype. */
  private record User(String name, Span span) {}

  /**
   * One notice for all that is missing from the code of a target.
   *
   * @param units the JVM's units of the target
   * @param isKnown whether the catalogue has a type of that name
   */
  static Optional<Notice> of(Collection<LoweredUnit> units, Predicate<String> isKnown) {
    Set<String> declared = new HashSet<>();
    for (LoweredUnit unit : units) {
      unit.types().forEach(type -> declared.add(type.name().name()));
    }
    Map<String, User> missing = new TreeMap<>();
    for (LoweredUnit unit : units) {
      if (unit.language() == Language.BYTECODE && unit.origin() == Origin.APPLICATION) {
        for (TypeDeclaration type : unit.types()) {
          for (TypeRef supertype : type.supertypes()) {
            String name = supertype.name();
            boolean known =
                !supertype.isNamed()
                    || declared.contains(name)
                    || PLATFORM.stream().anyMatch(name::startsWith)
                    || isKnown.test(name);
            if (!known) {
              missing.putIfAbsent(name, new User(type.name().name(), unit.file().start()));
            }
          }
        }
      }
    }
    return missing.isEmpty() ? Optional.empty() : Optional.of(notice(missing));
  }

  private static Notice notice(Map<String, User> missing) {
    Map.Entry<String, User> first = missing.entrySet().iterator().next();
    User user = first.getValue();
    String which = first.getKey() + ", a supertype of " + user.name();
    return Notice.at(
        Notice.Kind.LIMITED,
        user.span(),
        missing.size() == 1
            ? which + ", is not on the class path: what it hands down is not known"
            : missing.size()
                + " supertypes are not on the class path, such as "
                + which
                + ": what they hand down is not known");
  }
}
