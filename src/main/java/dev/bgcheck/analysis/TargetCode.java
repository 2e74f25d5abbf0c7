package dev.bgcheck.analysis;

import dev.bgcheck.analysis.callgraph.CallGraph;
import dev.bgcheck.analysis.context.Contexts;
import dev.bgcheck.analysis.dataflow.FieldUses;
import dev.bgcheck.analysis.lifetime.ValueFlow;
import dev.bgcheck.analysis.obligation.Discharge;
import dev.bgcheck.analysis.obligation.ObligationAnalysis;
import dev.bgcheck.api.ApiCatalog;
import dev.bgcheck.model.ApiSymbol;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.NamedPlace;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.ProgramType;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.timing.Phase;
import dev.bgcheck.timing.RunTimes;
import dev.bgcheck.work.Once;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The code of one target and what was found out about it: the one thing that rules about code ask
 * for. Everything is worked out when first asked for, and once.
 *
 * <p>Safe for several threads, but for what is said of {@link #obligations} and {@link #reactions}.
 */
public final class TargetCode {
  private static final Set<String> ALWAYS_IMPORTED =
      Set.of("Foundation", "UIKit", "Dispatch", "Swift");

  /** Frameworks that others bring along. */
  private static final Map<String, Set<String>> IMPORTED_WITH =
      Map.of(
          "AVFAudio", Set.of("AVFoundation", "AVKit", "MediaPlayer"),
          "AVFoundation", Set.of("AVKit", "MediaPlayer", "ARKit"),
          "CoreLocation", Set.of("MapKit", "CoreLocationUI", "WeatherKit"),
          "Combine", Set.of("SwiftUI"),
          "Photos", Set.of("PhotosUI"),
          "UserNotifications", Set.of("UserNotificationsUI"));

  private final Program program;
  private final ApiCatalog catalog;
  private final Set<String> imports;
  private final List<String> unread;
  private final List<UnseenCode> unseen;
  private final RunTimes times;
  private final Map<Discharge, ObligationAnalysis> obligations = new HashMap<>();
  private final Once<Map<ApiSymbol, List<UseSite>>> uses = Once.of(this::index);
  private final Once<CallGraph> graph;
  private final Once<Contexts> contexts;
  private final Once<Callers> callers;
  private final Once<Reactions> reactions;
  private final Once<ValueOrigins> origins;
  private final Once<Constants> constants;
  private final Once<FieldUses> fieldUses;
  private final Once<Liveness> liveness;
  private final Once<ValueFlow> valueFlow;
  private final Once<NeverRun> neverRun;
  private final Once<Set<String>> keysRead = Once.of(this::textsAskedFor);
  private final Once<Set<String>> mentionedTypes = Once.of(this::typesMentioned);
  private Once<OwnReach> ownReach;

  /**
   * The code of a target.
   *
   * @param imports modules, headers or packages that some file of it imports
   * @param unread the texts of sources that are known but were not lowered
   * @param unseen what is part of the target and was not read; empty when all of it was
   * @param times is told how long it takes to work something out
   */
  public TargetCode(
      Program program,
      ApiCatalog catalog,
      Set<String> imports,
      List<String> unread,
      List<UnseenCode> unseen,
      RunTimes times) {
    this.program = program;
    this.catalog = catalog;
    this.imports = Set.copyOf(imports);
    this.unread = List.copyOf(unread);
    this.unseen = List.copyOf(unseen);
    this.times = times;
    this.graph = analysis(Phase.CALL_GRAPH, () -> new CallGraph(program, catalog));
    this.contexts = analysis(() -> new Contexts(program, catalog, graph()));
    this.callers = analysis(() -> new Callers(program));
    this.reactions = Once.of(() -> new Reactions(program, callers()));
    this.origins = Once.of(() -> new ValueOrigins(program, fieldUses(), callers()));
    this.constants = analysis(() -> new Constants(program, callers()));
    this.fieldUses = analysis(() -> new FieldUses(program));
    this.liveness = analysis(() -> new Liveness(program, graph()));
    this.valueFlow = Once.of(() -> new ValueFlow(program, this::graph, this::fieldUses));
    this.neverRun = analysis(() -> new NeverRun(program));
  }

  private <T> Once<T> analysis(Supplier<T> work) {
    return analysis(Phase.ANALYSE, work);
  }

  private <T> Once<T> analysis(Phase phase, Supplier<T> work) {
    return Once.of(() -> times.during(phase, work::get));
  }

  /** The code of a target, as above, without word of times. */
  public TargetCode(
      Program program,
      ApiCatalog catalog,
      Set<String> imports,
      List<String> unread,
      List<UnseenCode> unseen) {
    this(program, catalog, imports, unread, unseen, RunTimes.untimed());
  }

  /** The linked code. */
  public Program program() {
    return program;
  }

  /** What is known of Apple's APIs. */
  public ApiCatalog catalog() {
    return catalog;
  }

  /** Modules, headers or packages that some file imports. */
  public Set<String> imports() {
    return imports;
  }

  /** What is part of the target and was not read; empty when all of it was. */
  public List<UnseenCode> unseen() {
    return unseen;
  }

  /**
   * Whether some source that was not lowered holds one of the words. A word that is nowhere in the
   * text is not used there, whatever the text means.
   */
  public boolean isMentionedUnread(Collection<String> words) {
    return unread.stream().anyMatch(text -> words.stream().anyMatch(text::contains));
  }

  /** Whether every source of the target was at least looked at. */
  public boolean isTextKnown() {
    return unseen.stream().noneMatch(one -> one.kind() == UnseenCode.Kind.CLASS_FILES);
  }

  /** Every use of an API, in the order of the program. */
  public List<UseSite> uses(ApiSymbol api) {
    return uses.get().getOrDefault(api, List.of());
  }

  /** The names of all types that some declaration, cast, parameter or call mentions. */
  public Set<String> mentionedTypes() {
    return mentionedTypes.get();
  }

  private Set<String> typesMentioned() {
    Set<String> types = new HashSet<>();
    for (Routine routine : program.routines()) {
      program.typesIn(routine).forEach(type -> mention(type, types));
    }
    for (ProgramType type : program.types()) {
      type.supertypes().forEach(name -> types.add(name.name()));
    }
    usedApis().forEach(api -> types.add(api.owner()));
    return types;
  }

  /**
   * Whether some code that may run mentions the type, or a type of the program builds on it. What a
   * protocol declares, and what stands in a routine that surely never runs, is no use.
   */
  public boolean isTypeUsed(String type) {
    if (!mentionedTypes().contains(type)) {
      return false;
    }
    boolean inherited =
        program.types().stream()
            .anyMatch(one -> one.supertypes().stream().anyMatch(name -> name.name().equals(type)));
    return inherited
        || uses.get().entrySet().stream()
            .filter(use -> use.getKey().owner().equals(type))
            .flatMap(use -> use.getValue().stream())
            .anyMatch(this::mayRun)
        || program.routines().stream()
            .filter(
                routine ->
                    routine.hasBody()
                        && program.typesIn(routine).stream().anyMatch(one -> names(one, type)))
            .anyMatch(routine -> !neverRun().contains(routine));
  }

  private static boolean names(TypeRef type, String name) {
    return type.isNamed() && type.name().equals(name)
        || type.arguments().stream().anyMatch(one -> names(one, name));
  }

  /** Whether the use is not in code that surely never runs. */
  public boolean mayRun(UseSite use) {
    return !neverRun().contains(use.routine());
  }

  /** Which routines surely never run. */
  public NeverRun neverRun() {
    return neverRun.get();
  }

  private static void mention(TypeRef type, Set<String> types) {
    if (type.isNamed()) {
      types.add(type.name());
    }
    type.arguments().forEach(argument -> mention(argument, types));
  }

  /** Every use of any of those APIs, in the order of the program. */
  public List<UseSite> uses(Collection<ApiSymbol> apis) {
    List<UseSite> all = new ArrayList<>();
    apis.forEach(api -> all.addAll(uses(api)));
    return all;
  }

  /** The APIs that are used. */
  public Set<ApiSymbol> usedApis() {
    return uses.get().keySet();
  }

  /**
   * Who makes whom run. It takes longest of all: whoever would have to wait for it works out
   * meanwhile what needs nothing but the program, and what most targets are asked for.
   */
  public CallGraph graph() {
    for (Once<?> other : List.of(fieldUses, callers, neverRun)) {
      if (graph.isBeingWorkedOut()) {
        other.get();
      }
    }
    return graph.get();
  }

  /** Where and when code runs. */
  public Contexts contexts() {
    return contexts.get();
  }

  /** What values are at compile time. */
  public Constants constants() {
    return constants.get();
  }

  /** Which calls reach which routine. */
  public Callers callers() {
    return callers.get();
  }

  /**
   * What the callers of routines do when they are told of a failure. Remembers what it was asked,
   * and is not safe for several threads: for kinds of check that {@code asksInOrder} only.
   */
  public Reactions reactions() {
    return reactions.get();
  }

  /** Where values come from. */
  public ValueOrigins origins() {
    return origins.get();
  }

  /** What becomes of fields. */
  public FieldUses fieldUses() {
    return fieldUses.get();
  }

  /** Where values go. */
  public ValueFlow valueFlow() {
    return valueFlow.get();
  }

  /** Which routines nothing leads to. */
  public Liveness liveness() {
    return liveness.get();
  }

  /**
   * What the target's own files lead to.
   *
   * @param ownPaths the paths of its own sources, the same at every call
   */
  public OwnReach reachFrom(Set<String> ownPaths) {
    return reach(ownPaths).get();
  }

  private synchronized Once<OwnReach> reach(Set<String> ownPaths) {
    if (ownReach == null) {
      ownReach = analysis(() -> new OwnReach(program, graph(), ownPaths));
    }
    return ownReach;
  }

  /** Whether some code asks the app's own property list for {@code key} while it runs. */
  public boolean readsPropertyList(String key) {
    return keysRead.get().contains(key);
  }

  private Set<String> textsAskedFor() {
    Set<String> texts = new HashSet<>();
    for (Routine routine : program.routines()) {
      for (Block block : routine.blocks()) {
        for (Instruction instruction : block.instructions()) {
          if (instruction instanceof Instruction.Call call) {
            call.arguments().forEach(argument -> addText(argument.value(), texts));
          } else if (instruction instanceof Instruction.Load load) {
            load.index().ifPresent(value -> addText(value, texts));
          }
        }
      }
    }
    return texts;
  }

  private static void addText(Value value, Set<String> texts) {
    if (value instanceof Value.Constant constant && constant.isString()) {
      texts.add(constant.text());
    }
  }

  /**
   * The analysis of one kind of obligation. What it answers may depend on what it was asked before,
   * and it is not safe for several threads: for kinds of check that {@code asksInOrder} only.
   */
  public synchronized ObligationAnalysis obligations(Discharge discharge) {
    return obligations.computeIfAbsent(
        discharge, one -> new ObligationAnalysis(program, catalog, one, this::fieldUses));
  }

  /**
   * Whether the name alone told which API it is, and no file imports its framework: then it is a
   * member of something else that is not seen. Ex) {@code camera.startCapture()}.
   */
  private boolean isGuessedInVain(NamedPlace place, ApiSymbol api) {
    Language language = place.routine().language();
    return place.resolution().guessed()
        && (language == Language.SWIFT || language == Language.OBJC)
        && catalog.findType(api.owner()).filter(type -> !isImported(type.framework())).isPresent();
  }

  private boolean isImported(String framework) {
    return ALWAYS_IMPORTED.contains(framework)
        || imports.stream()
            .map(one -> one.contains("/") ? one.substring(0, one.indexOf('/')) : one)
            .anyMatch(
                one ->
                    one.equals(framework)
                        || one.startsWith(framework + ".")
                        || IMPORTED_WITH.getOrDefault(framework, Set.of()).contains(one));
  }

  private Map<ApiSymbol, List<UseSite>> index() {
    Map<ApiSymbol, List<UseSite>> found = new LinkedHashMap<>();
    for (NamedPlace place : program.apiUses()) {
      ApiSymbol api = place.resolution().api().orElseThrow();
      if (!isGuessedInVain(place, api)) {
        found
            .computeIfAbsent(api, unused -> new ArrayList<>())
            .add(
                new UseSite(
                    api, place.routine(), place.block(), place.instruction(), place.resolution()));
      }
    }
    return found;
  }
}
