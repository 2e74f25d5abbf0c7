package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.flow.FlowGraph;
import dev.bgcheck.frontend.swift.syntax.SwiftExpr;
import dev.bgcheck.frontend.swift.syntax.SwiftName;
import dev.bgcheck.model.CallFlags;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.List;
import java.util.Optional;

/** Names: locals, members without a receiver, the receiver, methods as values. */
final class NameLowering {
  private final Body body;

  NameLowering(Body body) {
    this.body = body;
  }

  private FlowGraph graph() {
    return body.graph();
  }

  /** What a plain name stands for. */
  Value reference(SwiftName name) {
    if (name.text().equals("self")) {
      return receiver();
    }
    Span span = body.span(name);
    Optional<Scope.Binding> binding = body.frame().find(name.text());
    if (binding.isPresent()) {
      Value.Local local = binding.get().local;
      return binding.get().computed ? invoke(local, span) : local;
    }
    noteMember(name.text());
    Value.Local result = graph().temporary();
    graph()
        .emit(new Instruction.Load(result, Value.UNQUALIFIED, name.text(), Optional.empty(), span));
    return result;
  }

  /** A closure that uses a member without naming its receiver takes the receiver. */
  void noteMember(String name) {
    if (!WellKnownNames.looksLikeType(name) && !body.unit().notMembers().contains(name)) {
      body.frame().receiver();
    }
  }

  private Value invoke(Value.Local closure, Span span) {
    Value.Local result = graph().temporary();
    graph()
        .emit(
            new Instruction.Call(
                Optional.of(result),
                closure,
                Instruction.Call.INVOKE,
                List.of(),
                CallFlags.NONE,
                span));
    return result;
  }

  /** {@code self}: the receiver, or in a static routine the type. */
  Value receiver() {
    Optional<Value.Local> local = body.frame().receiver();
    if (local.isPresent()) {
      return local.get();
    }
    return body.frame().owner().isGlobal()
        ? Value.Local.SELF
        : new Value.Type(TypeRef.named(body.frame().owner()));
  }

  /** A method as a value, named with its labels. */
  Value method(Value receiver, SwiftName name, List<String> labels, SwiftExpr node) {
    String method = labels.isEmpty() ? name.text() : Heading.fullName(name.text(), labels);
    Optional<Scope.Binding> function =
        receiver instanceof Value.Unqualified ? body.frame().find(name.text()) : Optional.empty();
    if (function.isPresent()) {
      return function.get().local;
    }
    if (receiver instanceof Value.Unqualified) {
      noteMember(name.text());
    }
    Value.Local result = graph().temporary();
    graph().emit(Instruction.MakeClosure.bound(result, receiver, method, body.span(node)));
    return result;
  }
}
