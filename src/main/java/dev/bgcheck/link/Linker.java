package dev.bgcheck.link;

import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.LoweredUnit;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeName;
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

  /** A linker that knows the APIs of {@code catalog}. */
  public Linker(ApiCatalog catalog) {
    this(new CatalogApis(catalog));
  }

  Linker(KnownApis apis) {
    this.apis = apis;
  }

  /** The program of those units. */
  public Program link(List<LoweredUnit> units) {
    List<LoweredUnit> distinct = new UniqueSignatures().apply(units);
    SymbolTable symbols = new SymbolTable(distinct, apis);
    Map<RoutineSignature, List<ApiSymbol>> callbacks = callbacks(symbols);
    Inference inference = new Inference(symbols, apis, callbacks);
    inference.run();
    return new Program(
        new Program.Parts(
            symbols.routines(),
            symbols.types(),
            symbols.globals(),
            inference.resolutions(),
            inference.localTypes(),
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
              && routine.kind() != Routine.Kind.DEFAULT_VALUE;
      if (!candidate) {
        continue;
      }
      List<String> names =
          owners.computeIfAbsent(
              owner, name -> symbols.chain(name).stream().map(TypeName::name).toList());
      List<ApiSymbol> found = apis.callbacks(names, routine);
      if (!found.isEmpty()) {
        callbacks.put(routine.signature(), found);
      }
    }
    return callbacks;
  }
}
