package dev.bgcheck.frontend.java;

import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;

/** What a simple name that is no type means. */
sealed interface Binding {
  /** Its declared type. */
  TypeRef type();

  /**
   * A variable or parameter.
   *
   * @param body the routine it belongs to
   */
  record Variable(BodyLowering body, Value.Local local, TypeRef type) implements Binding {}

  /** A field of a class of the file. */
  record Member(ClassScope owner, ClassScope.FieldInfo field) implements Binding {
    @Override
    public TypeRef type() {
      return field.type();
    }
  }
}
