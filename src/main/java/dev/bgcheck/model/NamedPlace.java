package dev.bgcheck.model;

import java.util.Objects;

/**
 * An instruction that names something known: a routine, a field, an API, a type, or the closure
 * that it makes.
 *
 * <p>No record: a program has very many, most analyses look for some sort of them only, and what is
 * far apart in memory is slow to ask. So each keeps what sort it is.
 */
public final class NamedPlace {
  private static final int ROUTINES = 1;
  private static final int API = 2;
  private static final int FIELD = 4;
  private static final int CREATED = 8;
  private static final int CALL = 16;
  private static final int CLOSURE = 32;

  private final Routine routine;
  private final int block;
  private final int index;
  private final Instruction instruction;
  private final Resolution resolution;
  private final byte sorts;

  /**
   * The place of an instruction.
   *
   * @param block the id of the block it stands in
   * @param index its position there, from 0
   */
  public NamedPlace(
      Routine routine, int block, int index, Instruction instruction, Resolution resolution) {
    this.routine = Objects.requireNonNull(routine);
    this.block = block;
    this.index = index;
    this.instruction = Objects.requireNonNull(instruction);
    this.resolution = Objects.requireNonNull(resolution);
    this.sorts =
        (byte)
            ((resolution.routines().isEmpty() ? 0 : ROUTINES)
                | (resolution.api().isEmpty() ? 0 : API)
                | (resolution.field().isEmpty() ? 0 : FIELD)
                | (resolution.created().isEmpty() ? 0 : CREATED)
                | (instruction instanceof Instruction.Call ? CALL : 0)
                | (instruction instanceof Instruction.MakeClosure ? CLOSURE : 0));
  }

  /** The routine it stands in. */
  public Routine routine() {
    return routine;
  }

  /** The id of the block it stands in. */
  public int block() {
    return block;
  }

  /** Its position in the block, from 0. */
  public int index() {
    return index;
  }

  /** The instruction. */
  public Instruction instruction() {
    return instruction;
  }

  /** What it names. */
  public Resolution resolution() {
    return resolution;
  }

  /** Whether routines of the program are named. */
  public boolean namesRoutines() {
    return (sorts & ROUTINES) != 0;
  }

  /** Whether an API is used. */
  public boolean usesApi() {
    return (sorts & API) != 0;
  }

  /** Whether a property or variable of the program is named. */
  public boolean namesField() {
    return (sorts & FIELD) != 0;
  }

  /** Whether a value of a type is made. */
  public boolean creates() {
    return (sorts & CREATED) != 0;
  }

  /** Whether it is a call. */
  public boolean isCall() {
    return (sorts & CALL) != 0;
  }

  /** Whether it makes a closure, or a function of a method. */
  public boolean isClosure() {
    return (sorts & CLOSURE) != 0;
  }

  @Override
  public String toString() {
    return routine.signature() + " " + block + ":" + index + " " + instruction;
  }
}
