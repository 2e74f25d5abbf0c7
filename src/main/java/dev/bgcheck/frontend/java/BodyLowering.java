package dev.bgcheck.frontend.java;

import com.github.javaparser.ast.Node;
import dev.bgcheck.frontend.jvm.CodeBuilder;
import dev.bgcheck.frontend.jvm.LocalNames;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.CallFlags;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lowers the body of one routine or closure: holds its blocks, its variables, what it captures and
 * what jumps and exceptions run into. The syntax itself is taken apart by construct in {@link
 * StatementLowering}, {@link TryLowering}, {@link SwitchLowering}, {@link ExpressionLowering},
 * {@link ConditionLowering}, {@link CallLowering} and {@link ClosureLowering}.
 *
 * <p>Names: a variable is found here, then in the routines around a closure (and is captured on the
 * way in), then among the fields of the class and the classes around it. A local class reaches
 * variables through its fields {@code val$x}, the class around it through {@code this$0}, as javac
 * compiles it.
 */
final class BodyLowering {
  // Copies of nested finally blocks grow exponentially; nobody writes routines this large.
  private static final int MOST_INSTRUCTIONS = 100_000;

  final UnitLowering unit;
  final ClassScope type;
  // The routine that makes this closure; null for a method.
  final BodyLowering parent;
  final RoutineSignature signature;
  final boolean isStatic;
  // A closure that was written as an anonymous class: `this` is the closure itself.
  final boolean isAnonymousClass;
  final TypeScope types;
  final CodeBuilder code = new CodeBuilder();
  final LocalNames names = new LocalNames();
  final Map<String, TypeRef> localTypes = new HashMap<>();
  final Deque<Region> regions = new ArrayDeque<>();
  final ExpressionLowering expressions;
  final StatementLowering statements;
  final ConditionLowering conditions;
  final CallLowering calls;
  final ClosureLowering closureLowering;
  final SwitchLowering switches;
  final TryLowering tries;
  private final Deque<Map<String, Binding.Variable>> scopes = new ArrayDeque<>();
  private final Map<Binding.Variable, Value.Local> captured = new LinkedHashMap<>();
  private final List<Capture> captures = new ArrayList<>();
  private boolean capturesSelf;
  private Value.Local caught;
  private int closures;

  BodyLowering(
      UnitLowering unit,
      ClassScope type,
      BodyLowering parent,
      RoutineSignature signature,
      boolean isStatic,
      boolean isAnonymousClass) {
    this.unit = unit;
    this.type = type;
    this.parent = parent;
    this.signature = signature;
    this.isStatic = isStatic;
    this.isAnonymousClass = isAnonymousClass;
    this.types = (parent == null ? type.types : parent.types).nested();
    this.expressions = new ExpressionLowering(this);
    this.statements = new StatementLowering(this);
    this.conditions = new ConditionLowering(this);
    this.calls = new CallLowering(this);
    this.closureLowering = new ClosureLowering(this);
    this.switches = new SwitchLowering(this);
    this.tries = new TryLowering(this);
    scopes.push(new HashMap<>());
    code.begin(code.newBlock());
  }

  Span span(Node node) {
    return unit.spans.of(node);
  }

  RoutineSignature nextClosure() {
    closures++;
    return signature.closure(closures);
  }

  /** Whether the routine has grown out of bounds: what follows is left out, with a notice. */
  boolean isTooLarge() {
    return code.size() > MOST_INSTRUCTIONS;
  }

  // ---- variables

  void openScope() {
    scopes.push(new HashMap<>());
  }

  void closeScope() {
    scopes.pop();
  }

  /** Declares a variable or parameter in the innermost scope. */
  Value.Local declare(String name, TypeRef variableType) {
    Value.Local local = names.declare(name);
    bind(name, local, variableType);
    return local;
  }

  /** Lets a name mean a local from here on. */
  void bind(String name, Value.Local local, TypeRef variableType) {
    // `_` names nothing (Java 22).
    if (!name.equals("_")) {
      scopes.element().put(name, new Binding.Variable(this, local, variableType));
    }
    if (!variableType.isUnknown()) {
      localTypes.put(local.name(), variableType);
    }
  }

  /** What a simple name means here. */
  Optional<Binding> find(String name) {
    for (Map<String, Binding.Variable> scope : scopes) {
      Binding.Variable variable = scope.get(name);
      if (variable != null) {
        return Optional.of(variable);
      }
    }
    return parent == null ? type.find(name) : parent.find(name);
  }

  /** The value of a variable, captured where need be. */
  Value reach(Binding.Variable variable, Span span) {
    if (variable.body() == this) {
      return variable.local();
    }
    if (parent != null) {
      Value.Local inner = captured.get(variable);
      if (inner == null) {
        Value outer = parent.reach(variable, span);
        inner = names.declare(variable.local().name());
        captured.put(variable, inner);
        captures.add(new Capture(inner.name(), outer, Capture.Mode.VALUE));
        if (!variable.type().isUnknown()) {
          localTypes.put(inner.name(), variable.type());
        }
      }
      return inner;
    }
    // A method of a local class: the field of the class that stands in the variable's routine.
    for (ClassScope scope = type; scope != null; scope = scope.outer) {
      if (scope.enclosingBody != null && scope.enclosingBody.sees(variable)) {
        return load(selfOf(scope, span), scope.capture(variable), span);
      }
    }
    return Value.UNQUALIFIED;
  }

  private boolean sees(Binding.Variable variable) {
    for (BodyLowering body = this; body != null; body = body.parent) {
      if (variable.body() == body) {
        return true;
      }
    }
    return type.enclosingBody != null && type.enclosingBody.sees(variable);
  }

  /** The receiver: {@code self}, captured where need be; unqualified where there is none. */
  Value self() {
    if (parent == null) {
      return isStatic ? Value.UNQUALIFIED : Value.Local.SELF;
    }
    Value outer = parent.self();
    if (outer.equals(Value.Local.SELF) && !capturesSelf) {
      capturesSelf = true;
      captures.add(new Capture("self", outer, Capture.Mode.VALUE));
    }
    return outer;
  }

  /** The object of a class around the place. */
  Value selfOf(ClassScope wanted, Span span) {
    Value object = self();
    ClassScope scope = type;
    while (scope != wanted && scope.outer != null && !object.equals(Value.UNQUALIFIED)) {
      if (scope.isStatic) {
        return Value.UNQUALIFIED;
      }
      object = load(object, "this$0", span);
      scope = scope.outer;
    }
    return scope == wanted ? object : Value.UNQUALIFIED;
  }

  /**
   * The receiver of a member that no class of the file declares: the only class around the place
   * that may inherit it, unqualified when there are several.
   */
  Value inheritor(Span span) {
    ClassScope only = null;
    for (ClassScope scope = type; scope != null; scope = scope.outer) {
      if (scope.hasSupertypes) {
        if (only != null) {
          return Value.UNQUALIFIED;
        }
        only = scope;
      }
    }
    return only == null ? Value.UNQUALIFIED : selfOf(only, span);
  }

  List<Capture> captures() {
    return captures;
  }

  // ---- instructions

  void add(Instruction instruction) {
    code.add(instruction);
  }

  Value.Local load(Value base, String member, Span span) {
    return load(null, base, member, Optional.empty(), span);
  }

  Value.Local load(
      Value.Local wanted, Value base, String member, Optional<Value> index, Span span) {
    Value.Local dest = wanted == null ? names.temporary() : wanted;
    add(new Instruction.Load(dest, base, member, index, span));
    return dest;
  }

  void assign(Value.Local dest, Value value, Span span) {
    if (!dest.equals(value)) {
      add(new Instruction.Assign(dest, value, TypeRef.UNKNOWN, span));
    }
  }

  /** An operator on values; it throws nothing that counts. */
  Value.Local operate(Value.Local wanted, String operator, List<Value> operands, Span span) {
    Value.Local dest = wanted == null ? names.temporary() : wanted;
    add(
        new Instruction.Call(
            Optional.of(dest),
            Value.UNQUALIFIED,
            operator,
            operands.stream().map(Argument::of).toList(),
            CallFlags.NONE,
            span));
    return dest;
  }

  /** A call; inside a {@code try} it ends the block. */
  void call(
      Optional<Value.Local> dest,
      Value receiver,
      String name,
      List<Value> arguments,
      boolean isSuper,
      Span span) {
    add(
        new Instruction.Call(
            dest,
            receiver,
            name,
            arguments.stream().map(Argument::of).toList(),
            new CallFlags(false, isSuper, false, false),
            span));
    Optional<Region.Guarded> guard = guard();
    if (guard.isPresent() && code.isOpen()) {
      guard.get().isUsed = true;
      int next = code.newBlock();
      code.branch(
          Instruction.BranchKind.TRY,
          Condition.RETURNED,
          next,
          Condition.THREW,
          guard.get().dispatch,
          span);
      code.begin(next);
    }
  }

  /** Where exceptions go from here. */
  Optional<Region.Guarded> guard() {
    for (Region region : regions) {
      if (region instanceof Region.Guarded guarded) {
        return Optional.of(guarded);
      }
    }
    return Optional.empty();
  }

  /** The exception that handlers get. */
  Value.Local caught() {
    if (caught == null) {
      caught = names.declare("caught");
      localTypes.put(caught.name(), TypeRef.named("java.lang.Throwable"));
    }
    return caught;
  }

  /** Code that was not understood: everything it mentions may have been used in any way. */
  void opaque(Optional<Value.Local> dest, Node node) {
    List<Value> uses = new ArrayList<>();
    List<String> mentioned = new ArrayList<>();
    node.walk(
        com.github.javaparser.ast.expr.SimpleName.class,
        name -> {
          String text = name.getIdentifier();
          Optional<Binding> binding = find(text);
          if (binding.isPresent() && binding.get() instanceof Binding.Variable variable) {
            uses.add(reach(variable, span(node)));
          } else if (!mentioned.contains(text)) {
            mentioned.add(text);
          }
        });
    add(new Instruction.Opaque(dest, uses, mentioned, span(node)));
  }
}
