package dev.bgcheck.frontend.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import dev.bgcheck.frontend.jvm.JavaTypes;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.Optional;

/**
 * Decides what a name means (variable, field, type, package) and reads it.
 *
 * <p>Without a class path, Java's naming conventions decide what the declarations in the file leave
 * open: types start with a capital, packages with a small letter.
 */
final class NameLowering {
  private final BodyLowering body;

  NameLowering(BodyLowering body) {
    this.body = body;
  }

  /** Reads a simple name. */
  Value read(String name, Node node, Value.Local wanted) {
    Span span = body.span(node);
    Optional<Binding> binding = body.find(name);
    if (binding.isEmpty()) {
      Optional<Value> imported = body.unit.staticImport(name);
      if (imported.isPresent()) {
        return body.load(wanted, imported.get(), name, Optional.empty(), span);
      }
      Optional<TypeRef> type = type(name);
      return type.isPresent()
          ? new Value.Type(type.get())
          : body.load(wanted, body.inheritor(span), name, Optional.empty(), span);
    }
    if (binding.get() instanceof Binding.Variable variable) {
      return body.reach(variable, span);
    }
    Binding.Member member = (Binding.Member) binding.get();
    if (member.field().constant().isPresent()) {
      // As a compiler does with a constant variable (JLS 4.12.4).
      return member.field().constant().get();
    }
    return body.load(wanted, baseOf(member, span), name, Optional.empty(), span);
  }

  /** What a field of a class of the file is read from. */
  Value baseOf(Binding.Member member, Span span) {
    return member.field().isStatic()
        ? new Value.Type(TypeRef.named(member.owner().name))
        : body.selfOf(member.owner(), span);
  }

  /** Reads {@code scope.name}. */
  Value read(FieldAccessExpr access, Value.Local wanted) {
    return body.load(
        wanted,
        base(access.getScope()),
        access.getNameAsString(),
        Optional.empty(),
        body.span(access));
  }

  /** What stands before a dot: a type or a value. */
  Value base(Expression scope) {
    Optional<TypeRef> type = type(scope);
    return type.isPresent() ? new Value.Type(type.get()) : body.expressions.value(scope);
  }

  /** {@code this} and {@code Outer.this}. */
  Value self(ThisExpr self) {
    if (self.getTypeName().isPresent()) {
      String name = self.getTypeName().get().getIdentifier();
      for (ClassScope scope = body.type; scope != null; scope = scope.outer) {
        String simple = scope.name.simpleName();
        if (simple.equals(name) || simple.endsWith("$" + name)) {
          return body.selfOf(scope, body.span(self));
        }
      }
      return Value.UNQUALIFIED;
    }
    for (BodyLowering at = body; at != null; at = at.parent) {
      if (at.isAnonymousClass) {
        // The closure as a value in its own body; nothing binds it.
        return new Value.Local("closure");
      }
    }
    return body.self();
  }

  /** What a {@code TypeExpr} stands for: JavaParser makes one of every name before {@code ::}. */
  Value typeOrValue(Type type) {
    if (type instanceof ClassOrInterfaceType named) {
      Optional<ClassOrInterfaceType> scope = named.getScope();
      String name = named.getNameAsString();
      if (scope.isEmpty()) {
        return body.find(name).isPresent() || !JavaTypes.looksLikeType(name)
            ? read(name, type, null)
            : new Value.Type(body.types.owner(named));
      }
      if (!JavaTypes.looksLikeType(name)) {
        // Ex) System.out::println
        return body.load(typeOrValue(scope.get()), name, body.span(type));
      }
      return new Value.Type(body.types.owner(named));
    }
    return new Value.Type(body.types.of(type));
  }

  // ---- types

  /** The type that a simple name means, if no variable has that name. */
  private Optional<TypeRef> type(String name) {
    Optional<String> known = body.types.find(name);
    return known.isPresent() || JavaTypes.looksLikeType(name)
        ? Optional.of(TypeRef.named(known.orElse(name)))
        : Optional.empty();
  }

  /** The type that an expression before a dot means. */
  Optional<TypeRef> type(Expression expression) {
    if (expression instanceof NameExpr name) {
      String text = name.getNameAsString();
      return body.find(text).isPresent() || body.unit.staticImport(text).isPresent()
          ? Optional.empty()
          : type(text);
    } else if (expression instanceof TypeExpr type
        && type.getType() instanceof ClassOrInterfaceType named) {
      return Optional.of(body.types.owner(named));
    } else if (expression instanceof FieldAccessExpr access) {
      return nestedType(access);
    }
    return Optional.empty();
  }

  private Optional<TypeRef> nestedType(FieldAccessExpr access) {
    String name = access.getNameAsString();
    if (!JavaTypes.looksLikeType(name)) {
      return Optional.empty();
    }
    Optional<String> packageName = packageName(access.getScope());
    if (packageName.isPresent()) {
      // Ex) org.robovm.apple.uikit.UIApplication
      return Optional.of(TypeRef.named(packageName.get() + "." + name));
    }
    Optional<TypeRef> outer = type(access.getScope());
    if (outer.isEmpty() || JavaTypes.looksLikeConstant(name)) {
      return Optional.empty();
    }
    // Apple's bindings name constants like types: AVAudioSessionCategory.Playback.
    boolean apple =
        outer.get().name().startsWith("org.robovm.apple.")
            || outer.get().name().startsWith("apple.");
    return apple ? Optional.empty() : Optional.of(TypeRef.named(outer.get().name() + "$" + name));
  }

  /** The package that a dotted expression of small names is, if its first name is nothing else. */
  private Optional<String> packageName(Expression expression) {
    if (expression instanceof NameExpr name) {
      String text = name.getNameAsString();
      boolean free =
          !JavaTypes.looksLikeType(text)
              && body.find(text).isEmpty()
              && body.unit.staticImport(text).isEmpty();
      return free ? Optional.of(text) : Optional.empty();
    }
    if (expression instanceof FieldAccessExpr access
        && !JavaTypes.looksLikeType(access.getNameAsString())) {
      return packageName(access.getScope()).map(outer -> outer + "." + access.getNameAsString());
    }
    return Optional.empty();
  }

  // ---- types of values, as far as this file tells

  /** The static type of an expression; unknown when this file does not tell. */
  TypeRef typeOf(Expression expression) {
    if (expression instanceof NameExpr name) {
      return body.find(name.getNameAsString()).map(Binding::type).orElse(TypeRef.UNKNOWN);
    } else if (expression instanceof EnclosedExpr enclosed) {
      return typeOf(enclosed.getInner());
    } else if (expression instanceof StringLiteralExpr
        || expression instanceof TextBlockLiteralExpr) {
      return TypeRef.STRING;
    } else if (expression instanceof CastExpr cast) {
      return body.types.of(cast.getType());
    } else if (expression instanceof ObjectCreationExpr creation) {
      return body.types.owner(creation.getType());
    } else if (expression instanceof ThisExpr self && self.getTypeName().isEmpty()) {
      return TypeRef.named(body.type.name);
    } else if (expression instanceof FieldAccessExpr access) {
      return fieldType(access);
    } else if (expression instanceof ArrayAccessExpr access) {
      return typeOf(access.getName()).element();
    } else if (expression instanceof MethodCallExpr call) {
      return body.calls.resultType(call);
    }
    return TypeRef.UNKNOWN;
  }

  private TypeRef fieldType(FieldAccessExpr access) {
    String owner =
        access.getScope() instanceof ThisExpr self && self.getTypeName().isEmpty()
            ? body.type.name.name()
            : type(access.getScope()).orElseGet(() -> typeOf(access.getScope())).name();
    return body.unit
        .classNamed(owner)
        .map(scope -> scope.fields.get(access.getNameAsString()))
        .map(ClassScope.FieldInfo::type)
        .orElse(TypeRef.UNKNOWN);
  }
}
