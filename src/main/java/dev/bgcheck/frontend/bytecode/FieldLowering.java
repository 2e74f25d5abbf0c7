package dev.bgcheck.frontend.bytecode;

import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldInsnNode;

/** Lowers reads and writes of fields. */
final class FieldLowering {
  private final MethodLowering method;

  FieldLowering(MethodLowering method) {
    this.method = method;
  }

  void access(FieldInsnNode insn) {
    switch (insn.getOpcode()) {
      case Opcodes.GETSTATIC -> getStatic(insn);
      case Opcodes.GETFIELD -> get(insn);
      case Opcodes.PUTSTATIC -> {
        Value value = method.popValue(insn.desc);
        store(owner(insn), insn, value);
      }
      default -> put(insn);
    }
  }

  private void getStatic(FieldInsnNode insn) {
    Optional<List<String>> cases = method.unit.batch.caseNumbers(insn.owner, insn.name);
    if (cases.isPresent()) {
      method.push(new Operand.CaseNumbers(cases.get()));
    } else if (insn.owner.equals("kotlin/Unit")) {
      method.push(Value.Constant.UNIT, insn.desc);
    } else if (insn.owner.equals("java/lang/Boolean") && insn.desc.equals("Ljava/lang/Boolean;")) {
      method.push(Value.Constant.bool(insn.name.equals("TRUE")), "Z");
    } else if (insn.name.equals("$assertionsDisabled")) {
      method.push(Value.Constant.bool(true), "Z");
    } else if (!isClosureInstance(insn)) {
      load(owner(insn), insn);
    }
  }

  /** Kotlin keeps a lambda that captures nothing in {@code Lambda.INSTANCE}. */
  private boolean isClosureInstance(FieldInsnNode insn) {
    return insn.name.equals("INSTANCE")
        && insn.desc.equals("L" + insn.owner + ";")
        && !insn.owner.equals(method.owner.name)
        && new ClosureLowering(method).instance(insn.owner);
  }

  private void get(FieldInsnNode insn) {
    Operand object = method.pop();
    if (object instanceof Operand.ClosureObject closure) {
      method.push(captured(closure.scope(), insn));
    } else {
      load(method.values().plain(object, ""), insn);
    }
  }

  /** A field of the closure's own object: what it captured, or a local of a coroutine. */
  private Operand captured(ClosureScope scope, FieldInsnNode insn) {
    Operand value = scope.fields.get(insn.name);
    if (value == null) {
      Value.Local local = scope.body.stateLocal(insn.name, insn.desc);
      return method.reach(scope.body, new Operand.Plain(local, insn.desc), insn.name);
    }
    Operand here = method.reach(scope.maker, value, captureName(insn.name));
    if (!(here instanceof Operand.Plain plain)) {
      return here;
    }
    if (plain.value() instanceof Value.Local local && !local.equals(Value.Local.SELF)) {
      method.locals.declareType(local, method.unit.descriptors.type(insn.desc));
    }
    // A field's type is as good as what was passed for it, and better for null.
    return new Operand.Plain(plain.value(), insn.desc);
  }

  /** {@code val$handler} and Kotlin's {@code $handler} are the variable {@code handler}. */
  private static String captureName(String field) {
    int dollar = field.lastIndexOf('$');
    return field.startsWith("val$") || dollar == 0 ? field.substring(dollar + 1) : field;
  }

  private void put(FieldInsnNode insn) {
    Value value = method.popValue(insn.desc);
    Operand object = method.pop();
    if (isSpill(insn.name)) {
      return;
    }
    if (object instanceof Operand.ClosureObject closure) {
      if (closure.scope().body == method && !closure.scope().fields.containsKey(insn.name)) {
        Value.Local local = method.stateLocal(insn.name, insn.desc);
        method.protect(local);
        method.code.add(new Instruction.Assign(local, value, TypeRef.UNKNOWN, method.span()));
      }
      return;
    }
    store(method.values().plain(object, ""), insn, value);
  }

  /**
   * Whether a coroutine keeps a local in that field while it is suspended ({@code L$0}, {@code
   * I$1}): the locals themselves live on, and a handler put there has not escaped.
   */
  private static boolean isSpill(String field) {
    return field.length() > 2
        && field.charAt(1) == '$'
        && "LIJFDZ".indexOf(field.charAt(0)) >= 0
        && field.chars().skip(2).allMatch(Character::isDigit);
  }

  private void load(Value base, FieldInsnNode insn) {
    Value.Local dest = method.destination(insn.desc);
    method.code.add(new Instruction.Load(dest, base, name(insn), Optional.empty(), method.span()));
    if (dest.isTemporary() && Descriptors.isReference(insn.desc) && !method.unit.has(insn.owner)) {
      // Who reads the program may not see the class that declares the field.
      method.locals.declareType(dest, method.unit.descriptors.type(insn.desc));
    }
    method.push(dest, insn.desc);
  }

  private void store(Value base, FieldInsnNode insn, Value value) {
    method.code.add(
        new Instruction.Store(base, name(insn), Optional.empty(), value, method.span()));
  }

  private String name(FieldInsnNode insn) {
    return method.unit.batch.fieldName(insn.owner, insn.name, insn.desc);
  }

  private Value owner(FieldInsnNode insn) {
    method.unit.mention(insn.owner);
    return new Value.Type(method.unit.descriptors.owner(insn.owner));
  }
}
