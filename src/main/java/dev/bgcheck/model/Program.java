package dev.bgcheck.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The linked code of one target: the one door for everybody who asks about it.
 *
 * <p>Holds the routines of the app and of the libraries whose code was read; what is outside is
 * known by name only. Immutable, made by the linker. Look-ups by instruction go by identity: an
 * instruction belongs to one place of one routine.
 */
public final class Program {
  private static final Resolution NOTHING = Resolution.unknown(Value.UNQUALIFIED);

  private final Map<RoutineSignature, Routine> routines;
  // Every analysis goes through all of them, and a list is faster to walk than the map.
  private final List<Routine> inOrder;
  private final Map<TypeName, ProgramType> types;
  private final Map<FieldRef, Field> globals;
  private final IdentityHashMap<Instruction, Resolution> resolutions;
  private final Map<RoutineSignature, Map<String, TypeRef>> localTypes;
  private final Map<RoutineSignature, ClosureSite> closureSites;
  private final Map<RoutineSignature, List<ApiSymbol>> callbacks;
  private final Map<TypeName, Set<TypeName>> subtypes;
  // Asked for each routine by several analyses; of the types of the program only.
  private final Map<TypeName, Set<TypeName>> above = new ConcurrentHashMap<>();
  // The analyses ask for these again and again; walking a list spares them a look-up each.
  private final List<NamedPlace> named;
  private final List<NamedPlace> apiUses = new ArrayList<>();
  private final List<NamedPlace> namedRoutines = new ArrayList<>();
  private final List<NamedPlace> namedFields = new ArrayList<>();
  private final List<NamedPlace> creations = new ArrayList<>();
  private final List<NamedPlace> madeClosures = new ArrayList<>();

  /**
   * The parts, as the linker found them.
   *
   * @param named what {@link Program#named} tells of each routine, in the order of its blocks
   */
  public record Parts(
      Map<RoutineSignature, Routine> routines,
      Collection<ProgramType> types,
      Map<FieldRef, Field> globals,
      Map<RoutineSignature, Map<String, TypeRef>> localTypes,
      Map<RoutineSignature, List<NamedPlace>> named,
      Map<RoutineSignature, List<ApiSymbol>> callbacks) {}

  /** The program of those parts, which nobody may change any more. */
  public Program(Parts parts) {
    this.routines = Collections.unmodifiableMap(parts.routines());
    this.inOrder = List.copyOf(routines.values());
    this.types = new LinkedHashMap<>();
    parts.types().forEach(type -> types.put(type.name(), type));
    this.globals = Collections.unmodifiableMap(parts.globals());
    int count = 0;
    for (List<NamedPlace> places : parts.named().values()) {
      count += places.size();
    }
    this.named = new ArrayList<>(count);
    this.resolutions = new IdentityHashMap<>(count);
    this.localTypes = parts.localTypes();
    this.callbacks = parts.callbacks();
    this.closureSites = new LinkedHashMap<>();
    this.subtypes = new LinkedHashMap<>();
    for (Routine routine : inOrder) {
      List<NamedPlace> places = parts.named().getOrDefault(routine.signature(), List.of());
      for (int i = 0; i < places.size(); i++) {
        add(places.get(i));
      }
    }
    for (ProgramType type : types.values()) {
      for (TypeName supertype : type.supertypes()) {
        subtypes.computeIfAbsent(supertype, unused -> new LinkedHashSet<>()).add(type.name());
      }
    }
  }

  private void add(NamedPlace place) {
    named.add(place);
    if (place.isClosure()) {
      madeClosures.add(place);
    }
    if (place.isClosure()
        && place.instruction() instanceof Instruction.MakeClosure closure
        && closure.body().isPresent()) {
      closureSites.put(
          closure.body().get(), new ClosureSite(place.routine(), place.block(), closure));
      return;
    }
    resolutions.put(place.instruction(), place.resolution());
    if (place.usesApi()) {
      apiUses.add(place);
    }
    if (place.namesRoutines()) {
      namedRoutines.add(place);
    }
    if (place.namesField()) {
      namedFields.add(place);
    }
    if (place.creates()) {
      creations.add(place);
    }
  }

  /** Every routine, in the order of files and declarations. */
  public Collection<Routine> routines() {
    return inOrder;
  }

  /** Every instruction that names something known, in the order of the program. */
  public List<NamedPlace> named() {
    return Collections.unmodifiableList(named);
  }

  /** Those of the {@link #named} that use an API. */
  public List<NamedPlace> apiUses() {
    return Collections.unmodifiableList(apiUses);
  }

  /** Those of the {@link #named} that name routines of the program. */
  public List<NamedPlace> namedRoutines() {
    return Collections.unmodifiableList(namedRoutines);
  }

  /** Those of the {@link #named} that name a property or variable of the program. */
  public List<NamedPlace> namedFields() {
    return Collections.unmodifiableList(namedFields);
  }

  /** Those of the {@link #named} that make a value of a type. */
  public List<NamedPlace> creations() {
    return Collections.unmodifiableList(creations);
  }

  /** Those of the {@link #named} that make a closure, or a function of a method. */
  public List<NamedPlace> madeClosures() {
    return Collections.unmodifiableList(madeClosures);
  }

  /** The routine of that signature. */
  public Optional<Routine> findRoutine(RoutineSignature signature) {
    return Optional.ofNullable(routines.get(signature));
  }

  /** Every type, extended foreign types included. */
  public Collection<ProgramType> types() {
    return Collections.unmodifiableCollection(types.values());
  }

  /** The type of that name. */
  public Optional<ProgramType> findType(TypeName name) {
    return Optional.ofNullable(types.get(name));
  }

  /** The field, wherever it is declared; looks at supertypes too. */
  public Optional<Field> findField(FieldRef ref) {
    Field global = globals.get(ref);
    if (global != null) {
      return Optional.of(global);
    }
    for (TypeName name : supertypesOf(ref.owner())) {
      ProgramType type = types.get(name);
      if (type != null && type.fields().containsKey(ref.name())) {
        return Optional.of(type.fields().get(ref.name()));
      }
    }
    return Optional.empty();
  }

  /** The type itself and everything above it, nearest first, foreign names included. */
  public Set<TypeName> supertypesOf(TypeName name) {
    Set<TypeName> known = above.get(name);
    if (known == null) {
      known =
          reach(
              name,
              next ->
                  types.containsKey(next) ? types.get(next).supertypes() : Collections.emptyList());
      if (types.containsKey(name)) {
        above.put(name, known);
      }
    }
    return known;
  }

  /** The type itself and everything below it in the program. */
  public Set<TypeName> subtypesOf(TypeName name) {
    return reach(name, next -> subtypes.getOrDefault(next, Collections.emptySet()));
  }

  private static Set<TypeName> reach(
      TypeName start, java.util.function.Function<TypeName, Collection<TypeName>> next) {
    Set<TypeName> reached = new LinkedHashSet<>();
    Deque<TypeName> open = new ArrayDeque<>();
    open.add(start);
    while (!open.isEmpty()) {
      TypeName name = open.removeFirst();
      if (reached.add(name)) {
        open.addAll(next.apply(name));
      }
    }
    return Collections.unmodifiableSet(reached);
  }

  /** What the names of an instruction mean; nothing known for kinds that have no names. */
  public Resolution resolution(Instruction instruction) {
    Value written = writtenBase(instruction);
    if (written == null) {
      return NOTHING;
    }
    Resolution found = resolutions.get(instruction);
    return found == null ? Resolution.unknown(written) : found;
  }

  /** What the names of an instruction mean that is in none of the {@link #named} places. */
  public static Resolution unnamed(Instruction instruction) {
    Value written = writtenBase(instruction);
    return written == null ? NOTHING : Resolution.unknown(written);
  }

  /** The Apple API that an instruction uses. */
  public Optional<ApiSymbol> api(Instruction instruction) {
    return resolution(instruction).api();
  }

  /**
   * What an instruction asks for the member that it names; null for one that names nothing. Those
   * are half of all instructions, and a look-up in a large map is slow.
   */
  private static Value writtenBase(Instruction instruction) {
    if (instruction instanceof Instruction.Call call) {
      return call.isOperator() ? null : call.receiver();
    } else if (instruction instanceof Instruction.Load load) {
      return load.base();
    } else if (instruction instanceof Instruction.Store store) {
      return store.base();
    } else if (instruction instanceof Instruction.MakeClosure closure) {
      return closure.body().isPresent() ? null : closure.receiver();
    }
    return null;
  }

  /** The inferred type of a value in a routine; unknown when nothing says it. */
  public TypeRef typeOf(Routine routine, Value value) {
    if (value instanceof Value.Local local) {
      return localTypes
          .getOrDefault(routine.signature(), Map.of())
          .getOrDefault(local.name(), TypeRef.UNKNOWN);
    } else if (value instanceof Value.Type type) {
      return type.type().isUnknown() ? TypeRef.UNKNOWN : type.type().metatype();
    } else if (value instanceof Value.Constant constant) {
      return switch (constant.kind()) {
        case STRING -> TypeRef.STRING;
        case BOOL -> TypeRef.BOOL;
        case UNIT -> TypeRef.VOID;
        default -> TypeRef.UNKNOWN;
      };
    }
    return TypeRef.UNKNOWN;
  }

  /** The types of all locals of a routine. */
  public Collection<TypeRef> typesIn(Routine routine) {
    return Collections.unmodifiableCollection(
        localTypes.getOrDefault(routine.signature(), Map.of()).values());
  }

  /** Where a closure is made. */
  public Optional<ClosureSite> siteOf(RoutineSignature closure) {
    return Optional.ofNullable(closureSites.get(closure));
  }

  /** The outermost routine that a routine stands in: itself unless it is a closure. */
  public Routine outermost(Routine routine) {
    Routine outer = routine;
    ClosureSite site = closureSites.get(outer.signature());
    while (site != null) {
      outer = site.maker();
      site = closureSites.get(outer.signature());
    }
    return outer;
  }

  /** The system callbacks that a routine implements or overrides. */
  public List<ApiSymbol> callbacksOf(Routine routine) {
    return callbacks.getOrDefault(routine.signature(), List.of());
  }

  /** Every routine that implements or overrides a system callback. */
  public List<Routine> implementationsOf(ApiSymbol callback) {
    return callbacks.entrySet().stream()
        .filter(entry -> entry.getValue().contains(callback))
        .map(entry -> routines.get(entry.getKey()))
        .filter(java.util.Objects::nonNull)
        .toList();
  }
}
