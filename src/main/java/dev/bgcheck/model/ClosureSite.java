package dev.bgcheck.model;

import java.util.Objects;

/** The one place where a closure's routine is made a value. */
public record ClosureSite(Routine maker, int block, Instruction.MakeClosure instruction) {
  /** Checks that nothing is null. */
  public ClosureSite {
    Objects.requireNonNull(maker);
    Objects.requireNonNull(instruction);
  }
}
