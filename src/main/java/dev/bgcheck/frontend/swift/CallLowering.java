package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.flow.FlowGraph;
import dev.bgcheck.frontend.flow.FlowGraph.Node;
import dev.bgcheck.frontend.swift.syntax.SwiftArgument;
import dev.bgcheck.frontend.swift.syntax.SwiftExpr;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls: whom they call, with what, and where control goes from there. */
final class CallLowering {
  /** Whom a call calls, as in {@link Instruction.Call}. */
  private record Callee(Value receiver, String name, boolean isSuper) {
    static Callee of(Value receiver, String name) {
      return new Callee(receiver, name, false);
    }

    static Callee invoke(Value closure) {
      return of(closure, Instruction.Call.INVOKE);
    }

    static Callee create(TypeRef type) {
      return of(new Value.Type(type), "init");
    }
  }

  private final Body body;

  CallLowering(Body body) {
    this.body = body;
  }

  private FlowGraph graph() {
    return body.graph();
  }

  /**
   * Lowers a call.
   *
   * @param absent where control goes when a {@code ?} in front finds nothing
   * @param wanted whether the result is
   */
  Value lower(SwiftExpr.Call node, Optional<Node> absent, Marks marks, boolean wanted) {
    // Ex) await Card(initials).image(): making the card is waited for, too.
    Marks ofBase = marks.awaits() ? Marks.NONE.awaiting() : Marks.NONE;
    Callee callee = callee(node.callee(), absent, ofBase);
    List<Runnable> writes = new ArrayList<>(0);
    List<Argument> arguments = arguments(node, writes);
    Optional<Value.Local> result =
        wanted && !marks.discards() ? Optional.of(graph().temporary()) : Optional.empty();
    Span span = body.span(node);
    graph()
        .emit(
            new Instruction.Call(
                result,
                callee.receiver(),
                callee.name(),
                arguments,
                marks.flags(callee.isSuper()),
                span));
    if (neverReturns(callee)) {
      body.exits().never(span);
    } else if (marks.tries() && marks.propagates()) {
      body.exits().branchOnThrow(span);
    }
    writes.forEach(Runnable::run);
    return result.<Value>map(local -> local).orElse(Value.Constant.UNIT);
  }

  private boolean neverReturns(Callee callee) {
    Value receiver = callee.receiver();
    boolean plausible =
        receiver instanceof Value.Unqualified
            || receiver.equals(Value.Local.SELF)
            || (receiver instanceof Value.Type type && type.type().name().equals("Swift"));
    return plausible && body.unit().neverReturning().contains(callee.name());
  }

  // ---- callee

  private Callee callee(SwiftExpr callee, Optional<Node> absent, Marks ofBase) {
    if (callee instanceof SwiftExpr.Reference reference) {
      return named(reference);
    } else if (callee instanceof SwiftExpr.Member member) {
      return member(member, absent, ofBase);
    } else if (callee instanceof SwiftExpr.ArrayLiteral
        || callee instanceof SwiftExpr.DictionaryLiteral
        || callee instanceof SwiftExpr.TypeValue
        || callee instanceof SwiftExpr.Paren) {
      Optional<TypeRef> type = body.postfix().asType(callee);
      if (type.isPresent()) {
        return Callee.create(type.get());
      }
    } else if (callee instanceof SwiftExpr.Super) {
      return new Callee(body.names().receiver(), "init", true);
    }
    return Callee.invoke(body.postfix().step(callee, absent, Marks.NONE, true));
  }

  private Callee named(SwiftExpr.Reference reference) {
    String name = reference.name().text();
    if (name.equals("Self") || !reference.genericArguments().isEmpty()) {
      Optional<TypeRef> type = body.postfix().asType(reference);
      if (type.isPresent()) {
        return Callee.create(type.get());
      }
    }
    if (body.frame().find(name).isPresent()) {
      return Callee.invoke(body.names().reference(reference.name()));
    }
    body.names().noteMember(name);
    return Callee.of(Value.UNQUALIFIED, name);
  }

  private Callee member(SwiftExpr.Member member, Optional<Node> absent, Marks ofBase) {
    String name = member.name().text();
    if (!member.genericArguments().isEmpty()) {
      Optional<TypeRef> type = body.postfix().asType(member);
      if (type.isPresent()) {
        return Callee.create(type.get());
      }
    }
    if (member.base().isPresent() && member.base().get() instanceof SwiftExpr.Super) {
      return new Callee(body.names().receiver(), name, true);
    }
    return Callee.of(body.postfix().receiver(member.base(), absent, ofBase), name);
  }

  // ---- arguments

  private List<Argument> arguments(SwiftExpr.Call node, List<Runnable> writes) {
    List<Argument> arguments = new ArrayList<>(node.arguments().size() + node.trailing().size());
    for (SwiftArgument argument : node.arguments()) {
      add(argument, arguments, writes);
    }
    for (SwiftArgument argument : node.trailing()) {
      arguments.add(new Argument(argument.labelText(), body.value(argument.value()), true));
    }
    return arguments;
  }

  private void add(SwiftArgument argument, List<Argument> arguments, List<Runnable> writes) {
    if (argument.value() instanceof SwiftExpr.ElementConfig config) {
      for (SwiftArgument inner : body.unit().conditions().choose(config.config()).items()) {
        add(inner, arguments, writes);
      }
      return;
    }
    Value value =
        argument.value() instanceof SwiftExpr.InOut inOut
            ? inOut(inOut, writes)
            : body.value(argument.value());
    arguments.add(new Argument(argument.labelText(), value, false));
  }

  /** {@code &x}: passes the value, and writes something unknown to {@code x} after the call. */
  private Value inOut(SwiftExpr.InOut node, List<Runnable> writes) {
    Span span = body.span(node);
    Optional<Value.Local> local = body.assignments().local(node.operand());
    if (local.isPresent()) {
      writes.add(
          () -> graph().emit(new Instruction.Opaque(local, List.of(local.get()), List.of(), span)));
      return local.get();
    }
    if (!PostfixLowering.isPostfix(node.operand())
        && !(node.operand() instanceof SwiftExpr.Reference)) {
      return body.value(node.operand());
    }
    if (PostfixLowering.hasOptional(node.operand())) {
      return body.value(node.operand());
    }
    PostfixLowering.Place place =
        body.postfix().place(node.operand(), Optional.empty(), Marks.NONE);
    Value value = body.postfix().read(place, span);
    writes.add(
        () -> {
          Value.Local changed = graph().temporary();
          graph()
              .emit(new Instruction.Opaque(Optional.of(changed), List.of(value), List.of(), span));
          body.postfix().write(place, changed, span);
        });
    return value;
  }
}
