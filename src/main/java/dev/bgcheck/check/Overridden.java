package dev.bgcheck.check;

import dev.bgcheck.model.NamedPlace;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.ProgramType;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeName;
import java.util.Set;

/**
 * Tells routines that stand for those of subclasses: nothing makes an object of their class itself,
 * and each class below has one of its own.
 *
 * <p>Ex) {@code - (void)load:(void (^)(BOOL))completion { NSLog(@"for subclasses"); }}
 */
final class Overridden {
  private Overridden() {}

  /** Whether no object runs {@code routine} but by way of its subclasses. */
  static boolean everywhere(Program program, Routine routine) {
    TypeName owner = routine.signature().owner();
    Set<TypeName> below = program.subtypesOf(owner);
    return !owner.isGlobal()
        && below.size() > 1
        && below.stream().allMatch(one -> one.equals(owner) || isReplaced(program, routine, one))
        && program.creations().stream().noneMatch(place -> makes(place, owner));
  }

  private static boolean makes(NamedPlace place, TypeName owner) {
    return place.resolution().created().filter(owner::equals).isPresent();
  }

  /** Whether {@code type}, or a class between it and the owner of the routine, has its own one. */
  private static boolean isReplaced(Program program, Routine routine, TypeName type) {
    TypeName owner = routine.signature().owner();
    return program.supertypesOf(type).stream()
        .filter(one -> !one.equals(owner) && program.supertypesOf(one).contains(owner))
        .flatMap(one -> program.findType(one).stream())
        .map(ProgramType::routines)
        .anyMatch(
            all ->
                all.stream()
                    .anyMatch(one -> one.signature().name().equals(routine.signature().name())));
  }
}
