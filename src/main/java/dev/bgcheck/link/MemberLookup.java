package dev.bgcheck.link;

import dev.bgcheck.model.Field;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.ProgramType;
import dev.bgcheck.model.Resolution;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeDeclaration;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds what the name of a property means: where it stands without receiver, on a value, on a type.
 */
final class MemberLookup {
  private final SymbolTable symbols;
  private final KnownApis apis;
  private final TypeResolver types;
  private final Function<FieldRef, TypeRef> fieldType;

  /**
   * A look-up.
   *
   * @param fieldType gives the type of a field, inferred if need be
   */
  MemberLookup(
      SymbolTable symbols,
      KnownApis apis,
      TypeResolver types,
      Function<FieldRef, TypeRef> fieldType) {
    this.symbols = symbols;
    this.apis = apis;
    this.types = types;
    this.fieldType = fieldType;
  }

  /** A name without receiver, read or written in {@code routine}. */
  Optional<Found> unqualified(Routine routine, String name, boolean write) {
    TypeName owner = routine.signature().owner();
    Value self = Value.Local.SELF;
    if (!owner.isGlobal()) {
      Optional<Found> own = ownField(owner, name, self, write);
      if (own.isPresent()) {
        return own;
      }
      Optional<Found> inherited = apiProperty(owner, false, routine.language(), name, write, self);
      if (inherited.isPresent()) {
        return inherited;
      }
      for (TypeName outer = owner.outer(); !outer.isGlobal(); outer = outer.outer()) {
        Optional<Found> outside = ownField(outer, name, type(outer), write);
        if (outside.isPresent()) {
          return outside;
        }
      }
    }
    FieldRef global = new FieldRef(TypeName.GLOBAL, name);
    if (symbols.globals().containsKey(global)) {
      return Optional.of(found(type(TypeName.GLOBAL), global, write));
    }
    if (write) {
      return Optional.empty();
    }
    // No chain of or(...): this runs for every name of a program, and lambdas that hold something
    // cost more than the look-ups.
    Optional<Found> found = methodValue(owner, name, self);
    if (found.isEmpty()) {
      found = typeValue(name, owner);
    }
    if (found.isEmpty()) {
      found = methodValue(TypeName.GLOBAL, name, Value.UNQUALIFIED);
    }
    return found.isPresent()
        ? found
        : apis.global(routine.language(), name).map(m -> known(Value.UNQUALIFIED, m));
  }

  /** A member of a type used as a value. */
  Optional<Found> onType(TypeRef written, Routine routine, String name, boolean write) {
    if (written.isUnknown()) {
      return Optional.empty();
    }
    TypeRef resolved = types.resolve(written, routine.signature().owner());
    Optional<TypeName> owner = resolved.typeName();
    if (owner.isEmpty()) {
      return Optional.empty();
    }
    Value base = new Value.Type(resolved);
    if (name.equals("self") || name.equals("class")) {
      return Optional.of(new Found(Resolution.unknown(base), resolved.metatype()));
    }
    Optional<Found> found = ownField(owner.get(), name, base, write);
    if (found.isEmpty()) {
      found = apiProperty(owner.get(), true, routine.language(), name, write, base);
    }
    if (found.isEmpty() && !write) {
      found = typeValue(name, owner.get());
    }
    return found.isEmpty() && !write ? methodValue(owner.get(), name, base) : found;
  }

  /** A member of a value of type {@code receiver}. */
  Optional<Found> onValue(
      TypeRef receiver, Value base, Routine routine, String name, boolean write) {
    TypeRef bare = receiver.unwrapped();
    if (bare.isMetatype()) {
      return onType(bare.arguments().get(0), routine, name, write);
    }
    TypeRef element = CollectionMembers.property(receiver, name);
    if (!element.isUnknown()) {
      return Optional.of(new Found(Resolution.unknown(base), element));
    }
    Optional<TypeName> owner = receiver.typeName();
    if (owner.isEmpty()) {
      return receiver.isUnknown()
          ? apis.distinctiveProperty(routine.language(), name, write)
              .map(member -> guessed(base, member))
          : Optional.empty();
    }
    Optional<Found> found = ownField(owner.get(), name, base, write);
    if (found.isEmpty()) {
      found = apiProperty(owner.get(), false, routine.language(), name, write, base);
    }
    if (found.isEmpty() && !write) {
      found = methodValue(owner.get(), name, base);
    }
    return found.isPresent() || symbols.type(owner.get()).isPresent()
        ? found
        : apis.distinctiveProperty(routine.language(), name, write)
            .map(member -> guessed(base, member));
  }

  private Optional<Found> ownField(TypeName owner, String name, Value base, boolean write) {
    // Ex) Objective-C: self->_handler is the storage of the property handler.
    Optional<FieldRef> field = symbols.field(owner, name);
    if (field.isEmpty() && name.length() > 1 && name.charAt(0) == '_') {
      field = symbols.field(owner, name.substring(1));
    }
    return field.isPresent() ? Optional.of(found(base, field.get(), write)) : Optional.empty();
  }

  private Found found(Value base, FieldRef ref, boolean write) {
    Field field = symbols.declared(ref);
    List<Routine> accessors = new ArrayList<>();
    collectAccessors(field, write, accessors);
    if (!ref.owner().isGlobal()) {
      for (TypeName subtype : symbols.withSubtypes(ref.owner())) {
        if (!subtype.equals(ref.owner())) {
          Optional<ProgramType> type = symbols.type(subtype);
          Field override = type.isPresent() ? type.get().fields().get(ref.name()) : null;
          if (override != null) {
            collectAccessors(override, write, accessors);
          }
        }
      }
    }
    boolean computed = field.is(Field.Flag.COMPUTED);
    Value receiver = field.is(Field.Flag.STATIC) ? type(ref.owner()) : base;
    Optional<KnownApis.Member> repeated = repeatedApi(ref, field, write);
    Optional<TypeName> created =
        field.is(Field.Flag.ENUM_CASE) ? Optional.of(ref.owner()) : Optional.empty();
    Resolution resolution =
        new Resolution(
            receiver,
            accessors,
            computed,
            repeated.map(KnownApis.Member::symbol),
            Optional.of(ref),
            created,
            repeated.map(KnownApis.Member::positions).orElse(List.of()),
            false);
    TypeRef type =
        field.is(Field.Flag.ENUM_CASE) ? TypeRef.named(ref.owner()) : fieldType.apply(ref);
    return new Found(resolution, type);
  }

  /** Ex) extension CLLocationManager: Locating {}: the protocol only repeats what the API has. */
  private Optional<KnownApis.Member> repeatedApi(FieldRef ref, Field field, boolean write) {
    Optional<ProgramType> owner =
        ref.owner().isGlobal() ? Optional.empty() : symbols.type(ref.owner());
    boolean required =
        owner.isPresent()
            && owner.get().kind() == TypeDeclaration.Kind.PROTOCOL
            && field.accessors().stream()
                .flatMap(one -> symbols.routine(one).stream())
                .noneMatch(Routine::hasBody);
    if (!required) {
      return Optional.empty();
    }
    for (TypeName subtype : symbols.withSubtypes(ref.owner())) {
      Optional<KnownApis.Member> member =
          apis.property(subtype.name(), false, Language.SWIFT, ref.name(), write);
      if (member.isPresent()) {
        return member;
      }
    }
    return Optional.empty();
  }

  private void collectAccessors(Field field, boolean write, List<Routine> accessors) {
    for (RoutineSignature signature : field.accessors()) {
      Optional<Routine> accessor = symbols.routine(signature);
      if (accessor.isPresent() && (accessor.get().kind() == Routine.Kind.GETTER) != write) {
        accessors.add(accessor.get());
      }
    }
    boolean lazyRead = !write && field.is(Field.Flag.LAZY);
    if (lazyRead) {
      field.initializer().flatMap(symbols::routine).ifPresent(accessors::add);
    }
  }

  /** Ex) Button(action: start): a method named without calling it. */
  private Optional<Found> methodValue(TypeName owner, String name, Value base) {
    if (symbols.named(name).isEmpty()) {
      return Optional.empty();
    }
    List<TypeName> chain = owner.isGlobal() ? List.of(owner) : symbols.chain(owner);
    for (TypeName one : chain) {
      List<Routine> own = symbols.own(one, name);
      if (own.isEmpty()) {
        continue;
      }
      List<Routine> named = new ArrayList<>();
      for (Routine candidate : own) {
        boolean method =
            candidate.kind() == Routine.Kind.METHOD || candidate.kind() == Routine.Kind.FUNCTION;
        boolean inside = candidate.signature().isClosure();
        if (method && !inside && !isNamedForItsCaller(candidate, name)) {
          named.add(candidate);
        }
      }
      if (!named.isEmpty()) {
        Routine first = named.get(0);
        List<TypeRef> parameters =
            first.parameters().stream().map(p -> types.resolve(p.type(), one)).toList();
        Resolution resolution =
            new Resolution(
                base,
                named,
                named.size() == 1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false);
        TypeRef result = types.resolve(first.result(), one);
        return Optional.of(new Found(resolution, TypeRef.function(parameters, result)));
      }
    }
    return Optional.empty();
  }

  /**
   * Ex) tableView(_ tableView: UITableView, didSelectRowAt path: IndexPath): the name alone is that
   * of the view, a property that the class has from elsewhere.
   */
  private static boolean isNamedForItsCaller(Routine candidate, String name) {
    return candidate.language() == Language.SWIFT
        && candidate.parameters().size() > 1
        && candidate.parameters().get(0).label().isEmpty()
        && candidate.parameters().get(0).name().equals(name);
  }

  private Optional<Found> typeValue(String name, TypeName context) {
    Optional<TypeName> type = symbols.find(name, context);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    TypeRef named = TypeRef.named(type.get());
    return Optional.of(new Found(Resolution.unknown(new Value.Type(named)), named.metatype()));
  }

  private Optional<Found> apiProperty(
      TypeName owner, boolean onType, Language language, String name, boolean write, Value base) {
    for (TypeName one : symbols.knownChain(owner)) {
      Optional<KnownApis.Member> member = apis.property(one.name(), onType, language, name, write);
      if (member.isPresent()) {
        return Optional.of(known(base, member.get()));
      }
    }
    return Optional.empty();
  }

  static Value type(TypeName name) {
    return name.isGlobal() ? Value.UNQUALIFIED : new Value.Type(TypeRef.named(name));
  }

  static Found known(Value base, KnownApis.Member member) {
    return api(base, member, false);
  }

  static Found guessed(Value base, KnownApis.Member member) {
    return api(base, member, true);
  }

  private static Found api(Value base, KnownApis.Member member, boolean guessed) {
    Resolution resolution =
        new Resolution(
            base,
            List.of(),
            false,
            Optional.of(member.symbol()),
            Optional.empty(),
            Optional.empty(),
            member.positions(),
            guessed);
    return new Found(resolution, member.result(), member.closureParameters());
  }
}
