package dev.bgcheck.frontend.bytecode;

import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A static method {@code access$000} that a compiler made so that a nested class reaches a private
 * member: it passes its parameters on to one instruction. Calls of it are read as that instruction,
 * so that {@code outer.handler = h} looks the same in every class.
 *
 * @param member what it does
 * @param isAssignment whether it gives back the value that it stored
 */
record Accessor(AbstractInsnNode member, boolean isAssignment) {

  /** Whether a method may be an accessor, by its name alone. */
  static boolean isAccessorName(String name) {
    return name.startsWith("access$");
  }

  /** The accessor that {@code method} is; absent when it does more. */
  static Optional<Accessor> of(MethodNode method) {
    if ((method.access & Opcodes.ACC_STATIC) == 0) {
      return Optional.empty();
    }
    List<AbstractInsnNode> code = Instructions.real(method);
    int at = 0;
    int slot = 0;
    while (at < code.size() && Instructions.isLocalLoad(code.get(at).getOpcode())) {
      if (((VarInsnNode) code.get(at)).var != slot) {
        return Optional.empty();
      }
      int opcode = code.get(at).getOpcode();
      slot += opcode == Opcodes.LLOAD || opcode == Opcodes.DLOAD ? 2 : 1;
      at++;
    }
    boolean copies = at < code.size() && isCopy(code.get(at).getOpcode());
    at += copies ? 1 : 0;
    if (code.size() != at + 2
        || !Instructions.isReturn(code.get(at + 1).getOpcode())
        || slot != size(method)) {
      return Optional.empty();
    }
    AbstractInsnNode member = code.get(at);
    boolean assigns =
        member.getOpcode() == Opcodes.PUTFIELD || member.getOpcode() == Opcodes.PUTSTATIC;
    boolean possible =
        member instanceof FieldInsnNode
            || (member instanceof MethodInsnNode call && !call.name.startsWith("<"));
    return possible && copies == (assigns && !method.desc.endsWith(")V")) && (!copies || assigns)
        ? Optional.of(new Accessor(member, copies))
        : Optional.empty();
  }

  private static boolean isCopy(int opcode) {
    return opcode >= Opcodes.DUP && opcode <= Opcodes.DUP2_X2;
  }

  private static int size(MethodNode method) {
    int size = 0;
    for (String parameter : Descriptors.parameters(method.desc)) {
      size += Descriptors.isWide(parameter) ? 2 : 1;
    }
    return size;
  }
}
