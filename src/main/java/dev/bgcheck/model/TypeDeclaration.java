package dev.bgcheck.model;

import dev.bgcheck.source.Span;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A type as one place declares it; the linker merges an extension or category into its type.
 *
 * @param supertypes superclass, protocols and interfaces as written, in order
 * @param routines what is declared here, closures not included
 */
public record TypeDeclaration(
    TypeName name,
    Kind kind,
    Origin origin,
    List<TypeRef> supertypes,
    List<Field> fields,
    List<RoutineSignature> routines,
    Isolation isolation,
    Set<String> attributes,
    Span span) {

  /** What sort of declaration. */
  public enum Kind {
    /** A reference type. */
    CLASS,
    /** A value type. */
    STRUCT,
    /** An enum. */
    ENUM,
    /** A protocol or interface. */
    PROTOCOL,
    /** A Swift actor. */
    ACTOR,
    /** Adds to a type that is declared elsewhere: a Swift extension, an Objective-C category. */
    EXTENSION,
    /** Another name for the first supertype. */
    ALIAS
  }

  /** Copies the collections. */
  public TypeDeclaration {
    Objects.requireNonNull(name);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(origin);
    Objects.requireNonNull(isolation);
    Objects.requireNonNull(span);
    supertypes = List.copyOf(supertypes);
    fields = List.copyOf(fields);
    routines = List.copyOf(routines);
    attributes = Set.copyOf(attributes);
  }
}
