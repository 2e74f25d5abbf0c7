package dev.bgcheck.analysis.context;

import dev.bgcheck.analysis.dataflow.Definitions;
import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.api.ApiFact;
import dev.bgcheck.api.AppState;
import dev.bgcheck.link.CallNames;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.ClosureSite;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Edge;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Value;
import dev.bgcheck.project.PlatformVersion;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

/**
 * Blocks of a routine that only run when a check says it is safe: {@code Thread.isMainThread},
 * {@code applicationState == .active}.
 *
 * <p>A block is guarded when every way to it from the entry takes an edge that the check allows. A
 * check that the routine made on some other way does not count.
 */
public final class Guards {
  private static final Set<String> STATES =
      Set.of("applicationState", "scenePhase", "activationState");

  private final Program program;
  private final ApiCatalog catalog;
  private final ThreadChoices threadChoices;
  private final Map<Object, Set<Integer>> open = new ConcurrentHashMap<>();

  private enum Check {
    MAIN,
    FOREGROUND,
    BACKGROUND
  }

  private record Key(Object routine, Check check) {}

  /** The guards in {@code program}. */
  public Guards(Program program, ApiCatalog catalog) {
    this.program = program;
    this.catalog = catalog;
    this.threadChoices = new ThreadChoices(program);
  }

  /** Whether {@code block} only runs on the main thread, because the routine checks it. */
  public boolean isOnMain(Routine routine, int block) {
    return !reachable(routine, Check.MAIN).contains(block);
  }

  /**
   * Whether {@code block} only runs on systems that are older than any on which the app is
   * installed.
   *
   * @param platform as {@code #available} names it
   * @param oldest the oldest system; when it is not known, every check may be for one
   */
  public boolean isForOlderSystems(
      Routine routine, int block, String platform, Optional<PlatformVersion> oldest) {
    return !isEntry(routine, block)
        && !walk(
                routine,
                Definitions.of(routine),
                (known, condition) -> saysOlder(known, condition, platform, oldest),
                false)
            .contains(block);
  }

  /** Ex) the else of if #available(iOS 13, *). */
  private static boolean saysOlder(
      Definitions definitions,
      Condition condition,
      String platform,
      Optional<PlatformVersion> oldest) {
    return condition instanceof Condition.IsTrue test
        && test.negated()
        && definitions
            .only(definitions.origin(test.value()))
            .filter(made -> made instanceof Instruction.Call)
            .map(made -> (Instruction.Call) made)
            .filter(call -> call.name().equals(Instruction.Call.AVAILABLE))
            .filter(call -> oldest.isEmpty() || asksFor(call, platform, oldest.get()))
            .isPresent();
  }

  private static boolean asksFor(Instruction.Call call, String platform, PlatformVersion oldest) {
    return call.arguments().stream()
        .filter(one -> one.label().equals(platform))
        .filter(one -> one.value() instanceof Value.Constant)
        .flatMap(one -> PlatformVersion.parse(((Value.Constant) one.value()).text()).stream())
        .anyMatch(oldest::isAtLeast);
  }

  /** Whether {@code block} only runs in the foreground, because the routine checks it. */
  public boolean isInForeground(Routine routine, int block) {
    return !isEntry(routine, block) && !reachable(routine, Check.FOREGROUND).contains(block);
  }

  /** Whether {@code block} only runs in the background, because the routine checks it. */
  public boolean isInBackground(Routine routine, int block) {
    return routine.hasBody()
        && !isEntry(routine, block)
        && !reachable(routine, Check.BACKGROUND).contains(block);
  }

  /** Before the entry nothing is checked, and most calls stand there. */
  private static boolean isEntry(Routine routine, int block) {
    return block == 0 && routine.hasBody();
  }

  /** The blocks that can be reached without passing a check that allows it. */
  private Set<Integer> reachable(Routine routine, Check check) {
    return open.computeIfAbsent(
        new Key(routine.signature(), check),
        unused -> {
          Definitions definitions = Definitions.of(routine);
          BiPredicate<Definitions, Condition> passes =
              switch (check) {
                case MAIN -> this::saysMain;
                case FOREGROUND -> this::saysForeground;
                case BACKGROUND -> (known, condition) -> saysBackground(routine, known, condition);
              };
          return walk(routine, definitions, passes, check == Check.MAIN);
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
        boolean safe =
            passes.test(definitions, definitions.simplify(edge.condition()))
                || (thread && threadChoices.isAtOnce(routine, definitions, block, edge));
        if (!safe) {
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

  /**
   * Whether the edge is only taken when the app is in the background: {@code scenePhase ==
   * .background}. What is asked has to be the state of an app or scene for certain.
   */
  private boolean saysBackground(Routine routine, Definitions definitions, Condition condition) {
    if (condition instanceof Condition.IsEqual test && !test.negated()) {
      return isBackground(routine, definitions, test.value(), test.other())
          || isBackground(routine, definitions, test.other(), test.value());
    }
    return condition instanceof Condition.IsCase test
        && !test.negated()
        && test.caseName().equals("background")
        && (isStateRead(definitions, test.value()) || isPhase(routine, definitions, test.value()));
  }

  private boolean isBackground(
      Routine routine, Definitions definitions, Value state, Value constant) {
    boolean background =
        means(definitions, constant).filter(one -> one == AppState.BACKGROUND).isPresent();
    return background && (isStateRead(definitions, state) || isPhase(routine, definitions, state));
  }

  /** Ex) the parameter of onChange(of: scenePhase) { phase in … }. */
  private boolean isPhase(Routine routine, Definitions definitions, Value value) {
    Optional<ClosureSite> site = program.siteOf(routine.signature());
    if (site.isEmpty() || !(definitions.origin(value) instanceof Value.Local local)) {
      return false;
    }
    boolean parameter =
        routine.parameters().stream().anyMatch(one -> one.name().equals(local.name()))
            || local.name().startsWith("$");
    Definitions around = Definitions.of(site.get().maker());
    return parameter
        && site.get().maker().blocks().stream()
            .flatMap(block -> block.instructions().stream())
            .filter(Instruction.Call.class::isInstance)
            .map(Instruction.Call.class::cast)
            .filter(call -> CallNames.baseName(call).equals("onChange"))
            .filter(
                call ->
                    call.arguments().stream()
                        .anyMatch(one -> one.value().equals(site.get().instruction().dest())))
            .anyMatch(call -> isStateRead(around, call.arguments().get(0).value()));
  }

  private static boolean isStateRead(Definitions definitions, Value value) {
    Optional<Instruction> made = definitions.only(definitions.origin(value));
    if (made.isPresent() && made.get() instanceof Instruction.Call call) {
      // Java's getter, by its own name or by the selector that the binding's annotation gives.
      String name = CallNames.baseName(call);
      return name.equals("getApplicationState") || STATES.contains(name);
    }
    return made.isPresent()
        && made.get() instanceof Instruction.Load load
        && STATES.contains(load.member());
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
                switch (load.member().toLowerCase(Locale.ROOT)) {
                  case "active" -> Optional.of(AppState.FOREGROUND);
                  case "background" -> Optional.of(AppState.BACKGROUND);
                  default -> Optional.empty();
                });
  }

  private boolean isState(Definitions definitions, Value value) {
    return isStateRead(definitions, value)
        || value instanceof Value.Local local
            && local.name().toLowerCase(Locale.ROOT).contains("phase");
  }
}
