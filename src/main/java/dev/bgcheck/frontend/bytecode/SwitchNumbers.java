package dev.bgcheck.frontend.bytecode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The numbers a compiler gives enum constants for its switches, read from the static initialiser of
 * the class that holds them.
 *
 * <p>javac: {@code $SwitchMap$a$B[B.X.ordinal()] = 1} for a static field. Kotlin: the same into a
 * local array that {@code $EnumSwitchMapping$0} gets at the end.
 */
final class SwitchNumbers {
  private static final int MOST_CASES = 4096;
  private final Map<String, List<String>> byField;

  private SwitchNumbers(Map<String, List<String>> byField) {
    this.byField = byField;
  }

  static boolean isNumbersField(String name) {
    return name.startsWith("$SwitchMap$") || name.startsWith("$EnumSwitchMapping$");
  }

  /** The constants, each at the place of its number; places no number has are empty. */
  Optional<List<String>> cases(String field) {
    return Optional.ofNullable(byField.get(field));
  }

  static SwitchNumbers of(ClassNode node) {
    Map<String, List<String>> byField = new HashMap<>();
    for (MethodNode method : node.methods) {
      if (method.name.equals("<clinit>")) {
        read(method, byField);
      }
    }
    return new SwitchNumbers(byField);
  }

  private static void read(MethodNode method, Map<String, List<String>> byField) {
    List<String> local = new ArrayList<>();
    String field = null;
    String constant = "";
    int number = -1;
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof FieldInsnNode access && access.getOpcode() == Opcodes.GETSTATIC) {
        if (isNumbersField(access.name)) {
          field = access.name;
        } else {
          constant = access.name;
        }
      } else if (insn instanceof FieldInsnNode access && access.getOpcode() == Opcodes.PUTSTATIC) {
        if (isNumbersField(access.name) && !local.isEmpty()) {
          byField.put(access.name, local);
          local = new ArrayList<>();
        }
      } else if (insn.getOpcode() == Opcodes.IASTORE) {
        put(
            field == null ? local : byField.computeIfAbsent(field, f -> new ArrayList<>()),
            number,
            constant);
      } else {
        Optional<Integer> value = Instructions.intConstant(insn);
        number = value.isPresent() ? value.get() : number;
      }
    }
  }

  private static void put(List<String> cases, int number, String constant) {
    if (number < 0 || number > MOST_CASES) {
      return;
    }
    if (cases.size() <= number) {
      cases.addAll(Collections.nCopies(number + 1 - cases.size(), ""));
    }
    cases.set(number, constant);
  }
}
