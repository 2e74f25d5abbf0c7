package dev.bgcheck.frontend.bytecode;

import dev.bgcheck.frontend.jvm.BlockInterfaces;
import dev.bgcheck.frontend.jvm.JavaNames;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A class that stands for a closure: {@code new Runnable() { public void run() { … } }}, a Kotlin
 * lambda, the body of a Kotlin coroutine.
 *
 * <p>It is anonymous, has one method of its own, implements one interface (or extends one of the
 * classes known as block types), keeps nothing but what it captured, and its constructor only
 * stores that. Interfaces of Apple's frameworks are no closures even with one method: a delegate is
 * found by its type. The linker then sees {@code new Outer$1(this, x)} as {@code MakeClosure} with
 * the fields {@code this$0} and {@code val$x} as captures.
 *
 * @param body its method; {@code invokeSuspend} for a coroutine
 * @param interfaceName internal name of what it implements or extends
 * @param fieldOf the field that stores each constructor parameter, by position from 0
 * @param isCoroutine whether its fields also hold the locals of a suspended body
 */
record ClosureClass(
    ClassNode node,
    MethodNode body,
    String interfaceName,
    Map<Integer, String> fieldOf,
    boolean isCoroutine) {
  private static final String KOTLIN_LAMBDA = "kotlin/jvm/internal/Lambda";
  private static final String SUSPEND = "kotlin/coroutines/jvm/internal/";

  static Optional<ClosureClass> of(ClassNode node) {
    boolean lambda = node.superName != null && node.superName.equals(KOTLIN_LAMBDA);
    boolean coroutine =
        node.superName != null
            && node.superName.startsWith(SUSPEND)
            && node.superName.endsWith("SuspendLambda");
    if (!lambda && !coroutine && !isAnonymous(node)) {
      return Optional.empty();
    }
    String interfaceName = interfaceName(node, lambda || coroutine);
    MethodNode body = interfaceName.isEmpty() ? null : body(node, coroutine);
    if (body == null || (body.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
      return Optional.empty();
    }
    Map<Integer, String> fields = new HashMap<>();
    if (!storesOnly(node, fields) || (!coroutine && hasState(node, fields))) {
      return Optional.empty();
    }
    return Optional.of(new ClosureClass(node, body, interfaceName, fields, coroutine));
  }

  private static boolean isAnonymous(ClassNode node) {
    if (node.outerClass == null) {
      return false;
    }
    for (InnerClassNode inner : node.innerClasses) {
      if (inner.name.equals(node.name)) {
        return inner.innerName == null;
      }
    }
    return false;
  }

  private static String interfaceName(ClassNode node, boolean kotlin) {
    String superName = node.superName == null ? "" : node.superName;
    if (kotlin) {
      return node.interfaces.isEmpty() ? superName : node.interfaces.get(0);
    }
    if (node.interfaces.isEmpty() && BlockInterfaces.isBlock(JavaNames.typeName(superName))) {
      return superName;
    }
    if (node.interfaces.size() != 1 || !superName.equals("java/lang/Object")) {
      return "";
    }
    String name = node.interfaces.get(0);
    boolean apple = name.startsWith("org/robovm/apple/") || name.startsWith("apple/");
    return apple && !BlockInterfaces.isBlock(JavaNames.typeName(name)) ? "" : name;
  }

  private static MethodNode body(ClassNode node, boolean coroutine) {
    MethodNode body = null;
    for (MethodNode method : node.methods) {
      if (coroutine) {
        if (method.name.equals("invokeSuspend")) {
          return method;
        }
      } else if ((method.access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_STATIC)) == 0
          && !method.name.startsWith("<")) {
        if (body != null) {
          return null;
        }
        body = method;
      }
    }
    return body;
  }

  /** Whether it has fields beyond what it captured. */
  private static boolean hasState(ClassNode node, Map<Integer, String> fields) {
    for (FieldNode field : node.fields) {
      if ((field.access & Opcodes.ACC_STATIC) == 0 && !fields.containsValue(field.name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether its only constructor does nothing but store its parameters; notes which goes where. A
   * small run over the stack: -1 is the object, a parameter is its position, -2 is anything else.
   */
  private static boolean storesOnly(ClassNode node, Map<Integer, String> fields) {
    MethodNode constructor = null;
    for (MethodNode method : node.methods) {
      if (method.name.equals("<init>")) {
        if (constructor != null) {
          return false;
        }
        constructor = method;
      }
    }
    if (constructor == null) {
      return false;
    }
    Map<Integer, Integer> positionOfSlot = positions(constructor.desc);
    Deque<Integer> stack = new ArrayDeque<>();
    for (AbstractInsnNode insn : Instructions.real(constructor)) {
      int opcode = insn.getOpcode();
      if (Instructions.isLocalLoad(opcode)) {
        int slot = ((VarInsnNode) insn).var;
        stack.push(slot == 0 ? -1 : positionOfSlot.getOrDefault(slot, -2));
      } else if (opcode == Opcodes.PUTFIELD) {
        Integer value = stack.poll();
        Integer object = stack.poll();
        if (value == null || object == null || value < 0 || object != -1) {
          return false;
        }
        fields.put(value, ((FieldInsnNode) insn).name);
      } else if (opcode == Opcodes.INVOKESPECIAL) {
        if (!((MethodInsnNode) insn).name.equals("<init>")) {
          return false;
        }
        stack.clear();
      } else if (opcode == Opcodes.INVOKESTATIC && isCheck((MethodInsnNode) insn)) {
        stack.clear();
      } else if (opcode >= Opcodes.ACONST_NULL && opcode <= Opcodes.LDC) {
        stack.push(-2);
      } else if (opcode != Opcodes.RETURN && opcode != Opcodes.POP) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCheck(MethodInsnNode call) {
    return call.owner.equals("kotlin/jvm/internal/Intrinsics")
        || (call.owner.equals("java/util/Objects") && call.name.equals("requireNonNull"));
  }

  private static Map<Integer, Integer> positions(String descriptor) {
    Map<Integer, Integer> positions = new HashMap<>();
    int slot = 1;
    int position = 0;
    for (Type type : Type.getArgumentTypes(descriptor)) {
      positions.put(slot, position++);
      slot += type.getSize();
    }
    return positions;
  }
}
