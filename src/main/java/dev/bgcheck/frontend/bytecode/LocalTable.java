package dev.bgcheck.frontend.bytecode;

import dev.bgcheck.frontend.jvm.LocalNames;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The names of a method's locals: from the local variable table where there is one, by slot
 * otherwise ({@code v3}; parameters {@code p0}).
 */
final class LocalTable {
  private record Range(int start, int end, String key, String name, String descriptor) {}

  private final Map<Integer, List<Range>> bySlot = new HashMap<>();
  private final Map<String, Value.Local> byKey = new HashMap<>();
  private final Map<Integer, Operand> fixed = new HashMap<>();
  private final Map<String, TypeRef> types = new HashMap<>();
  private final LocalNames names;
  private final Descriptors descriptors;

  LocalTable(MethodNode method, LocalNames names, Descriptors descriptors) {
    this.names = names;
    this.descriptors = descriptors;
    if (method.localVariables == null) {
      return;
    }
    InsnList code = method.instructions;
    for (LocalVariableNode variable : method.localVariables) {
      String key = variable.index + " " + variable.name + " " + variable.desc;
      bySlot
          .computeIfAbsent(variable.index, slot -> new ArrayList<>(2))
          .add(
              new Range(
                  code.indexOf(variable.start),
                  code.indexOf(variable.end),
                  key,
                  variable.name,
                  variable.desc));
    }
  }

  /** Declared types by local. */
  Map<String, TypeRef> types() {
    return types;
  }

  /** Notes a type that nothing else in the form tells. */
  void declareType(Value.Local local, TypeRef type) {
    if (!type.isUnknown()) {
      types.putIfAbsent(local.name(), type);
    }
  }

  /** Lets a slot stand for an operand for good: the receiver, captures. */
  void fix(int slot, Operand operand) {
    fixed.put(slot, operand);
  }

  /** What a slot stands for, if it is no variable; null otherwise. */
  Operand fixed(int slot) {
    return fixed.get(slot);
  }

  /** Ends the special meaning of a slot that is written to. */
  void release(int slot) {
    fixed.remove(slot);
  }

  /** The name a parameter has in its slot, before anything runs. */
  Value.Local parameter(MethodNode method, int slot, int position, String descriptor) {
    Range range = find(slot, 0);
    range = range == null ? firstOf(slot, descriptor) : range;
    if (range != null) {
      return local(range);
    }
    String name =
        method.parameters != null
                && position < method.parameters.size()
                && method.parameters.get(position).name != null
                && (method.parameters.get(position).access & Opcodes.ACC_SYNTHETIC) == 0
            ? method.parameters.get(position).name
            : "p" + position;
    Value.Local local = names.declare(name);
    // Without a table every access to the slot means this variable.
    byKey.put(hiddenKey(slot, descriptor), local);
    return local;
  }

  /** The variable in a slot at a position in the code. */
  Value.Local at(int slot, int position, String descriptor) {
    Range range = find(slot, position);
    return range == null ? hidden(slot, descriptor) : local(range);
  }

  /** The descriptor the table gives, empty when it has none. */
  String descriptorAt(int slot, int position) {
    Range range = find(slot, position);
    return range == null ? "" : range.descriptor;
  }

  private Range find(int slot, int position) {
    List<Range> ranges = bySlot.get(slot);
    if (ranges != null) {
      for (Range range : ranges) {
        if (position >= range.start && position < range.end) {
          return range;
        }
      }
    }
    return null;
  }

  /** Kotlin names a parameter of a suspending function only behind the state switch. */
  private Range firstOf(int slot, String descriptor) {
    Range first = null;
    for (Range range : bySlot.getOrDefault(slot, List.of())) {
      if (range.descriptor.equals(descriptor) && (first == null || range.start < first.start)) {
        first = range;
      }
    }
    return first;
  }

  private Value.Local local(Range range) {
    Value.Local local = byKey.get(range.key);
    if (local == null) {
      local = names.declare(range.name);
      byKey.put(range.key, local);
      declareType(local, descriptors.type(range.descriptor));
    }
    return local;
  }

  private Value.Local hidden(int slot, String descriptor) {
    String key = hiddenKey(slot, descriptor);
    Value.Local local = byKey.get(key);
    if (local == null) {
      local = names.declare("v" + slot);
      byKey.put(key, local);
    }
    return local;
  }

  private static String hiddenKey(int slot, String descriptor) {
    String kind =
        Descriptors.isReference(descriptor) || descriptor.isEmpty()
            ? "A"
            : Descriptors.isWide(descriptor) || descriptor.equals("F") ? descriptor : "I";
    return slot + kind;
  }
}
