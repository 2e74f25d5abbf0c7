package dev.bgcheck.frontend.bytecode;

import dev.bgcheck.frontend.jvm.JavaNames;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.CallFlags;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Lowers instructions that make and move values; turns what is under way on the stack into values.
 */
final class ValueLowering {
  private static final String STRING = "Ljava/lang/String;";
  private final MethodLowering method;
  private final FieldLowering fields;

  ValueLowering(MethodLowering method) {
    this.method = method;
    this.fields = new FieldLowering(method);
  }

  void field(FieldInsnNode insn) {
    fields.access(insn);
  }

  void value(AbstractInsnNode insn) {
    int opcode = insn.getOpcode();
    if (opcode <= Opcodes.LDC) {
      constant(insn, opcode);
    } else if (Instructions.isLocalLoad(opcode)) {
      load((VarInsnNode) insn);
    } else if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
      arrayLoad(opcode);
    } else if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
      arrayStore(opcode);
    } else if (opcode >= Opcodes.POP && opcode <= Opcodes.SWAP) {
      StackShuffle.apply(method, opcode);
    } else if (opcode >= Opcodes.IADD && opcode <= Opcodes.LXOR) {
      arithmetic(opcode);
    } else if (opcode == Opcodes.IINC) {
      increment((IincInsnNode) insn);
    } else if (opcode >= Opcodes.I2L && opcode <= Opcodes.I2S) {
      convert(opcode);
    } else if (opcode >= Opcodes.LCMP && opcode <= Opcodes.DCMPG) {
      Value right = method.popValue();
      method.push(new Operand.Comparison(method.popValue(), right));
    } else if (insn instanceof FieldInsnNode field) {
      fields.access(field);
    } else {
      object(insn, opcode);
    }
  }

  private void constant(AbstractInsnNode insn, int opcode) {
    Optional<Integer> integer = Instructions.intConstant(insn);
    if (integer.isPresent()) {
      method.push(Value.Constant.number(integer.get().toString()), "I");
    } else if (insn instanceof LdcInsnNode ldc) {
      literal(ldc.cst);
    } else {
      switch (opcode) {
        case Opcodes.ACONST_NULL -> method.push(Value.Constant.NIL, "");
        case Opcodes.LCONST_0 -> method.push(Value.Constant.number("0"), "J");
        case Opcodes.LCONST_1 -> method.push(Value.Constant.number("1"), "J");
        case Opcodes.FCONST_0, Opcodes.FCONST_1, Opcodes.FCONST_2 ->
            method.push(Value.Constant.number((opcode - Opcodes.FCONST_0) + ".0"), "F");
        case Opcodes.DCONST_0, Opcodes.DCONST_1 ->
            method.push(Value.Constant.number((opcode - Opcodes.DCONST_0) + ".0"), "D");
        default -> {}
      }
    }
  }

  private void literal(Object constant) {
    if (constant instanceof String text) {
      method.push(Value.Constant.string(text), STRING);
    } else if (constant instanceof Long number) {
      method.push(Value.Constant.number(number.toString()), "J");
    } else if (constant instanceof Float number) {
      method.push(Value.Constant.number(number.toString()), "F");
    } else if (constant instanceof Double number) {
      method.push(Value.Constant.number(number.toString()), "D");
    } else if (constant instanceof Type type && type.getSort() != Type.METHOD) {
      method.push(new Value.Type(classLiteral(type)), "Ljava/lang/Class;");
    } else {
      opaque(List.of(), List.of(), "Ljava/lang/Object;");
    }
  }

  private TypeRef classLiteral(Type type) {
    return type.getSort() == Type.OBJECT
        ? method.unit.descriptors.owner(type.getInternalName())
        : method.unit.descriptors.type(type.getDescriptor());
  }

  /** A value about which only what went into it is known. */
  void opaque(List<Value> uses, List<String> names, String descriptor) {
    Value.Local dest = method.destination(descriptor);
    method.code.add(new Instruction.Opaque(Optional.of(dest), uses, names, method.span()));
    method.push(dest, descriptor);
  }

  private void load(VarInsnNode insn) {
    Operand fixed = method.locals.fixed(insn.var);
    if (fixed != null) {
      method.push(fixed);
      return;
    }
    String byOpcode =
        switch (insn.getOpcode()) {
          case Opcodes.ILOAD -> "I";
          case Opcodes.LLOAD -> "J";
          case Opcodes.FLOAD -> "F";
          case Opcodes.DLOAD -> "D";
          default -> "";
        };
    String declared = method.locals.descriptorAt(insn.var, method.position());
    String descriptor = declared.isEmpty() ? byOpcode : declared;
    method.push(method.locals.at(insn.var, method.position(), descriptor), descriptor);
  }

  private void increment(IincInsnNode insn) {
    Value.Local local = method.locals.at(insn.var, method.position(), "I");
    method.protect(local);
    String operator = insn.incr < 0 ? "-" : "+";
    call(local, operator, local, Value.Constant.number(String.valueOf(Math.abs(insn.incr))));
  }

  // ---- arrays

  private void arrayLoad(int opcode) {
    Operand index = method.pop();
    Operand array = method.pop();
    if (array instanceof Operand.CaseNumbers numbers && index instanceof Operand.Ordinal ordinal) {
      method.push(new Operand.CaseIndex(ordinal.value(), numbers.cases()));
      return;
    }
    String descriptor = array.descriptor().startsWith("[") ? array.descriptor().substring(1) : "";
    if (descriptor.isEmpty()) {
      descriptor = elementOf(opcode - Opcodes.IALOAD);
    }
    Value base = plain(array, "");
    Value at = plain(index, "");
    Value.Local dest = method.destination(descriptor);
    method.code.add(new Instruction.Load(dest, base, "[]", Optional.of(at), method.span()));
    method.push(dest, descriptor);
  }

  private static String elementOf(int kind) {
    return switch (kind) {
      case 1 -> "J";
      case 2 -> "F";
      case 3 -> "D";
      case 4 -> "";
      default -> "I";
    };
  }

  private void arrayStore(int opcode) {
    Operand element = method.pop();
    Operand index = method.pop();
    Operand array = method.pop();
    String descriptor = array.descriptor().startsWith("[") ? array.descriptor().substring(1) : "";
    Value value = plain(element, descriptor);
    if (array instanceof Operand.Assembly assembly
        && !assembly.isText
        && assembly.result == null
        && index instanceof Operand.Plain plain
        && plain.value().equals(Value.Constant.number(String.valueOf(assembly.parts.size())))) {
      assembly.parts.add(value);
      return;
    }
    Value base = plain(array, "");
    method.code.add(
        new Instruction.Store(base, "[]", Optional.of(plain(index, "")), value, method.span()));
  }

  private static String newArray(int code) {
    return switch (code) {
      case Opcodes.T_BOOLEAN -> "[Z";
      case Opcodes.T_CHAR -> "[C";
      case Opcodes.T_FLOAT -> "[F";
      case Opcodes.T_DOUBLE -> "[D";
      case Opcodes.T_BYTE -> "[B";
      case Opcodes.T_SHORT -> "[S";
      case Opcodes.T_LONG -> "[J";
      default -> "[I";
    };
  }

  // ---- arithmetic

  private void arithmetic(int opcode) {
    // IADD…LXOR come in groups of four (int, long, float, double); shifts and bits in twos.
    String operator;
    String descriptor;
    boolean unary = false;
    if (opcode < Opcodes.ISHL) {
      int group = (opcode - Opcodes.IADD) / 4;
      operator = List.of("+", "-", "*", "/", "%", "-").get(group);
      descriptor = List.of("I", "J", "F", "D").get((opcode - Opcodes.IADD) % 4);
      unary = group == 5;
    } else {
      int group = (opcode - Opcodes.ISHL) / 2;
      operator = List.of("<<", ">>", ">>>", "&", "|", "^").get(group);
      descriptor = (opcode - Opcodes.ISHL) % 2 == 0 ? "I" : "J";
    }
    Operand second = method.pop();
    if (unary) {
      operate(operator, descriptor, plain(second, ""));
      return;
    }
    Operand first = method.pop();
    if (first.descriptor().equals("Z") || second.descriptor().equals("Z")) {
      descriptor = "Z";
    }
    String wanted = descriptor.equals("Z") ? "Z" : "";
    Value right = plain(second, wanted);
    operate(operator, descriptor, plain(first, wanted), right);
  }

  private void operate(String operator, String descriptor, Value... operands) {
    Value.Local dest = method.destination(descriptor);
    call(dest, operator, operands);
    method.push(dest, descriptor);
  }

  /** Writes an operator. */
  void call(Value.Local dest, String operator, Value... operands) {
    method.code.add(
        new Instruction.Call(
            Optional.of(dest),
            Value.UNQUALIFIED,
            operator,
            List.of(operands).stream().map(Argument::of).toList(),
            CallFlags.NONE,
            method.span()));
  }

  private void convert(int opcode) {
    String descriptor =
        switch (opcode) {
          case Opcodes.I2L, Opcodes.F2L, Opcodes.D2L -> "J";
          case Opcodes.I2F, Opcodes.L2F, Opcodes.D2F -> "F";
          case Opcodes.I2D, Opcodes.L2D, Opcodes.F2D -> "D";
          default -> "I";
        };
    method.push(method.popValue(), descriptor);
  }

  // ---- objects

  private void object(AbstractInsnNode insn, int opcode) {
    switch (opcode) {
      case Opcodes.NEW -> method.push(new Operand.Uninitialized(((TypeInsnNode) insn).desc));
      case Opcodes.NEWARRAY -> {
        method.pop();
        method.push(new Operand.Assembly(false, newArray(((IntInsnNode) insn).operand)));
      }
      case Opcodes.ANEWARRAY -> {
        method.pop();
        String element = ((TypeInsnNode) insn).desc;
        method.push(
            new Operand.Assembly(
                false, element.startsWith("[") ? "[" + element : "[L" + element + ";"));
      }
      case Opcodes.MULTIANEWARRAY -> {
        MultiANewArrayInsnNode array = (MultiANewArrayInsnNode) insn;
        for (int i = 0; i < array.dims; i++) {
          method.pop();
        }
        method.push(new Operand.Assembly(false, array.desc));
      }
      case Opcodes.ARRAYLENGTH -> {
        Value array = method.popValue();
        Value.Local dest = method.destination("I");
        method.code.add(
            new Instruction.Load(dest, array, "length", Optional.empty(), method.span()));
        method.push(dest, "I");
      }
      case Opcodes.CHECKCAST -> cast(((TypeInsnNode) insn).desc);
      case Opcodes.INSTANCEOF ->
          method.push(
              new Operand.TypeTest(method.popValue(), testType(((TypeInsnNode) insn).desc)));
      case Opcodes.MONITORENTER, Opcodes.MONITOREXIT -> method.pop();
      default -> {}
    }
  }

  private TypeRef testType(String internalName) {
    return method.unit.descriptors.owner(internalName);
  }

  private void cast(String internalName) {
    Operand operand = method.pop();
    String descriptor = internalName.startsWith("[") ? internalName : "L" + internalName + ";";
    boolean pointless =
        operand.descriptor().equals(descriptor)
            || operand instanceof Operand.ClosureObject
            || (operand instanceof Operand.Plain plain && plain.value() instanceof Value.Constant);
    if (pointless) {
      method.push(operand);
      return;
    }
    Value value = plain(operand, "");
    Value.Local dest = method.destination(descriptor);
    method.code.add(
        new Instruction.Assign(
            dest, value, method.unit.descriptors.ofInternalName(internalName), method.span()));
    method.push(dest, descriptor);
  }

  // ---- from what is under way to values

  /** The operand as a value, used as {@code wanted}: {@code Z} makes truth values of numbers. */
  Value plain(Operand operand, String wanted) {
    if (operand instanceof Operand.Plain plain) {
      return wanted.equals("Z") ? method.truth.asBool(plain) : plain.value();
    } else if (operand instanceof Operand.Uninitialized fresh) {
      return fresh.object == null ? Value.UNQUALIFIED : fresh.object;
    } else if (operand instanceof Operand.Assembly assembly) {
      return assembled(assembly);
    } else if (operand instanceof Operand.TypeTest test) {
      return decided(
          new Condition.IsType(test.value(), test.type(), false),
          new Condition.IsType(test.value(), test.type(), true));
    } else if (operand instanceof Operand.EqualityTest test) {
      return decided(
          new Condition.IsEqual(test.left(), test.right(), false),
          new Condition.IsEqual(test.left(), test.right(), true));
    } else if (operand instanceof Operand.Comparison comparison) {
      Value.Local dest = method.names.temporary();
      call(dest, "<=>", comparison.left(), comparison.right());
      return dest;
    } else if (operand instanceof Operand.ClosureObject) {
      // The closure as a value in its own body; nothing binds it.
      return new Value.Local("closure");
    }
    return index(operand);
  }

  private Value index(Operand operand) {
    Value.Local dest = method.names.temporary();
    if (operand instanceof Operand.Ordinal ordinal) {
      invoke(dest, ordinal.value(), "ordinal()I");
    } else if (operand instanceof Operand.CaseIndex index) {
      invoke(dest, index.value(), "ordinal()I");
    } else {
      List<Value> uses =
          operand instanceof Operand.LabelIndex index ? List.of(index.value()) : List.of();
      method.code.add(new Instruction.Opaque(Optional.of(dest), uses, List.of(), method.span()));
    }
    return dest;
  }

  private void invoke(Value.Local dest, Value receiver, String name) {
    method.code.add(
        new Instruction.Call(
            Optional.of(dest), receiver, name, List.of(), CallFlags.NONE, method.span()));
  }

  /** A truth value from a condition: two ways that assign it. */
  private Value decided(Condition holds, Condition fails) {
    Value.Local dest = method.names.temporary();
    int yes = method.code.newBlock();
    int no = method.code.newBlock();
    int end = method.code.newBlock();
    method.code.branch(Instruction.BranchKind.LOGICAL, holds, yes, fails, no, method.span());
    for (int block : new int[] {yes, no}) {
      method.code.begin(block);
      method.code.add(
          new Instruction.Assign(
              dest, Value.Constant.bool(block == yes), TypeRef.UNKNOWN, method.span()));
      method.code.jump(end, method.span());
    }
    method.code.begin(end);
    return dest;
  }

  private Value assembled(Operand.Assembly assembly) {
    if (assembly.result == null) {
      Value.Local dest = method.names.temporary();
      assembly.result = dest;
      if (assembly.isText) {
        builder(dest, assembly);
      } else {
        method.code.add(
            new Instruction.Call(
                Optional.of(dest),
                Value.UNQUALIFIED,
                Instruction.Call.ARRAY,
                assembly.parts.stream().map(Argument::of).toList(),
                CallFlags.NONE,
                method.span()));
      }
    }
    return assembly.result;
  }

  /** A string builder that is more than a concatenation: its calls one by one. */
  private void builder(Value.Local dest, Operand.Assembly assembly) {
    String name = assembly.descriptor.substring(1, assembly.descriptor.length() - 1);
    method.code.add(
        new Instruction.Call(
            Optional.of(dest),
            new Value.Type(TypeRef.named(JavaNames.typeName(name))),
            "<init>()V",
            List.of(),
            CallFlags.NONE,
            method.span()));
    for (Value part : assembly.parts) {
      method.code.add(
          new Instruction.Call(
              Optional.empty(),
              dest,
              "append(Ljava/lang/Object;)" + assembly.descriptor,
              List.of(Argument.of(part)),
              CallFlags.NONE,
              method.span()));
    }
  }

  /** Makes values of what is under way, before a block ends; objects without identity stay. */
  void settle(List<Operand> stack) {
    for (int i = 0; i < stack.size(); i++) {
      Operand operand = stack.get(i);
      boolean stays =
          operand instanceof Operand.Plain
              || operand instanceof Operand.ClosureObject
              || operand instanceof Operand.CaseNumbers
              || (operand instanceof Operand.Uninitialized fresh && fresh.object == null);
      if (!stays) {
        stack.set(i, new Operand.Plain(plain(operand, ""), operand.descriptor()));
      }
    }
  }

  /** Whether an operand reads a local. */
  boolean mentions(Operand operand, Value.Local local) {
    return operand instanceof Operand.Plain plain && plain.value().equals(local)
        || operand instanceof Operand.TypeTest test && test.value().equals(local)
        || operand instanceof Operand.EqualityTest same
            && (same.left().equals(local) || same.right().equals(local))
        || operand instanceof Operand.Comparison comparison
            && (comparison.left().equals(local) || comparison.right().equals(local))
        || operand instanceof Operand.Ordinal ordinal && ordinal.value().equals(local)
        || operand instanceof Operand.CaseIndex index && index.value().equals(local)
        || operand instanceof Operand.LabelIndex label && label.value().equals(local)
        || operand instanceof Operand.Assembly assembly
            && assembly.result == null
            && assembly.parts.contains(local);
  }

  /** The operand with another local in a local's place. */
  Operand replace(Operand operand, Value.Local local, Value.Local copy) {
    if (operand instanceof Operand.Plain plain) {
      return new Operand.Plain(copy, plain.descriptor());
    } else if (operand instanceof Operand.TypeTest test) {
      return new Operand.TypeTest(copy, test.type());
    } else if (operand instanceof Operand.EqualityTest same) {
      return new Operand.EqualityTest(
          same.left().equals(local) ? copy : same.left(),
          same.right().equals(local) ? copy : same.right());
    } else if (operand instanceof Operand.Comparison comparison) {
      return new Operand.Comparison(
          comparison.left().equals(local) ? copy : comparison.left(),
          comparison.right().equals(local) ? copy : comparison.right());
    } else if (operand instanceof Operand.Ordinal) {
      return new Operand.Ordinal(copy);
    } else if (operand instanceof Operand.CaseIndex index) {
      return new Operand.CaseIndex(copy, index.cases());
    } else if (operand instanceof Operand.LabelIndex index) {
      return new Operand.LabelIndex(copy, index.labels(), index.isEnum());
    } else if (operand instanceof Operand.Assembly assembly) {
      assembly.parts.replaceAll(part -> part.equals(local) ? copy : part);
    }
    return operand;
  }
}
