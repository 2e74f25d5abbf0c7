package dev.bgcheck.model;

import java.util.List;

/**
 * A basic block: instructions that run one after the other, the last of which is a {@link
 * Instruction.Branch} or {@link Instruction.Exit}.
 *
 * @param id its number; the entry block is 0
 */
public record Block(int id, List<Instruction> instructions) {
  /** Copies the instructions. */
  public Block {
    instructions = List.copyOf(instructions);
  }

  /** The instruction that ends the block. */
  public Instruction terminator() {
    return instructions.get(instructions.size() - 1);
  }

  /** The ways out; none for a block that leaves the routine. */
  public List<Edge> edges() {
    return terminator() instanceof Instruction.Branch branch ? branch.edges() : List.of();
  }
}
