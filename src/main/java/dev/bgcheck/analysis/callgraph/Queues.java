package dev.bgcheck.analysis.callgraph;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.api.ApiFact;
import dev.bgcheck.api.ApiThread;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.FieldRef;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.NamedPlace;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * On which thread a queue, run loop or executor runs what it is given, told from where the value
 * comes from. Unknown when any of the places it may come from is.
 */
public final class Queues {
  private static final int DEEPEST = 8;

  private record Assigned(Routine routine, Value value) {}

  private final Program program;
  private final ApiCatalog catalog;
  private final Map<FieldRef, List<Assigned>> stores = new HashMap<>();
  private final Map<FieldRef, ApiThread.Place> fields = new HashMap<>();

  /** The queues of {@code program}. */
  public Queues(Program program, ApiCatalog catalog) {
    this.program = program;
    this.catalog = catalog;
    for (NamedPlace place : program.namedFields()) {
      if (place.instruction() instanceof Instruction.Store store && store.index().isEmpty()) {
        stores
            .computeIfAbsent(place.resolution().field().orElseThrow(), unused -> new ArrayList<>(2))
            .add(new Assigned(place.routine(), store.value()));
      }
    }
  }

  /**
   * Where {@code value} runs things; {@code otherwise} when it is nil.
   *
   * @return main, background or unknown
   */
  public ApiThread.Place placeOf(Routine routine, Value value, ApiThread.Place otherwise) {
    return place(routine, Definitions.of(routine), value, otherwise, 0);
  }

  private ApiThread.Place place(
      Routine routine, Definitions definitions, Value value, ApiThread.Place otherwise, int depth) {
    Value origin = definitions.origin(value);
    if (origin.equals(Value.Constant.NIL)) {
      return otherwise;
    }
    Optional<Instruction> made = definitions.only(origin);
    if (made.isEmpty() || depth > DEEPEST) {
      return ApiThread.Place.UNKNOWN;
    }
    Optional<ApiThread.Place> given = program.api(made.get()).flatMap(this::givenBy);
    if (given.isPresent()) {
      return given.get();
    }
    if (made.get() instanceof Instruction.Load load && load.index().isEmpty()) {
      return program
          .resolution(load)
          .field()
          .map(field -> field(field, otherwise, depth + 1))
          .orElse(ApiThread.Place.UNKNOWN);
    }
    return ApiThread.Place.UNKNOWN;
  }

  private Optional<ApiThread.Place> givenBy(ApiSymbol api) {
    return catalog
        .find(api)
        .flatMap(member -> member.findFact(ApiFact.GivesQueue.class))
        .map(ApiFact.GivesQueue::place);
  }

  private ApiThread.Place field(FieldRef ref, ApiThread.Place otherwise, int depth) {
    ApiThread.Place known = fields.get(ref);
    if (known != null) {
      return known;
    }
    fields.put(ref, ApiThread.Place.UNKNOWN);
    List<Assigned> sources = new ArrayList<>(stores.getOrDefault(ref, List.of()));
    program
        .findField(ref)
        .flatMap(field -> field.initializer())
        .flatMap(program::findRoutine)
        .ifPresent(initializer -> sources.addAll(results(initializer)));
    ApiThread.Place all = null;
    for (Assigned source : sources) {
      Definitions definitions = Definitions.of(source.routine());
      ApiThread.Place one = place(source.routine(), definitions, source.value(), otherwise, depth);
      all = all == null || all == one ? one : ApiThread.Place.UNKNOWN;
    }
    ApiThread.Place result = all == null ? ApiThread.Place.UNKNOWN : all;
    fields.put(ref, result);
    return result;
  }

  private static List<Assigned> results(Routine initializer) {
    List<Assigned> results = new ArrayList<>();
    for (Block block : initializer.blocks()) {
      if (block.terminator() instanceof Instruction.Exit exit && exit.value().isPresent()) {
        results.add(new Assigned(initializer, exit.value().get()));
      }
    }
    return results;
  }
}
