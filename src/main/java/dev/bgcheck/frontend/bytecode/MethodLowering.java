package dev.bgcheck.frontend.bytecode;

import dev.bgcheck.frontend.jvm.CodeBuilder;
import dev.bgcheck.frontend.jvm.JavaNames;
import dev.bgcheck.frontend.jvm.LocalNames;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Lowers one method: runs its instructions over a stack of {@link Operand}s, block by block in
 * reverse postorder, and writes down what the source said.
 *
 * <p>Fact kept: at each place the stack holds names of values that are still right. A local that is
 * written while the stack mentions it is copied first ({@link #protect}). Where ways with values on
 * the stack meet, as behind a conditional expression, each way assigns the same temporary ({@link
 * #entryStack}). Errs on neither side as long as the class file is valid; an invalid one fails with
 * an exception that the caller turns into a notice.
 *
 * <p>Split by construct: {@link CallLowering}, {@link ClosureLowering}, {@link JumpLowering},
 * {@link ValueLowering}.
 */
final class MethodLowering {
  /** A way into a block with values on the stack: the block it comes from and those values. */
  private record Arrival(int block, List<Operand> stack) {}

  final UnitContext unit;
  final ClassNode owner;
  final MethodNode method;
  final RoutineSignature signature;
  final CodeBuilder code = new CodeBuilder();
  final LocalNames names = new LocalNames();
  final LocalTable locals;
  final MethodGraph graph;
  final Truth truth = new Truth();
  // The routine that makes this closure; null for a method.
  final MethodLowering parent;
  private final Map<Value.Local, Value.Local> captured = new LinkedHashMap<>();
  private final Map<String, Value.Local> state = new HashMap<>();
  private final Map<Integer, Integer> blockOf = new HashMap<>();
  private final Map<Integer, List<Arrival>> arrivals = new HashMap<>();
  private final Map<Integer, List<Value.Local>> merged = new HashMap<>();
  private final Map<List<TryCatchBlockNode>, Integer> dispatches = new LinkedHashMap<>();
  private List<Operand> stack = new ArrayList<>();
  private Value.Local caught;
  private int closures;
  private int at;
  private int skipStoreAt = -1;
  // Whether line numbers mean the unit's file; not so in code that Kotlin inlined from another.
  private final boolean ownLines;
  private Span span;

  private final ValueLowering values = new ValueLowering(this);
  private final CallLowering calls = new CallLowering(this);
  private final JumpLowering jumps = new JumpLowering(this);

  MethodLowering(
      UnitContext unit,
      ClassNode owner,
      MethodNode method,
      RoutineSignature signature,
      MethodLowering parent) {
    this.unit = unit;
    this.owner = owner;
    this.method = method;
    this.signature = signature;
    this.parent = parent;
    this.locals = new LocalTable(method, names, unit.descriptors);
    this.graph = MethodGraph.of(method);
    this.ownLines = unit.lines.isSourceOf(owner);
    this.span =
        ownLines || parent == null
            ? unit.lines.line(ownLines ? firstLine(method) : 0)
            : parent.span;
  }

  /** The number of the method's first line of code; 0 when it has none. */
  static int firstLine(MethodNode method) {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof LineNumberNode line) {
        return line.line;
      }
    }
    return 0;
  }

  /** The method's blocks; parameters must have been named. */
  List<Block> lower() {
    for (int start : graph.order()) {
      blockOf.put(start, code.newBlock());
    }
    if (!blockOf.isEmpty()) {
      code.begin(code.newBlock());
      code.jump(target(0), span);
    }
    for (int start : graph.order()) {
      block(start);
    }
    dispatches.forEach(this::writeDispatch);
    truth.settle(code.code());
    return code.build(span);
  }

  /** How many closures deep this is. */
  int depth() {
    int depth = 0;
    for (MethodLowering outer = parent; outer != null; outer = outer.parent) {
      depth++;
    }
    return depth;
  }

  RoutineSignature nextClosure() {
    closures++;
    return signature.closure(closures);
  }

  // ---- blocks

  private void block(int start) {
    code.begin(blockOf.get(start));
    stack = entryStack(start);
    int last = graph.lastOf(start);
    for (at = start; at <= last && code.isOpen(); at++) {
      AbstractInsnNode insn = method.instructions.get(at);
      if (insn instanceof LineNumberNode line) {
        // Lines behind the file's end are code that Kotlin inlined: the call's line stays.
        if (ownLines && unit.lines.has(line.line)) {
          span = unit.lines.line(line.line);
        }
      } else if (Instructions.isReal(insn)) {
        if (graph.mayThrowWithoutCall(at)) {
          splitForHandlers(Condition.UNKNOWN, Condition.UNKNOWN);
        }
        instruction(insn);
      }
    }
    if (code.isOpen()) {
      at = last;
      leave(new int[] {last + 1});
      code.jump(target(last + 1), span);
    }
  }

  private void instruction(AbstractInsnNode insn) {
    int opcode = insn.getOpcode();
    if (opcode >= Opcodes.INVOKEVIRTUAL && opcode <= Opcodes.INVOKEDYNAMIC) {
      calls.call(insn);
    } else if (jumps.handles(opcode)) {
      jumps.jump(insn);
    } else if (Instructions.isLocalStore(opcode)) {
      store((VarInsnNode) insn);
    } else {
      values.value(insn);
    }
  }

  /** The code block for a position; falling off the end is broken bytecode. */
  int target(int position) {
    Integer block = blockOf.get(position);
    if (block == null) {
      throw new IllegalStateException("control leaves the method's code");
    }
    return block;
  }

  /** The source line's span. */
  Span span() {
    return span;
  }

  int position() {
    return at;
  }

  // ---- the stack

  void push(Operand operand) {
    stack.add(operand);
  }

  void push(Value value, String descriptor) {
    stack.add(new Operand.Plain(value, descriptor));
  }

  Operand pop() {
    if (stack.isEmpty()) {
      throw new IllegalStateException("the operand stack is empty");
    }
    return stack.remove(stack.size() - 1);
  }

  Operand peek(int fromTop) {
    if (fromTop >= stack.size()) {
      throw new IllegalStateException("the operand stack is empty");
    }
    return stack.get(stack.size() - 1 - fromTop);
  }

  void insert(int fromTop, Operand operand) {
    stack.add(stack.size() - fromTop, operand);
  }

  List<Operand> stack() {
    return stack;
  }

  /** Pops a value of any type. */
  Value popValue() {
    return values.plain(pop(), "");
  }

  /** Pops a value used as {@code descriptor}. */
  Value popValue(String descriptor) {
    return values.plain(pop(), descriptor);
  }

  ValueLowering values() {
    return values;
  }

  /** The values ways bring to a block, unified. */
  private List<Operand> entryStack(int start) {
    if (graph.isHandler(start)) {
      // A position that is both jumped to and a handler occurs in no compiler's output.
      return new ArrayList<>(List.of(new Operand.Plain(caught(), "Ljava/lang/Throwable;")));
    }
    List<Arrival> ways = arrivals.getOrDefault(start, List.of());
    if (ways.isEmpty()) {
      return new ArrayList<>();
    }
    List<Operand> first = ways.get(0).stack;
    if (first.isEmpty() || (ways.size() == 1 && graph.incoming(start) == 1)) {
      return new ArrayList<>(first);
    }
    boolean more = ways.size() < graph.incoming(start);
    List<Operand> entry = new ArrayList<>();
    List<Value.Local> temporaries = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      List<Operand> meeting = new ArrayList<>();
      for (Arrival way : ways) {
        if (way.stack.size() != first.size()) {
          throw new IllegalStateException("stacks of different depth meet");
        }
        meeting.add(way.stack.get(i));
      }
      Operand one = meeting.get(0);
      boolean same = meeting.stream().allMatch(one::equals);
      if (!(one instanceof Operand.Plain) || (same && !more)) {
        entry.add(one);
        temporaries.add(null);
      } else {
        Value.Local temporary = names.temporary();
        String descriptor = truth.meet(temporary, meeting);
        for (int w = 0; w < ways.size(); w++) {
          assignAtEnd(ways.get(w).block, temporary, meeting.get(w), descriptor);
        }
        entry.add(new Operand.Plain(temporary, descriptor));
        temporaries.add(temporary);
      }
    }
    merged.put(start, temporaries);
    return entry;
  }

  private void assignAtEnd(int block, Value.Local dest, Operand operand, String descriptor) {
    if (operand instanceof Operand.Plain plain) {
      Value value = descriptor.equals("Z") ? truth.asBool(plain) : plain.value();
      code.insertBeforeEnd(block, new Instruction.Assign(dest, value, TypeRef.UNKNOWN, span));
    }
  }

  /** Hands the stack on to the blocks that follow; call before the block's end is written. */
  void leave(int[] successors) {
    values.settle(stack);
    for (int successor : successors) {
      List<Value.Local> temporaries = merged.get(successor);
      if (temporaries == null) {
        arrivals
            .computeIfAbsent(successor, s -> new ArrayList<>(2))
            .add(new Arrival(code.currentBlock(), List.copyOf(stack)));
      } else {
        for (int i = 0; i < Math.min(temporaries.size(), stack.size()); i++) {
          if (temporaries.get(i) != null) {
            assignAtEnd(code.currentBlock(), temporaries.get(i), stack.get(i), "");
          }
        }
      }
    }
  }

  // ---- locals

  /**
   * Where the result of the current instruction goes: the variable it is stored to, or a new one.
   */
  Value.Local destination(String descriptor) {
    AbstractInsnNode next = Instructions.nextReal(method.instructions.get(at));
    if (next instanceof VarInsnNode store
        && Instructions.isLocalStore(store.getOpcode())
        && !leaderBetween(at, store)) {
      skipStoreAt = method.instructions.indexOf(store);
      return assigned(store, skipStoreAt, descriptor);
    }
    return names.temporary();
  }

  /** Whether the next instruction throws the result away. */
  boolean isDropped() {
    AbstractInsnNode next = Instructions.nextReal(method.instructions.get(at));
    return next != null
        && (next.getOpcode() == Opcodes.POP || next.getOpcode() == Opcodes.POP2)
        && !leaderBetween(at, next);
  }

  private boolean leaderBetween(int from, AbstractInsnNode to) {
    for (int i = from + 1; i <= method.instructions.indexOf(to); i++) {
      if (graph.isLeader(i)) {
        return true;
      }
    }
    return false;
  }

  private Value.Local assigned(VarInsnNode store, int position, String descriptor) {
    locals.release(store.var);
    String declared = locals.descriptorAt(store.var, position + 1);
    Value.Local local =
        locals.at(store.var, position + 1, declared.isEmpty() ? descriptor : declared);
    protect(local);
    return local;
  }

  private void store(VarInsnNode insn) {
    Operand operand = pop();
    if (at == skipStoreAt) {
      return;
    }
    if (operand instanceof Operand.ClosureObject) {
      // A copy of the receiver: the slot stands for the same object.
      locals.fix(insn.var, operand);
      return;
    }
    String declared = locals.descriptorAt(insn.var, at + 1);
    Value value = values.plain(operand, declared);
    Value.Local local = assigned(insn, at, operand.descriptor());
    boolean isCaught = value.equals(caught);
    TypeRef type =
        isCaught && !declared.isEmpty() ? unit.descriptors.type(declared) : TypeRef.UNKNOWN;
    code.add(new Instruction.Assign(local, value, type, span));
  }

  /** Copies a local that is about to change wherever the stack mentions it. */
  void protect(Value.Local local) {
    Value.Local copy = null;
    for (int i = 0; i < stack.size(); i++) {
      Operand operand = stack.get(i);
      if (values.mentions(operand, local)) {
        if (copy == null) {
          copy = names.temporary();
          code.add(new Instruction.Assign(copy, local, TypeRef.UNKNOWN, span));
        }
        stack.set(i, values.replace(operand, local, copy));
      }
    }
  }

  /** The local for a field of the closure's own object that is no capture. */
  Value.Local stateLocal(String field, String descriptor) {
    return state.computeIfAbsent(
        field,
        name -> {
          Value.Local local = names.declare(name.replace("$", ""));
          locals.declareType(local, unit.descriptors.type(descriptor));
          return local;
        });
  }

  // ---- captures

  /** An operand of {@code maker}, a routine around this one, as seen here: captured on the way. */
  Operand reach(MethodLowering maker, Operand operand, String hint) {
    if (this == maker || parent == null) {
      return operand;
    }
    Operand outer = parent.reach(maker, operand, hint);
    return outer instanceof Operand.Plain plain && plain.value() instanceof Value.Local local
        ? new Operand.Plain(capture(local, hint), plain.descriptor())
        : outer;
  }

  /** The local here that holds a local of the routine around. */
  private Value.Local capture(Value.Local outer, String hint) {
    Value.Local inner = captured.get(outer);
    if (inner == null) {
      inner = outer.equals(Value.Local.SELF) ? outer : names.declare(hint);
      captured.put(outer, inner);
    }
    return inner;
  }

  /** Binds a captured argument to the local that the body knows it by. */
  void bindCapture(Value outer, Value.Local inner, List<Capture> into) {
    into.add(new Capture(inner.name(), outer, Capture.Mode.VALUE));
  }

  /** What was captured on demand. */
  void addCaptures(List<Capture> into) {
    captured.forEach(
        (outer, inner) -> into.add(new Capture(inner.name(), outer, Capture.Mode.VALUE)));
  }

  // ---- exceptions

  /** The exception that handlers get. */
  Value.Local caught() {
    if (caught == null) {
      caught = names.declare("caught");
      locals.declareType(caught, TypeRef.named("java.lang.Throwable"));
    }
    return caught;
  }

  /** Ends the block behind a call that stands in a try range. */
  void splitAfterCall() {
    splitForHandlers(Condition.RETURNED, Condition.THREW);
  }

  private void splitForHandlers(Condition normal, Condition exceptional) {
    List<TryCatchBlockNode> handlers = graph.handlersAt(at);
    if (handlers.isEmpty() || !code.isOpen()) {
      return;
    }
    int next = code.newBlock();
    code.branch(Instruction.BranchKind.TRY, normal, next, exceptional, dispatch(handlers), span);
    code.begin(next);
  }

  /** The block that chooses among handlers. */
  int dispatch(List<TryCatchBlockNode> handlers) {
    caught();
    if (handlers.size() == 1) {
      return handlerBlock(handlers.get(0));
    }
    return dispatches.computeIfAbsent(List.copyOf(handlers), h -> code.newBlock());
  }

  private int handlerBlock(TryCatchBlockNode handler) {
    return target(method.instructions.indexOf(handler.handler));
  }

  private void writeDispatch(List<TryCatchBlockNode> handlers, int block) {
    List<Edge> edges = new ArrayList<>();
    for (TryCatchBlockNode handler : handlers) {
      Span at = handlerSpan(handler);
      Condition condition =
          handler.type == null
              ? Condition.UNKNOWN
              : new Condition.IsType(
                  caught(), TypeRef.named(JavaNames.typeName(handler.type)), false);
      edges.add(new Edge(handlerBlock(handler), condition, "", at));
    }
    code.begin(block);
    code.add(new Instruction.Branch(Instruction.BranchKind.CATCH, edges, edges.get(0).span()));
  }

  private Span handlerSpan(TryCatchBlockNode handler) {
    for (AbstractInsnNode insn = handler.handler; insn != null; insn = insn.getNext()) {
      if (insn instanceof LineNumberNode line && ownLines) {
        return unit.lines.line(line.line);
      }
      if (Instructions.isReal(insn)) {
        break;
      }
    }
    return span;
  }

  // ---- leaving

  /** Leaves the routine; {@code value} absent for {@code return;}. */
  void exit(Instruction.ExitKind kind, Optional<Value> value) {
    code.add(new Instruction.Exit(kind, value, span));
  }
}
