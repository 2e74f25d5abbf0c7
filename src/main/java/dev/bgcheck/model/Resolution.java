package dev.bgcheck.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the names in one instruction turned out to mean. Several may hold at once: a call may reach
 * routines of the program and be an Apple API, as an override of a system method is.
 *
 * @param base the receiver after looking names up: {@code self} for a member of self that was
 *     written without it; the written one otherwise
 * @param routines routines of the program that may run: the called one with its overrides, the
 *     accessors of a property, the initialiser of a created type, a method named as a value
 * @param exhaustive whether nothing but {@code routines} can run
 * @param api the Apple API that is used
 * @param field the property or variable that is read or written
 * @param created the type of which a value is made
 * @param positions for each argument of the call its position in the declaration of {@code api};
 *     empty without one
 * @param guessed whether the receiver's type is not known and the name alone decided
 */
public record Resolution(
    Value base,
    List<Routine> routines,
    boolean exhaustive,
    Optional<ApiSymbol> api,
    Optional<FieldRef> field,
    Optional<TypeName> created,
    List<Integer> positions,
    boolean guessed) {
  /** Copies the routines. */
  public Resolution {
    Objects.requireNonNull(base);
    Objects.requireNonNull(api);
    Objects.requireNonNull(field);
    Objects.requireNonNull(created);
    routines = List.copyOf(routines);
    positions = List.copyOf(positions);
  }

  /** Nothing is known of what {@code base} is asked for. */
  public static Resolution unknown(Value base) {
    return new Resolution(
        base,
        List.of(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        false);
  }

  /** Whether nothing at all was found. */
  public boolean isUnknown() {
    return routines.isEmpty() && api.isEmpty() && field.isEmpty() && created.isEmpty();
  }
}
