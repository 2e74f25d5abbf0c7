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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one {@link Program} of the units of a target and what it links.
 *
 * <p>Order of the units decides the order of everything, so the result is the same for any number
 * of threads that lowered them.
 */
public final class Linker {
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
    Map<RoutineSignature, List<ApiSymbol>> callbacks = new HashMap<>();
    Map<TypeName, List<String>> owners = new HashMap<>();
    for (Routine routine : symbols.routines()) {
      TypeName owner = routine.signature().owner();
      boolean candidate =
          !owner.isGlobal()
              && routine.kind() != Routine.Kind.CLOSURE
              && routine.kind() != Routine.Kind.FIELD_INITIALIZER
              && routine.kind() != Routine.Kind.DEFAULT_VALUE
              && !isBinding(routine);
      if (!candidate) {
        continue;
      }
      List<String> names =
          owners.computeIfAbsent(
              owner, name -> symbols.knownChain(name).stream().map(TypeName::name).toList());
      if (names.isEmpty()) {
        continue;
      }
      List<ApiSymbol> found = apis.callbacks(names, routine);
      if (found.isEmpty()) {
        found = annotatedAbove(routine, symbols, names);
      }
      if (!found.isEmpty()) {
        callbacks.put(routine.signature(), found);
      }
    }
    return callbacks;
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
