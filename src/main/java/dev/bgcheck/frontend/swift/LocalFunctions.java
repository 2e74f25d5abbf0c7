package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.flow.FlowGraph;
import dev.bgcheck.frontend.swift.syntax.SwiftDecl;
import dev.bgcheck.frontend.swift.syntax.SwiftStmt;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Isolation;
import dev.bgcheck.model.Parameter;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Routine.Flag;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Functions declared inside a body.
 *
 * <p>Their names are known in all of the braces around them. A function is made where it is
 * declared; one that is used before, or declared behind a {@code return}, where the braces open.
 * Its captures are variables, so that they may get their values later.
 */
final class LocalFunctions {
  /** A function of the braces that are being lowered. */
  static final class Slot {
    private final SwiftDecl.Function node;
    private final Scope.Binding binding;
    private final FlowGraph.Mark start;
    private Optional<Instruction> early = Optional.empty();
    private boolean lowered;

    private Slot(SwiftDecl.Function node, Scope.Binding binding, FlowGraph.Mark start) {
      this.node = node;
      this.binding = binding;
      this.start = start;
    }
  }

  private final Body body;
  private final Map<SwiftDecl.Function, Slot> slots = new IdentityHashMap<>(0);

  LocalFunctions(Body body) {
    this.body = body;
  }

  /** Declares the functions among statements. */
  List<Slot> announce(List<SwiftStmt> items) {
    List<Slot> found = List.of();
    for (SwiftStmt item : items) {
      if (item instanceof SwiftStmt.Declaration declaration
          && declaration.declaration() instanceof SwiftDecl.Function function) {
        if (found.isEmpty()) {
          found = new ArrayList<>();
        }
        found.add(announce(function));
      }
    }
    return found;
  }

  private Slot announce(SwiftDecl.Function function) {
    Scope.Binding binding = body.frame().declare(function.name().text(), false, false);
    binding.made = false;
    Slot slot = new Slot(function, binding, body.graph().mark());
    slots.put(function, slot);
    return slot;
  }

  /** Lowers a function where it is declared. */
  void lower(SwiftDecl.Function function) {
    Slot slot = slots.containsKey(function) ? slots.get(function) : announce(function);
    if (slot.lowered) {
      return;
    }
    Instruction made = lower(slot);
    if (slot.binding.usedBefore) {
      slot.early = Optional.of(made);
    } else {
      body.graph().emit(made);
    }
  }

  /** Makes those that had to be made early, at the start of the braces. */
  void insert(List<Slot> functions) {
    boolean again = !functions.isEmpty();
    while (again) {
      again = false;
      for (Slot slot : functions) {
        if (!slot.lowered && slot.binding.usedBefore) {
          slot.early = Optional.of(lower(slot));
          again = true;
        }
      }
    }
    List<Instruction> early = new ArrayList<>(0);
    functions.forEach(slot -> slot.early.ifPresent(early::add));
    if (!early.isEmpty()) {
      body.graph().insert(functions.get(0).start, early);
    }
    functions.forEach(slot -> slots.remove(slot.node));
  }

  private Instruction lower(Slot slot) {
    slot.lowered = true;
    slot.binding.made = true;
    SwiftDecl.Function node = slot.node;
    List<String> labels = Heading.labels(node.parameters(), Heading.Labels.NAMES);
    String name = Heading.fullName(node.name().text(), labels);
    Frame frame = body.frame().inner(body.frame().nestedFunction(name));
    Body inner = new Body(body.unit(), frame);
    inner.inherit(body);
    Span span = body.span(node);
    body.unit()
        .types()
        .withGenerics(
            node.generics(),
            node.where(),
            () -> {
              List<Parameter> parameters =
                  Heading.parameters(body.unit(), frame, node.parameters(), Heading.Labels.NAMES);
              TypeRef result = node.result().map(body.unit().types()::type).orElse(TypeRef.VOID);
              Body.Returns returns = Body.Returns.of(Heading.returnsValue(result, node.result()));
              node.body().ifPresent(block -> inner.lower(block, returns));
              Heading heading =
                  Heading.of(
                      body.unit(),
                      Routine.Kind.FUNCTION,
                      result,
                      node.attributes(),
                      node.modifiers(),
                      node.effects(),
                      Isolation.UNSPECIFIED,
                      span,
                      body.span(node.name()));
              if (body.isUncertain()) {
                heading = heading.with(Flag.CONDITIONAL);
              }
              Optional<Body> written = node.body().map(block -> inner);
              body.frame().keep(heading.routine(body.unit(), frame, parameters, written), frame);
            });
    return Instruction.MakeClosure.of(
        slot.binding.local, frame.signature(), frame.captures(), span);
  }
}
