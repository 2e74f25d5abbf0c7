package dev.bgcheck.frontend.bytecode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Questions about single JVM instructions. */
final class Instructions {
  private Instructions() {}

  /** Whether it is an instruction of the JVM, not a label, line number or frame. */
  static boolean isReal(AbstractInsnNode insn) {
    return insn.getOpcode() >= 0;
  }

  /** The instructions of a method without labels, line numbers and frames. */
  static List<AbstractInsnNode> real(MethodNode method) {
    List<AbstractInsnNode> real = new ArrayList<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (isReal(insn)) {
        real.add(insn);
      }
    }
    return real;
  }

  /** The integer that the instruction pushes. */
  static Optional<Integer> intConstant(AbstractInsnNode insn) {
    int opcode = insn.getOpcode();
    if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
      return Optional.of(opcode - Opcodes.ICONST_0);
    }
    if (opcode == Opcodes.BIPUSH || opcode == Opcodes.SIPUSH) {
      return Optional.of(((IntInsnNode) insn).operand);
    }
    return insn instanceof LdcInsnNode ldc && ldc.cst instanceof Integer value
        ? Optional.of(value)
        : Optional.empty();
  }

  static boolean isReturn(int opcode) {
    return opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
  }

  static boolean isLocalLoad(int opcode) {
    return opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD;
  }

  static boolean isLocalStore(int opcode) {
    return opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE;
  }

  /** Whether control never goes on to the instruction behind. */
  static boolean isEnd(int opcode) {
    return isReturn(opcode)
        || opcode == Opcodes.ATHROW
        || opcode == Opcodes.GOTO
        || opcode == Opcodes.TABLESWITCH
        || opcode == Opcodes.LOOKUPSWITCH
        || opcode == Opcodes.RET;
  }

  /** Whether it calls {@code owner.name}. */
  static boolean calls(AbstractInsnNode insn, String owner, String name) {
    return insn instanceof MethodInsnNode call
        && call.owner.equals(owner)
        && call.name.equals(name);
  }

  /** The next instruction of the JVM, or null. */
  static AbstractInsnNode nextReal(AbstractInsnNode insn) {
    AbstractInsnNode next = insn == null ? null : insn.getNext();
    while (next != null && !isReal(next)) {
      next = next.getNext();
    }
    return next;
  }

  /** The instruction of the JVM before, or null. */
  static AbstractInsnNode previousReal(AbstractInsnNode insn) {
    AbstractInsnNode previous = insn.getPrevious();
    while (previous != null && !isReal(previous)) {
      previous = previous.getPrevious();
    }
    return previous;
  }
}
