package dev.bgcheck.frontend.bytecode;

import dev.bgcheck.frontend.jvm.JavaNames;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Lowers instructions that end a block: jumps, switches, returns and throws. */
final class JumpLowering {
  /** A condition and its opposite. */
  private record Choice(Condition holds, Condition fails) {}

  private final MethodLowering method;

  JumpLowering(MethodLowering method) {
    this.method = method;
  }

  boolean handles(int opcode) {
    return opcode >= Opcodes.IFEQ && opcode <= Opcodes.RETURN
        || opcode == Opcodes.ATHROW
        || opcode == Opcodes.IFNULL
        || opcode == Opcodes.IFNONNULL;
  }

  void jump(AbstractInsnNode insn) {
    int opcode = insn.getOpcode();
    if (opcode == Opcodes.JSR || opcode == Opcodes.RET) {
      throw new SubroutineException();
    } else if (opcode == Opcodes.GOTO) {
      int target = position(((JumpInsnNode) insn).label);
      method.leave(new int[] {target});
      method.code.jump(method.target(target), method.span());
    } else if (insn instanceof JumpInsnNode jump) {
      conditional(jump);
    } else if (insn instanceof TableSwitchInsnNode table) {
      table(table);
    } else if (insn instanceof LookupSwitchInsnNode lookup) {
      choose(method.pop(), lookup.keys, lookup.labels, lookup.dflt);
    } else if (opcode == Opcodes.ATHROW) {
      raise();
    } else if (opcode == Opcodes.RETURN) {
      method.exit(Instruction.ExitKind.RETURN, Optional.empty());
    } else {
      String result = Descriptors.result(method.method.desc);
      method.exit(Instruction.ExitKind.RETURN, Optional.of(method.popValue(result)));
    }
  }

  private void raise() {
    Value value = method.popValue();
    List<TryCatchBlockNode> handlers = method.graph.handlersAt(method.position());
    if (handlers.isEmpty()) {
      method.exit(Instruction.ExitKind.THROW, Optional.of(value));
      return;
    }
    if (!value.equals(method.caught())) {
      method.code.add(
          new Instruction.Assign(method.caught(), value, TypeRef.UNKNOWN, method.span()));
    }
    method.code.jump(method.dispatch(handlers), method.span());
  }

  // ---- if

  private void conditional(JumpInsnNode insn) {
    int here = method.position();
    int target = position(insn.label);
    Choice choice = choice(insn.getOpcode());
    switch (method.graph.taken(here)) {
      case ALWAYS -> {
        method.leave(new int[] {target});
        method.code.jump(method.target(target), method.span());
      }
      case NEVER -> {
        method.leave(new int[] {here + 1});
        method.code.jump(method.target(here + 1), method.span());
      }
      case PERHAPS -> {
        method.leave(new int[] {here + 1, target});
        method.code.branch(
            target <= here ? Instruction.BranchKind.LOOP : Instruction.BranchKind.IF,
            choice.fails,
            method.target(here + 1),
            choice.holds,
            method.target(target),
            method.span());
      }
    }
  }

  /** What holds when the jump is taken. */
  private Choice choice(int opcode) {
    return switch (opcode) {
      case Opcodes.IFNULL -> absent(method.popValue(), false);
      case Opcodes.IFNONNULL -> absent(method.popValue(), true);
      case Opcodes.IF_ACMPEQ, Opcodes.IF_ICMPEQ -> equal(false);
      case Opcodes.IF_ACMPNE, Opcodes.IF_ICMPNE -> equal(true);
      case Opcodes.IFEQ -> zero(false);
      case Opcodes.IFNE -> zero(true);
      case Opcodes.IF_ICMPLT, Opcodes.IF_ICMPGE, Opcodes.IF_ICMPGT, Opcodes.IF_ICMPLE -> {
        Value right = method.popValue();
        yield ordered(opcode - Opcodes.IF_ICMPEQ, method.popValue(), right);
      }
      default -> {
        Operand operand = method.pop();
        yield operand instanceof Operand.Comparison comparison
            ? ordered(opcode - Opcodes.IFEQ, comparison.left(), comparison.right())
            : ordered(
                opcode - Opcodes.IFEQ,
                method.values().plain(operand, ""),
                Value.Constant.number("0"));
      }
    };
  }

  private static Choice absent(Value value, boolean negated) {
    return new Choice(new Condition.IsNil(value, negated), new Condition.IsNil(value, !negated));
  }

  private Choice equal(boolean negated) {
    Operand second = method.pop();
    Operand first = method.pop();
    String wanted = first.descriptor().equals("Z") || second.descriptor().equals("Z") ? "Z" : "";
    Value right = method.values().plain(second, wanted);
    Value left = method.values().plain(first, wanted);
    if (right.equals(Value.Constant.NIL) || left.equals(Value.Constant.NIL)) {
      return absent(right.equals(Value.Constant.NIL) ? left : right, negated);
    }
    return equal(left, right, negated);
  }

  private static Choice equal(Value left, Value right, boolean negated) {
    return new Choice(
        new Condition.IsEqual(left, right, negated), new Condition.IsEqual(left, right, !negated));
  }

  /** A test for zero: of a comparison's result, of a truth value, or of a number. */
  private Choice zero(boolean negated) {
    Operand operand = method.pop();
    if (operand instanceof Operand.Comparison comparison) {
      return equal(comparison.left(), comparison.right(), negated);
    } else if (operand instanceof Operand.TypeTest test) {
      return new Choice(
          new Condition.IsType(test.value(), test.type(), !negated),
          new Condition.IsType(test.value(), test.type(), negated));
    } else if (operand instanceof Operand.EqualityTest test) {
      return equal(test.left(), test.right(), !negated);
    } else if (operand instanceof Operand.Plain plain && method.truth.isTruth(plain)) {
      Value value = method.truth.asBool(plain);
      return new Choice(
          new Condition.IsTrue(value, !negated), new Condition.IsTrue(value, negated));
    }
    return equal(method.values().plain(operand, ""), Value.Constant.number("0"), negated);
  }

  /** {@code kind} counts from eq, ne, lt, ge, gt, le. */
  private Choice ordered(int kind, Value left, Value right) {
    boolean negated = kind == 3 || kind == 5;
    String operator = kind == 2 || kind == 3 ? "<" : ">";
    Value.Local dest = method.names.temporary();
    method.values().call(dest, operator, left, right);
    return new Choice(new Condition.IsTrue(dest, negated), new Condition.IsTrue(dest, !negated));
  }

  // ---- switch

  private void table(TableSwitchInsnNode table) {
    if (method.graph.isResumption(method.position())) {
      method.pop();
      int first = position(table.labels.get(0));
      method.leave(new int[] {first});
      method.code.jump(method.target(first), method.span());
      return;
    }
    List<Integer> keys = new ArrayList<>();
    for (int key = table.min; key <= table.max; key++) {
      keys.add(key);
    }
    choose(method.pop(), keys, table.labels, table.dflt);
  }

  private void choose(
      Operand operand, List<Integer> keys, List<LabelNode> labels, LabelNode otherwise) {
    boolean special = operand instanceof Operand.CaseIndex || operand instanceof Operand.LabelIndex;
    Value number = special ? null : method.values().plain(operand, "");
    int rest = position(otherwise);
    List<Integer> targets = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      int target = position(labels.get(i));
      // A table is filled up with jumps to the default.
      if (target != rest) {
        targets.add(target);
        Condition condition =
            special
                ? condition(operand, keys.get(i))
                : new Condition.IsEqual(
                    number, Value.Constant.number(keys.get(i).toString()), false);
        edges.add(new Edge(method.target(target), condition, label(condition), method.span()));
      }
    }
    targets.add(rest);
    edges.add(new Edge(method.target(rest), Condition.UNKNOWN, "default", method.span()));
    method.leave(targets.stream().mapToInt(Integer::intValue).distinct().toArray());
    method.code.add(new Instruction.Branch(Instruction.BranchKind.SWITCH, edges, method.span()));
  }

  private static String label(Condition condition) {
    if (condition instanceof Condition.IsCase is) {
      return "case " + is.caseName();
    } else if (condition instanceof Condition.IsType is) {
      return "case " + is.type();
    } else if (condition instanceof Condition.IsEqual is
        && is.other() instanceof Value.Constant constant) {
      return "case " + constant.text();
    }
    return "";
  }

  private Condition condition(Operand operand, int key) {
    if (operand instanceof Operand.CaseIndex index) {
      String name = key >= 0 && key < index.cases().size() ? index.cases().get(key) : "";
      return name.isEmpty() ? Condition.UNKNOWN : new Condition.IsCase(index.value(), name, false);
    }
    Operand.LabelIndex index = (Operand.LabelIndex) operand;
    if (key == -1) {
      return new Condition.IsNil(index.value(), false);
    }
    Object label = key >= 0 && key < index.labels().size() ? index.labels().get(key) : null;
    if (label instanceof Type type) {
      return new Condition.IsType(
          index.value(), TypeRef.named(JavaNames.typeName(type.getInternalName())), false);
    } else if (label instanceof String text) {
      return index.isEnum()
          ? new Condition.IsCase(index.value(), text, false)
          : new Condition.IsEqual(index.value(), Value.Constant.string(text), false);
    } else if (label instanceof Integer number) {
      return new Condition.IsEqual(index.value(), Value.Constant.number(number.toString()), false);
    }
    return Condition.UNKNOWN;
  }

  /** The arguments of a {@code SwitchBootstraps} call site as labels. */
  static Operand.LabelIndex labels(Value value, Handle bootstrap, Object[] arguments) {
    return new Operand.LabelIndex(
        value, List.of(arguments), bootstrap.getName().equals("enumSwitch"));
  }

  private int position(LabelNode label) {
    return method.method.instructions.indexOf(label);
  }
}
