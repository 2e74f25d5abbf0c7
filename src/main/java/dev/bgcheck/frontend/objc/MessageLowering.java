package dev.bgcheck.frontend.objc;

import dev.bgcheck.frontend.objc.syntax.ObjcExpr;
import dev.bgcheck.frontend.objc.syntax.ObjcMessagePart;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.CallFlags;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Messages. */
final class MessageLowering {
  private static final CallFlags SUPER = new CallFlags(false, true, false, false);
  private static final Set<String> RECEIVER_ITSELF = Set.of("retain", "autorelease");
  private static final Set<String> RAISING = Set.of("raise:format:", "raise:format:arguments:");

  private final Body body;

  MessageLowering(Body body) {
    this.body = body;
  }

  Value lower(ObjcExpr.Message node, boolean wanted) {
    Span span = body.span(node);
    String selector = node.selector();
    if (selector.isEmpty()) {
      return body.opaque(node);
    }
    Optional<Value> type = wanted ? body.names().asType(node) : Optional.empty();
    if (type.isPresent()) {
      return type.get();
    }
    if (RECEIVER_ITSELF.contains(selector)) {
      return body.value(node.receiver());
    }
    Optional<Value> created = created(node);
    boolean isSuper = NameLowering.isSuper(node.receiver());
    Value receiver;
    if (created.isPresent()) {
      receiver = created.get();
    } else if (isSuper) {
      receiver = body.names().receiver();
    } else {
      receiver = body.names().asType(node.receiver()).orElseGet(() -> body.value(node.receiver()));
    }
    String name = created.isPresent() && selector.equals("new") ? "init" : selector;
    List<Runnable> writes = new ArrayList<>(0);
    List<Argument> arguments = new ArrayList<>();
    for (ObjcMessagePart part : node.parts()) {
      arguments.addAll(body.calls().arguments(part.arguments(), writes));
    }
    CallFlags flags = isSuper ? SUPER : CallFlags.NONE;
    Value result = body.calls().emit(receiver, name, arguments, flags, wanted, span, writes);
    if (RAISING.contains(selector)
        && receiver.equals(new Value.Type(TypeRef.named("NSException")))) {
      body.exits().throwing(Optional.empty(), span);
    } else if (selector.equals("doesNotRecognizeSelector:")) {
      // What a class does in a method that only its subclasses have.
      body.exits().throwing(Optional.empty(), span);
    }
    return result;
  }

  /** The type that {@code [[X alloc] init…]} or {@code [X new]} makes a value of. */
  private Optional<Value> created(ObjcExpr.Message node) {
    if (node.selector().equals("new")) {
      return body.names().asType(node.receiver());
    }
    boolean allocated =
        isInitializer(node.selector())
            && NameLowering.bare(node.receiver()) instanceof ObjcExpr.Message inner
            && (inner.selector().equals("alloc") || inner.selector().equals("allocWithZone:"));
    if (!allocated) {
      return Optional.empty();
    }
    ObjcExpr receiver = ((ObjcExpr.Message) NameLowering.bare(node.receiver())).receiver();
    boolean ownClass =
        body.frame().signature().isStatic()
            && !body.frame().owner().isGlobal()
            && NameLowering.isReceiver(receiver)
            && !NameLowering.isSuper(receiver);
    return ownClass
        ? Optional.of(new Value.Type(TypeRef.named(body.frame().owner())))
        : body.names().asType(receiver);
  }

  /** Whether a selector is written like an initialiser's. */
  static boolean isInitializer(String selector) {
    return selector.startsWith("init")
        && (selector.length() == 4 || !Character.isLowerCase(selector.charAt(4)));
  }
}
