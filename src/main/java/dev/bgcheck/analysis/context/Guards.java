package dev.bgcheck.analysis.context;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.api.ApiFact;
import dev.bgcheck.api.AppState;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Blocks of a routine that only run when a check says it is safe: {@code Thread.isMainThread},
 * {@code applicationState == .active}.
 *
 * <p>A block is guarded when every way to it from the entry takes an edge that the check allows. A
 * check that the routine made on some other way does not count.
 */
public final class Guards {
  private final Program program;
  private final ApiCatalog catalog;
  private final Map<Object, Set<Integer>> open = new HashMap<>();

  private record Key(Object routine, boolean thread) {}

  /** The guards in {@code program}. */
  public Guards(Program program, ApiCatalog catalog) {
    this.program = program;
    this.catalog = catalog;
  }

  /** Whether {@code block} only runs on the main thread, because the routine checks it. */
  public boolean isOnMain(Routine routine, int block) {
    return !reachable(routine, true).contains(block);
  }

  /** Whether {@code block} only runs in the foreground, because the routine checks it. */
  public boolean isInForeground(Routine routine, int block) {
    return !reachable(routine, false).contains(block);
  }

  /** The blocks that can be reached without passing a check that allows it. */
  private Set<Integer> reachable(Routine routine, boolean thread) {
    return open.computeIfAbsent(
        new Key(routine.signature(), thread),
        unused -> {
          Definitions definitions = Definitions.of(routine);
          BiPredicate<Definitions, Condition> passes =
              thread ? this::saysMain : this::saysForeground;
          return walk(routine, definitions, passes, thread);
        });
  }

  private Set<Integer> walk(
      Routine routine,
      Definitions definitions,
      BiPredicate<Definitions, Condition> passes,
      boolean thread) {
    Set<Integer> reached = new HashSet<>();
    Deque<Integer> todo = new ArrayDeque<>();
    if (routine.hasBody()) {
      todo.add(0);
    }
    while (!todo.isEmpty()) {
      int id = todo.removeFirst();
      if (!reached.add(id)) {
        continue;
      }
      Block block = routine.block(id);
      if (thread && stopsElsewhere(block)) {
        continue;
      }
      for (Edge edge : block.edges()) {
        if (!passes.test(definitions, definitions.simplify(edge.condition()))) {
          todo.add(edge.target());
        }
      }
    }
    return reached;
  }

  /** Ex) dispatchPrecondition(condition: .onQueue(.main)), MainActor.assertIsolated() */
  private boolean stopsElsewhere(Block block) {
    for (Instruction instruction : block.instructions()) {
      boolean stops =
          program
              .api(instruction)
              .flatMap(catalog::find)
              .flatMap(member -> member.findFact(ApiFact.ChecksMainThread.class))
              .filter(ApiFact.ChecksMainThread::stops)
              .isPresent();
      if (stops) {
        return true;
      }
    }
    return false;
  }

  private boolean saysMain(Definitions definitions, Condition condition) {
    return condition instanceof Condition.IsTrue test
        && !test.negated()
        && definitions
            .only(definitions.origin(test.value()))
            .flatMap(program::api)
            .flatMap(catalog::find)
            .flatMap(member -> member.findFact(ApiFact.ChecksMainThread.class))
            .isPresent();
  }

  /** Whether the edge is only taken when the app is, or may be, in the foreground. */
  private boolean saysForeground(Definitions definitions, Condition condition) {
    if (condition instanceof Condition.IsEqual test) {
      Optional<AppState> state = means(definitions, test.value());
      state = state.isPresent() ? state : means(definitions, test.other());
      return state.isPresent() && allows(state.get(), test.negated());
    } else if (condition instanceof Condition.IsCase test) {
      return switch (test.caseName()) {
        case "active" -> !test.negated() && isState(definitions, test.value());
        case "background" -> test.negated() && isState(definitions, test.value());
        default -> false;
      };
    }
    return false;
  }

  private static boolean allows(AppState state, boolean negated) {
    return negated ? state == AppState.BACKGROUND : state == AppState.FOREGROUND;
  }

  private Optional<AppState> means(Definitions definitions, Value value) {
    Optional<Instruction> made = definitions.only(definitions.origin(value));
    Optional<AppState> known =
        made.flatMap(program::api)
            .flatMap(catalog::find)
            .flatMap(member -> member.findFact(ApiFact.Means.class))
            .map(ApiFact.Means::state);
    if (known.isPresent()) {
      return known;
    }
    // Ex) state == .background, where the other side says what type it is.
    return made.filter(Instruction.Load.class::isInstance)
        .map(load -> ((Instruction.Load) load))
        .filter(load -> load.base() instanceof Value.Type)
        .flatMap(
            load ->
                switch (load.member()) {
                  case "active" -> Optional.of(AppState.FOREGROUND);
                  case "background" -> Optional.of(AppState.BACKGROUND);
                  default -> Optional.empty();
                });
  }

  private boolean isState(Definitions definitions, Value value) {
    Optional<String> read =
        definitions
            .only(definitions.origin(value))
            .filter(Instruction.Load.class::isInstance)
            .map(load -> ((Instruction.Load) load).member());
    return read.filter(
                name ->
                    name.equals("applicationState")
                        || name.equals("scenePhase")
                        || name.equals("activationState"))
            .isPresent()
        || value instanceof Value.Local local
            && local.name().toLowerCase(java.util.Locale.ROOT).contains("phase");
  }
}
