package dev.bgcheck.frontend.java;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import dev.bgcheck.frontend.jvm.JavaNames;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lowers method calls: whom they are called on, and whether they call a closure. */
final class CallLowering {
  // What a block interface has besides its method.
  private static final Set<String> OTHER_METHODS =
      Set.of("equals", "hashCode", "toString", "getClass", "andThen", "compose", "negate", "and");

  /** A call's receiver and name. */
  private record Callee(Value receiver, String name, boolean isSuper) {}

  private final BodyLowering body;

  CallLowering(BodyLowering body) {
    this.body = body;
  }

  /** A call whose result nobody uses. */
  void effect(MethodCallExpr call) {
    call(call, null, true);
  }

  Value value(MethodCallExpr call, Value.Local wanted) {
    return call(call, wanted, false);
  }

  private Value call(MethodCallExpr call, Value.Local wanted, boolean dropped) {
    Value.Constant selector = selector(call);
    if (selector != null) {
      return selector;
    }
    Span span = body.span(call);
    Callee callee = callee(call, span);
    List<Value> arguments = arguments(call.getArguments());
    Value.Local dest = dropped ? null : wanted == null ? body.names.temporary() : wanted;
    body.call(
        Optional.ofNullable(dest), callee.receiver, callee.name, arguments, callee.isSuper, span);
    return dropped ? Value.Constant.UNIT : dest;
  }

  List<Value> arguments(NodeList<Expression> expressions) {
    List<Value> values = new ArrayList<>();
    expressions.forEach(expression -> values.add(body.expressions.value(expression)));
    return values;
  }

  /** Ex) Selector.register("timerFired:") */
  private Value.Constant selector(MethodCallExpr call) {
    if (!call.getNameAsString().equals("register") || call.getArguments().size() != 1) {
      return null;
    }
    boolean ofSelector =
        call.getScope()
            .flatMap(scope -> body.expressions.names().type(scope))
            .filter(t -> t.name().equals("org.robovm.objc.Selector") || t.name().equals("Selector"))
            .isPresent();
    Value.Constant text = ofSelector ? Literals.constant(call.getArgument(0)) : null;
    return text != null && text.isString()
        ? new Value.Constant(Value.Constant.Kind.SELECTOR, text.text())
        : null;
  }

  private Callee callee(MethodCallExpr call, Span span) {
    String simple = call.getNameAsString();
    int arity = call.getArguments().size();
    String name = JavaNames.withArity(simple, arity);
    if (call.getScope().isEmpty()) {
      return unqualified(simple, arity, name, span);
    }
    Expression scope = call.getScope().get();
    if (isSuper(scope)) {
      return new Callee(body.self(), name, true);
    }
    Optional<TypeRef> type = body.expressions.names().type(scope);
    if (type.isPresent()) {
      return new Callee(new Value.Type(type.get()), name, false);
    }
    TypeRef valueType = body.expressions.names().typeOf(scope);
    Value receiver = body.expressions.value(scope);
    boolean invokes =
        valueType.isFunction()
            && valueType.parameters().size() == arity
            && !OTHER_METHODS.contains(simple);
    return new Callee(receiver, invokes ? Instruction.Call.INVOKE : name, false);
  }

  /** Ex) super.run(), Listener.super.run() */
  private static boolean isSuper(Expression scope) {
    return scope instanceof SuperExpr
        || (scope instanceof FieldAccessExpr access
            && access.getScope() instanceof SuperExpr
            && access.getNameAsString().equals("super"));
  }

  private Callee unqualified(String simple, int arity, String name, Span span) {
    for (ClassScope scope = body.type; scope != null; scope = scope.outer) {
      Optional<ClassScope.MethodInfo> method = scope.method(simple, arity);
      if (method.isPresent()) {
        Value receiver =
            method.get().isStatic()
                ? new Value.Type(TypeRef.named(scope.name))
                : body.selfOf(scope, span);
        // A variable number of arguments is one parameter.
        return new Callee(receiver, JavaNames.withArity(simple, method.get().arity()), false);
      }
    }
    Optional<Value> imported = body.unit.staticImport(simple);
    return new Callee(imported.orElseGet(() -> body.inheritor(span)), name, false);
  }

  /** What a call gives, as far as this file tells. */
  TypeRef resultType(MethodCallExpr call) {
    String simple = call.getNameAsString();
    int arity = call.getArguments().size();
    if (call.getScope().isEmpty()) {
      for (ClassScope scope = body.type; scope != null; scope = scope.outer) {
        Optional<ClassScope.MethodInfo> method = scope.method(simple, arity);
        if (method.isPresent()) {
          return method.get().result();
        }
      }
      return TypeRef.UNKNOWN;
    }
    Expression scope = call.getScope().get();
    TypeRef owner =
        body.expressions
            .names()
            .type(scope)
            .orElseGet(() -> body.expressions.names().typeOf(scope));
    if (simple.equals("toString") && arity == 0) {
      return TypeRef.STRING;
    }
    return body.unit
        .classNamed(owner.name())
        .flatMap(declared -> declared.method(simple, arity))
        .map(ClassScope.MethodInfo::result)
        .orElse(TypeRef.UNKNOWN);
  }
}
