package dev.bgcheck.link;

import dev.bgcheck.model.Field;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Isolation;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.ProgramType;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeDeclaration;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.TypeRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The declarations of all units, merged: types with their extensions, routines by owner and base
 * name, globals.
 *
 * <p>Two declarations of one name in different modules become one type: the program form knows no
 * modules, and taking both is on the safe side.
 *
 * <p>Once made it may be asked by several threads: what it remembers is the same whoever asks.
 */
final class SymbolTable {
  private final KnownApis apis;
  private final Map<TypeName, ProgramType> types = new LinkedHashMap<>();
  private final Map<TypeName, TypeRef> aliases = new HashMap<>();
  private final Map<FieldRef, Field> globals = new LinkedHashMap<>();
  private final Map<RoutineSignature, Routine> routines;
  private final Map<TypeName, Map<String, List<Routine>>> byOwner = new HashMap<>();
  private final Map<TypeName, TypeName> owners = new HashMap<>();
  private final Map<String, List<Routine>> byBaseName = new HashMap<>();
  private final Map<TypeName, Set<TypeName>> subtypes = new HashMap<>();
  private final Map<TypeName, List<TypeName>> chains = new ConcurrentHashMap<>();
  private final Map<TypeName, List<TypeName>> knownChains = new ConcurrentHashMap<>();
  private final Map<TypeName, Map<String, Optional<FieldRef>>> fields = new ConcurrentHashMap<>();
  private final Map<TypeName, Map<String, Optional<TypeName>>> found = new ConcurrentHashMap<>();

  /** The packages that the file of a Java type imports wholly. */
  private final Map<TypeName, List<String>> packages = new HashMap<>();

  // What can stand behind a dot: B.C and C for a type A.B.C. Most names a program mentions cannot,
  // and are not looked for in every type around.
  private final Set<String> nestedNames = new HashSet<>();
  private final Set<String> fieldNames = new HashSet<>();
  // Chains asked for while supertypes are still being looked up are not final.
  private boolean linked;

  SymbolTable(List<LoweredUnit> units, KnownApis apis) {
    this.apis = apis;
    int count = units.stream().mapToInt(unit -> unit.routines().size()).sum();
    // Large enough for all: growing takes as long as filling.
    this.routines = new LinkedHashMap<>(count + count / 2);
    for (LoweredUnit unit : units) {
      unit.routines().forEach(this::addRoutine);
      unit.globals().forEach(field -> addGlobal(field));
    }
    Map<TypeName, List<TypeDeclaration>> declarations = new LinkedHashMap<>();
    Set<TypeName> declared = new HashSet<>();
    for (LoweredUnit unit : units) {
      for (TypeDeclaration type : unit.types()) {
        if (unit.language() == Language.JAVA) {
          packages.put(type.name(), wholeImports(unit));
        }
        if (type.kind() == TypeDeclaration.Kind.ALIAS && !type.supertypes().isEmpty()) {
          aliases.putIfAbsent(type.name(), type.supertypes().get(0));
        } else if (type.kind() != TypeDeclaration.Kind.EXTENSION) {
          declared.add(type.name());
        }
      }
    }
    for (LoweredUnit unit : units) {
      for (TypeDeclaration type : unit.types()) {
        if (type.kind() != TypeDeclaration.Kind.ALIAS) {
          declarations
              .computeIfAbsent(ownerName(type.name(), declared), unused -> new ArrayList<>())
              .add(type);
        }
      }
    }
    declarations.forEach((name, parts) -> types.put(name, merge(name, parts)));
    types.keySet().forEach(this::addNestedNames);
    aliases.keySet().forEach(this::addNestedNames);
    types.values().forEach(type -> fieldNames.addAll(type.fields().keySet()));
    linkSupertypes(declarations);
    linked = true;
  }

  private static List<String> wholeImports(LoweredUnit unit) {
    return unit.imports().stream()
        .filter(name -> name.endsWith(".*") && !name.startsWith("static "))
        .map(name -> name.substring(0, name.length() - 1))
        .toList();
  }

  private void addNestedNames(TypeName type) {
    String name = type.name();
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      nestedNames.add(name.substring(dot + 1));
    }
  }

  /** An extension of a foreign type counts for its canonical name. */
  private TypeName ownerName(TypeName written, Set<TypeName> declared) {
    if (declared.contains(written)) {
      return written;
    }
    TypeRef alias = aliases.get(written);
    if (alias != null && alias.typeName().isPresent()) {
      return ownerName(alias.typeName().get(), declared);
    }
    return apis.canonicalType(written.name()).map(TypeName::new).orElse(written);
  }

  private void addRoutine(Routine routine) {
    if (routines.putIfAbsent(routine.signature(), routine) != null
        || routine.kind() == Routine.Kind.CLOSURE) {
      return;
    }
    String base = RoutineNames.baseName(routine);
    TypeName written = routine.signature().owner();
    TypeName owner = owners.get(written);
    if (owner == null) {
      owner =
          written.isGlobal()
              ? TypeName.GLOBAL
              : apis.canonicalType(written.name()).map(TypeName::new).orElse(written);
      owners.put(written, owner);
    }
    byOwner
        .computeIfAbsent(owner, unused -> new HashMap<>())
        .computeIfAbsent(base, unused -> new ArrayList<>(2))
        .add(routine);
    byBaseName.computeIfAbsent(base, unused -> new ArrayList<>(2)).add(routine);
  }

  private void addGlobal(Field field) {
    globals.merge(new FieldRef(TypeName.GLOBAL, field.name()), field, SymbolTable::oneOf);
  }

  /**
   * One of two declarations in branches of {@code #if}: which of two values the constant has, the
   * build decides.
   */
  private static Field oneOf(Field first, Field second) {
    boolean differ =
        first.span().file().equals(second.span().file())
            && first.constant().isPresent()
            && second.constant().isPresent()
            && !first.constant().equals(second.constant());
    if (!differ) {
      return first;
    }
    Set<Field.Flag> flags = new HashSet<>(first.flags());
    flags.remove(Field.Flag.CONSTANT);
    return new Field(
        first.name(),
        first.type(),
        flags,
        Optional.empty(),
        first.initializer(),
        first.accessors(),
        first.attributes(),
        first.isolation(),
        first.span());
  }

  private ProgramType merge(TypeName name, List<TypeDeclaration> parts) {
    TypeDeclaration main = parts.get(0);
    for (TypeDeclaration part : parts) {
      if (part.kind() != TypeDeclaration.Kind.EXTENSION) {
        main = part;
        break;
      }
    }
    Map<String, Field> fields = new LinkedHashMap<>();
    List<Routine> members = new ArrayList<>();
    Set<String> attributes = new LinkedHashSet<>();
    for (TypeDeclaration part : parts) {
      part.fields().forEach(field -> fields.merge(field.name(), field, SymbolTable::oneOf));
      for (RoutineSignature signature : part.routines()) {
        Optional.ofNullable(routines.get(signature)).ifPresent(members::add);
      }
      attributes.addAll(part.attributes());
    }
    Origin origin = main.origin();
    Isolation isolation = main.isolation();
    return new ProgramType(
        name, main.kind(), origin, List.of(), fields, members, isolation, attributes, main.span());
  }

  private void linkSupertypes(Map<TypeName, List<TypeDeclaration>> declarations) {
    declarations.forEach(
        (name, parts) -> {
          Set<TypeName> supertypes = new LinkedHashSet<>();
          for (TypeDeclaration part : parts) {
            for (TypeRef written : part.supertypes()) {
              for (TypeRef one : conjuncts(written)) {
                one.typeName().ifPresent(ref -> supertypes.add(lookUp(ref.name(), name)));
              }
            }
          }
          supertypes.remove(name);
          ProgramType type = types.get(name);
          types.put(
              name,
              new ProgramType(
                  name,
                  type.kind(),
                  type.origin(),
                  List.copyOf(supertypes),
                  type.fields(),
                  type.routines(),
                  type.isolation(),
                  type.attributes(),
                  type.span()));
          for (TypeName supertype : supertypes) {
            subtypes.computeIfAbsent(supertype, unused -> new LinkedHashSet<>()).add(name);
          }
        });
  }

  private static List<TypeRef> conjuncts(TypeRef type) {
    return type.name().equals("&") ? type.arguments() : List.of(type);
  }

  /** The type that {@code written} names when it stands inside {@code context}. */
  TypeName lookUp(String written, TypeName context) {
    return find(written, context).orElseGet(() -> new TypeName(written));
  }

  /**
   * The type that {@code written} names inside {@code context}, if the program or the APIs know it.
   */
  Optional<TypeName> find(String written, TypeName context) {
    if (!linked) {
      return find(written, context, 0);
    }
    Map<String, Optional<TypeName>> here = at(found, context);
    Optional<TypeName> known = here.get(written);
    if (known == null) {
      known = find(written, context, 0);
      here.put(written, known);
    }
    return known;
  }

  private Optional<TypeName> find(String written, TypeName context, int depth) {
    if (written.equals("Self")) {
      return Optional.of(context);
    }
    TypeName start = nestedNames.contains(written) ? context : TypeName.GLOBAL;
    for (TypeName outer = start; ; outer = outer.outer()) {
      Optional<TypeName> here = declaredAs(outer.nested(written), depth);
      if (here.isPresent()) {
        return here;
      }
      if (outer.isGlobal()) {
        break;
      }
      for (TypeName supertype : chain(outer)) {
        Optional<TypeName> inherited = declaredAs(supertype.nested(written), depth);
        if (inherited.isPresent()) {
          return inherited;
        }
      }
    }
    // Ahead of what other languages call so: java.util has a Timer, too.
    for (String imported : packages.getOrDefault(context, List.of())) {
      String full = imported + written.replace('.', '$');
      Optional<TypeName> there =
          declaredAs(new TypeName(full), depth)
              .or(() -> apis.canonicalType(full).map(TypeName::new));
      if (there.isPresent()) {
        return there;
      }
    }
    Optional<TypeName> known = apis.canonicalType(written).map(TypeName::new);
    if (known.isPresent()) {
      return known;
    }
    // Ex) Module.Type: drop the module.
    int dot = written.indexOf('.');
    return dot > 0 && depth < 4
        ? find(written.substring(dot + 1), TypeName.GLOBAL, depth + 1)
        : Optional.empty();
  }

  private Optional<TypeName> declaredAs(TypeName name, int depth) {
    if (types.containsKey(name)) {
      return Optional.of(name);
    }
    TypeRef alias = aliases.get(name);
    if (alias != null && depth < 8) {
      return alias.typeName().flatMap(target -> find(target.name(), name.outer(), depth + 1));
    }
    return Optional.empty();
  }

  /** What an alias stands for when it stands for a shape, such as a function type. */
  Optional<TypeRef> aliasOf(String written, TypeName context) {
    TypeName start = nestedNames.contains(written) ? context : TypeName.GLOBAL;
    for (TypeName outer = start; ; outer = outer.outer()) {
      TypeRef alias = aliases.get(outer.nested(written));
      if (alias != null) {
        return Optional.of(alias);
      }
      if (outer.isGlobal()) {
        return Optional.empty();
      }
    }
  }

  Collection<ProgramType> types() {
    return types.values();
  }

  Collection<Routine> routines() {
    return routines.values();
  }

  Map<RoutineSignature, Routine> bySignature() {
    return routines;
  }

  Map<FieldRef, Field> globals() {
    return globals;
  }

  Optional<ProgramType> type(TypeName name) {
    return Optional.ofNullable(types.get(name));
  }

  Optional<Routine> routine(RoutineSignature signature) {
    return Optional.ofNullable(routines.get(signature));
  }

  /** The type and all above it, nearest first; what the APIs inherit is included. */
  List<TypeName> chain(TypeName name) {
    List<TypeName> known = chains.get(name);
    if (known != null) {
      return known;
    }
    Set<TypeName> reached = new LinkedHashSet<>();
    collect(name, reached);
    List<TypeName> chain = List.copyOf(reached);
    if (linked) {
      chains.put(name, chain);
    }
    return chain;
  }

  /** Those of the {@link #chain} that the APIs know; most types of a program have none. */
  List<TypeName> knownChain(TypeName name) {
    List<TypeName> known = knownChains.get(name);
    if (known == null) {
      known = new ArrayList<>();
      for (TypeName one : chain(name)) {
        if (apis.canonicalType(one.name()).isPresent()) {
          known.add(one);
        }
      }
      knownChains.put(name, known);
    }
    return known;
  }

  private void collect(TypeName name, Set<TypeName> reached) {
    if (!reached.add(name)) {
      return;
    }
    ProgramType type = types.get(name);
    if (type != null) {
      type.supertypes().forEach(supertype -> collect(supertype, reached));
    }
    for (String inherited : apis.supertypes(name.name())) {
      reached.add(new TypeName(inherited));
    }
  }

  /** The type and all below it in the program. */
  Set<TypeName> withSubtypes(TypeName name) {
    if (!subtypes.containsKey(name)) {
      return Set.of(name);
    }
    Set<TypeName> reached = new LinkedHashSet<>();
    List<TypeName> open = new ArrayList<>(List.of(name));
    while (!open.isEmpty()) {
      TypeName next = open.remove(open.size() - 1);
      if (reached.add(next)) {
        open.addAll(subtypes.getOrDefault(next, Set.of()));
      }
    }
    return reached;
  }

  /** The field as the nearest type declares it. */
  Optional<FieldRef> field(TypeName owner, String name) {
    if (!fieldNames.contains(name)) {
      return Optional.empty();
    }
    Map<String, Optional<FieldRef>> here = at(fields, owner);
    Optional<FieldRef> known = here.get(name);
    if (known == null) {
      known = nearestField(owner, name);
      here.put(name, known);
    }
    return known;
  }

  /** Looked for without a lock first: nearly always it is there. */
  private static <T> Map<String, T> at(Map<TypeName, Map<String, T>> memory, TypeName name) {
    Map<String, T> here = memory.get(name);
    return here != null ? here : memory.computeIfAbsent(name, unused -> new ConcurrentHashMap<>());
  }

  private Optional<FieldRef> nearestField(TypeName owner, String name) {
    for (TypeName one : chain(owner)) {
      ProgramType type = types.get(one);
      if (type != null && type.fields().containsKey(name)) {
        return Optional.of(new FieldRef(one, name));
      }
    }
    return Optional.empty();
  }

  Field declared(FieldRef ref) {
    return ref.owner().isGlobal()
        ? globals.get(ref)
        : types.get(ref.owner()).fields().get(ref.name());
  }

  /** The routines of that base name that the type declares itself. */
  List<Routine> own(TypeName owner, String baseName) {
    return byOwner.getOrDefault(owner, Map.of()).getOrDefault(baseName, List.of());
  }

  /** The routines that the type declares itself, by base name. */
  Map<String, List<Routine>> own(TypeName owner) {
    return byOwner.getOrDefault(owner, Map.of());
  }

  /** Every routine of that base name, whoever owns it. */
  List<Routine> named(String baseName) {
    return byBaseName.getOrDefault(baseName, List.of());
  }
}
