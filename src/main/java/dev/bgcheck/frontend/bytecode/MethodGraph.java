package dev.bgcheck.frontend.bytecode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Where control goes in a method's instructions, before anything is known of values.
 *
 * <p>Left out on purpose, so that the graph is the one the source describes: the handlers that
 * release a monitor (nobody wrote them), {@code assert} (off on devices), and in Kotlin coroutines
 * the way out at a suspension and the way back in through the state switch: what is left runs
 * straight from call to call as written.
 */
final class MethodGraph {
  private static final String COROUTINES = "kotlin/coroutines/intrinsics/IntrinsicsKt";
  private static final int[] NOWHERE = {};
  private final MethodNode method;
  private final InsnList code;
  private final List<TryCatchBlockNode> tries = new ArrayList<>();
  private final boolean[] leaders;
  private final boolean[] handlers;
  private final int[] incoming;
  private final boolean[] throwers;
  private final Set<Integer> suspendedSlots = new TreeSet<>();
  private boolean isStateMachine;
  private int[] order = new int[0];

  private MethodGraph(MethodNode method) {
    this.method = method;
    this.code = method.instructions;
    int size = code.size();
    leaders = new boolean[size + 1];
    handlers = new boolean[size + 1];
    incoming = new int[size + 1];
    throwers = new boolean[size + 1];
  }

  static MethodGraph of(MethodNode method) {
    MethodGraph graph = new MethodGraph(method);
    graph.findTries();
    graph.findSuspensions();
    graph.findLeaders();
    graph.findOrder();
    return graph;
  }

  /** Positions of the first instruction of each reachable block, in reverse postorder. */
  int[] order() {
    return order;
  }

  boolean isLeader(int position) {
    return leaders[position];
  }

  boolean isHandler(int position) {
    return handlers[position];
  }

  /** How many ways, handlers aside, lead to the block that starts there. */
  int incoming(int position) {
    return incoming[position];
  }

  /** Whether an exception may come from there although nothing is called. */
  boolean mayThrowWithoutCall(int position) {
    return throwers[position];
  }

  /** The handlers around an instruction, innermost first. */
  List<TryCatchBlockNode> handlersAt(int position) {
    if (tries.isEmpty()) {
      return List.of();
    }
    List<TryCatchBlockNode> around = new ArrayList<>(2);
    for (TryCatchBlockNode block : tries) {
      if (position >= code.indexOf(block.start) && position < code.indexOf(block.end)) {
        around.add(block);
        if (isCatchAll(block.type)) {
          break;
        }
      }
    }
    return around;
  }

  /**
   * Whether a handler takes every exception that counts. {@code Exception} does: what is left are
   * errors of the virtual machine.
   */
  static boolean isCatchAll(String type) {
    return type == null || type.equals("java/lang/Throwable") || type.equals("java/lang/Exception");
  }

  private void findTries() {
    // The product bounds the work of handlersAt; methods beyond it are generated tables.
    if ((long) method.tryCatchBlocks.size() * code.size() > 20_000_000L) {
      return;
    }
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      if (!releasesMonitor(block.handler)) {
        tries.add(block);
        handlers[code.indexOf(block.handler)] = true;
        noteThrower(block);
      }
    }
  }

  private void noteThrower(TryCatchBlockNode block) {
    int first = -1;
    int end = code.indexOf(block.end);
    int handler = code.indexOf(block.handler);
    if (handler >= code.indexOf(block.start) && handler < end) {
      // javac lets a handler of finally guard its own first instruction.
      return;
    }
    for (int i = code.indexOf(block.start); i < end; i++) {
      AbstractInsnNode insn = code.get(i);
      if (calls(insn)) {
        return;
      }
      first = first < 0 && Instructions.isReal(insn) ? i : first;
    }
    if (first >= 0) {
      throwers[first] = true;
    }
  }

  /** Whether an instruction runs other code or throws. */
  private static boolean calls(AbstractInsnNode insn) {
    int opcode = insn.getOpcode();
    return opcode >= Opcodes.INVOKEVIRTUAL && opcode <= Opcodes.INVOKEINTERFACE
        || opcode == Opcodes.ATHROW;
  }

  /** astore e; aload lock; monitorexit; aload e; athrow: the end of {@code synchronized}. */
  private static boolean releasesMonitor(LabelNode handler) {
    AbstractInsnNode insn = Instructions.nextReal(handler);
    int[] shape = {
      Opcodes.ASTORE, Opcodes.ALOAD, Opcodes.MONITOREXIT, Opcodes.ALOAD, Opcodes.ATHROW
    };
    for (int opcode : shape) {
      if (insn == null || insn.getOpcode() != opcode) {
        return false;
      }
      insn = Instructions.nextReal(insn);
    }
    return true;
  }

  private void findSuspensions() {
    for (AbstractInsnNode insn : code) {
      if (Instructions.calls(insn, COROUTINES, "getCOROUTINE_SUSPENDED")) {
        AbstractInsnNode next = Instructions.nextReal(insn);
        isStateMachine = true;
        if (next instanceof VarInsnNode store && store.getOpcode() == Opcodes.ASTORE) {
          suspendedSlots.add(store.var);
        }
      }
    }
  }

  private void findLeaders() {
    leaders[0] = true;
    for (int i = 0; i < code.size(); i++) {
      AbstractInsnNode insn = code.get(i);
      for (int target : jumpTargets(insn)) {
        leaders[target] = true;
      }
      if (insn instanceof JumpInsnNode || Instructions.isEnd(insn.getOpcode())) {
        leaders[i + 1] = true;
      }
      if (handlers[i]) {
        leaders[i] = true;
      }
    }
  }

  /** Whether a conditional jump at that position is always or never taken, where that is known. */
  Taken taken(int position) {
    AbstractInsnNode insn = code.get(position);
    AbstractInsnNode before = Instructions.previousReal(insn);
    int opcode = insn.getOpcode();
    if (before instanceof FieldInsnNode field
        && field.getOpcode() == Opcodes.GETSTATIC
        && field.name.equals("$assertionsDisabled")) {
      return opcode == Opcodes.IFNE
          ? Taken.ALWAYS
          : opcode == Opcodes.IFEQ ? Taken.NEVER : Taken.PERHAPS;
    }
    boolean againstSuspended =
        before != null
            && (Instructions.calls(before, COROUTINES, "getCOROUTINE_SUSPENDED")
                || (before.getOpcode() == Opcodes.ALOAD
                    && suspendedSlots.contains(((VarInsnNode) before).var)));
    if (againstSuspended && opcode == Opcodes.IF_ACMPNE) {
      return Taken.ALWAYS;
    }
    return againstSuspended && opcode == Opcodes.IF_ACMPEQ ? Taken.NEVER : Taken.PERHAPS;
  }

  /** What is known of a jump. */
  enum Taken {
    ALWAYS,
    NEVER,
    PERHAPS
  }

  /** Whether a switch chooses where a coroutine goes on; only its first case is a way in. */
  boolean isResumption(int position) {
    AbstractInsnNode before = Instructions.previousReal(code.get(position));
    return isStateMachine
        && code.get(position) instanceof TableSwitchInsnNode table
        && table.min == 0
        && before instanceof FieldInsnNode field
        && field.getOpcode() == Opcodes.GETFIELD
        && field.name.equals("label");
  }

  /** The positions control may go to behind the block's last instruction. */
  int[] successors(int last) {
    AbstractInsnNode insn = code.get(last);
    int opcode = insn.getOpcode();
    if (insn instanceof JumpInsnNode jump && opcode != Opcodes.GOTO) {
      int target = code.indexOf(jump.label);
      return switch (taken(last)) {
        case ALWAYS -> new int[] {target};
        case NEVER -> new int[] {last + 1};
        case PERHAPS -> new int[] {last + 1, target};
      };
    }
    if (isResumption(last)) {
      return new int[] {code.indexOf(((TableSwitchInsnNode) insn).labels.get(0))};
    }
    int[] targets = jumpTargets(insn);
    return targets.length > 0 || Instructions.isEnd(opcode) ? targets : new int[] {last + 1};
  }

  private int[] jumpTargets(AbstractInsnNode insn) {
    if (insn instanceof JumpInsnNode jump) {
      return new int[] {code.indexOf(jump.label)};
    }
    List<LabelNode> labels = new ArrayList<>();
    if (insn instanceof TableSwitchInsnNode table) {
      labels.addAll(table.labels);
      labels.add(table.dflt);
    } else if (insn instanceof LookupSwitchInsnNode lookup) {
      labels.addAll(lookup.labels);
      labels.add(lookup.dflt);
    } else {
      return NOWHERE;
    }
    return labels.stream().mapToInt(code::indexOf).toArray();
  }

  /** The last instruction of the block that starts at a position. */
  int lastOf(int start) {
    int last = start;
    while (last + 1 < code.size() && !leaders[last + 1]) {
      last++;
    }
    return last;
  }

  private void findOrder() {
    int size = code.size();
    if (size == 0) {
      return;
    }
    boolean[] seen = new boolean[size + 1];
    int[][] pending = new int[size + 1][];
    int[] next = new int[size + 1];
    int[] stack = new int[size + 1];
    int[] postorder = new int[size + 1];
    int depth = 0;
    int count = 0;
    seen[0] = true;
    stack[depth++] = 0;
    pending[0] = outOf(0);
    while (depth > 0) {
      int block = stack[depth - 1];
      if (next[block] == pending[block].length) {
        depth--;
        postorder[count++] = block;
        continue;
      }
      int target = pending[block][next[block]++];
      if (target < size && !seen[target]) {
        seen[target] = true;
        stack[depth++] = target;
        pending[target] = outOf(target);
      }
    }
    order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = postorder[count - 1 - i];
    }
  }

  /** Every way out of a block, handlers first: then they come last in reverse postorder. */
  private int[] outOf(int start) {
    int last = lastOf(start);
    Set<Integer> reached = new TreeSet<>();
    for (int i = start; i <= last && !tries.isEmpty(); i++) {
      if (calls(code.get(i)) || throwers[i]) {
        handlersAt(i).forEach(block -> reached.add(code.indexOf(block.handler)));
      }
    }
    int[] successors = successors(last);
    int[] out = new int[reached.size() + successors.length];
    int at = 0;
    for (int handler : reached) {
      out[at++] = handler;
    }
    // The branch not jumped to is visited last, so that it stands first, as in the source.
    for (int i = successors.length - 1; i >= 0; i--) {
      out[at++] = successors[i];
      incoming[successors[i]]++;
    }
    return Arrays.copyOf(out, at);
  }
}
