package dev.bgcheck.link;

import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Turns types as written into types as known: nested names completed, aliases replaced, foreign
 * types under their canonical name, the languages' collections in one shape.
 */
final class TypeResolver {
  /** Collection types by spelling, and the shape they have in the program form. */
  private static final Map<String, String> SHAPES =
      Map.ofEntries(
          Map.entry("Optional", TypeRef.OPTIONAL),
          Map.entry("Array", TypeRef.ARRAY),
          Map.entry("Set", TypeRef.ARRAY),
          Map.entry("ContiguousArray", TypeRef.ARRAY),
          Map.entry("NSArray", TypeRef.ARRAY),
          Map.entry("NSMutableArray", TypeRef.ARRAY),
          Map.entry("NSSet", TypeRef.ARRAY),
          Map.entry("NSMutableSet", TypeRef.ARRAY),
          Map.entry("NSHashTable", TypeRef.ARRAY),
          Map.entry("List", TypeRef.ARRAY),
          Map.entry("ArrayList", TypeRef.ARRAY),
          Map.entry("java.util.List", TypeRef.ARRAY),
          Map.entry("java.util.ArrayList", TypeRef.ARRAY),
          Map.entry("java.util.Set", TypeRef.ARRAY),
          Map.entry("java.util.Collection", TypeRef.ARRAY),
          Map.entry("Dictionary", TypeRef.DICTIONARY),
          Map.entry("NSDictionary", TypeRef.DICTIONARY),
          Map.entry("NSMutableDictionary", TypeRef.DICTIONARY),
          Map.entry("NSMapTable", TypeRef.DICTIONARY),
          Map.entry("java.util.Map", TypeRef.DICTIONARY),
          Map.entry("java.util.HashMap", TypeRef.DICTIONARY),
          Map.entry("java.util.concurrent.ConcurrentHashMap", TypeRef.DICTIONARY));

  private static final int DEEPEST = 24;

  private final SymbolTable symbols;
  private final Map<TypeName, Map<TypeRef, TypeRef>> known = new ConcurrentHashMap<>();

  TypeResolver(SymbolTable symbols) {
    this.symbols = symbols;
  }

  /** The type that {@code written} means inside {@code context}. */
  TypeRef resolve(TypeRef written, TypeName context) {
    if (written.isUnknown()) {
      return written;
    }
    // Few types are mentioned very often: every lookup walks the scopes and supertypes around it.
    Map<TypeRef, TypeRef> here = known.get(context);
    if (here == null) {
      here = known.computeIfAbsent(context, unused -> new ConcurrentHashMap<>());
    }
    TypeRef found = here.get(written);
    if (found == null) {
      found = resolve(written, context, 0);
      here.put(written, found);
    }
    return found;
  }

  private TypeRef resolve(TypeRef written, TypeName context, int depth) {
    if (depth > DEEPEST || written.isUnknown()) {
      return written;
    }
    List<TypeRef> arguments = new ArrayList<>(written.arguments().size());
    for (TypeRef argument : written.arguments()) {
      arguments.add(resolve(argument, context, depth + 1));
    }
    if (!written.isNamed()) {
      return new TypeRef(written.name(), arguments);
    }
    Optional<TypeRef> alias = symbols.aliasOf(written.name(), context);
    if (alias.isPresent() && !alias.get().equals(written)) {
      return resolve(alias.get(), context.outer(), depth + 4);
    }
    Optional<TypeName> declared = symbols.find(written.name(), context);
    boolean isOwn = declared.isPresent() && symbols.type(declared.get()).isPresent();
    if (!isOwn) {
      TypeRef shaped = shape(written.name(), arguments);
      if (shaped != null) {
        return shaped;
      }
    }
    return declared
        .map(name -> new TypeRef(name.name(), arguments))
        .orElse(new TypeRef(written.name(), arguments));
  }

  private static TypeRef shape(String name, List<TypeRef> arguments) {
    String shape = SHAPES.get(name);
    if (shape == null) {
      return null;
    }
    int wanted = shape.equals(TypeRef.DICTIONARY) ? 2 : 1;
    if (arguments.size() == wanted) {
      return new TypeRef(shape, arguments);
    }
    // Ex) NSArray without element type.
    return wanted == 2
        ? TypeRef.dictionary(TypeRef.UNKNOWN, TypeRef.UNKNOWN)
        : new TypeRef(shape, List.of(TypeRef.UNKNOWN));
  }
}
