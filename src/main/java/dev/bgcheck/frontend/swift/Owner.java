package dev.bgcheck.frontend.swift;

import dev.bgcheck.model.Field;
import dev.bgcheck.model.Isolation;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The type, or the file, that declarations belong to. */
final class Owner {
  /** What sort of type; only what members care about. */
  enum Sort {
    /** No type: the file. */
    FILE,
    /** Members of an actor run on it. */
    ACTOR,
    /** Members need no body. */
    PROTOCOL,
    /** Any other type, or an extension of one. */
    OTHER
  }

  private final TypeName name;
  private final Sort sort;
  private final Isolation isolation;
  private final List<RoutineSignature> routines = new ArrayList<>();
  private final List<Field> fields = new ArrayList<>();
  private final Consumer<Field> fieldSink;

  private Owner(TypeName name, Sort sort, Isolation isolation, Consumer<Field> globals) {
    this.name = name;
    this.sort = sort;
    this.isolation = isolation;
    this.fieldSink = sort == Sort.FILE ? globals : fields::add;
  }

  static Owner file(UnitLowering unit) {
    return new Owner(TypeName.GLOBAL, Sort.FILE, Isolation.UNSPECIFIED, unit::addGlobal);
  }

  /** The place of types that are declared in a body of {@code name}. */
  static Owner within(UnitLowering unit, TypeName name) {
    return name.isGlobal()
        ? file(unit)
        : new Owner(name, Sort.OTHER, Isolation.UNSPECIFIED, unit::addGlobal);
  }

  /** A type that is declared here. */
  Owner type(TypeName typeName, Sort typeSort, Isolation typeIsolation) {
    return new Owner(typeName, typeSort, typeIsolation, fieldSink);
  }

  TypeName name() {
    return name;
  }

  boolean isFile() {
    return name.isGlobal();
  }

  /** The isolation of a member that says nothing of it. */
  Isolation memberIsolation(boolean isStatic) {
    return sort == Sort.ACTOR && isStatic ? Isolation.UNSPECIFIED : isolation;
  }

  /** The isolation of what creates values: an actor's initialisers run before it does. */
  Isolation initialIsolation() {
    return sort == Sort.ACTOR ? Isolation.UNSPECIFIED : isolation;
  }

  void add(RoutineSignature routine) {
    routines.add(routine);
  }

  List<RoutineSignature> routines() {
    return routines;
  }

  void add(Field field) {
    fieldSink.accept(field);
  }

  List<Field> fields() {
    return fields;
  }
}
