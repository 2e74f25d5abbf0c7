package dev.bgcheck.model;

import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A type with all its declarations merged: the type itself, its extensions and categories.
 *
 * @param kind of the declaration proper; {@link TypeDeclaration.Kind#EXTENSION} when the program
 *     only extends it
 * @param supertypes names of superclass, protocols and interfaces, looked up where they are written
 */
public record ProgramType(
    TypeName name,
    TypeDeclaration.Kind kind,
    Origin origin,
    List<TypeName> supertypes,
    Map<String, Field> fields,
    List<Routine> routines,
    Isolation isolation,
    Set<String> attributes,
    Span span) {
  /** Copies the collections; the order of the fields is kept. */
  public ProgramType {
    Objects.requireNonNull(name);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(origin);
    Objects.requireNonNull(isolation);
    Objects.requireNonNull(span);
    supertypes = List.copyOf(supertypes);
    fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    routines = List.copyOf(routines);
    attributes = Set.copyOf(attributes);
  }

  /** Whether values of it are shared by reference. */
  public boolean isReference() {
    return kind == TypeDeclaration.Kind.CLASS || kind == TypeDeclaration.Kind.ACTOR;
  }

  /** The routines of that kind. */
  public List<Routine> routines(Routine.Kind wanted) {
    List<Routine> found = new ArrayList<>();
    for (Routine routine : routines) {
      if (routine.kind() == wanted) {
        found.add(routine);
      }
    }
    return found;
  }
}
