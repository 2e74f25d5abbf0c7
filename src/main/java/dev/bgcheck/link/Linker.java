package dev.bgcheck.link;

import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.work.Workers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes one {@link Program} of the units of a target and what it links.
 *
 * <p>Order of the units decides the order of everything, so the result is the same for any number
 * of threads that lowered them.
 */
public final class Linker {
  /** How many routines one thread takes at a time. */
  private static final int PART = 2048;

  private final KnownApis apis;
  private final Workers workers;

  /** A linker that knows the APIs of {@code catalog}, for one thread. */
  public Linker(ApiCatalog catalog) {
    this(catalog, Workers.of(1));
  }

  /** A linker that knows the APIs of {@code catalog} and shares its work out. */
  public Linker(ApiCatalog catalog, Workers workers) {
    this.apis = new CatalogApis(catalog);
    this.workers = workers;
  }

  /** The program of those units. */
  public Program link(List<LoweredUnit> units) {
    List<LoweredUnit> distinct = PropertyMessages.replaced(new UniqueSignatures().apply(units));
    SymbolTable symbols = new SymbolTable(distinct, apis);
    Map<RoutineSignature, List<ApiSymbol>> callbacks = callbacks(symbols);
    Inference inference = new Inference(symbols, apis, callbacks);
    inference.run(workers);
    return new Program(
        new Program.Parts(
            symbols.bySignature(),
            symbols.types(),
            symbols.globals(),
            inference.localTypes(),
            inference.named(),
            callbacks));
  }

  private Map<RoutineSignature, List<ApiSymbol>> callbacks(SymbolTable symbols) {
    List<Routine> all = List.copyOf(symbols.routines());
    Map<TypeName, List<String>> owners = new ConcurrentHashMap<>();
    List<Map<RoutineSignature, List<ApiSymbol>>> parts = new ArrayList<>();
    List<Runnable> tasks = new ArrayList<>();
    for (int start = 0; start < all.size(); start += PART) {
      List<Routine> some = all.subList(start, Math.min(start + PART, all.size()));
      Map<RoutineSignature, List<ApiSymbol>> part = new LinkedHashMap<>();
      parts.add(part);
      tasks.add(() -> some.forEach(routine -> addCallbacks(routine, symbols, owners, part)));
    }
    workers.run(tasks);
    Map<RoutineSignature, List<ApiSymbol>> callbacks = new HashMap<>();
    // One by one: what the map holds is told in an order that depends on how it grew.
    parts.forEach(part -> part.forEach(callbacks::put));
    return callbacks;
  }

  private void addCallbacks(
      Routine routine,
      SymbolTable symbols,
      Map<TypeName, List<String>> owners,
      Map<RoutineSignature, List<ApiSymbol>> callbacks) {
    TypeName owner = routine.signature().owner();
    boolean candidate =
        !owner.isGlobal()
            && routine.kind() != Routine.Kind.CLOSURE
            && routine.kind() != Routine.Kind.FIELD_INITIALIZER
            && routine.kind() != Routine.Kind.DEFAULT_VALUE
            && !isBinding(routine);
    if (!candidate) {
      return;
    }
    List<String> names = owners.get(owner);
    if (names == null) {
      names = symbols.knownChain(owner).stream().map(TypeName::name).toList();
      owners.put(owner, names);
    }
    if (names.isEmpty()) {
      return;
    }
    List<ApiSymbol> found = apis.callbacks(names, routine);
    if (found.isEmpty()) {
      found = annotatedAbove(routine, symbols, names);
    }
    if (!found.isEmpty()) {
      callbacks.put(routine.signature(), found);
    }
  }

  /** A binding of Java repeats Apple's classes: its own methods implement nothing. */
  private boolean isBinding(Routine routine) {
    return isJvm(routine)
        && !routine.hasBody()
        && apis.canonicalType(routine.signature().owner().name()).isPresent();
  }

  private static boolean isJvm(Routine routine) {
    return routine.language() == Language.JAVA || routine.language() == Language.BYTECODE;
  }

  /**
   * The callbacks that a routine in Java overrides by the annotations of a binding above it: names
   * may differ from those the catalogue has, selectors do not.
   */
  private List<ApiSymbol> annotatedAbove(
      Routine routine, SymbolTable symbols, List<String> ownerNames) {
    if (!isJvm(routine) || routine.kind() != Routine.Kind.METHOD) {
      return List.of();
    }
    String name = RoutineNames.baseName(routine);
    for (TypeName above : symbols.chain(routine.signature().owner())) {
      for (Routine overridden : symbols.own(above, name)) {
        boolean sameArity = overridden.parameters().size() == routine.parameters().size();
        if (sameArity && !overridden.selector().isEmpty()) {
          return apis.callbacks(ownerNames, overridden.selector());
        }
      }
    }
    return List.of();
  }
}
