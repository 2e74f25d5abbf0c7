package dev.bgcheck.analysis;

import dev.bgcheck.model.Argument;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.Origin;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Which methods and functions of an app surely never run, for the question whether the app uses an
 * API: a wrapper that nobody calls is no use of what is in it.
 *
 * <p>Where {@link Liveness} asks the call graph, this asks for names: a routine counts as never run
 * only if no code that may run says its name, be it as a call on whatever receiver, as a method
 * value, a selector or a string. What is exposed to Interface Builder or the Objective-C runtime,
 * overrides, code of libraries, and members that a protocol or class outside the program may ask
 * for always may run.
 */
public final class NeverRun {
  private static final int DEEPEST = 12;
  private static final int SHORTEST_PREFIX = 3;
  private static final Set<String> STARTS =
      Set.of("main", "UIApplicationMain", "NSApplicationMain");

  /** Protocols whose every method names its sender first, as Apple's naming rules have it. */
  private static final Map<String, String> SENDERS =
      Map.ofEntries(
          Map.entry("CLLocationManagerDelegate", "locationManager"),
          Map.entry("CBCentralManagerDelegate", "centralManager"),
          Map.entry("CBPeripheralManagerDelegate", "peripheralManager"),
          Map.entry("CBPeripheralDelegate", "peripheral"),
          Map.entry("UNUserNotificationCenterDelegate", "userNotificationCenter"),
          Map.entry("AVAudioPlayerDelegate", "audioPlayer"),
          Map.entry("AVAudioRecorderDelegate", "audioRecorder"),
          Map.entry("AVSpeechSynthesizerDelegate", "speechSynthesizer"),
          Map.entry("CXProviderDelegate", "provider"),
          Map.entry("PKPushRegistryDelegate", "pushRegistry"));

  private final Program program;
  private final Sayings calls = new Sayings();
  private final Sayings loads = new Sayings();
  private final Sayings stores = new Sayings();
  private final Sayings texts = new Sayings();
  private final Map<Integer, Sayings> callsInSwift = new HashMap<>();
  private final boolean hasObjc;
  // What else names may mean, each worked out when a name like that is first asked for.
  private Map<String, List<List<Routine>>> asGetters;
  private Map<String, List<List<Routine>>> asSetters;
  private Map<String, List<List<Routine>>> asInSwift;
  private Optional<Boolean> starts = Optional.empty();
  private final Map<RoutineSignature, Boolean> known = new HashMap<>();

  /**
   * Who says which names, as they are written. Names are few and mentions are many, so what else a
   * name may stand for is worked out once for each name.
   */
  private static final class Sayings {
    private final Map<String, List<Routine>> routines = new HashMap<>();
    // By what is called, those of which more is written. Most names are written barely.
    private Map<String, List<List<Routine>>> longer;

    void add(Routine routine, String name) {
      List<Routine> all = routines.computeIfAbsent(name, unused -> new ArrayList<>(2));
      if (all.isEmpty() || all.get(all.size() - 1) != routine) {
        all.add(routine);
      }
    }

    /** Adds who says {@code name}, or something of which it is the base. */
    void addTo(Set<RoutineSignature> mentions, String name) {
      if (longer == null) {
        longer = new HashMap<>();
        routines.forEach(
            (written, all) -> {
              if (!isBare(written)) {
                longer.computeIfAbsent(base(written), unused -> new ArrayList<>(1)).add(all);
              }
            });
      }
      List<Routine> barely = isBare(name) ? routines.get(name) : null;
      if (barely != null) {
        barely.forEach(routine -> mentions.add(routine.signature()));
      }
      addAll(longer.get(name), mentions);
    }

    private static boolean isBare(String name) {
      return name.indexOf('(') < 0
          && name.indexOf(':') < 0
          && name.indexOf('~') < 0
          && name.indexOf('.') < 0;
    }

    static void addAll(List<List<Routine>> some, Set<RoutineSignature> mentions) {
      if (some != null) {
        some.forEach(all -> all.forEach(routine -> mentions.add(routine.signature())));
      }
    }

    void index(UnaryOperator<String> meaning, Map<String, List<List<Routine>>> index) {
      routines.forEach(
          (name, all) ->
              index.computeIfAbsent(meaning.apply(name), unused -> new ArrayList<>(1)).add(all));
    }
  }

  NeverRun(Program program) {
    this.program = program;
    this.hasObjc =
        program.routines().stream().anyMatch(routine -> routine.language() == Language.OBJC);
    for (Routine routine : program.routines()) {
      List<Block> blocks = routine.blocks();
      for (int i = 0; i < blocks.size(); i++) {
        List<Instruction> instructions = blocks.get(i).instructions();
        for (int j = 0; j < instructions.size(); j++) {
          collect(routine, instructions.get(j));
        }
      }
    }
  }

  /**
   * Whether nothing can run {@code routine}, or the routine that the closure stands in. Of a
   * program without a start nobody can tell: part of it is elsewhere.
   */
  public synchronized boolean contains(Routine routine) {
    return hasStart() && isUnused(program.outermost(routine), new HashSet<>(), 0);
  }

  /** Whether the program starts somewhere in the code that is seen. */
  public synchronized boolean hasStart() {
    if (starts.isEmpty()) {
      starts = Optional.of(findStart());
    }
    return starts.get();
  }

  private boolean findStart() {
    return program.types().stream()
            .anyMatch(type -> type.attributes().stream().anyMatch(STARTS::contains))
        || program.routines().stream()
            .anyMatch(
                routine ->
                    routine.kind() == Routine.Kind.TOP_LEVEL
                        || (routine.kind() == Routine.Kind.FUNCTION
                            && base(routine).equals("main")));
  }

  private boolean isUnused(Routine routine, Set<RoutineSignature> open, int depth) {
    // Only what was asked for itself is remembered and taken over: what comes out further down may
    // depend on the way there, and the order of questions must not matter.
    Boolean before = depth == 0 ? known.get(routine.signature()) : null;
    if (before != null) {
      return before;
    }
    if (depth > DEEPEST || !mayBeUnused(routine)) {
      return false;
    }
    if (!open.add(routine.signature())) {
      // Two that only call each other: the others decide.
      return true;
    }
    boolean unused =
        mentions(routine).stream()
            .flatMap(one -> program.findRoutine(one).stream())
            .map(program::outermost)
            .allMatch(one -> isUnused(one, open, depth + 1));
    if (depth == 0) {
      known.put(routine.signature(), unused);
    }
    return unused;
  }

  private Set<RoutineSignature> mentions(Routine routine) {
    Set<RoutineSignature> mentions = new HashSet<>();
    addWhoSays(base(routine), mentions);
    if (routine.language() == Language.OBJC) {
      // Swift calls startWithName:count: as start(withName:count:) or start(name:count:).
      int count = routine.parameters().size();
      String name = base(routine);
      for (int end = SHORTEST_PREFIX; count > 0 && end < name.length(); end++) {
        String prefix = name.substring(0, end);
        addWhoSays(inSwift(prefix, count), mentions);
        addWhoSays(inSwift(prefix, count - 1), mentions);
      }
    }
    return mentions;
  }

  private void addWhoSays(String name, Set<RoutineSignature> mentions) {
    calls.addTo(mentions, name);
    loads.addTo(mentions, name);
    if (name.startsWith("is")) {
      if (asGetters == null) {
        asGetters = new HashMap<>();
        loads.index(member -> "is" + capitalised(member), asGetters);
      }
      Sayings.addAll(asGetters.get(name), mentions);
    }
    stores.addTo(mentions, name);
    if (name.startsWith("set")) {
      if (asSetters == null) {
        asSetters = new HashMap<>();
        // place.limit = 5 calls setLimit: where Objective-C has one.
        stores.index(member -> "set" + capitalised(member), asSetters);
      }
      Sayings.addAll(asSetters.get(name), mentions);
    }
    texts.addTo(mentions, name);
    if (name.indexOf('/') >= 0) {
      if (asInSwift == null) {
        asInSwift = new HashMap<>();
        callsInSwift.forEach(
            (count, some) -> some.index(call -> inSwift(base(call), count), asInSwift));
      }
      Sayings.addAll(asInSwift.get(name), mentions);
    }
  }

  private static String inSwift(String name, int arguments) {
    return name + "/" + arguments;
  }

  private static String base(Routine routine) {
    return base(routine.selector().isEmpty() ? routine.signature().name() : routine.selector());
  }

  private static String base(String name) {
    int end = 0;
    while (end < name.length() && "(:~".indexOf(name.charAt(end)) < 0) {
      end++;
    }
    String bare = name.substring(0, end);
    return bare.substring(bare.lastIndexOf('.') + 1);
  }

  private boolean mayBeUnused(Routine routine) {
    boolean plain =
        routine.kind() == Routine.Kind.METHOD || routine.kind() == Routine.Kind.FUNCTION;
    boolean swift = routine.language() == Language.SWIFT && routine.selector().isEmpty();
    return plain
        && (swift || routine.language() == Language.OBJC)
        && routine.origin() == Origin.APPLICATION
        && !routine.signature().isClosure()
        && routine.attributes().isEmpty()
        && !routine.is(Routine.Flag.OVERRIDE)
        && !routine.is(Routine.Flag.SYNTHETIC)
        && !base(routine).equals("main")
        && program.callbacksOf(routine).isEmpty()
        && !mayBeAskedFor(routine);
  }

  /** A member that something outside the program may ask for. */
  private boolean mayBeAskedFor(Routine routine) {
    TypeName owner = routine.signature().owner();
    if (owner.isGlobal()) {
      return false;
    }
    for (TypeName name : program.supertypesOf(owner)) {
      boolean outside = program.findType(name).isEmpty() && !name.equals(owner);
      if (outside && !Liveness.isHarmless(name)) {
        String sender = SENDERS.get(name.name());
        if (sender == null || base(routine).startsWith(sender)) {
          return true;
        }
      }
    }
    return program.findType(owner).filter(t -> t.attributes().contains("objcMembers")).isPresent();
  }

  private void collect(Routine routine, Instruction instruction) {
    if (instruction instanceof Instruction.Call call) {
      calls.add(routine, call.name());
      if (hasObjc && routine.language() == Language.SWIFT) {
        callsInSwift
            .computeIfAbsent(call.arguments().size(), unused -> new Sayings())
            .add(routine, call.name());
      }
      List<Argument> arguments = call.arguments();
      for (int i = 0; i < arguments.size(); i++) {
        constant(routine, arguments.get(i).value());
      }
    } else if (instruction instanceof Instruction.Load load) {
      loads.add(routine, load.member());
      if (load.index().isPresent()) {
        constant(routine, load.index().get());
      }
    } else if (instruction instanceof Instruction.Store store) {
      stores.add(routine, store.member());
      constant(routine, store.value());
    } else if (instruction instanceof Instruction.Assign assign) {
      constant(routine, assign.source());
    } else if (instruction instanceof Instruction.MakeClosure closure) {
      calls.add(routine, closure.method());
    } else if (instruction instanceof Instruction.Exit exit && exit.value().isPresent()) {
      constant(routine, exit.value().get());
    }
  }

  private static String capitalised(String member) {
    return member.isEmpty()
        ? member
        : Character.toUpperCase(member.charAt(0)) + member.substring(1);
  }

  private void constant(Routine routine, Value value) {
    if (value instanceof Value.Constant constant
        && (constant.kind() == Value.Constant.Kind.STRING
            || constant.kind() == Value.Constant.Kind.SELECTOR)) {
      texts.add(routine, constant.text());
    }
  }
}
