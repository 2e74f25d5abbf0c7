package dev.bgcheck.model;

import java.util.Objects;

/**
 * What an instruction reads: a local, a constant, a type, or a name whose receiver is not written.
 */
public sealed interface Value permits Value.Local, Value.Constant, Value.Type, Value.Unqualified {

  /** The receiver of a member that the source names without one. */
  Value UNQUALIFIED = new Unqualified();

  /**
   * A variable, parameter, capture or intermediate result of the routine.
   *
   * <p>Names are unique in a routine: a second variable of the same name is {@code x~2}. The
   * receiver is {@code self} in every language; intermediate results are {@code %1}, {@code %2}, …
   * and are assigned once on each path.
   */
  record Local(String name) implements Value {
    /** The receiver of an instance routine. */
    public static final Local SELF = new Local("self");

    /** Checks the name. */
    public Local {
      Objects.requireNonNull(name);
    }

    /** Whether it is an intermediate result. */
    public boolean isTemporary() {
      return name.startsWith("%");
    }

    // Written out because it is asked often, and what records do by themselves is slow.
    @Override
    public boolean equals(Object other) {
      return this == other || other instanceof Local that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A literal.
   *
   * @param text the value: a string without quotes and escapes, a number as written, {@code true}
   *     or {@code false}; empty for nil; for a selector the Swift full name or Objective-C selector
   */
  record Constant(Kind kind, String text) implements Value {
    /** What sort of literal. */
    public enum Kind {
      /** A character string. */
      STRING,
      /** An integer or real number. */
      NUMBER,
      /** A truth value. */
      BOOL,
      /** No value: nil, null. */
      NIL,
      /** The value of a routine without result. */
      UNIT,
      /** The name of a method as a value. */
      SELECTOR
    }

    /** No value. */
    public static final Constant NIL = new Constant(Kind.NIL, "");

    /** What a routine without result returns. */
    public static final Constant UNIT = new Constant(Kind.UNIT, "");

    /** Checks that nothing is null. */
    public Constant {
      Objects.requireNonNull(kind);
      Objects.requireNonNull(text);
    }

    /** A string. */
    public static Constant string(String text) {
      return new Constant(Kind.STRING, text);
    }

    /** A truth value. */
    public static Constant bool(boolean value) {
      return new Constant(Kind.BOOL, Boolean.toString(value));
    }

    /** A number, as written. */
    public static Constant number(String text) {
      return new Constant(Kind.NUMBER, text);
    }

    /** Whether it is the string, whatever its text. */
    public boolean isString() {
      return kind == Kind.STRING;
    }
  }

  /**
   * A type used as a value: the receiver of a static member, an initialiser's type. The unknown
   * type stands for the type that the context implies, as in Swift's {@code .playback}.
   */
  record Type(TypeRef type) implements Value {
    /** Checks that nothing is null. */
    public Type {
      Objects.requireNonNull(type);
    }

    // Written out because it is asked often, and what records do by themselves is slow.
    @Override
    public boolean equals(Object other) {
      return this == other || other instanceof Type that && type.equals(that.type);
    }

    @Override
    public int hashCode() {
      return type.hashCode();
    }
  }

  /**
   * Stands where the source gives no receiver: {@code start()} may be a method of self, of an outer
   * type, a global function, or a type to be created. The linker decides.
   */
  record Unqualified() implements Value {
    // Written out because it is asked often, and what records do by themselves is slow.
    @Override
    public boolean equals(Object other) {
      return other instanceof Unqualified;
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }
}
