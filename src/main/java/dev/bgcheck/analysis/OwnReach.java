package dev.bgcheck.analysis;

import dev.bgcheck.analysis.callgraph.CallEdge;
import dev.bgcheck.analysis.callgraph.CallGraph;
import dev.bgcheck.link.CallNames;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Field;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.ProgramType;
import dev.bgcheck.model.Resolution;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeDeclaration;
import dev.bgcheck.model.TypeName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the code of a target's own files leads to, in the packages and frameworks it is built with.
 *
 * <p><b>The fact tracked</b> is "this target uses it". Every routine of an own file has it; it
 * moves along calls, to the initial values of fields that are read, and from the making of an
 * object to what the system may call of it. Much of a shared package is there for other targets, so
 * what does not get the fact is not to blame here. Errs on the side of unused.
 */
public final class OwnReach {
  /** What Cocoa's names for protocols end in, those for classes do not: NSCopying, NSCoding. */
  private static final List<String> PROTOCOL_ENDINGS =
      List.of("Delegate", "DataSource", "Protocol", "ing");

  private static final int SHORTEST_NAME = 3;

  private final Program program;
  private final CallGraph graph;
  private final Set<RoutineSignature> reached = new HashSet<>();
  private final Set<TypeName> made = new HashSet<>();
  private final Map<TypeName, List<Routine>> waiting = new HashMap<>();
  private final Deque<Routine> open = new ArrayDeque<>();
  private NavigableMap<String, List<Routine>> objcMethods;

  OwnReach(Program program, CallGraph graph, Set<String> ownPaths) {
    this.program = program;
    this.graph = graph;
    for (Routine routine : program.routines()) {
      if (ownPaths.contains(routine.span().file().path())) {
        add(routine);
      }
    }
    while (!open.isEmpty()) {
      follow(open.removeFirst());
    }
  }

  /** Whether the target's own files lead to {@code routine}. */
  public boolean contains(Routine routine) {
    return reached.contains(routine.signature());
  }

  private void add(Routine routine) {
    if (reached.add(routine.signature())) {
      open.add(routine);
    }
  }

  private void follow(Routine routine) {
    for (CallEdge edge : graph.from(routine)) {
      if (!waits(edge)) {
        add(edge.to());
      }
    }
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        Resolution resolution = program.resolution(instruction);
        if (routine.language() == Language.SWIFT
            && resolution.isUnknown()
            && instruction instanceof Instruction.Call call) {
          renamed(routine, call).forEach(this::add);
        }
        if (resolution.created().isPresent()) {
          make(resolution.created().get());
        }
        if (resolution.field().isPresent()) {
          program
              .findField(resolution.field().get())
              .flatMap(field -> field.initializer())
              .flatMap(program::findRoutine)
              .ifPresent(this::add);
        }
      }
    }
    if (routine.kind() == Routine.Kind.INITIALIZER) {
      make(routine.signature().owner());
    }
  }

  /**
   * The Objective-C methods that a call in Swift may mean by another name: Swift leaves out words
   * that the types say already. Ex) {@code study.join(withURL: url)} for {@code joinStudyWithURL:}.
   */
  private List<Routine> renamed(Routine caller, Instruction.Call call) {
    String name = CallNames.baseName(call);
    List<Routine> found = new ArrayList<>();
    if (call.isOperator() || call.arguments().isEmpty() || name.length() < SHORTEST_NAME) {
      return found;
    }
    for (Map.Entry<String, List<Routine>> entry : objcMethods().tailMap(name).entrySet()) {
      if (!entry.getKey().startsWith(name)) {
        break;
      }
      if (isSpelledSo(entry.getKey(), call)) {
        found.addAll(entry.getValue());
      }
    }
    Optional<TypeName> receiver = program.typeOf(caller, call.receiver()).unwrapped().typeName();
    Set<TypeName> owners =
        found.stream().map(one -> one.signature().owner()).collect(Collectors.toSet());
    if (receiver.isPresent()) {
      found.removeIf(
          one -> !program.supertypesOf(receiver.get()).contains(one.signature().owner()));
    } else if (owners.size() > 1) {
      // Of an unknown receiver the name alone would say too much.
      return List.of();
    }
    return found;
  }

  /** Whether the pieces of a selector end in the labels of the call. */
  private static boolean isSpelledSo(String selector, Instruction.Call call) {
    String[] pieces = selector.split(":");
    if (pieces.length != call.arguments().size() || !selector.endsWith(":")) {
      return false;
    }
    for (int i = 0; i < pieces.length; i++) {
      String label = call.arguments().get(i).label();
      boolean fits =
          label.isEmpty()
              || pieces[i].equals(label)
              || (i == 0
                  && pieces[i].endsWith(
                      Character.toUpperCase(label.charAt(0)) + label.substring(1)));
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private NavigableMap<String, List<Routine>> objcMethods() {
    if (objcMethods == null) {
      objcMethods = new TreeMap<>();
      for (Routine routine : program.routines()) {
        if (routine.language() == Language.OBJC && routine.kind() == Routine.Kind.METHOD) {
          objcMethods
              .computeIfAbsent(routine.signature().name(), unused -> new ArrayList<>(1))
              .add(routine);
        }
      }
    }
    return objcMethods;
  }

  /**
   * An override in a class of which no object is made yet cannot be what a call runs: a sensor's
   * {@code start()} is not the one of every kind of sensor in the package.
   */
  private boolean waits(CallEdge edge) {
    if (edge.via().isPresent()) {
      return false;
    }
    List<Routine> targets = program.resolution(edge.instruction()).routines();
    TypeName owner = edge.to().signature().owner();
    boolean isOverride =
        targets.size() > 1
            && !targets.get(0).signature().equals(edge.to().signature())
            && program
                .findType(owner)
                .filter(type -> type.kind() == TypeDeclaration.Kind.CLASS)
                .isPresent();
    if (!isOverride || made.contains(owner)) {
      return false;
    }
    waiting.computeIfAbsent(owner, unused -> new ArrayList<>()).add(edge.to());
    return true;
  }

  private void make(TypeName name) {
    if (!made.add(name)) {
      return;
    }
    for (TypeName one : program.supertypesOf(name)) {
      // An object of a class is one of the classes above it too.
      made.add(one);
      List<Routine> released = waiting.remove(one);
      if (released != null) {
        released.forEach(this::add);
      }
      program.findType(one).ifPresent(this::addWhatIsCalled);
    }
  }

  private void addWhatIsCalled(ProgramType type) {
    for (Routine routine : type.routines()) {
      if (mayBeCalledBySystem(routine)) {
        add(routine);
      }
    }
    for (Field field : type.fields().values()) {
      field.initializer().flatMap(program::findRoutine).ifPresent(this::add);
      // Ex) the body of a view, which is a computed property
      field.accessors().stream()
          .flatMap(accessor -> program.findRoutine(accessor).stream())
          .filter(this::mayBeCalledBySystem)
          .forEach(this::add);
    }
  }

  private boolean mayBeCalledBySystem(Routine routine) {
    if (!program.callbacksOf(routine).isEmpty()
        || routine.is(Routine.Flag.OVERRIDE)
        || routine.attributes().stream().anyMatch(one -> one.startsWith("IB"))
        || routine.signature().name().equals("body")) {
      return true;
    }
    if (routine.language() == Language.OBJC) {
      // Every method has a selector and none says that it overrides: it is taken for the system's
      // if its superclass is elsewhere and nobody here calls it. What a delegate of the system is
      // asked for is known already.
      return !routine.signature().isStatic()
          && hasOutsideSuperclass(routine.signature().owner())
          && graph.to(routine).isEmpty();
    }
    return !routine.selector().isEmpty();
  }

  private boolean hasOutsideSuperclass(TypeName owner) {
    return program.supertypesOf(owner).stream()
        .anyMatch(
            name ->
                !name.equals(owner)
                    && program.findType(name).isEmpty()
                    && !Liveness.isHarmless(name)
                    && PROTOCOL_ENDINGS.stream().noneMatch(name.name()::endsWith));
  }
}
