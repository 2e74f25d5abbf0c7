package dev.bgcheck.frontend.objc;

import dev.bgcheck.frontend.flow.FlowGraph;
import dev.bgcheck.frontend.objc.syntax.ObjcExpr;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.CallFlags;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Calls of functions, blocks and macros. */
final class CallLowering {
  private static final Set<String> NEVER_RETURNING =
      Set.of(
          "abort",
          "exit",
          "_exit",
          "_Exit",
          "__builtin_trap",
          "__builtin_unreachable",
          "dispatch_main",
          "pthread_exit");

  private final Body body;

  CallLowering(Body body) {
    this.body = body;
  }

  private FlowGraph graph() {
    return body.graph();
  }

  Value lower(ObjcExpr.Call node, boolean wanted) {
    ObjcExpr callee = NameLowering.bare(node.callee());
    if (callee instanceof ObjcExpr.Name name && holdsReceiver(name.name(), node)) {
      return Value.Constant.UNIT;
    }
    Value receiver = Value.UNQUALIFIED;
    String called = Instruction.Call.INVOKE;
    if (callee instanceof ObjcExpr.Name name && !isVariable(name.name())) {
      called = NameLowering.callName(name.name());
    } else {
      receiver = body.value(callee);
    }
    List<Runnable> writes = new ArrayList<>(0);
    List<Argument> arguments = arguments(node.arguments(), writes);
    Value result =
        emit(receiver, called, arguments, CallFlags.NONE, wanted, body.span(node), writes);
    if (receiver instanceof Value.Unqualified && NEVER_RETURNING.contains(called)) {
      body.exits().never(body.span(node));
    }
    return result;
  }

  /** Emits a call; what its arguments let it write is written behind it. */
  Value emit(
      Value receiver,
      String name,
      List<Argument> arguments,
      CallFlags flags,
      boolean wanted,
      Span span,
      List<Runnable> writes) {
    Optional<Value.Local> result = wanted ? Optional.of(graph().temporary()) : Optional.empty();
    graph().emit(new Instruction.Call(result, receiver, name, arguments, flags, span));
    body.exits().afterCall(span);
    writes.forEach(Runnable::run);
    return result.<Value>map(local -> local).orElse(Value.Constant.UNIT);
  }

  private boolean isVariable(String name) {
    return body.frame().find(name).isPresent() || body.names().instanceVariable(name).isPresent();
  }

  /** {@code @weakify(self)} and {@code @strongify(self)}: how blocks hold it from here on. */
  private boolean holdsReceiver(String macro, ObjcExpr.Call node) {
    boolean weak = macro.equals("weakify") || macro.equals("unsafeify");
    boolean strong = macro.equals("strongify");
    if (!weak && !strong) {
      return false;
    }
    boolean self =
        node.arguments().stream()
            .anyMatch(one -> one instanceof ObjcExpr.Name name && name.name().equals("self"));
    if (self) {
      body.frame().holdReceiver(weak ? Capture.Mode.WEAK : Capture.Mode.VARIABLE);
    }
    return true;
  }

  // ---- arguments

  List<Argument> arguments(List<ObjcExpr> written, List<Runnable> writes) {
    List<Argument> arguments = new ArrayList<>(written.size());
    for (ObjcExpr argument : written) {
      arguments.add(Argument.of(argument(argument, writes)));
    }
    return arguments;
  }

  private Value argument(ObjcExpr argument, List<Runnable> writes) {
    ObjcExpr bare = NameLowering.bare(argument);
    return bare instanceof ObjcExpr.Prefix prefix && prefix.operator().equals("&")
        ? address(prefix, writes)
        : body.value(argument);
  }

  /** {@code &x}: passes the value, and writes something unknown to {@code x} after the call. */
  private Value address(ObjcExpr.Prefix node, List<Runnable> writes) {
    Span span = body.span(node);
    ObjcExpr operand = NameLowering.bare(node.operand());
    boolean place =
        operand instanceof ObjcExpr.Name
            || operand instanceof ObjcExpr.Member
            || operand instanceof ObjcExpr.Subscript;
    if (!place) {
      return body.value(operand);
    }
    PlaceLowering.Place written = body.places().place(operand);
    if (written.local().isPresent()) {
      Value.Local local = written.local().get();
      writes.add(
          () ->
              graph()
                  .emit(
                      new Instruction.Opaque(Optional.of(local), List.of(local), List.of(), span)));
      return local;
    }
    Value value = body.places().read(written, span);
    writes.add(
        () -> {
          Value.Local changed = graph().temporary();
          graph()
              .emit(new Instruction.Opaque(Optional.of(changed), List.of(value), List.of(), span));
          body.places().write(written, changed, span);
        });
    return value;
  }
}
