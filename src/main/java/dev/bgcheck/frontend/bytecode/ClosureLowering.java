package dev.bgcheck.frontend.bytecode;

import dev.bgcheck.frontend.jvm.JavaNames;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Isolation;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.Parameter;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Lowers what makes closures: call sites of {@code LambdaMetafactory}, and objects of {@linkplain
 * ClosureClass closure classes}. The body becomes a routine named after the one that makes it; its
 * attributes hold the full name of the interface it implements.
 */
final class ClosureLowering {
  private static final int DEEPEST = 24;
  private final MethodLowering method;

  ClosureLowering(MethodLowering method) {
    this.method = method;
  }

  // ---- lambdas and method references

  void lambda(InvokeDynamicInsnNode insn, List<Operand> captured) {
    String result = Descriptors.result(insn.desc);
    if (insn.bsmArgs.length < 3 || !(insn.bsmArgs[1] instanceof Handle target)) {
      opaque(captured, insn.name, result);
      return;
    }
    Optional<MethodNode> body =
        target.getOwner().equals(method.owner.name)
            ? method.unit.batch.method(target.getOwner(), target.getName(), target.getDesc())
            : Optional.empty();
    boolean written = body.isPresent() && isLambdaBody(body.get());
    if (written && method.depth() < DEEPEST && method.unit.mayCopy(body.get())) {
      written(body.get(), captured, result);
    } else if (written) {
      opaque(captured, target.getName(), result);
    } else {
      reference(target, captured, result);
    }
  }

  /**
   * Whether a compiler made the method of a lambda: javac's {@code lambda$run$0} is synthetic,
   * Kotlin's {@code run$lambda$0} only private.
   */
  static boolean isLambdaBody(MethodNode body) {
    return (body.access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_PRIVATE)) != 0
        && (body.access & Opcodes.ACC_ABSTRACT) == 0
        && body.name.contains("lambda$");
  }

  private void written(MethodNode body, List<Operand> captured, String result) {
    RoutineSignature signature = method.nextClosure();
    MethodLowering lowering =
        new MethodLowering(method.unit, method.owner, body, signature, method);
    List<Capture> captures = new ArrayList<>();
    List<String> types = Descriptors.parameters(body.desc);
    List<Parameter> parameters = new ArrayList<>();
    boolean isInstance = (body.access & Opcodes.ACC_STATIC) == 0;
    int slot = 0;
    int next = 0;
    if (isInstance && !captured.isEmpty()) {
      bindSelf(lowering, captured.get(0), captures);
      slot++;
      next++;
    }
    for (int i = 0; i < types.size(); i++) {
      String type = types.get(i);
      if (next < captured.size() && captured.get(next) instanceof Operand.ClosureObject object) {
        lowering.locals.fix(slot, object);
      } else {
        Value.Local local = lowering.locals.parameter(body, slot, i, type);
        if (next < captured.size()) {
          Value outer = method.values().plain(captured.get(next), type);
          lowering.bindCapture(outer, local, captures);
          lowering.locals.declareType(local, method.unit.descriptors.type(type));
        } else {
          parameters.add(Parameter.of(local.name(), method.unit.descriptors.type(type)));
        }
      }
      slot += Descriptors.isWide(type) ? 2 : 1;
      next++;
    }
    finish(lowering, parameters, captures, result);
  }

  /** What {@code this} means in the body of a lambda. */
  private void bindSelf(MethodLowering lowering, Operand receiver, List<Capture> captures) {
    if (receiver instanceof Operand.ClosureObject) {
      lowering.locals.fix(0, receiver);
      return;
    }
    Value outer = method.values().plain(receiver, "");
    lowering.bindCapture(outer, Value.Local.SELF, captures);
    lowering.locals.fix(0, new Operand.Plain(Value.Local.SELF, "L" + method.owner.name + ";"));
  }

  /**
   * A method reference. Without a bound receiver the type stands there: {@code String::length} is
   * called on its first argument, {@code Task::new} creates.
   */
  private void reference(Handle target, List<Operand> captured, String result) {
    Value type = new Value.Type(method.unit.descriptors.owner(target.getOwner()));
    String name = JavaNames.withDescriptor(target.getName(), target.getDesc());
    boolean onObject =
        target.getTag() != Opcodes.H_INVOKESTATIC && target.getTag() != Opcodes.H_NEWINVOKESPECIAL;
    if (captured.isEmpty()) {
      bound(type, name, result);
    } else if (onObject && captured.size() == 1) {
      // Ex) this::finish
      bound(method.values().plain(captured.get(0), ""), name, result);
    } else {
      opaque(captured, target.getName(), result);
    }
  }

  private void bound(Value receiver, String name, String result) {
    Value.Local dest = method.destination(result);
    method.code.add(Instruction.MakeClosure.bound(dest, receiver, name, method.span()));
    method.push(dest, result);
  }

  private void opaque(List<Operand> captured, String name, String result) {
    List<Value> uses = new ArrayList<>();
    captured.forEach(operand -> uses.add(method.values().plain(operand, "")));
    method.values().opaque(uses, List.of(name), result);
  }

  // ---- closure classes

  /** Pushes the closure that Kotlin keeps in a static field; false when the class is no closure. */
  boolean instance(String className) {
    Optional<ClosureClass> closure = closure(className);
    if (closure.isEmpty() || !closure.get().fieldOf().isEmpty()) {
      return false;
    }
    return make(closure.get(), List.of());
  }

  /** Makes a closure of {@code new Outer$1(…)}; false when the class is no closure. */
  boolean create(
      String className,
      String descriptor,
      List<Operand> arguments,
      Operand.Uninitialized fresh,
      boolean used) {
    Optional<ClosureClass> closure = closure(className);
    if (closure.isEmpty() || !used) {
      return false;
    }
    List<String> types = Descriptors.parameters(descriptor);
    List<Operand> settled = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Operand argument = arguments.get(i);
      settled.add(
          argument instanceof Operand.ClosureObject
              ? argument
              : new Operand.Plain(method.values().plain(argument, types.get(i)), types.get(i)));
    }
    if (!make(closure.get(), settled)) {
      return false;
    }
    Operand made = method.pop();
    fresh.object = ((Operand.Plain) made).value();
    Collections.replaceAll(method.stack(), fresh, made);
    return true;
  }

  private Optional<ClosureClass> closure(String className) {
    return method.unit.has(className)
        ? method.unit.batch.closureClass(className)
        : Optional.empty();
  }

  private boolean make(ClosureClass closure, List<Operand> arguments) {
    if (method.depth() >= DEEPEST || !method.unit.mayCopy(closure.body())) {
      return false;
    }
    method.unit.readAsClosure(closure.node().name);
    Map<String, Operand> fields = new HashMap<>();
    closure
        .fieldOf()
        .forEach(
            (position, field) -> {
              if (position < arguments.size()) {
                fields.put(field, arguments.get(position));
              }
            });
    ClosureScope scope = new ClosureScope(method, fields);
    ClassNode owner = closure.node();
    MethodLowering lowering =
        new MethodLowering(method.unit, owner, closure.body(), method.nextClosure(), method);
    scope.body = lowering;
    lowering.locals.fix(0, new Operand.ClosureObject(scope));
    List<Parameter> parameters = new ArrayList<>();
    int slot = 1;
    int position = 0;
    for (String type : Descriptors.parameters(closure.body().desc)) {
      Value.Local local = lowering.locals.parameter(closure.body(), slot, position++, type);
      parameters.add(Parameter.of(local.name(), method.unit.descriptors.type(type)));
      slot += Descriptors.isWide(type) ? 2 : 1;
    }
    finish(lowering, parameters, new ArrayList<>(), "L" + closure.interfaceName() + ";");
    return true;
  }

  // ---- both

  private void finish(
      MethodLowering lowering, List<Parameter> parameters, List<Capture> captures, String result) {
    List<Block> blocks = UnitLowering.body(lowering);
    lowering.addCaptures(captures);
    method.unit.routines.add(
        routine(
            lowering.signature,
            parameters,
            lowering.locals.types(),
            blocks,
            result,
            UnitLowering.span(method.unit, lowering.method)));
    make(lowering.signature, captures, result);
  }

  private void make(RoutineSignature signature, List<Capture> captures, String result) {
    Value.Local dest = method.destination(result);
    method.code.add(Instruction.MakeClosure.of(dest, signature, captures, method.span()));
    method.push(dest, result);
  }

  private Routine routine(
      RoutineSignature signature,
      List<Parameter> parameters,
      Map<String, TypeRef> locals,
      List<Block> blocks,
      String interfaceDescriptor,
      Span span) {
    String name = interfaceDescriptor.substring(1, interfaceDescriptor.length() - 1);
    return new Routine(
        signature,
        Routine.Kind.CLOSURE,
        Language.BYTECODE,
        method.unit.origin,
        parameters,
        TypeRef.UNKNOWN,
        Isolation.UNSPECIFIED,
        Set.of(),
        "",
        Set.of(JavaNames.typeName(name)),
        locals,
        blocks,
        span,
        method.span());
  }
}
