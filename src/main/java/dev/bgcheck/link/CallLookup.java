package dev.bgcheck.link;

import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.Resolution;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeDeclaration;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what the name of a call means. */
final class CallLookup {
  /**
   * A name at least this long, called on an unknown receiver, is taken for the only one of its
   * kind.
   */
  private static final int TELLING_NAME = 8;

  private final SymbolTable symbols;
  private final KnownApis apis;
  private final TypeResolver types;
  private final MemberLookup members;

  CallLookup(SymbolTable symbols, KnownApis apis, TypeResolver types, MemberLookup members) {
    this.symbols = symbols;
    this.apis = apis;
    this.types = types;
    this.members = members;
  }

  /** A call without receiver in {@code routine}. */
  Optional<Found> unqualified(Routine routine, Instruction.Call call) {
    TypeName owner = routine.signature().owner();
    String name = baseName(call);
    if (!owner.isGlobal()) {
      if (name.equals("init") && routine.language() == Language.SWIFT) {
        return creation(owner, routine, call);
      }
      Optional<Found> own = method(owner, owner, call, Value.Local.SELF);
      if (own.isPresent()) {
        return own;
      }
    }
    Optional<Found> stored = storedClosure(members.unqualified(routine, name, false));
    if (stored.isPresent()) {
      return stored;
    }
    for (TypeName outer = owner.outer();
        !owner.isGlobal() && !outer.isGlobal();
        outer = outer.outer()) {
      Optional<Found> outside = method(outer, owner, call, MemberLookup.type(outer));
      if (outside.isPresent()) {
        return outside;
      }
    }
    Optional<Found> global = method(TypeName.GLOBAL, TypeName.GLOBAL, call, Value.UNQUALIFIED);
    if (global.isPresent() && !hidesSwiftType(routine, name, global.get())) {
      return global;
    }
    Optional<TypeName> type = symbols.find(name, owner);
    if (type.isPresent()) {
      return creation(type.get(), routine, call);
    }
    Optional<Found> function =
        apis.function(routine.language(), call)
            .map(member -> MemberLookup.known(Value.UNQUALIFIED, member));
    if (function.isPresent() || owner.isGlobal()) {
      return function;
    }
    return apiCall(
        owner, routine.signature().isStatic(), routine.language(), call, Value.Local.SELF);
  }

  /** Ex) Task { … } of Swift, beside the constructor of a C++ class Task in the same target. */
  private boolean hidesSwiftType(Routine routine, String name, Found global) {
    return routine.language() == Language.SWIFT
        && apis.canonicalType(name).isPresent()
        && global.resolution().routines().stream()
            .noneMatch(one -> one.language() == Language.SWIFT);
  }

  /** A call on a type. */
  Optional<Found> onType(TypeRef written, Routine routine, Instruction.Call call) {
    if (written.isUnknown()) {
      return apis.distinctiveCall(routine.language(), call)
          .map(member -> MemberLookup.guessed(call.receiver(), member));
    }
    TypeRef resolved = types.resolve(written, routine.signature().owner());
    Optional<TypeName> owner = resolved.typeName();
    String name = baseName(call);
    if (owner.isEmpty()) {
      // Ex) [String: UIBackgroundTaskIdentifier](), which no declaration is known of
      return name.equals("init")
          ? Optional.of(new Found(Resolution.unknown(new Value.Type(resolved)), resolved, Map.of()))
          : Optional.empty();
    }
    if (name.equals("init")
        || name.equals("<init>")
        || name.startsWith("init") && isObjc(routine)) {
      return creation(owner.get(), routine, call);
    }
    Value base = new Value.Type(resolved);
    Optional<Found> found = method(owner.get(), owner.get(), call, base);
    if (found.isEmpty()) {
      found = enumCase(owner.get(), name, base);
    }
    if (found.isEmpty()) {
      found = apiCall(owner.get(), true, routine.language(), call, base);
    }
    if (found.isEmpty()) {
      found = nested(owner.get(), name, routine, call);
    }
    return found.isPresent()
        ? found
        : storedClosure(members.onType(resolved, routine, name, false));
  }

  /** A call on a value. */
  Optional<Found> onValue(TypeRef receiver, Routine routine, Instruction.Call call) {
    TypeRef bare = receiver.unwrapped();
    Value base = call.receiver();
    if (bare.isMetatype()) {
      return onType(bare.arguments().get(0), routine, call);
    }
    String name = baseName(call);
    TypeRef element = CollectionMembers.call(receiver, name);
    List<TypeRef> closure = CollectionMembers.closureParameters(receiver, name);
    if (!element.isUnknown() || !closure.isEmpty()) {
      return Optional.of(collectionCall(receiver, call, element, closure));
    }
    Optional<TypeName> owner = receiver.typeName();
    if (owner.isEmpty()) {
      return receiver.isUnknown() ? guess(routine, call) : Optional.empty();
    }
    if (call.flags().isSuper()) {
      return superCall(owner.get(), routine, call);
    }
    boolean known =
        symbols.type(owner.get()).isPresent() || apis.canonicalType(owner.get().name()).isPresent();
    Optional<Found> found = method(owner.get(), owner.get(), call, base);
    if (found.isEmpty()) {
      found = apiCall(owner.get(), false, routine.language(), call, base);
    }
    if (found.isEmpty()) {
      found = storedClosure(members.onValue(receiver, base, routine, name, false));
    }
    return found.isPresent() || known ? found : guess(routine, call);
  }

  private Found collectionCall(
      TypeRef receiver, Instruction.Call call, TypeRef element, List<TypeRef> closure) {
    Map<Integer, List<TypeRef>> expected = new HashMap<>();
    for (int i = 0; i < call.arguments().size() && !closure.isEmpty(); i++) {
      expected.put(i, closure);
    }
    Optional<ApiSymbol> symbol =
        apis.distinctiveCall(Language.SWIFT, call).map(KnownApis.Member::symbol);
    Resolution resolution =
        new Resolution(
            call.receiver(),
            List.of(),
            false,
            symbol,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            false);
    return new Found(resolution, element, expected);
  }

  private Optional<Found> superCall(TypeName owner, Routine routine, Instruction.Call call) {
    for (TypeName one : symbols.chain(owner)) {
      if (one.equals(owner)) {
        continue;
      }
      List<Routine> own = matching(symbols.own(one, baseName(call)), call);
      if (!own.isEmpty()) {
        return Optional.of(routines(own, one, call, call.receiver(), true));
      }
    }
    return apiCall(owner, false, routine.language(), call, call.receiver());
  }

  private Optional<Found> method(
      TypeName owner, TypeName dispatchedOn, Instruction.Call call, Value base) {
    String name = baseName(call);
    if (symbols.named(name).isEmpty()) {
      return Optional.empty();
    }
    List<TypeName> chain = owner.isGlobal() ? List.of(owner) : symbols.chain(owner);
    for (TypeName one : chain) {
      List<Routine> own = matching(symbols.own(one, name), call);
      if (own.isEmpty()) {
        continue;
      }
      Set<Routine> reachable = new LinkedHashSet<>(own);
      if (!owner.isGlobal()) {
        for (TypeName subtype : symbols.withSubtypes(dispatchedOn)) {
          if (!subtype.equals(one)) {
            reachable.addAll(matching(symbols.own(subtype, name), call));
          }
        }
      }
      boolean exhaustive = symbols.type(one).isPresent() || one.isGlobal();
      List<Routine> bodies = reachable.stream().filter(Routine::hasBody).toList();
      if (bodies.isEmpty() && !owner.isGlobal()) {
        // Ex) extension BGTask: CompletableTask {}: the protocol only repeats what the API has; or
        // a binding of Java, whose methods are Apple's.
        Optional<Found> repeated =
            boundApi(own.get(0), call, base)
                .or(() -> repeatedApi(dispatchedOn, own.get(0), call, base));
        if (repeated.isPresent()) {
          return repeated;
        }
      }
      List<Routine> targets = bodies.isEmpty() ? List.copyOf(reachable) : bodies;
      Found found = routines(targets, one, call, base, exhaustive);
      return Optional.of(
          isProtocol(dispatchedOn) ? withRepeatedApi(found, dispatchedOn, call, base) : found);
    }
    return Optional.empty();
  }

  private boolean isProtocol(TypeName name) {
    return symbols
        .type(name)
        .filter(type -> type.kind() == TypeDeclaration.Kind.PROTOCOL)
        .isPresent();
  }

  /** Ex) a protocol that CLLocationManager and a stand-in for tests both conform to. */
  private Found withRepeatedApi(Found found, TypeName protocol, Instruction.Call call, Value base) {
    Optional<Found> api = repeatedApi(protocol, found.resolution().routines().get(0), call, base);
    if (api.isEmpty() || api.get().resolution().api().isEmpty()) {
      return found;
    }
    Resolution own = found.resolution();
    Resolution known = api.get().resolution();
    return new Found(
        new Resolution(
            own.base(),
            own.routines(),
            false,
            known.api(),
            own.field(),
            own.created(),
            known.positions(),
            own.guessed()),
        found.type(),
        found.closureParameters());
  }

  private Optional<Found> boundApi(Routine declared, Instruction.Call call, Value base) {
    if (declared.selector().isEmpty()) {
      return Optional.empty();
    }
    return apis.bound(declared.signature().owner().name(), declared.selector(), call)
        .map(member -> MemberLookup.known(base, member));
  }

  private Optional<Found> repeatedApi(
      TypeName type, Routine declared, Instruction.Call call, Value base) {
    boolean onType = declared.signature().isStatic();
    for (TypeName one : symbols.withSubtypes(type)) {
      Optional<Found> api = apiCall(one, onType, declared.language(), call, base);
      if (api.isPresent()) {
        return api;
      }
    }
    return Optional.empty();
  }

  private Found routines(
      List<Routine> targets, TypeName declaredIn, Instruction.Call call, Value base, boolean all) {
    Routine first = targets.get(0);
    TypeName context =
        first.signature().owner().isGlobal() ? TypeName.GLOBAL : first.signature().owner();
    Resolution resolution =
        new Resolution(
            first.signature().isStatic() && !context.isGlobal()
                ? MemberLookup.type(declaredIn)
                : base,
            targets,
            all,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            false);
    TypeRef result = types.resolve(first.result(), context);
    if (result.name().equals("instancetype") || result.name().equals("Self")) {
      result = TypeRef.named(declaredIn);
    }
    return new Found(resolution, result, closureParameters(first, context, call.arguments()));
  }

  private Map<Integer, List<TypeRef>> closureParameters(
      Routine routine, TypeName context, List<Argument> arguments) {
    Map<Integer, List<TypeRef>> expected = new HashMap<>();
    Optional<int[]> positions = ArgumentMatching.match(routine, arguments);
    if (positions.isPresent()) {
      for (int i = 0; i < arguments.size(); i++) {
        TypeRef type = routine.parameters().get(positions.get()[i]).type();
        TypeRef resolved = types.resolve(type, context);
        if (resolved.isFunction()) {
          expected.put(i, resolved.parameters());
        }
      }
    }
    return expected;
  }

  private Optional<Found> creation(TypeName type, Routine routine, Instruction.Call call) {
    Value base = MemberLookup.type(type);
    List<Routine> initializers = new ArrayList<>(2);
    for (TypeName one : symbols.chain(type)) {
      Map<String, List<Routine>> own = symbols.own(one);
      if (!own.isEmpty()) {
        addInitializers(own.getOrDefault("init", List.of()), call, initializers);
        addInitializers(own.getOrDefault("init?", List.of()), call, initializers);
        addInitializers(own.getOrDefault("<init>", List.of()), call, initializers);
        addInitializers(own.getOrDefault(call.name(), List.of()), call, initializers);
      }
      if (!initializers.isEmpty()) {
        break;
      }
    }
    Optional<KnownApis.Member> api = Optional.empty();
    // A constructor without a body is a binding's: what it makes is Apple's.
    boolean isBinding = true;
    for (Routine declared : initializers) {
      isBinding &= !declared.hasBody();
    }
    for (Routine declared : initializers) {
      if (isBinding && api.isEmpty() && !declared.selector().isEmpty()) {
        api = apis.bound(declared.signature().owner().name(), declared.selector(), call);
      }
    }
    if (isBinding && api.isEmpty()) {
      for (TypeName one : symbols.knownChain(type)) {
        api = apis.creation(one.name(), routine.language(), call);
        if (api.isPresent()) {
          break;
        }
      }
    }
    Resolution resolution =
        new Resolution(
            base,
            initializers,
            symbols.type(type).isPresent(),
            api.map(KnownApis.Member::symbol),
            Optional.empty(),
            Optional.of(type),
            api.map(KnownApis.Member::positions).orElse(List.of()),
            false);
    Map<Integer, List<TypeRef>> expected =
        initializers.isEmpty()
            ? api.map(KnownApis.Member::closureParameters).orElse(Map.of())
            : closureParameters(initializers.get(0), type, call.arguments());
    return Optional.of(new Found(resolution, TypeRef.named(type), expected));
  }

  private static void addInitializers(
      List<Routine> candidates, Instruction.Call call, List<Routine> initializers) {
    for (int i = 0; i < candidates.size(); i++) {
      Routine candidate = candidates.get(i);
      if (ArgumentMatching.match(candidate, call.arguments()).isPresent()
          && !initializers.contains(candidate)) {
        initializers.add(candidate);
      }
    }
  }

  private Optional<Found> nested(
      TypeName owner, String name, Routine routine, Instruction.Call call) {
    return symbols.find(name, owner).flatMap(type -> creation(type, routine, call));
  }

  private Optional<Found> enumCase(TypeName owner, String name, Value base) {
    return symbols
        .field(owner, name)
        .filter(ref -> symbols.declared(ref).is(dev.bgcheck.model.Field.Flag.ENUM_CASE))
        .map(
            ref ->
                new Found(
                    new Resolution(
                        base,
                        List.of(),
                        false,
                        Optional.empty(),
                        Optional.of(ref),
                        Optional.of(ref.owner()),
                        List.of(),
                        false),
                    TypeRef.named(ref.owner())));
  }

  private Optional<Found> apiCall(
      TypeName owner, boolean onType, Language language, Instruction.Call call, Value base) {
    for (TypeName one : symbols.knownChain(owner)) {
      Optional<KnownApis.Member> member = apis.call(one.name(), onType, language, call);
      if (member.isPresent()) {
        KnownApis.Member known = member.get();
        boolean itself =
            known.result().name().equals("instancetype") || known.result().name().equals("Self");
        return Optional.of(
            MemberLookup.known(
                base,
                itself
                    ? new KnownApis.Member(
                        known.symbol(),
                        TypeRef.named(owner),
                        known.closureParameters(),
                        known.positions())
                    : known));
      }
    }
    return Optional.empty();
  }

  /** Ex) completion(result) where completion is a property that holds a closure. */
  private static Optional<Found> storedClosure(Optional<Found> property) {
    if (property.isEmpty()) {
      return property;
    }
    Found found = property.get();
    boolean holds =
        found.resolution().field().isPresent()
            && (found.type().isFunction() || found.type().isUnknown());
    return holds
        ? Optional.of(new Found(found.resolution(), found.type().result(), Map.of()))
        : Optional.empty();
  }

  private Optional<Found> guess(Routine routine, Instruction.Call call) {
    Optional<Found> api =
        apis.distinctiveCall(routine.language(), call)
            .map(member -> MemberLookup.guessed(call.receiver(), member));
    if (api.isPresent()) {
      return api;
    }
    String name = baseName(call);
    boolean telling =
        name.length() >= TELLING_NAME
            || call.arguments().stream().anyMatch(a -> !a.label().isEmpty());
    List<Routine> named = telling ? matching(symbols.named(name), call) : List.of();
    List<Routine> bodies =
        named.stream().filter(r -> r.hasBody() && r.kind() == Routine.Kind.METHOD).toList();
    if (bodies.isEmpty() || bodies.size() > 3) {
      return Optional.empty();
    }
    TypeName owner = bodies.get(0).signature().owner();
    Found found = routines(bodies, owner, call, call.receiver(), false);
    Resolution sure = found.resolution();
    Resolution guessed =
        new Resolution(
            sure.base(),
            bodies,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            true);
    return Optional.of(new Found(guessed, found.type(), found.closureParameters()));
  }

  private static List<Routine> matching(List<Routine> candidates, Instruction.Call call) {
    if (candidates.isEmpty()) {
      return List.of();
    }
    List<Routine> fitting = new ArrayList<>();
    for (Routine candidate : candidates) {
      boolean callable =
          switch (candidate.kind()) {
            case METHOD, FUNCTION, INITIALIZER -> true;
            default -> false;
          };
      if (callable && ArgumentMatching.match(candidate, call.arguments()).isPresent()) {
        fitting.add(candidate);
      }
    }
    // As in Java, an overload that takes the arguments as they are comes first.
    boolean oneByOne =
        fitting.size() > 1
            && fitting.stream().anyMatch(one -> ArgumentMatching.isOneByOne(one, call.arguments()));
    if (oneByOne) {
      fitting.removeIf(one -> !ArgumentMatching.isOneByOne(one, call.arguments()));
    }
    return fitting;
  }

  private static boolean isObjc(Routine routine) {
    return routine.language() == Language.OBJC;
  }

  static String baseName(Instruction.Call call) {
    return RoutineNames.baseName(call.name());
  }
}
