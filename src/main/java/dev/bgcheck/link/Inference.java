package dev.bgcheck.link;

import dev.bgcheck.frontend.jvm.JavaNames;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.Field;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.NamedPlace;
import dev.bgcheck.model.Parameter;
import dev.bgcheck.model.Resolution;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.work.Workers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives locals their types and names their meaning, routine by routine.
 *
 * <p>One pass forward over the blocks: a local has the type it was declared with, or that of what
 * is first assigned to it. Closures follow after the routine they stand in, with the types of what
 * they capture and of the parameters that the callee says they get. A field without a written type
 * has the type that its initialiser computes, inferred when first asked for. Where nothing says a
 * type it stays unknown: nothing is guessed from use.
 *
 * <p>Initialisers come first, on one thread: they ask for each other's types, and which of two that
 * are made of each other stays unknown is decided by their order. Then no routine needs what is
 * found in another, and they are shared out.
 */
final class Inference {
  /** How many routines one thread takes at a time. */
  private static final int PART = 256;

  private static final Resolution NOTHING = Resolution.unknown(Value.UNQUALIFIED);

  private final SymbolTable symbols;
  private final KnownApis apis;
  private final Map<RoutineSignature, List<ApiSymbol>> callbacks;
  private final TypeResolver types;
  private final MemberLookup members;
  private final CallLookup calls;
  private final Map<RoutineSignature, Map<String, TypeRef>> localTypes;
  private final Map<RoutineSignature, List<NamedPlace>> named;
  private final Map<FieldRef, TypeRef> fieldTypes;
  private final Map<RoutineSignature, TypeRef> initializerResults = new HashMap<>();
  private boolean areInitializersKnown;

  Inference(SymbolTable symbols, KnownApis apis, Map<RoutineSignature, List<ApiSymbol>> callbacks) {
    this.symbols = symbols;
    this.apis = apis;
    this.callbacks = callbacks;
    this.types = new TypeResolver(symbols);
    this.members = new MemberLookup(symbols, apis, types, this::fieldType);
    this.calls = new CallLookup(symbols, apis, types, members);
    int count = symbols.routines().size();
    this.localTypes = new ConcurrentHashMap<>(count);
    this.named = new ConcurrentHashMap<>(count);
    this.fieldTypes = new ConcurrentHashMap<>(count / 4);
  }

  void run(Workers workers) {
    List<Routine> others = new ArrayList<>(symbols.routines().size());
    for (Routine routine : symbols.routines()) {
      if (routine.kind() == Routine.Kind.FIELD_INITIALIZER) {
        infer(routine, Map.of(), List.of());
      } else if (!routine.signature().isClosure()) {
        others.add(routine);
      }
    }
    areInitializersKnown = true;
    List<Runnable> tasks = new ArrayList<>();
    for (int start = 0; start < others.size(); start += PART) {
      List<Routine> some = others.subList(start, Math.min(start + PART, others.size()));
      tasks.add(() -> some.forEach(routine -> infer(routine, Map.of(), List.of())));
    }
    workers.run(tasks);
  }

  Map<RoutineSignature, Map<String, TypeRef>> localTypes() {
    return localTypes;
  }

  /** What names something known, by routine. */
  Map<RoutineSignature, List<NamedPlace>> named() {
    return named;
  }

  private TypeRef fieldType(FieldRef ref) {
    TypeRef known = fieldTypes.get(ref);
    if (known != null) {
      return known;
    }
    Field field = symbols.declared(ref);
    TypeRef type = field.type();
    if (type.isUnknown() && field.initializer().isPresent()) {
      RoutineSignature initializer = field.initializer().get();
      if (!areInitializersKnown) {
        // Asked again while it is being inferred, the type is unknown.
        fieldTypes.put(ref, TypeRef.UNKNOWN);
        symbols.routine(initializer).ifPresent(routine -> infer(routine, Map.of(), List.of()));
      }
      type = initializerResults.getOrDefault(initializer, TypeRef.UNKNOWN);
    } else if (type.isUnknown() && field.constant().isPresent()) {
      type = field.constant().get().isString() ? TypeRef.STRING : TypeRef.UNKNOWN;
    } else {
      type = types.resolve(type, ref.owner());
    }
    fieldTypes.put(ref, type);
    return type;
  }

  /** A closure is inferred on the thread of the routine that it stands in, right after it. */
  private void infer(Routine routine, Map<String, TypeRef> captured, List<TypeRef> expected) {
    Map<String, TypeRef> env = new HashMap<>(captured);
    if (localTypes.putIfAbsent(routine.signature(), env) != null) {
      return;
    }
    TypeName owner = routine.signature().owner();
    if (!owner.isGlobal()) {
      TypeRef self = TypeRef.named(owner);
      env.putIfAbsent("self", routine.signature().isStatic() ? self.metatype() : self);
    }
    declareParameters(routine, expected, env);
    routine.locals().forEach((name, type) -> env.put(name, types.resolve(type, owner)));
    if (routine.hasBody()) {
      new Walk(routine, env).run();
    }
  }

  private void declareParameters(
      Routine routine, List<TypeRef> expected, Map<String, TypeRef> env) {
    List<TypeRef> fromCallback = List.of();
    for (ApiSymbol callback : callbacks.getOrDefault(routine.signature(), List.of())) {
      fromCallback = apis.callbackParameters(callback);
    }
    for (int i = 0; i < routine.parameters().size(); i++) {
      Parameter parameter = routine.parameters().get(i);
      TypeRef type = types.resolve(parameter.type(), routine.signature().owner());
      if (type.isUnknown() && i < expected.size()) {
        type = expected.get(i);
      }
      if (type.isUnknown() && i < fromCallback.size()) {
        type = fromCallback.get(i);
      }
      env.put(parameter.name(), type);
    }
    if (routine.parameters().isEmpty()) {
      // Ex) { $0.setTaskCompleted(success: true) }
      for (int i = 0; i < expected.size(); i++) {
        env.put("$" + i, expected.get(i));
      }
    }
  }

  /** The pass over one routine. */
  private final class Walk {
    private final Routine routine;
    private final Map<String, TypeRef> env;
    // Most routines make no closure.
    private Map<String, Instruction.MakeClosure> closures = Map.of();
    private Map<RoutineSignature, List<TypeRef>> expected = Map.of();
    private final List<NamedPlace> here = new ArrayList<>();
    private int block;
    private int index;

    Walk(Routine routine, Map<String, TypeRef> env) {
      this.routine = routine;
      this.env = env;
    }

    void run() {
      // By index, here and wherever whole programs are walked: an iterator for each block adds up.
      List<Block> blocks = routine.blocks();
      for (int i = 0; i < blocks.size(); i++) {
        block = blocks.get(i).id();
        List<Instruction> instructions = blocks.get(i).instructions();
        for (index = 0; index < instructions.size(); index++) {
          step(instructions.get(index));
        }
      }
      if (!here.isEmpty()) {
        named.put(routine.signature(), here);
      }
      for (Instruction.MakeClosure closure : closures.values()) {
        Optional<Routine> body = closure.body().flatMap(symbols::routine);
        if (body.isPresent()) {
          List<TypeRef> parameters = expected.getOrDefault(body.get().signature(), List.of());
          infer(body.get(), captured(closure), parameters);
        }
      }
    }

    private Map<String, TypeRef> captured(Instruction.MakeClosure closure) {
      Map<String, TypeRef> inner = new HashMap<>();
      for (Capture capture : closure.captures()) {
        inner.put(capture.name(), typeOf(capture.outer()));
      }
      return inner;
    }

    private void step(Instruction instruction) {
      if (instruction instanceof Instruction.Assign assign) {
        TypeRef written = types.resolve(assign.type(), routine.signature().owner());
        set(assign.dest(), written.isUnknown() ? typeOf(assign.source()) : written);
        follow(assign.source(), assign.dest(), written);
      } else if (instruction instanceof Instruction.Load load) {
        set(load.dest(), load(load));
      } else if (instruction instanceof Instruction.Store store) {
        store(store);
      } else if (instruction instanceof Instruction.Call call) {
        TypeRef result = call(call);
        if (call.dest().isPresent()) {
          set(call.dest().get(), result);
        }
      } else if (instruction instanceof Instruction.MakeClosure closure) {
        makeClosure(closure);
      } else if (instruction instanceof Instruction.Exit exit
          && exit.kind() == Instruction.ExitKind.RETURN
          && !areInitializersKnown) {
        exit.value()
            .ifPresent(
                value ->
                    initializerResults.merge(
                        routine.signature(),
                        typeOf(value),
                        (before, now) -> before.isUnknown() ? now : before));
      }
    }

    private void means(Instruction instruction, Value written, Resolution resolution) {
      if (!resolution.isUnknown() || resolution.base() != written) {
        here.add(new NamedPlace(routine, block, index, instruction, resolution));
      }
    }

    private void set(Value.Local dest, TypeRef type) {
      if (type.isUnknown()) {
        return;
      }
      TypeRef before = env.get(dest.name());
      if (before == null || before.isUnknown()) {
        env.put(dest.name(), type);
      }
    }

    /** A closure that is copied stays known by both names. */
    private void follow(Value source, Value.Local dest, TypeRef written) {
      if (source instanceof Value.Local local && closures.containsKey(local.name())) {
        Instruction.MakeClosure closure = closures.get(local.name());
        closures.putIfAbsent(dest.name(), closure);
        if (written.isFunction()) {
          closure.body().ifPresent(body -> expected.putIfAbsent(body, written.parameters()));
        }
      }
    }

    private TypeRef typeOf(Value value) {
      if (value instanceof Value.Local local) {
        return env.getOrDefault(local.name(), TypeRef.UNKNOWN);
      } else if (value instanceof Value.Type type) {
        return type.type().isUnknown()
            ? TypeRef.UNKNOWN
            : types.resolve(type.type(), routine.signature().owner()).metatype();
      } else if (value instanceof Value.Constant constant) {
        return switch (constant.kind()) {
          case STRING -> TypeRef.STRING;
          case BOOL -> TypeRef.BOOL;
          default -> TypeRef.UNKNOWN;
        };
      }
      return TypeRef.UNKNOWN;
    }

    private TypeRef load(Instruction.Load load) {
      if (load.member().equals("[]")) {
        return typeOf(load.base()).element().optional();
      }
      Optional<Found> found = place(load.base(), load.member(), false);
      if (found.isEmpty()) {
        return TypeRef.UNKNOWN;
      }
      means(load, load.base(), found.get().resolution());
      TypeRef type = found.get().type();
      return load.index().isPresent() ? type.element().optional() : type;
    }

    private void store(Instruction.Store store) {
      if (store.member().equals("[]")) {
        return;
      }
      Optional<Found> found = place(store.base(), store.member(), store.index().isEmpty());
      if (found.isEmpty()) {
        return;
      }
      means(store, store.base(), found.get().resolution());
      TypeRef type = found.get().type();
      expect(store.value(), store.index().isPresent() ? type.element() : type);
      if (found.get().closureParameters().containsKey(0)) {
        expect(store.value(), found.get().closureParameters().get(0));
      }
    }

    private void expect(Value value, TypeRef type) {
      if (type.isFunction()) {
        expect(value, type.parameters());
      }
    }

    private void expect(Value value, List<TypeRef> parameters) {
      if (value instanceof Value.Local local && closures.containsKey(local.name())) {
        closures.get(local.name()).body().ifPresent(body -> expected.putIfAbsent(body, parameters));
      }
    }

    private Optional<Found> place(Value base, String member, boolean write) {
      if (base instanceof Value.Unqualified) {
        return members.unqualified(routine, member, write);
      } else if (base instanceof Value.Type type) {
        return members.onType(type.type(), routine, member, write);
      }
      return members.onValue(typeOf(base), base, routine, member, write);
    }

    private TypeRef call(Instruction.Call call) {
      if (call.isOperator()) {
        return operator(call);
      }
      if (call.name().equals(Instruction.Call.INVOKE)) {
        TypeRef function = typeOf(call.receiver());
        for (int i = 0; i < call.arguments().size(); i++) {
          if (i < function.parameters().size()) {
            expect(call.arguments().get(i).value(), function.parameters().get(i));
          }
        }
        return function.result();
      }
      Optional<Found> found;
      if (call.receiver() instanceof Value.Unqualified) {
        found = calls.unqualified(routine, call);
      } else if (call.receiver() instanceof Value.Type type) {
        found = calls.onType(type.type(), routine, call);
      } else {
        found = calls.onValue(typeOf(call.receiver()), routine, call);
      }
      if (found.isEmpty()) {
        return TypeRef.UNKNOWN;
      }
      means(call, call.receiver(), found.get().resolution());
      for (Map.Entry<Integer, List<TypeRef>> one : found.get().closureParameters().entrySet()) {
        if (one.getKey() < call.arguments().size()) {
          expect(call.arguments().get(one.getKey()).value(), one.getValue());
        }
      }
      return found.get().type();
    }

    private TypeRef operator(Instruction.Call call) {
      List<TypeRef> operands =
          call.arguments().stream().map(Argument::value).map(this::typeOf).toList();
      return switch (call.name()) {
        case Instruction.Call.JOIN -> TypeRef.STRING;
        case Instruction.Call.ARRAY ->
            TypeRef.array(operands.isEmpty() ? TypeRef.UNKNOWN : operands.get(0));
        case Instruction.Call.DICTIONARY ->
            operands.size() < 2
                ? TypeRef.dictionary(TypeRef.UNKNOWN, TypeRef.UNKNOWN)
                : TypeRef.dictionary(operands.get(0), operands.get(1));
        case Instruction.Call.TUPLE -> new TypeRef(TypeRef.TUPLE, operands);
        case "==", "!=", "<", ">", "<=", ">=", "===", "!==", "!", "&&", "||" -> TypeRef.BOOL;
        case "+" -> operands.contains(TypeRef.STRING) ? TypeRef.STRING : first(operands);
        default -> first(operands);
      };
    }

    private TypeRef first(List<TypeRef> operands) {
      return operands.isEmpty() ? TypeRef.UNKNOWN : operands.get(0);
    }

    private void makeClosure(Instruction.MakeClosure closure) {
      if (closure.body().isPresent()) {
        if (closures.isEmpty()) {
          closures = new LinkedHashMap<>();
          expected = new HashMap<>();
        }
        closures.put(closure.dest().name(), closure);
        here.add(new NamedPlace(routine, block, index, closure, NOTHING));
        Optional<Routine> body = symbols.routine(closure.body().get());
        set(closure.dest(), body.map(this::functionType).orElse(TypeRef.UNKNOWN));
        return;
      }
      // A bound method: look its full name up like a call with those labels.
      List<Argument> arguments =
          labels(closure).stream()
              .map(label -> new Argument(label, Value.Constant.NIL, false))
              .toList();
      Instruction.Call asCall =
          new Instruction.Call(
              Optional.empty(),
              closure.receiver(),
              RoutineNames.baseName(closure.method()),
              arguments,
              dev.bgcheck.model.CallFlags.NONE,
              closure.span());
      Optional<Found> found;
      if (closure.receiver() instanceof Value.Unqualified) {
        found = calls.unqualified(routine, asCall);
      } else if (closure.receiver() instanceof Value.Type type) {
        found = calls.onType(type.type(), routine, asCall);
      } else {
        found = calls.onValue(typeOf(closure.receiver()), routine, asCall);
      }
      if (found.isPresent()) {
        means(closure, closure.receiver(), found.get().resolution());
      }
      TypeRef result = found.map(Found::type).orElse(TypeRef.UNKNOWN);
      set(closure.dest(), TypeRef.function(List.of(), result));
    }

    /** The labels of a call of the method: in Java as many empty ones as it has parameters. */
    private List<String> labels(Instruction.MakeClosure closure) {
      if (routine.language() != Language.JAVA && routine.language() != Language.BYTECODE) {
        return RoutineNames.labels(closure.method());
      }
      OptionalInt arity = JavaNames.arity(closure.method());
      return Collections.nCopies(arity.orElseGet(() -> declaredArity(closure)), "");
    }

    /** Ex) this::run in source, which does not say how many parameters the method has. */
    private int declaredArity(Instruction.MakeClosure closure) {
      TypeRef receiver = typeOf(closure.receiver());
      TypeRef named = receiver.isMetatype() ? receiver.arguments().get(0) : receiver;
      String name = RoutineNames.baseName(closure.method());
      return named.typeName().stream()
          .flatMap(type -> symbols.chain(type).stream())
          .flatMap(type -> symbols.own(type, name).stream())
          .mapToInt(method -> method.parameters().size())
          .findFirst()
          .orElse(0);
    }

    private TypeRef functionType(Routine body) {
      TypeName owner = body.signature().owner();
      List<TypeRef> parameters =
          body.parameters().stream().map(p -> types.resolve(p.type(), owner)).toList();
      return TypeRef.function(parameters, types.resolve(body.result(), owner));
    }
  }
}
