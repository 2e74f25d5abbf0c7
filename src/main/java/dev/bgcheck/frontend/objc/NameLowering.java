package dev.bgcheck.frontend.objc;

import dev.bgcheck.frontend.objc.syntax.ObjcExpr;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What names mean: constants, locals, instance variables, types. */
final class NameLowering {
  private static final Map<String, Value> CONSTANTS =
      Map.ofEntries(
          Map.entry("YES", Value.Constant.bool(true)),
          Map.entry("TRUE", Value.Constant.bool(true)),
          Map.entry("true", Value.Constant.bool(true)),
          Map.entry("NO", Value.Constant.bool(false)),
          Map.entry("FALSE", Value.Constant.bool(false)),
          Map.entry("false", Value.Constant.bool(false)),
          Map.entry("nil", Value.Constant.NIL),
          Map.entry("Nil", Value.Constant.NIL),
          Map.entry("NULL", Value.Constant.NIL),
          Map.entry("nullptr", Value.Constant.NIL));

  private static final Set<String> RECEIVERS = Set.of("self", "super", "this");

  private final Body body;

  NameLowering(Body body) {
    this.body = body;
  }

  /** The value of a name. */
  Value reference(ObjcExpr.Name node) {
    String name = node.name();
    Value constant = CONSTANTS.get(name);
    if (constant != null) {
      return constant;
    }
    if (name.equals("super")) {
      return receiver();
    }
    Optional<Scope.Binding> binding = body.frame().find(name);
    if (binding.isPresent()) {
      return binding.get().local();
    }
    return body.places().read(body.places().place(node), body.span(node));
  }

  /** The object that the routine was called on. */
  Value receiver() {
    return body.frame().receiver().<Value>map(local -> local).orElse(Value.UNQUALIFIED);
  }

  /** The member of the receiver that a bare name means. */
  Optional<String> instanceVariable(String name) {
    if (body.frame().owner().isGlobal()
        || body.frame().signature().isStatic()
        || body.frame().find(name).isPresent()) {
      return Optional.empty();
    }
    return body.unit().names().instanceVariable(body.frame().owner().name(), name);
  }

  static boolean isReceiver(ObjcExpr expression) {
    return bare(expression) instanceof ObjcExpr.Name name && RECEIVERS.contains(name.name());
  }

  static boolean isSuper(ObjcExpr expression) {
    return bare(expression) instanceof ObjcExpr.Name name && name.name().equals("super");
  }

  /** An expression without parentheses and casts around it. */
  static ObjcExpr bare(ObjcExpr expression) {
    ObjcExpr bare = expression;
    while (true) {
      if (bare instanceof ObjcExpr.Parenthesised parenthesised) {
        bare = parenthesised.inner();
      } else if (bare instanceof ObjcExpr.Cast cast) {
        bare = cast.operand();
      } else {
        return bare;
      }
    }
  }

  /** The type that an expression names, where it names one. */
  Optional<Value> asType(ObjcExpr expression) {
    if (expression instanceof ObjcExpr.Parenthesised parenthesised) {
      return asType(parenthesised.inner());
    } else if (expression instanceof ObjcExpr.TypeName type) {
      return Optional.of(new Value.Type(body.unit().types().type(type.type())));
    } else if (expression instanceof ObjcExpr.Name name) {
      return isTypeName(name.name())
          ? Optional.of(new Value.Type(TypeRef.named(name.name())))
          : Optional.empty();
    } else if (expression instanceof ObjcExpr.Message message
        && message.selector().equals("class")) {
      return typeOf(message.receiver());
    } else if (expression instanceof ObjcExpr.Member member
        && member.name().text().equals("class")) {
      return typeOf(member.base());
    }
    return Optional.empty();
  }

  private Optional<Value> typeOf(ObjcExpr receiver) {
    boolean self = isReceiver(receiver) && !body.frame().owner().isGlobal();
    return self
        ? Optional.of(new Value.Type(TypeRef.named(body.frame().owner())))
        : asType(receiver);
  }

  private boolean isTypeName(String name) {
    boolean written = !name.isEmpty() && Character.isUpperCase(name.charAt(0));
    return written
        && TypeLowering.isIdentifier(name)
        && !CONSTANTS.containsKey(name)
        && !isMacro(name)
        && !body.unit().names().isGlobal(name)
        && body.frame().find(name).isEmpty()
        && instanceVariable(name).isEmpty();
  }

  /** Whether a name is written like a macro's: APP_DELEGATE. */
  private static boolean isMacro(String name) {
    return name.indexOf('_') > 0 && name.chars().noneMatch(Character::isLowerCase);
  }

  /** A name that a call can have. */
  static String callName(String written) {
    String name = written.startsWith("::") ? written.substring(2) : written;
    boolean usable = !name.isEmpty() && Character.isJavaIdentifierStart(name.charAt(0));
    return usable ? name : "macro" + name;
  }

  /** Reads a member. */
  Value load(Value base, String member, Optional<Value> index, Span span) {
    Value.Local result = body.graph().temporary();
    body.graph().emit(new Instruction.Load(result, base, member, index, span));
    return result;
  }
}
