package dev.bgcheck.frontend.bytecode;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** The instructions that copy, drop and swap what lies on the stack (JVMS 6.5, dup … swap). */
final class StackShuffle {
  private StackShuffle() {}

  static void apply(MethodLowering method, int opcode) {
    switch (opcode) {
      case Opcodes.POP -> method.pop();
      case Opcodes.POP2 -> take(method, 2);
      case Opcodes.DUP -> copy(method, 1, 0);
      case Opcodes.DUP_X1 -> copy(method, 1, 1);
      case Opcodes.DUP_X2 -> copy(method, 1, 2);
      case Opcodes.DUP2 -> copy(method, 2, 0);
      case Opcodes.DUP2_X1 -> copy(method, 2, 1);
      case Opcodes.DUP2_X2 -> copy(method, 2, 2);
      case Opcodes.SWAP -> {
        Operand top = method.pop();
        method.insert(1, top);
      }
      default -> throw new IllegalArgumentException("opcode " + opcode);
    }
  }

  /** Copies {@code size} places from the top to below the next {@code skip} places. */
  private static void copy(MethodLowering method, int size, int skip) {
    List<Operand> top = take(method, size);
    List<Operand> between = take(method, skip);
    top.forEach(method::push);
    between.forEach(method::push);
    top.forEach(method::push);
  }

  /** Pops operands of {@code places} places together; the result is in the order of pushing. */
  private static List<Operand> take(MethodLowering method, int places) {
    List<Operand> taken = new ArrayList<>();
    int left = places;
    while (left > 0) {
      Operand operand = method.pop();
      left -= Descriptors.isWide(operand.descriptor()) ? 2 : 1;
      taken.add(0, operand);
    }
    return taken;
  }
}
