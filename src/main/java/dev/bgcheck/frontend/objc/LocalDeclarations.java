package dev.bgcheck.frontend.objc;

import dev.bgcheck.frontend.objc.syntax.ObjcDecl;
import dev.bgcheck.frontend.objc.syntax.ObjcDeclarator;
import dev.bgcheck.frontend.objc.syntax.ObjcExpr;
import dev.bgcheck.frontend.objc.syntax.ObjcType;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.CallFlags;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Declarations in bodies. */
final class LocalDeclarations {
  private final Body body;

  LocalDeclarations(Body body) {
    this.body = body;
  }

  /** Lowers a declaration; the value is that of the last variable, for {@code if (auto x = y)}. */
  Value lower(ObjcDecl declaration) {
    if (declaration instanceof ObjcDecl.Variables variables) {
      Value last = Value.Constant.UNIT;
      for (ObjcDeclarator declarator : variables.declarators()) {
        last = variable(variables, declarator, Optional.empty());
      }
      return last;
    } else if (declaration instanceof ObjcDecl.MacroUse use) {
      macro(use);
    } else if (declaration instanceof ObjcDecl.Statement statement) {
      body.statements().one(statement.statement());
    } else if (declaration instanceof ObjcDecl.MacroDefinition
        || declaration instanceof ObjcDecl.Enumeration
        || declaration instanceof ObjcDecl.Typedef) {
      new FileDeclarations(body.unit()).declare(declaration);
    }
    return Value.Constant.UNIT;
  }

  private void macro(ObjcDecl.MacroUse use) {
    List<Argument> arguments = new ArrayList<>();
    for (ObjcExpr argument : use.arguments()) {
      arguments.add(Argument.of(body.value(argument)));
    }
    body.graph()
        .emit(
            new Instruction.Call(
                Optional.empty(),
                Value.UNQUALIFIED,
                NameLowering.callName(use.name().text()),
                arguments,
                CallFlags.NONE,
                body.span(use)));
  }

  /** Declares the variable of a loop. */
  void bind(ObjcDecl.Variables variables, Value element) {
    for (ObjcDeclarator declarator : variables.declarators()) {
      variable(variables, declarator, Optional.of(element));
    }
  }

  private Value variable(
      ObjcDecl.Variables variables, ObjcDeclarator declarator, Optional<Value> given) {
    if (declarator.name().isEmpty()) {
      return Value.Constant.UNIT;
    }
    Optional<ObjcExpr> written = declarator.initializer();
    List<String> words = new ArrayList<>(variables.specifiers());
    words.addAll(qualifiers(declarator.type()));
    TypeRef type = type(declarator.type());
    boolean receiver = written.filter(this::isReceiver).isPresent();
    boolean nullable =
        body.unit().types().isNullable(declarator.type())
            || (type.isUnknown() && written.filter(body.operators()::isNullable).isPresent());
    String name = declarator.name().get().text();
    // A block may call itself: Ex) __block void (^next)(void) = ^{ next(); };
    boolean early = mode(words) == Capture.Mode.VARIABLE;
    Value.Local local = null;
    if (early) {
      local = body.frame().declare(name, mode(words), nullable, receiver);
      body.frame().type(local, type);
    }
    Optional<Value> value = given.or(() -> written.map(body::value));
    if (!early) {
      local = body.frame().declare(name, mode(words), nullable, receiver);
    }
    body.frame().type(local, type);
    if (value.isPresent()) {
      body.graph().emit(new Instruction.Assign(local, value.get(), type, body.span(declarator)));
    }
    return local;
  }

  private boolean isReceiver(ObjcExpr value) {
    return NameLowering.bare(value) instanceof ObjcExpr.Name name
        && body.frame().find(name.name()).filter(Scope.Binding::receiver).isPresent();
  }

  private static Capture.Mode mode(List<String> words) {
    if (words.contains("__weak") || words.contains("weak")) {
      return Capture.Mode.WEAK;
    } else if (words.contains("__unsafe_unretained")) {
      return Capture.Mode.UNOWNED;
    }
    return words.contains("__block") || words.contains("static")
        ? Capture.Mode.VARIABLE
        : Capture.Mode.VALUE;
  }

  static List<String> qualifiers(ObjcType type) {
    if (type instanceof ObjcType.Named named) {
      return named.qualifiers();
    } else if (type instanceof ObjcType.Callable callable) {
      return callable.qualifiers();
    } else if (type instanceof ObjcType.TypeOf typeOf) {
      return typeOf.qualifiers();
    }
    return List.of();
  }

  /** A type written in a body: {@code typeof(x)} is that of the local. */
  TypeRef type(ObjcType written) {
    if (!(written instanceof ObjcType.TypeOf typeOf)) {
      return body.unit().types().type(written);
    }
    if (typeOf.operand() instanceof ObjcType inner) {
      return type(inner);
    }
    if (!(typeOf.operand() instanceof ObjcExpr operand
        && NameLowering.bare(operand) instanceof ObjcExpr.Name name)) {
      return TypeRef.UNKNOWN;
    }
    Optional<Scope.Binding> binding = body.frame().find(name.name());
    if (binding.isEmpty()) {
      return TypeRef.UNKNOWN;
    }
    boolean receiver = binding.get().receiver() && !body.frame().owner().isGlobal();
    return receiver && !body.frame().signature().isStatic()
        ? TypeRef.named(body.frame().owner())
        : body.frame().typeOf(binding.get().local()).orElse(TypeRef.UNKNOWN);
  }
}
