package dev.bgcheck.frontend.java;

import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.bgcheck.frontend.jvm.BlockInterfaces;
import dev.bgcheck.frontend.jvm.JavaNames;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Isolation;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lowers lambdas, method references and the creation of objects.
 *
 * <p>An anonymous class with nothing but one method is a closure when it implements a block
 * interface, an interface of this file, or one whose name says that it is called back; interfaces
 * of Apple's frameworks are not, since a delegate is found by its type. Any other anonymous class
 * is a type, whose fields {@code val$x} hold what it captures.
 */
final class ClosureLowering {
  private static final int DEEPEST = 24;
  private static final Set<String> CALLED_BACK =
      Set.of(
          "Listener",
          "Handler",
          "Callback",
          "Block",
          "Action",
          "Task",
          "Observer",
          "Runnable",
          "Command",
          "Consumer",
          "Supplier",
          "Function",
          "Predicate",
          "Comparator",
          "Operation");
  private final BodyLowering body;

  ClosureLowering(BodyLowering body) {
    this.body = body;
  }

  // ---- lambdas

  Value lambda(LambdaExpr lambda, Value.Local wanted) {
    return closure(
        lambda.getParameters(),
        lambda.getBody(),
        Optional.empty(),
        false,
        body.span(lambda),
        wanted);
  }

  private Value closure(
      List<Parameter> parameters,
      Statement statement,
      Optional<String> interfaceName,
      boolean isAnonymousClass,
      Span span,
      Value.Local wanted) {
    Value.Local dest = wanted == null ? body.names.temporary() : wanted;
    if (depth() >= DEEPEST) {
      body.opaque(Optional.of(dest), statement);
      return dest;
    }
    RoutineSignature signature = body.nextClosure();
    BodyLowering inner =
        new BodyLowering(body.unit, body.type, body, signature, body.isStatic, isAnonymousClass);
    List<dev.bgcheck.model.Parameter> declared = new ArrayList<>();
    for (Parameter parameter : parameters) {
      TypeRef type = inner.types.of(parameter.getType());
      Value.Local local = inner.declare(parameter.getNameAsString(), type);
      inner.localTypes.remove(local.name());
      declared.add(dev.bgcheck.model.Parameter.of(local.name(), type));
    }
    run(inner, statement);
    body.unit.routines.add(
        new Routine(
            signature,
            Routine.Kind.CLOSURE,
            Language.JAVA,
            body.unit.origin,
            declared,
            TypeRef.UNKNOWN,
            Isolation.UNSPECIFIED,
            Set.of(),
            "",
            interfaceName.map(Set::of).orElse(Set.of()),
            inner.localTypes,
            inner.code.build(inner.span(statement)),
            span,
            span));
    body.add(Instruction.MakeClosure.of(dest, signature, inner.captures(), span));
    return dest;
  }

  private int depth() {
    int depth = 0;
    for (BodyLowering outer = body; outer != null; outer = outer.parent) {
      depth++;
    }
    return depth;
  }

  /** The body of a lambda: a block, or an expression whose value it gives. */
  private static void run(BodyLowering inner, Statement statement) {
    if (statement instanceof BlockStmt block) {
      inner.statements.block(block.getStatements());
    } else if (statement instanceof ExpressionStmt expression) {
      Value value = inner.expressions.value(expression.getExpression());
      inner.add(
          new Instruction.Exit(
              Instruction.ExitKind.RETURN, Optional.of(value), inner.span(statement)));
    } else {
      inner.statements.statement(statement);
    }
  }

  // ---- method references

  /** Ex) this::finish, Task::new; source does not tell how many parameters the method has. */
  Value reference(MethodReferenceExpr reference, Value.Local wanted) {
    Span span = body.span(reference);
    Expression scope = reference.getScope();
    Value receiver;
    if (scope instanceof SuperExpr) {
      receiver = body.self();
    } else if (scope instanceof TypeExpr type) {
      receiver = body.expressions.names().typeOrValue(type.getType());
    } else {
      receiver = body.expressions.names().base(scope);
    }
    String name =
        reference.getIdentifier().equals("new") ? JavaNames.CONSTRUCTOR : reference.getIdentifier();
    Value.Local dest = wanted == null ? body.names.temporary() : wanted;
    body.add(Instruction.MakeClosure.bound(dest, receiver, name, span));
    return dest;
  }

  // ---- creation

  Value create(ObjectCreationExpr creation, Value.Local wanted) {
    creation.getScope().ifPresent(body.expressions::value);
    TypeRef type = body.types.owner(creation.getType());
    Optional<MethodDeclaration> only =
        creation.getAnonymousClassBody().flatMap(members -> onlyMethod(creation, members));
    Span span = body.span(creation);
    if (only.isPresent() && isThread(type)) {
      // Ex) new Thread() { public void run() { … } } is new Thread(() -> { … })
      Value run = anonymous(only.get(), "java.lang.Runnable", span, null);
      return construct(type, List.of(run), span, wanted);
    }
    if (only.isPresent() && isClosure(type)) {
      return anonymous(only.get(), type.name(), span, wanted);
    }
    List<Value> arguments = body.calls.arguments(creation.getArguments());
    if (creation.getAnonymousClassBody().isPresent()) {
      TypeName name = body.type.nextAnonymous();
      ClassScope scope =
          body.unit.anonymousType(
              name, type, creation.getAnonymousClassBody().get(), body, creation);
      Value object = construct(TypeRef.named(name), arguments, span, wanted);
      fillCaptures(scope, object, span);
      return object;
    }
    Value object = construct(type, arguments, span, wanted);
    body.unit.localClass(type.name()).ifPresent(scope -> fillCaptures(scope, object, span));
    return object;
  }

  private Value construct(TypeRef type, List<Value> arguments, Span span, Value.Local wanted) {
    Value.Local dest = wanted == null ? body.names.temporary() : wanted;
    body.call(
        Optional.of(dest),
        new Value.Type(type),
        JavaNames.withArity(JavaNames.CONSTRUCTOR, arguments.size()),
        arguments,
        false,
        span);
    return dest;
  }

  /** Gives the object of a local class the variables that its body uses. */
  private void fillCaptures(ClassScope scope, Value object, Span span) {
    scope.captured.forEach(
        (variable, field) ->
            body.add(
                new Instruction.Store(
                    object, field, Optional.empty(), body.reach(variable, span), span)));
  }

  private static Optional<MethodDeclaration> onlyMethod(
      ObjectCreationExpr creation, List<BodyDeclaration<?>> members) {
    return creation.getArguments().isEmpty()
            && members.size() == 1
            && members.get(0) instanceof MethodDeclaration method
            && method.getBody().isPresent()
        ? Optional.of(method)
        : Optional.empty();
  }

  private static boolean isThread(TypeRef type) {
    return type.name().equals("java.lang.Thread");
  }

  private boolean isClosure(TypeRef type) {
    String name = type.name();
    if (BlockInterfaces.isBlock(name)) {
      return true;
    }
    if (name.startsWith("org.robovm.apple.") || name.startsWith("apple.")) {
      return false;
    }
    Optional<ClassScope> declared = body.unit.classNamed(name);
    if (declared.isPresent()) {
      return declared.get().isInterface;
    }
    return CALLED_BACK.stream().anyMatch(name::endsWith);
  }

  private Value anonymous(
      MethodDeclaration method, String interfaceName, Span span, Value.Local wanted) {
    // Counted, so that the classes behind it have the names that javac gives them.
    body.type.nextAnonymous();
    return closure(
        method.getParameters(),
        method.getBody().orElseThrow(),
        Optional.of(interfaceName),
        true,
        span,
        wanted);
  }
}
