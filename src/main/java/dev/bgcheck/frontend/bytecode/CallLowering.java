package dev.bgcheck.frontend.bytecode;

import dev.bgcheck.frontend.jvm.BlockInterfaces;
import dev.bgcheck.frontend.jvm.JavaNames;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.CallFlags;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Lowers calls, and leaves out those that a compiler put in: boxing, null checks, string builders,
 * accessors.
 */
final class CallLowering {
  private static final String INTRINSICS = "kotlin/jvm/internal/Intrinsics";
  private static final Set<String> BOXES =
      Set.of(
          "java/lang/Boolean",
          "java/lang/Byte",
          "java/lang/Character",
          "java/lang/Short",
          "java/lang/Integer",
          "java/lang/Long",
          "java/lang/Float",
          "java/lang/Double");
  private static final Set<String> BUILDERS =
      Set.of("java/lang/StringBuilder", "java/lang/StringBuffer");
  // The end of a suspending function's descriptor: it takes the rest of its caller and gives
  // Object.
  private static final String SUSPENDING = "Lkotlin/coroutines/Continuation;)Ljava/lang/Object;";
  // Constructors that say nothing: what every object, enum, record and Kotlin lambda starts with.
  private static final Set<String> BARE_SUPERCLASSES =
      Set.of(
          "java/lang/Object",
          "java/lang/Enum",
          "java/lang/Record",
          "kotlin/jvm/internal/Lambda",
          "kotlin/coroutines/jvm/internal/SuspendLambda",
          "kotlin/coroutines/jvm/internal/RestrictedSuspendLambda",
          "kotlin/coroutines/jvm/internal/ContinuationImpl");

  private final MethodLowering method;
  private final ClosureLowering closures;

  CallLowering(MethodLowering method) {
    this.method = method;
    this.closures = new ClosureLowering(method);
  }

  void call(AbstractInsnNode insn) {
    if (insn instanceof InvokeDynamicInsnNode dynamic) {
      dynamic(dynamic);
      return;
    }
    MethodInsnNode call = (MethodInsnNode) insn;
    if (call.name.equals(JavaNames.CONSTRUCTOR)) {
      construct(call);
    } else if (call.getOpcode() == Opcodes.INVOKESTATIC) {
      if (!isCompilersOwn(call)) {
        callStatic(call);
      }
    } else if (!isFolded(call)) {
      // Ex) super.run(); a private method of the class itself is called in the same way.
      boolean isSuper =
          call.getOpcode() == Opcodes.INVOKESPECIAL && !call.owner.equals(method.owner.name);
      callVirtual(call, isSuper);
    }
  }

  // ---- creation

  private void construct(MethodInsnNode call) {
    List<Operand> arguments = popOperands(call.desc);
    Operand object = method.pop();
    if (object instanceof Operand.Uninitialized fresh) {
      create(call, fresh, arguments);
      return;
    }
    // Ex) super(x); this(x);
    if (!BARE_SUPERCLASSES.contains(call.owner)) {
      boolean isSuper = !call.owner.equals(method.owner.name);
      emit(
          Optional.empty(),
          method.values().plain(object, ""),
          call.name + call.desc,
          values(arguments, call.desc),
          isSuper);
    }
  }

  private void create(MethodInsnNode call, Operand.Uninitialized fresh, List<Operand> arguments) {
    boolean used = method.stack().contains(fresh);
    boolean builds =
        BUILDERS.contains(call.owner)
            && (call.desc.equals("()V") || call.desc.equals("(Ljava/lang/String;)V"));
    if (builds && used) {
      Operand.Assembly text = new Operand.Assembly(true, "L" + call.owner + ";");
      arguments.forEach(argument -> text.parts.add(method.values().plain(argument, "")));
      Collections.replaceAll(method.stack(), fresh, text);
      return;
    }
    if (closures.create(call.owner, call.desc, arguments, fresh, used)) {
      return;
    }
    List<Value> values = values(arguments, call.desc);
    boolean copies = Collections.frequency(method.stack(), fresh) > 1;
    Value.Local dest =
        !used
            ? null
            : copies || method.peek(0) != fresh
                ? method.names.temporary()
                : method.destination(fresh.descriptor());
    replace(fresh, dest);
    emit(
        Optional.ofNullable(dest),
        new Value.Type(method.unit.descriptors.owner(call.owner)),
        call.name + call.desc,
        values,
        false);
    method.unit.mention(call.owner);
  }

  /** Puts the created object wherever {@code new} left its mark. */
  private void replace(Operand.Uninitialized fresh, Value.Local object) {
    if (object != null) {
      fresh.object = object;
      Collections.replaceAll(method.stack(), fresh, new Operand.Plain(object, fresh.descriptor()));
    }
  }

  // ---- calls that nobody wrote

  /** Static calls that a compiler put in. */
  private boolean isCompilersOwn(MethodInsnNode call) {
    if (call.name.equals("valueOf") && BOXES.contains(call.owner) && isPrimitive(call.desc)) {
      Operand operand = method.pop();
      String primitive = call.desc.substring(1, 2);
      method.push(method.values().plain(operand, primitive), primitive);
      return true;
    }
    if (call.owner.equals(INTRINSICS)) {
      return intrinsic(call);
    }
    if (call.name.equals("getCOROUTINE_SUSPENDED")
        && call.owner.equals("kotlin/coroutines/intrinsics/IntrinsicsKt")) {
      // What a call that suspends returns; the graph has no way for that.
      method.push(Value.Constant.NIL, "");
      return true;
    }
    if (call.owner.equals("kotlin/ResultKt") && call.name.equals("throwOnFailure")) {
      method.pop();
      return true;
    }
    if (call.owner.equals("java/util/Objects")
        && call.name.equals("requireNonNull")
        && call.desc.startsWith("(Ljava/lang/Object;)")
        && method.isDropped()) {
      // Ex) this::run, outer.new Inner(): the operand stays for the POP that follows.
      return true;
    }
    if (call.owner.equals("org/robovm/objc/Selector") && call.name.equals("register")) {
      return selector();
    }
    return Accessor.isAccessorName(call.name) && accessor(call);
  }

  private static boolean isPrimitive(String descriptor) {
    return descriptor.length() > 2 && descriptor.charAt(2) == ')';
  }

  private boolean intrinsic(MethodInsnNode call) {
    if (call.name.equals("areEqual") && call.desc.startsWith("(Ljava/lang/Object;Ljava/lang/Obj")) {
      Value right = method.popValue();
      method.push(new Operand.EqualityTest(method.popValue(), right));
      return true;
    }
    boolean check = call.name.startsWith("check") || call.name.startsWith("reified");
    if (check && call.desc.endsWith(")V")) {
      popOperands(call.desc);
      return true;
    }
    return false;
  }

  /** Ex) Selector.register("timerFired:") */
  private boolean selector() {
    if (method.peek(0) instanceof Operand.Plain plain
        && plain.value() instanceof Value.Constant constant
        && constant.isString()) {
      method.pop();
      method.push(
          new Value.Constant(Value.Constant.Kind.SELECTOR, constant.text()),
          "Lorg/robovm/objc/Selector;");
      return true;
    }
    return false;
  }

  private boolean accessor(MethodInsnNode call) {
    Optional<Accessor> accessor =
        method.unit.batch.method(call.owner, call.name, call.desc).flatMap(Accessor::of);
    if (accessor.isEmpty()) {
      return false;
    }
    Operand last = call.desc.startsWith("()") ? null : method.peek(0);
    if (accessor.get().member() instanceof FieldInsnNode field) {
      method.values().field(field);
    } else {
      MethodInsnNode inner = (MethodInsnNode) accessor.get().member();
      if (inner.getOpcode() == Opcodes.INVOKESTATIC) {
        callStatic(inner);
      } else {
        callVirtual(inner, false);
      }
    }
    if (accessor.get().isAssignment()) {
      method.push(last);
    }
    return true;
  }

  /** Calls on an object that a compiler put in, or that are part of something larger. */
  private boolean isFolded(MethodInsnNode call) {
    if (BUILDERS.contains(call.owner) && isBuilding(call)) {
      return true;
    }
    if (BOXES.contains(call.owner) && call.name.endsWith("Value") && call.desc.startsWith("()")) {
      Operand operand = method.pop();
      String primitive = Descriptors.result(call.desc);
      method.push(method.values().plain(operand, primitive), primitive);
      return true;
    }
    if (call.name.equals("ordinal") && call.desc.equals("()I")) {
      method.push(new Operand.Ordinal(method.popValue()));
      return true;
    }
    // Ex) x.getClass(); as older compilers check for null. The operand stays for the POP.
    return call.name.equals("getClass") && method.isDropped();
  }

  private boolean isBuilding(MethodInsnNode call) {
    int arguments = Descriptors.parameters(call.desc).size();
    if (!(method.peek(arguments) instanceof Operand.Assembly text)
        || !text.isText
        || text.result != null) {
      return false;
    }
    if (call.name.equals("append") && arguments == 1) {
      Operand part = method.pop();
      text.parts.add(part(part, Descriptors.parameters(call.desc).get(0)));
      return true;
    }
    if (call.name.equals("toString") && arguments == 0) {
      method.pop();
      join(text.parts);
      return true;
    }
    return false;
  }

  private Value part(Operand part, String descriptor) {
    Value value = method.values().plain(part, descriptor);
    return descriptor.equals("C")
            && value instanceof Value.Constant constant
            && constant.kind() == Value.Constant.Kind.NUMBER
        ? Value.Constant.string(Character.toString((char) Integer.parseInt(constant.text())))
        : value;
  }

  private void join(List<Value> parts) {
    Value.Local dest = method.destination("Ljava/lang/String;");
    method.code.add(
        new Instruction.Call(
            Optional.of(dest),
            Value.UNQUALIFIED,
            Instruction.Call.JOIN,
            parts.stream().map(Argument::of).toList(),
            CallFlags.NONE,
            method.span()));
    method.push(dest, "Ljava/lang/String;");
  }

  // ---- plain calls

  private void callStatic(MethodInsnNode call) {
    List<Value> arguments = popValues(call.desc);
    method.unit.mention(call.owner);
    finish(
        call,
        new Value.Type(method.unit.descriptors.owner(call.owner)),
        JavaNames.withDescriptor(call.name, call.desc),
        arguments,
        false);
  }

  private void callVirtual(MethodInsnNode call, boolean isSuper) {
    List<Value> arguments = popValues(call.desc);
    Operand object = method.pop();
    String name = JavaNames.withDescriptor(call.name, call.desc);
    String type = JavaNames.typeName(call.owner);
    if (BlockInterfaces.methodOf(type).filter(call.name::equals).isPresent() && !isSuper) {
      name = Instruction.Call.INVOKE;
    } else {
      method.unit.mention(call.owner);
    }
    finish(call, method.values().plain(object, ""), name, arguments, isSuper);
  }

  private void finish(
      MethodInsnNode call, Value receiver, String name, List<Value> arguments, boolean isSuper) {
    String result = Descriptors.result(call.desc);
    boolean dropped = result.equals("V") || method.isDropped();
    Value.Local dest = dropped ? null : method.destination(result);
    emit(Optional.ofNullable(dest), receiver, name, arguments, isSuper);
    if (!result.equals("V")) {
      // What is dropped must still lie there for the POP.
      method.push(dropped ? Value.Constant.UNIT : dest, result);
    }
  }

  private void emit(
      Optional<Value.Local> dest,
      Value receiver,
      String name,
      List<Value> arguments,
      boolean isSuper) {
    method.code.add(
        new Instruction.Call(
            dest,
            receiver,
            name,
            arguments.stream().map(Argument::of).toList(),
            new CallFlags(name.endsWith(SUSPENDING), isSuper, false, false),
            method.span()));
    method.splitAfterCall();
  }

  // ---- invokedynamic

  private void dynamic(InvokeDynamicInsnNode insn) {
    Handle bootstrap = insn.bsm;
    switch (bootstrap.getOwner()) {
      case "java/lang/invoke/StringConcatFactory" -> concatenation(insn);
      case "java/lang/invoke/LambdaMetafactory" -> {
        List<Operand> captured = popOperands(insn.desc);
        closures.lambda(insn, captured);
      }
      case "java/lang/runtime/SwitchBootstraps" -> {
        // Ex) switch (shape) { case Circle c -> … }: value and the label to start from.
        method.pop();
        method.push(JumpLowering.labels(method.popValue(), bootstrap, insn.bsmArgs));
      }
      default -> {
        List<Value> arguments = popValues(insn.desc);
        String result = Descriptors.result(insn.desc);
        if (!result.equals("V")) {
          method.values().opaque(arguments, List.of(insn.name), result);
        }
      }
    }
  }

  /** The recipe holds 1 for an argument, 2 for a constant of the bootstrap (JDK documentation). */
  private void concatenation(InvokeDynamicInsnNode insn) {
    List<String> types = Descriptors.parameters(insn.desc);
    List<Operand> operands = popOperands(insn.desc);
    List<Value> parts = new ArrayList<>();
    if (!insn.name.equals("makeConcatWithConstants")
        || insn.bsmArgs.length == 0
        || !(insn.bsmArgs[0] instanceof String recipe)) {
      for (int i = 0; i < operands.size(); i++) {
        parts.add(part(operands.get(i), types.get(i)));
      }
      join(parts);
      return;
    }
    int argument = 0;
    int constant = 1;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < recipe.length(); i++) {
      char c = recipe.charAt(i);
      if (c == '\1' && argument < operands.size()) {
        flush(text, parts);
        parts.add(part(operands.get(argument), types.get(argument)));
        argument++;
      } else if (c == '\2' && constant < insn.bsmArgs.length) {
        text.append(insn.bsmArgs[constant++]);
      } else {
        text.append(c);
      }
    }
    flush(text, parts);
    join(parts);
  }

  private static void flush(StringBuilder text, List<Value> parts) {
    if (text.length() > 0) {
      parts.add(Value.Constant.string(text.toString()));
      text.setLength(0);
    }
  }

  // ---- arguments

  private List<Operand> popOperands(String descriptor) {
    int count = Descriptors.parameters(descriptor).size();
    List<Operand> operands = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      operands.add(method.pop());
    }
    Collections.reverse(operands);
    return operands;
  }

  private List<Value> popValues(String descriptor) {
    return values(popOperands(descriptor), descriptor);
  }

  private List<Value> values(List<Operand> operands, String descriptor) {
    List<String> types = Descriptors.parameters(descriptor);
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      values.add(method.values().plain(operands.get(i), types.get(i)));
    }
    return values;
  }
}
