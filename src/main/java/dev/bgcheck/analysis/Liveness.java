package dev.bgcheck.analysis;

import dev.bgcheck.analysis.callgraph.CallEdge;
import dev.bgcheck.analysis.callgraph.CallGraph;
import dev.bgcheck.model.ClosureSite;
import dev.bgcheck.model.NamedPlace;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.ProgramType;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeDeclaration;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.work.Once;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which routines nothing in the program leads to.
 *
 * <p><b>The fact tracked</b> is "dead": a method or function that no call, method value, selector
 * or callback mentions, or that only dead ones mention. Everything the system may call without
 * being told in code stays alive: overrides, members of types with unknown supertypes, whatever an
 * attribute such as {@code @objc} or {@code @IBAction} exposes, accessors, initialisers. It errs on
 * the living side.
 */
public final class Liveness {
  private final Program program;
  private final CallGraph graph;
  private final Once<Set<RoutineSignature>> named = Once.of(this::namedByValue);
  private final Map<RoutineSignature, Boolean> known = new ConcurrentHashMap<>();

  /** Looks when asked: few routines are, and of most of them somebody living is near. */
  Liveness(Program program, CallGraph graph) {
    this.program = program;
    this.graph = graph;
  }

  /** Whether something may run the routine. */
  public boolean isLive(Routine routine) {
    Routine current = routine;
    while (true) {
      if (isDead(current)) {
        return false;
      }
      Optional<ClosureSite> site = program.siteOf(current.signature());
      if (site.isEmpty()) {
        return true;
      }
      current = site.get().maker();
    }
  }

  /** Whether all that leads to the routine is dead, and not in a circle. */
  private boolean isDead(Routine routine) {
    Boolean before = known.get(routine.signature());
    if (before != null) {
      return before;
    }
    Map<RoutineSignature, Routine> reached = new LinkedHashMap<>();
    Deque<Routine> open = new ArrayDeque<>();
    reached.put(routine.signature(), routine);
    open.add(routine);
    while (!open.isEmpty()) {
      Routine next = open.removeFirst();
      if (!canDie(next) || named.get().contains(next.signature())) {
        // All the others are needed for the one that was asked for.
        known.put(routine.signature(), false);
        return false;
      }
      for (CallEdge edge : graph.to(next)) {
        Routine from = program.outermost(edge.from());
        if (reached.putIfAbsent(from.signature(), from) == null) {
          open.add(from);
        }
      }
    }
    Set<RoutineSignature> dead = new HashSet<>();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Routine one : reached.values()) {
        if (!dead.contains(one.signature())
            && graph.to(one).stream().allMatch(edge -> isFromDead(edge, one, dead))) {
          dead.add(one.signature());
          changed = true;
        }
      }
    }
    reached.keySet().forEach(one -> known.put(one, dead.contains(one)));
    return dead.contains(routine.signature());
  }

  private boolean isFromDead(CallEdge edge, Routine target, Set<RoutineSignature> dead) {
    Routine from = program.outermost(edge.from());
    return from.signature().equals(target.signature()) || dead.contains(from.signature());
  }

  private boolean canDie(Routine routine) {
    boolean plain =
        routine.kind() == Routine.Kind.METHOD || routine.kind() == Routine.Kind.FUNCTION;
    return plain
        && !routine.signature().isClosure()
        && routine.attributes().isEmpty()
        && routine.selector().isEmpty()
        && !routine.is(Routine.Flag.OVERRIDE)
        && !routine.is(Routine.Flag.SYNTHETIC)
        && !routine.signature().spokenName().contains("main")
        && program.callbacksOf(routine).isEmpty()
        && !mayBeAskedFor(routine);
  }

  /** A member that a protocol may ask for, of the program or of code outside it. */
  private boolean mayBeAskedFor(Routine routine) {
    TypeName owner = routine.signature().owner();
    if (owner.isGlobal()) {
      return false;
    }
    for (TypeName name : program.supertypesOf(owner)) {
      Optional<ProgramType> type = program.findType(name);
      if (type.isEmpty()) {
        if (!name.equals(owner) && !isHarmless(name)) {
          return true;
        }
      } else if (type.get().kind() == TypeDeclaration.Kind.PROTOCOL
          && type.get().routines().stream()
              .anyMatch(one -> one.signature().name().equals(routine.signature().name()))) {
        return true;
      }
    }
    return program.findType(owner).filter(t -> t.attributes().contains("objcMembers")).isPresent();
  }

  /** Supertypes that never call a member that they do not declare. */
  static boolean isHarmless(TypeName name) {
    return switch (name.name()) {
      case "NSObject",
          "ObservableObject",
          "Equatable",
          "Hashable",
          "Codable",
          "Sendable",
          "Identifiable",
          "Error",
          "CaseIterable",
          "String",
          "Int",
          "Decodable",
          "Encodable",
          "AnyObject",
          "Comparable" ->
          true;
      default -> false;
    };
  }

  private Set<RoutineSignature> namedByValue() {
    Set<RoutineSignature> named = new HashSet<>();
    for (NamedPlace place : program.namedRoutines()) {
      if (!place.isCall()) {
        for (Routine target : place.resolution().routines()) {
          named.add(target.signature());
        }
      }
    }
    return named;
  }
}
