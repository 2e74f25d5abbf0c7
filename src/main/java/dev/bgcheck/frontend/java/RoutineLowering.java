package dev.bgcheck.frontend.java;

import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.bgcheck.frontend.jvm.JavaNames;
import dev.bgcheck.model.Block;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lowers the routines of one class.
 *
 * <p>Fields with an initialiser have a routine that computes it; instance initialiser blocks run in
 * every constructor that does not call another one, static ones in {@code <clinit>/0}. Constructors
 * and accessors that the language supplies are made where something hangs on them: blocks to run,
 * components of a record to store.
 */
final class RoutineLowering {
  private final UnitLowering unit;
  private final ClassScope scope;
  private final List<RoutineSignature> declared = new ArrayList<>();

  RoutineLowering(UnitLowering unit, ClassScope scope) {
    this.unit = unit;
    this.scope = scope;
  }

  /** What was lowered, initialisers of fields aside. */
  List<RoutineSignature> declared() {
    return declared;
  }

  // ---- methods and constructors

  void method(MethodDeclaration method) {
    boolean isStatic = method.isStatic();
    RoutineSignature signature =
        unit.signature(
            scope.name, method.getNameAsString(), method.getParameters().size(), isStatic);
    BodyLowering body = body(signature, isStatic);
    method.getTypeParameters().forEach(t -> body.types.declareVariable(t.getNameAsString()));
    List<dev.bgcheck.model.Parameter> parameters = parameters(body, method.getParameters());
    method.getBody().ifPresent(block -> body.statements.block(block.getStatements()));
    Set<Routine.Flag> flags = flags(method);
    if (method.getAnnotationByName("Override").isPresent()) {
      flags.add(Routine.Flag.OVERRIDE);
    }
    Span span = unit.spans.of(method);
    add(
        new Routine(
            signature,
            Routine.Kind.METHOD,
            Language.JAVA,
            unit.origin,
            parameters,
            body.types.of(method.getType()),
            Isolation.UNSPECIFIED,
            flags,
            Attributes.selector(method.getAnnotations()),
            Attributes.of(method.getAnnotations()),
            body.localTypes,
            method.getBody().isPresent() ? body.code.build(end(span)) : List.of(),
            span,
            unit.spans.of(method.getName())));
  }

  void constructor(ConstructorDeclaration constructor, List<InitializerDeclaration> blocks) {
    BodyLowering body = body(constructorSignature(constructor.getParameters().size()), false);
    constructor.getTypeParameters().forEach(t -> body.types.declareVariable(t.getNameAsString()));
    List<dev.bgcheck.model.Parameter> parameters = parameters(body, constructor.getParameters());
    List<Statement> statements = constructor.getBody().getStatements();
    boolean delegates =
        statements.stream()
            .anyMatch(s -> s instanceof ExplicitConstructorInvocationStmt call && call.isThis());
    int first = 0;
    if (!statements.isEmpty() && statements.get(0) instanceof ExplicitConstructorInvocationStmt) {
      body.statements.statement(statements.get(0));
      first = 1;
    }
    if (!delegates) {
      run(body, blocks);
    }
    for (int i = first; i < statements.size(); i++) {
      body.statements.statement(statements.get(i));
    }
    constructed(
        body,
        parameters,
        flags(constructor),
        Attributes.of(constructor.getAnnotations()),
        unit.spans.of(constructor),
        unit.spans.of(constructor.getName()));
  }

  /** Ex) record Point(int x, int y) { Point { check(x); } } */
  void compactConstructor(CompactConstructorDeclaration compact, List<Parameter> components) {
    BodyLowering body = body(constructorSignature(components.size()), false);
    List<dev.bgcheck.model.Parameter> parameters = parameters(body, components);
    compact.getBody().getStatements().forEach(body.statements::statement);
    Span span = unit.spans.of(compact);
    store(body, components, span);
    constructed(
        body,
        parameters,
        EnumSet.noneOf(Routine.Flag.class),
        Attributes.of(compact.getAnnotations()),
        span,
        unit.spans.of(compact.getName()));
  }

  /** The constructor of a class that declares none, or of a record. */
  void defaultConstructor(
      List<BodyDeclaration<?>> members,
      List<Parameter> components,
      List<InitializerDeclaration> blocks,
      Span span) {
    boolean written =
        members.stream()
            .anyMatch(
                member ->
                    member instanceof CompactConstructorDeclaration
                        || (member instanceof ConstructorDeclaration constructor
                            && (components.isEmpty()
                                || constructor.getParameters().size() == components.size())));
    if (written || (components.isEmpty() && blocks.isEmpty())) {
      return;
    }
    BodyLowering body = body(constructorSignature(components.size()), false);
    List<dev.bgcheck.model.Parameter> parameters = parameters(body, components);
    run(body, blocks);
    store(body, components, span);
    constructed(body, parameters, EnumSet.of(Routine.Flag.SYNTHETIC), Set.of(), span, span);
  }

  private RoutineSignature constructorSignature(int arity) {
    return unit.signature(scope.name, JavaNames.CONSTRUCTOR, arity, false);
  }

  private static void run(BodyLowering body, List<InitializerDeclaration> blocks) {
    blocks.forEach(block -> body.statements.block(block.getBody().getStatements()));
  }

  private static void store(BodyLowering body, List<Parameter> components, Span span) {
    for (Parameter component : components) {
      String name = component.getNameAsString();
      if (body.find(name).orElse(null) instanceof Binding.Variable variable) {
        body.add(
            new Instruction.Store(
                Value.Local.SELF, name, Optional.empty(), variable.local(), span));
      }
    }
  }

  private void constructed(
      BodyLowering body,
      List<dev.bgcheck.model.Parameter> parameters,
      Set<Routine.Flag> flags,
      Set<String> attributes,
      Span span,
      Span nameSpan) {
    add(
        new Routine(
            body.signature,
            Routine.Kind.INITIALIZER,
            Language.JAVA,
            unit.origin,
            parameters,
            TypeRef.VOID,
            Isolation.UNSPECIFIED,
            flags,
            "",
            attributes,
            body.localTypes,
            body.code.build(end(span)),
            span,
            nameSpan));
  }

  // ---- what the language supplies

  void recordAccessors(List<Parameter> components) {
    for (Parameter component : components) {
      String name = component.getNameAsString();
      RoutineSignature wanted = RoutineSignature.instance(scope.name, JavaNames.withArity(name, 0));
      if (declared.contains(wanted)) {
        continue;
      }
      BodyLowering body = body(unit.signature(wanted), false);
      Span span = unit.spans.of(component);
      Value value = body.load(Value.Local.SELF, name, span);
      body.tries.leave(Optional.of(value), span);
      add(
          routine(
              body,
              Routine.Kind.METHOD,
              body.types.of(component.getType()),
              Set.of(Routine.Flag.SYNTHETIC),
              span));
    }
  }

  void staticInitializers(List<InitializerDeclaration> blocks) {
    if (blocks.isEmpty()) {
      return;
    }
    BodyLowering body =
        body(unit.signature(scope.name, JavaNames.STATIC_INITIALIZER, 0, true), true);
    run(body, blocks);
    add(routine(body, Routine.Kind.METHOD, TypeRef.VOID, Set.of(), unit.spans.of(blocks.get(0))));
  }

  // ---- fields

  /** The routine that computes a field's first value. */
  RoutineSignature initializer(ClassScope.FieldInfo field, Expression value) {
    BodyLowering body = fieldBody(field);
    Span span = unit.spans.of(value);
    body.tries.leave(Optional.of(body.expressions.value(value)), span);
    return addInitializer(body, field, span);
  }

  RoutineSignature enumConstant(ClassScope.FieldInfo field, EnumConstantDeclaration constant) {
    BodyLowering body = fieldBody(field);
    Span span = unit.spans.of(constant);
    List<Value> arguments = body.calls.arguments(constant.getArguments());
    TypeName created = scope.name;
    if (!constant.getClassBody().isEmpty()) {
      // Ex) enum Mode { FAST { void run() { … } } }
      created = scope.nextAnonymous();
      ClassLowering.anonymous(
              unit, created, TypeRef.named(scope.name), constant.getClassBody(), body, span)
          .lower();
    }
    Value.Local object = body.names.temporary();
    body.call(
        Optional.of(object),
        new Value.Type(TypeRef.named(created)),
        JavaNames.withArity(JavaNames.CONSTRUCTOR, arguments.size()),
        arguments,
        false,
        span);
    body.tries.leave(Optional.of(object), span);
    return addInitializer(body, field, span);
  }

  private BodyLowering fieldBody(ClassScope.FieldInfo field) {
    RoutineSignature wanted = new RoutineSignature(scope.name, field.name(), field.isStatic());
    return body(unit.signature(wanted), field.isStatic());
  }

  private RoutineSignature addInitializer(
      BodyLowering body, ClassScope.FieldInfo field, Span span) {
    unit.routines.add(routine(body, Routine.Kind.FIELD_INITIALIZER, field.type(), Set.of(), span));
    return body.signature;
  }

  // ---- all

  private BodyLowering body(RoutineSignature signature, boolean isStatic) {
    return new BodyLowering(unit, scope, null, signature, isStatic, false);
  }

  private static List<dev.bgcheck.model.Parameter> parameters(
      BodyLowering body, List<Parameter> written) {
    List<dev.bgcheck.model.Parameter> parameters = new ArrayList<>();
    for (Parameter parameter : written) {
      TypeRef type = body.types.of(parameter.getType());
      TypeRef whole = parameter.isVarArgs() ? TypeRef.array(type) : type;
      Value.Local local = body.declare(parameter.getNameAsString(), whole);
      body.localTypes.remove(local.name());
      parameters.add(dev.bgcheck.model.Parameter.of(local.name(), whole));
    }
    return parameters;
  }

  private static Set<Routine.Flag> flags(CallableDeclaration<?> callable) {
    Set<Routine.Flag> flags = EnumSet.noneOf(Routine.Flag.class);
    if (callable.hasModifier(Modifier.Keyword.PRIVATE)) {
      flags.add(Routine.Flag.PRIVATE);
    }
    if (!callable.getThrownExceptions().isEmpty()) {
      flags.add(Routine.Flag.THROWS);
    }
    return flags;
  }

  private Routine routine(
      BodyLowering body, Routine.Kind kind, TypeRef result, Set<Routine.Flag> flags, Span span) {
    List<Block> blocks = body.code.build(end(span));
    return new Routine(
        body.signature,
        kind,
        Language.JAVA,
        unit.origin,
        List.of(),
        result,
        Isolation.UNSPECIFIED,
        flags,
        "",
        Set.of(),
        body.localTypes,
        blocks,
        span,
        span);
  }

  /** Where a routine that falls off its end returns: its closing brace. */
  private static Span end(Span span) {
    return span.end() > span.start() ? new Span(span.file(), span.end() - 1, span.end()) : span;
  }

  private void add(Routine routine) {
    declared.add(routine.signature());
    unit.routines.add(routine);
  }
}
