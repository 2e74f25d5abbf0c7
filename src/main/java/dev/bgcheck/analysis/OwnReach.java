package dev.bgcheck.analysis;

import dev.bgcheck.analysis.callgraph.CallEdge;
import dev.bgcheck.analysis.callgraph.CallGraph;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Program;
import dev.bgcheck.model.ProgramType;
import dev.bgcheck.model.Resolution;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * What the code of a target's own files leads to, in the packages and frameworks it is built with.
 *
 * <p><b>The fact tracked</b> is "this target uses it". Every routine of an own file has it; it
 * moves along calls, to the initial values of fields that are read, and from the making of an
 * object to what the system may call of it. Much of a shared package is there for other targets, so
 * what does not get the fact is not to blame here. Errs on the side of unused.
 */
public final class OwnReach {
  private final Program program;
  private final CallGraph graph;
  private final Set<RoutineSignature> reached = new HashSet<>();
  private final Set<TypeName> made = new HashSet<>();
  private final Deque<Routine> open = new ArrayDeque<>();

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
      add(edge.to());
    }
    for (Block block : routine.blocks()) {
      for (Instruction instruction : block.instructions()) {
        Resolution resolution = program.resolution(instruction);
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

  private void make(TypeName name) {
    if (!made.add(name)) {
      return;
    }
    for (TypeName one : program.supertypesOf(name)) {
      program.findType(one).ifPresent(this::addWhatIsCalled);
    }
  }

  private void addWhatIsCalled(ProgramType type) {
    for (Routine routine : type.routines()) {
      boolean called =
          !program.callbacksOf(routine).isEmpty()
              || routine.is(Routine.Flag.OVERRIDE)
              || !routine.selector().isEmpty()
              || routine.attributes().stream().anyMatch(one -> one.startsWith("IB"))
              || routine.signature().name().equals("body");
      if (called) {
        add(routine);
      }
    }
    type.fields().values().stream()
        .flatMap(field -> field.initializer().stream())
        .flatMap(initializer -> program.findRoutine(initializer).stream())
        .forEach(this::add);
  }
}
