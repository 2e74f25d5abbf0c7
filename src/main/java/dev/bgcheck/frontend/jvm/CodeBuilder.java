package dev.bgcheck.frontend.jvm;

import dev.bgcheck.model.Block;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Collects the blocks of one routine.
 *
 * <p>Blocks are announced by {@link #newBlock()} and written one at a time, in the order in which
 * {@link #begin} opens them; the first one is the entry. What is added while no block is open
 * cannot be reached and is dropped. {@link #build} leaves out what the entry does not reach and
 * joins blocks that a plain jump separates.
 */
public final class CodeBuilder {
  private final List<List<Instruction>> blocks = new ArrayList<>();
  private final List<Integer> order = new ArrayList<>();
  private int current = -1;
  private int size;

  /** Announces a block. */
  public int newBlock() {
    blocks.add(new ArrayList<>());
    return blocks.size() - 1;
  }

  /** Opens an announced block; the one that was open must have ended. */
  public void begin(int block) {
    if (current >= 0) {
      throw new IllegalStateException("block " + current + " has not ended");
    }
    order.add(block);
    current = block;
  }

  /** Whether instructions can be reached here. */
  public boolean isOpen() {
    return current >= 0;
  }

  /** The open block. */
  public int currentBlock() {
    return current;
  }

  /** How many instructions were added: the measure for size limits. */
  public int size() {
    return size;
  }

  /** Adds an instruction; one that ends a block closes it. */
  public void add(Instruction instruction) {
    if (current < 0) {
      return;
    }
    blocks.get(current).add(instruction);
    size++;
    if (instruction.isTerminator()) {
      current = -1;
    }
  }

  /** Jumps to {@code block}. */
  public void jump(int block, Span span) {
    add(Instruction.Branch.to(block, span));
  }

  /** Jumps to a new block and opens it; how a block is ended in the middle of something. */
  public int split(Span span) {
    int next = newBlock();
    jump(next, span);
    begin(next);
    return next;
  }

  /** Ends the open block in two ways. */
  public void branch(
      Instruction.BranchKind kind,
      Condition condition,
      int target,
      Condition otherwise,
      int other,
      Span span) {
    add(
        new Instruction.Branch(
            kind,
            List.of(new Edge(target, condition, "", span), new Edge(other, otherwise, "", span)),
            span));
  }

  /** Puts an instruction before the end of a block that may be closed already. */
  public void insertBeforeEnd(int block, Instruction instruction) {
    List<Instruction> code = blocks.get(block);
    int end = code.size();
    boolean closed = end > 0 && code.get(end - 1).isTerminator();
    code.add(closed ? end - 1 : end, instruction);
    size++;
  }

  /** Every instruction that was added, for corrections in place. */
  public List<List<Instruction>> code() {
    return blocks;
  }

  /**
   * The finished blocks; a block that was left open returns.
   *
   * @param end where the routine ends
   */
  public List<Block> build(Span end) {
    for (int block : order) {
      List<Instruction> code = blocks.get(block);
      if (code.isEmpty() || !code.get(code.size() - 1).isTerminator()) {
        code.add(new Instruction.Exit(Instruction.ExitKind.RETURN, Optional.empty(), end));
      }
    }
    current = -1;
    if (order.isEmpty()) {
      return List.of();
    }
    int[] forward = forwarding();
    // Never forwarded: nothing leads back to the entry, even where a loop stands first.
    int entry = order.get(0);
    boolean[] reached = reach(entry, forward);
    int[] entering = entering(entry, reached, forward);
    List<Integer> kept = new ArrayList<>();
    boolean[] joined = new boolean[blocks.size()];
    for (int block : order) {
      if (reached[block] && !joined[block]) {
        join(block, entry, forward, entering, joined);
      }
    }
    // A block may have been joined into one that stands behind it.
    kept.add(entry);
    for (int block : order) {
      if (reached[block] && !joined[block] && block != entry) {
        kept.add(block);
      }
    }
    return number(kept, forward);
  }

  /** Where a jump to each block really goes: through blocks that only jump on. */
  private int[] forwarding() {
    int[] forward = new int[blocks.size()];
    for (int i = 0; i < forward.length; i++) {
      int at = i;
      for (int steps = 0; steps < 64 && onlyJumps(at); steps++) {
        int next = target(at);
        if (next == at || next == i) {
          break;
        }
        at = next;
      }
      forward[i] = at;
    }
    return forward;
  }

  private boolean onlyJumps(int block) {
    List<Instruction> code = blocks.get(block);
    return code.size() == 1 && isJump(code.get(0));
  }

  private static boolean isJump(Instruction instruction) {
    return instruction instanceof Instruction.Branch branch
        && branch.kind() == Instruction.BranchKind.JUMP;
  }

  private int target(int block) {
    List<Instruction> code = blocks.get(block);
    return ((Instruction.Branch) code.get(code.size() - 1)).edges().get(0).target();
  }

  private boolean[] reach(int entry, int[] forward) {
    boolean[] reached = new boolean[blocks.size()];
    int[] stack = new int[blocks.size() + 1];
    int depth = 0;
    stack[depth++] = entry;
    reached[entry] = true;
    while (depth > 0) {
      for (int next : targets(stack[--depth], forward)) {
        if (!reached[next]) {
          reached[next] = true;
          stack[depth++] = next;
        }
      }
    }
    return reached;
  }

  private int[] entering(int entry, boolean[] reached, int[] forward) {
    int[] entering = new int[blocks.size()];
    entering[entry]++;
    for (int i = 0; i < reached.length; i++) {
      if (reached[i]) {
        for (int next : targets(i, forward)) {
          entering[next]++;
        }
      }
    }
    return entering;
  }

  private int[] targets(int block, int[] forward) {
    List<Instruction> code = blocks.get(block);
    if (!(code.get(code.size() - 1) instanceof Instruction.Branch branch)) {
      return new int[0];
    }
    int[] targets = new int[branch.edges().size()];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = forward[branch.edges().get(i).target()];
    }
    return targets;
  }

  /** Appends to {@code block} the blocks that only it leads to, by a jump. */
  private void join(int block, int entry, int[] forward, int[] entering, boolean[] joined) {
    List<Instruction> code = blocks.get(block);
    while (isJump(code.get(code.size() - 1))) {
      int next = forward[target(block)];
      if (next == block || next == entry || entering[next] != 1 || joined[next]) {
        return;
      }
      code.remove(code.size() - 1);
      code.addAll(blocks.get(next));
      joined[next] = true;
    }
  }

  private List<Block> number(List<Integer> kept, int[] forward) {
    int[] ids = new int[blocks.size()];
    Arrays.fill(ids, -1);
    for (int i = 0; i < kept.size(); i++) {
      ids[kept.get(i)] = i;
    }
    List<Block> result = new ArrayList<>();
    for (int block : kept) {
      List<Instruction> code = new ArrayList<>(blocks.get(block));
      Instruction last = code.get(code.size() - 1);
      if (last instanceof Instruction.Branch branch) {
        List<Edge> edges = new ArrayList<>();
        for (Edge edge : branch.edges()) {
          edges.add(
              new Edge(ids[forward[edge.target()]], edge.condition(), edge.label(), edge.span()));
        }
        code.set(code.size() - 1, new Instruction.Branch(branch.kind(), edges, branch.span()));
      }
      result.add(new Block(ids[block], code));
    }
    return result;
  }
}
