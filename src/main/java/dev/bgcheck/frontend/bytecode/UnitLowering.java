package dev.bgcheck.frontend.bytecode;

import dev.bgcheck.finding.Notice;
import dev.bgcheck.frontend.jvm.ClosurePruning;
import dev.bgcheck.frontend.jvm.JavaNames;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Field;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Isolation;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Parameter;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeDeclaration;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Lowers the classes of one source file, or of one outermost class when no source is known.
 *
 * <p>Classes and methods that may be bodies of closures wait until everything else is lowered;
 * those that nothing made into a closure are then lowered as what they are.
 */
final class UnitLowering {
  private final UnitContext unit;
  private final Detail detail;
  private final List<ClassNode> classes;
  private final List<TypeDeclaration> types = new ArrayList<>();

  private UnitLowering(UnitContext unit, Detail detail, List<ClassNode> classes) {
    this.unit = unit;
    this.detail = detail;
    this.classes = classes;
  }

  static LoweredUnit lower(UnitContext unit, Detail detail, List<ClassNode> classes) {
    return new UnitLowering(unit, detail, classes).unit();
  }

  private LoweredUnit unit() {
    List<ClassNode> waiting = new ArrayList<>();
    for (ClassNode node : classes) {
      if (detail == Detail.BODIES && unit.batch.closureClass(node.name).isPresent()) {
        waiting.add(node);
      } else {
        whole(node);
      }
    }
    for (ClassNode node : waiting) {
      if (!unit.isReadAsClosure(node.name)) {
        whole(node);
      }
    }
    return new LoweredUnit(
        unit.lines.file(),
        Language.BYTECODE,
        unit.origin,
        unit.imports,
        types,
        List.of(),
        ClosurePruning.reachable(unit.routines),
        false,
        unit.notices);
  }

  // ---- types

  /** Lowers a class; one whose descriptors make no sense is left out with a notice. */
  private void whole(ClassNode node) {
    try {
      type(node);
    } catch (RuntimeException e) {
      // ASM reports what is wrong in a class file as whatever went wrong in ASM.
      unit.notice(
          Notice.Kind.NOT_PARSED,
          "the class " + JavaNames.typeName(node.name) + " is damaged and was left out");
    }
  }

  private void type(ClassNode node) {
    if (isSwitchTable(node) || (node.access & Opcodes.ACC_MODULE) != 0) {
      return;
    }
    TypeName name = new TypeName(JavaNames.typeName(node.name));
    List<TypeRef> supertypes = new ArrayList<>();
    if (node.superName != null && !node.superName.equals("java/lang/Object")) {
      supertypes.add(unit.descriptors.owner(node.superName));
    }
    node.interfaces.forEach(i -> supertypes.add(unit.descriptors.owner(i)));
    List<Field> fields = new ArrayList<>();
    for (FieldNode field : node.fields) {
      if (!isCompilers(field)) {
        fields.add(field(node, field));
      }
    }
    Span span = unit.lines.typeHeader(simpleName(node));
    types.add(
        new TypeDeclaration(
            name,
            kind(node.access),
            unit.origin,
            supertypes,
            fields,
            methods(node, name),
            Isolation.UNSPECIFIED,
            Annotations.names(node.visibleAnnotations, node.invisibleAnnotations),
            span));
  }

  private static boolean isSwitchTable(ClassNode node) {
    return (node.access & Opcodes.ACC_SYNTHETIC) != 0
        && !node.fields.isEmpty()
        && node.fields.stream().allMatch(f -> SwitchNumbers.isNumbersField(f.name));
  }

  private static boolean isCompilers(FieldNode field) {
    return SwitchNumbers.isNumbersField(field.name)
        || field.name.equals("$VALUES")
        || field.name.equals("$ENTRIES")
        || field.name.equals("$assertionsDisabled");
  }

  private static String simpleName(ClassNode node) {
    String name = node.name.substring(node.name.lastIndexOf('/') + 1);
    return name.substring(name.lastIndexOf('$') + 1);
  }

  private static TypeDeclaration.Kind kind(int access) {
    if ((access & Opcodes.ACC_INTERFACE) != 0) {
      return TypeDeclaration.Kind.PROTOCOL;
    }
    return (access & Opcodes.ACC_ENUM) != 0
        ? TypeDeclaration.Kind.ENUM
        : TypeDeclaration.Kind.CLASS;
  }

  private Field field(ClassNode owner, FieldNode node) {
    Set<Field.Flag> flags = EnumSet.noneOf(Field.Flag.class);
    if ((node.access & Opcodes.ACC_STATIC) != 0) {
      flags.add(Field.Flag.STATIC);
    }
    if ((node.access & Opcodes.ACC_FINAL) != 0) {
      flags.add(Field.Flag.CONSTANT);
    }
    if ((node.access & Opcodes.ACC_ENUM) != 0) {
      flags.add(Field.Flag.ENUM_CASE);
    }
    return new Field(
        unit.batch.fieldName(owner.name, node.name, node.desc),
        unit.descriptors.generic(node.signature, node.desc),
        flags,
        constant(node),
        Optional.empty(),
        Set.of(),
        Annotations.names(node.visibleAnnotations, node.invisibleAnnotations),
        Isolation.UNSPECIFIED,
        unit.lines.file().start());
  }

  private static Optional<Value.Constant> constant(FieldNode node) {
    if (node.value instanceof String text) {
      return Optional.of(Value.Constant.string(text));
    } else if (node.value instanceof Integer number && node.desc.equals("Z")) {
      return Optional.of(Value.Constant.bool(number != 0));
    } else if (node.value instanceof Number number) {
      return Optional.of(Value.Constant.number(number.toString()));
    }
    return Optional.empty();
  }

  // ---- routines

  private List<RoutineSignature> methods(ClassNode node, TypeName owner) {
    List<RoutineSignature> declared = new ArrayList<>();
    List<MethodNode> waiting = new ArrayList<>();
    Map<String, String> selectors = Selectors.of(node);
    for (MethodNode method : node.methods) {
      if ((method.access & Opcodes.ACC_BRIDGE) != 0 || isAccessor(method)) {
        continue;
      }
      if (ClosureLowering.isLambdaBody(method)) {
        waiting.add(method);
      } else {
        declared.add(method(node, owner, method, selectors));
      }
    }
    // In reverse: javac numbers the lambdas inside a lambda before it.
    for (int i = waiting.size() - 1; i >= 0 && detail == Detail.BODIES; i--) {
      if (!unit.isClosureBody(waiting.get(i))) {
        declared.add(method(node, owner, waiting.get(i), selectors));
      }
    }
    return declared;
  }

  private static boolean isAccessor(MethodNode method) {
    return Accessor.isAccessorName(method.name)
        && (method.access & Opcodes.ACC_SYNTHETIC) != 0
        && Accessor.of(method).isPresent();
  }

  private RoutineSignature method(
      ClassNode node, TypeName owner, MethodNode method, Map<String, String> selectors) {
    boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    RoutineSignature signature =
        unit.signature(owner, JavaNames.withDescriptor(method.name, method.desc), isStatic);
    MethodLowering lowering = new MethodLowering(unit, node, method, signature, null);
    if (!isStatic) {
      lowering.locals.fix(0, new Operand.Plain(Value.Local.SELF, "L" + node.name + ";"));
    }
    List<String> descriptors = Descriptors.parameters(method.desc);
    List<TypeRef> generic = unit.descriptors.genericParameters(method.signature, descriptors);
    List<Parameter> parameters = new ArrayList<>();
    int slot = isStatic ? 0 : 1;
    for (int i = 0; i < descriptors.size(); i++) {
      Value.Local local = lowering.locals.parameter(method, slot, i, descriptors.get(i));
      lowering.locals.types().remove(local.name());
      parameters.add(Parameter.of(local.name(), generic.get(i)));
      slot += Descriptors.isWide(descriptors.get(i)) ? 2 : 1;
    }
    boolean hasBody = detail == Detail.BODIES && method.instructions.size() > 0;
    List<Block> blocks = hasBody ? body(lowering) : List.of();
    Routine.Kind kind =
        method.name.equals(JavaNames.CONSTRUCTOR) ? Routine.Kind.INITIALIZER : Routine.Kind.METHOD;
    unit.routines.add(
        new Routine(
            signature,
            kind,
            Language.BYTECODE,
            unit.origin,
            parameters,
            unit.descriptors.type(Descriptors.result(method.desc)),
            Isolation.UNSPECIFIED,
            flags(method, descriptors),
            selectors.getOrDefault(method.name + method.desc, ""),
            Annotations.names(method.visibleAnnotations, method.invisibleAnnotations),
            lowering.locals.types(),
            blocks,
            span(unit, method),
            nameSpan(node, method)));
    return signature;
  }

  private static Set<Routine.Flag> flags(MethodNode method, List<String> parameters) {
    Set<Routine.Flag> flags = EnumSet.noneOf(Routine.Flag.class);
    if ((method.access & Opcodes.ACC_PRIVATE) != 0) {
      flags.add(Routine.Flag.PRIVATE);
    }
    if ((method.access & Opcodes.ACC_SYNTHETIC) != 0) {
      flags.add(Routine.Flag.SYNTHETIC);
    }
    if (!method.exceptions.isEmpty()) {
      flags.add(Routine.Flag.THROWS);
    }
    if (!parameters.isEmpty()
        && parameters.get(parameters.size() - 1).equals("Lkotlin/coroutines/Continuation;")) {
      flags.add(Routine.Flag.ASYNC);
    }
    return flags;
  }

  private Span nameSpan(ClassNode node, MethodNode method) {
    String name = method.name.equals(JavaNames.CONSTRUCTOR) ? simpleName(node) : method.name;
    return unit.lines.header(name, MethodLowering.firstLine(method));
  }

  /** From a method's first to its last line. */
  static Span span(UnitContext unit, MethodNode method) {
    int first = Integer.MAX_VALUE;
    int last = 0;
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof LineNumberNode line && unit.lines.has(line.line)) {
        first = Math.min(first, line.line);
        last = Math.max(last, line.line);
      }
    }
    return unit.lines.lines(first, last);
  }

  /**
   * The blocks of a method. Code that makes no sense, as in a damaged or twisted class file,
   * becomes a body of which only the names of the calls are known, and a notice.
   */
  static List<Block> body(MethodLowering lowering) {
    try {
      return lowering.lower();
    } catch (SubroutineException e) {
      lowering.unit.noticeOnce(
          Notice.Kind.LIMITED,
          "a class file for Java 5 or older; methods of it that use subroutines were not read");
      return unknownBody(lowering);
    } catch (RuntimeException e) {
      MethodNode method = lowering.method;
      lowering.unit.notice(
          Notice.Kind.NOT_PARSED,
          "the bytecode of "
              + JavaNames.typeName(lowering.owner.name)
              + "."
              + method.name
              + " was not understood: "
              + e.getMessage());
      return unknownBody(lowering);
    }
  }

  private static List<Block> unknownBody(MethodLowering lowering) {
    List<String> names = new ArrayList<>();
    for (AbstractInsnNode insn : lowering.method.instructions) {
      if (insn instanceof MethodInsnNode call && !names.contains(call.name)) {
        names.add(call.name);
      }
    }
    Span span = span(lowering.unit, lowering.method);
    return List.of(
        new Block(
            0,
            List.of(
                new Instruction.Opaque(Optional.empty(), List.of(), names, span),
                new Instruction.Exit(Instruction.ExitKind.RETURN, Optional.empty(), span))));
  }
}
