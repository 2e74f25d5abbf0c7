package dev.bgcheck.model;

import java.util.Objects;

/** What holds when control takes an edge. */
public sealed interface Condition
    permits Condition.Always,
        Condition.IsTrue,
        Condition.IsNil,
        Condition.IsEqual,
        Condition.IsCase,
        Condition.IsType,
        Condition.Threw,
        Condition.Unknown {

  /** Nothing need hold. */
  Condition ALWAYS = new Always();

  /** Holds when the block's last call threw; its negation when it returned. */
  Condition THREW = new Threw(false);

  /** Holds when the block's last call returned. */
  Condition RETURNED = new Threw(true);

  /** Something the form does not say. */
  Condition UNKNOWN = new Unknown();

  /** The only edge of a block. */
  record Always() implements Condition {}

  /** The value is true, or false when {@code negated}. */
  record IsTrue(Value value, boolean negated) implements Condition {}

  /** The value is absent, or present when {@code negated}. */
  record IsNil(Value value, boolean negated) implements Condition {}

  /** The two are equal, or differ when {@code negated}. */
  record IsEqual(Value value, Value other, boolean negated) implements Condition {}

  /** The value is that enum case, or another when {@code negated}. */
  record IsCase(Value value, String caseName, boolean negated) implements Condition {}

  /** The value's run-time type is {@code type} or below, or is not when {@code negated}. */
  record IsType(Value value, TypeRef type, boolean negated) implements Condition {
    /** Checks that nothing is null. */
    public IsType {
      Objects.requireNonNull(type);
    }
  }

  /** The last call of the block threw, or returned when {@code negated}. */
  record Threw(boolean negated) implements Condition {}

  /** Decided by something the form does not hold. */
  record Unknown() implements Condition {}
}
