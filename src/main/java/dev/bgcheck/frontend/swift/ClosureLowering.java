package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.swift.syntax.SwiftAccessor;
import dev.bgcheck.frontend.swift.syntax.SwiftEffects;
import dev.bgcheck.frontend.swift.syntax.SwiftExpr;
import dev.bgcheck.frontend.swift.syntax.SwiftModifier;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Isolation;
import dev.bgcheck.model.Parameter;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Routine.Flag;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Closures: a routine each, made where it stands.
 *
 * <p>A closure is lowered when the place it stands at is. What it names and does not declare
 * becomes a capture of the variable; an element of its capture list comes first and says how it is
 * held.
 */
final class ClosureLowering {
  private final Body body;

  ClosureLowering(Body body) {
    this.body = body;
  }

  Value lower(SwiftExpr.Closure node) {
    Value.Local result = body.graph().temporary();
    if (!body.graph().isLive()) {
      return result;
    }
    List<CaptureItem> items = captureList(node.captures());
    Frame frame = body.frame().inner(body.frame().nextClosure());
    items.forEach(item -> frame.capture(item.name(), item.value(), item.mode()));
    List<Parameter> parameters =
        Heading.parameters(body.unit(), frame, node.parameters(), Heading.Labels.WRITTEN);
    if (!node.signature() || node.parameters().isEmpty()) {
      frame.allowAnonymousParameters();
    }
    Body inner = new Body(body.unit(), frame);
    inner.inherit(body);
    inner.lower(
        node.statements(),
        node,
        node.result().isPresent() ? Body.Returns.ANY : Body.Returns.EXPRESSION);
    Span span = body.span(node);
    Heading heading =
        Heading.of(
            body.unit(),
            Routine.Kind.CLOSURE,
            body.unit().types().type(node.result()),
            node.attributes(),
            List.of(),
            node.effects(),
            Isolation.UNSPECIFIED,
            span,
            body.unit().file().span(node.start(), node.start() + 1));
    boolean weak =
        items.stream()
            .anyMatch(item -> item.name().equals("self") && item.mode() == Capture.Mode.WEAK);
    keep(weak ? heading.with(Flag.WEAK_SELF) : heading, inner, parameters);
    make(result, frame.signature(), frame, span);
    return result;
  }

  private void make(Value.Local result, RoutineSignature signature, Frame frame, Span span) {
    body.graph().emit(Instruction.MakeClosure.of(result, signature, frame.captures(), span));
  }

  /** Keeps a closure's routine; its effects are inferred when they are not written. */
  private void keep(Heading written, Body inner, List<Parameter> parameters) {
    List<Parameter> all = new ArrayList<>(parameters);
    for (String name : inner.frame().anonymousParameters()) {
      all.add(Parameter.of(name, TypeRef.UNKNOWN));
    }
    Heading heading = written;
    if (inner.awaits()) {
      heading = heading.with(Flag.ASYNC);
    }
    if (inner.exits().throwsOut()) {
      heading = heading.with(Flag.THROWS);
    }
    if (body.isUncertain()) {
      heading = heading.with(Flag.CONDITIONAL);
    }
    body.frame()
        .keep(heading.routine(body.unit(), inner.frame(), all, Optional.of(inner)), inner.frame());
  }

  // ---- capture lists

  private record CaptureItem(String name, Value value, Capture.Mode mode) {}

  private List<CaptureItem> captureList(List<SwiftExpr.Capture> written) {
    List<CaptureItem> items = new ArrayList<>(written.size());
    for (SwiftExpr.Capture capture : written) {
      Value value =
          capture.value().isPresent()
              ? body.value(capture.value().get())
              : body.names().reference(capture.name());
      items.add(new CaptureItem(capture.name().text(), value, mode(capture)));
    }
    return items;
  }

  private static Capture.Mode mode(SwiftExpr.Capture capture) {
    return switch (capture.specifier().map(SwiftModifier::name).orElse("")) {
      case "weak" -> Capture.Mode.WEAK;
      case "unowned" -> Capture.Mode.UNOWNED;
      default -> Capture.Mode.VALUE;
    };
  }

  // ---- accessors of local variables

  /** Makes a closure of an accessor that a local variable has. */
  Value.Local accessor(SwiftAccessor node, Optional<String> parameter) {
    Value.Local result = body.graph().temporary();
    if (!body.graph().isLive() || node.body().isEmpty()) {
      return result;
    }
    Frame frame = body.frame().inner(body.frame().nextClosure());
    List<Parameter> parameters = new ArrayList<>();
    parameter.ifPresent(
        name -> parameters.add(Parameter.of(frame.declare(name).name(), TypeRef.UNKNOWN)));
    Body inner = new Body(body.unit(), frame);
    inner.inherit(body);
    inner.lower(node.body().get(), Body.Returns.of(node.kind() == SwiftAccessor.Kind.GET));
    Span span = body.span(node);
    Heading heading =
        Heading.of(
            body.unit(),
            Routine.Kind.CLOSURE,
            TypeRef.UNKNOWN,
            node.attributes(),
            node.modifiers(),
            SwiftEffects.NONE,
            Isolation.UNSPECIFIED,
            span,
            span);
    keep(heading, inner, parameters);
    make(result, frame.signature(), frame, span);
    return result;
  }
}
