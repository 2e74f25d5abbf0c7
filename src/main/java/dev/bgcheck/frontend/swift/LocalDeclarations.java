package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.swift.syntax.SwiftAccessor;
import dev.bgcheck.frontend.swift.syntax.SwiftDecl;
import dev.bgcheck.frontend.swift.syntax.SwiftPattern;
import dev.bgcheck.frontend.swift.syntax.SwiftType;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import java.util.Optional;

/** Declarations among statements. */
final class LocalDeclarations implements SwiftDecl.Visitor<Void> {
  private final Body body;

  LocalDeclarations(Body body) {
    this.body = body;
  }

  // ---- variables

  @Override
  public Void visit(SwiftDecl.Variable node) {
    boolean weak = node.hasModifier("weak");
    TypeRef type = TypeRef.UNKNOWN;
    // In "var a, b: Int" the type stands behind the last name.
    for (int i = node.bindings().size() - 1; i >= 0; i--) {
      SwiftDecl.Binding binding = node.bindings().get(i);
      if (binding.initializer().isPresent()) {
        type = TypeRef.UNKNOWN;
      }
      if (binding.type().isPresent()) {
        type = body.unit().types().type(binding.type());
      }
    }
    for (SwiftDecl.Binding binding : node.bindings()) {
      if (body.graph().isLive()) {
        TypeRef own = body.unit().types().type(binding.type());
        boolean bare = binding.type().isEmpty() && binding.initializer().isEmpty();
        Optional<Value> wrapped = FieldDeclarations.wrappers(body, node.attributes());
        variable(binding, bare ? type : own, node.mutable(), weak, wrapped);
      }
    }
    return null;
  }

  private void variable(
      SwiftDecl.Binding binding,
      TypeRef type,
      boolean mutable,
      boolean weak,
      Optional<Value> wrapped) {
    if (binding.initializer().isPresent()) {
      Subject subject = body.patterns().subject(binding.initializer().get());
      if (weak && binding.pattern() instanceof SwiftPattern.Identifier name) {
        Value.Local local = body.frame().declare(name.name().text(), true, false).local;
        body.frame().type(local, type);
        body.assign(local, body.patterns().whole(subject, body.span(name)), body.span(name));
      } else {
        body.patterns().bind(binding.pattern(), subject, type);
      }
    } else if (binding.pattern() instanceof SwiftPattern.Identifier name) {
      boolean computed = getter(binding).isPresent();
      Optional<Value.Local> closure =
          getter(binding).map(get -> body.closures().accessor(get, Optional.empty()));
      Value.Local local = body.frame().declare(name.name().text(), weak, computed).local;
      body.frame().type(local, computed ? TypeRef.UNKNOWN : type);
      closure.ifPresent(made -> body.assign(local, made, body.span(name)));
      if (wrapped.isPresent()) {
        body.assign(local, wrapped.get(), body.span(name));
      } else if (mutable && !computed && binding.type().filter(this::startsAsNil).isPresent()) {
        body.assign(local, Value.Constant.NIL, body.span(name));
      }
    }
    binding
        .accessors()
        .ifPresent(block -> block.accessors().forEach(accessor -> observer(accessor)));
  }

  /** {@code var x: T?} starts as nil; {@code let x: T?} waits for its value. */
  private boolean startsAsNil(SwiftType type) {
    return type instanceof SwiftType.OptionalOf || type.dottedName().equals("Optional");
  }

  private static Optional<SwiftAccessor> getter(SwiftDecl.Binding binding) {
    return binding
        .accessors()
        .flatMap(
            block ->
                block.accessors().stream()
                    .filter(accessor -> accessor.kind() == SwiftAccessor.Kind.GET)
                    .findFirst());
  }

  /** Observers and setters of a local variable: closures that are kept, and called by nothing. */
  private void observer(SwiftAccessor accessor) {
    String parameter =
        switch (accessor.kind()) {
          case WILL_SET, SET -> "newValue";
          case DID_SET -> "oldValue";
          default -> "";
        };
    if (!parameter.isEmpty()) {
      String name = accessor.parameter().map(written -> written.text()).orElse(parameter);
      body.closures().accessor(accessor, Optional.of(name));
    }
  }

  // ---- functions, types, macros

  @Override
  public Void visit(SwiftDecl.Function node) {
    body.functions().lower(node);
    return null;
  }

  @Override
  public Void visit(SwiftDecl.Type node) {
    return declared(node);
  }

  @Override
  public Void visit(SwiftDecl.Extension node) {
    return declared(node);
  }

  @Override
  public Void visit(SwiftDecl.TypeAlias node) {
    return declared(node);
  }

  /** A type declared in a body is nested in the type that the body belongs to. */
  private Void declared(SwiftDecl node) {
    new MemberDeclarations(body.unit(), Owner.within(body.unit(), body.frame().owner()))
        .declare(node);
    return null;
  }

  @Override
  public Void visit(SwiftDecl.MacroExpansion node) {
    body.effect(node.macro());
    return null;
  }

  @Override
  public Void visit(SwiftDecl.Config node) {
    body.unit().conditions().choose(node.config()).items().forEach(item -> item.accept(this));
    return null;
  }

  // ---- what has no effect in a body

  @Override
  public Void visit(SwiftDecl.Import node) {
    return null;
  }

  @Override
  public Void visit(SwiftDecl.EnumCases node) {
    return null;
  }

  @Override
  public Void visit(SwiftDecl.Initializer node) {
    return null;
  }

  @Override
  public Void visit(SwiftDecl.Deinitializer node) {
    return null;
  }

  @Override
  public Void visit(SwiftDecl.Subscript node) {
    return null;
  }

  @Override
  public Void visit(SwiftDecl.AssociatedType node) {
    return null;
  }

  @Override
  public Void visit(SwiftDecl.Operator node) {
    return null;
  }

  @Override
  public Void visit(SwiftDecl.PrecedenceGroup node) {
    return null;
  }

  @Override
  public Void visit(SwiftDecl.Macro node) {
    return null;
  }

  @Override
  public Void visit(SwiftDecl.Unknown node) {
    return null;
  }
}
