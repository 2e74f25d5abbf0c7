package dev.bgcheck.frontend.swift.syntax;

import java.util.List;
import java.util.Optional;

/** A declaration: of a file, of a type's body or among statements. */
public sealed interface SwiftDecl extends SwiftNode {
  /** Calls the visitor's method for this kind of declaration. */
  <R> R accept(Visitor<R> visitor);

  /** The attributes in front of it; those of all clauses where an {@code #if} stands among them. */
  default List<SwiftAttribute> attributes() {
    return List.of();
  }

  /** The modifiers in front of it. */
  default List<SwiftModifier> modifiers() {
    return List.of();
  }

  /** Whether a modifier of this name stands in front, whatever its parentheses hold. */
  default boolean hasModifier(String name) {
    for (SwiftModifier modifier : modifiers()) {
      if (modifier.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * {@code import struct Module.Name}.
   *
   * @param kind {@code struct}, {@code func}, …
   */
  record Import(
      int start,
      int end,
      List<SwiftAttribute> attributes,
      List<SwiftModifier> modifiers,
      Optional<String> kind,
      List<SwiftName> path)
      implements SwiftDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The keyword of a {@link Type}. */
  enum TypeKind {
    /** {@code class}. */
    CLASS,
    /** {@code struct}. */
    STRUCT,
    /** {@code enum}. */
    ENUM,
    /** {@code protocol}. */
    PROTOCOL,
    /** {@code actor}. */
    ACTOR
  }

  /**
   * A class, struct, enum, protocol or actor.
   *
   * @param generics generic parameters; of a protocol, the primary associated types
   * @param inherited superclass and protocols in written order
   * @param bodyStart the offset of the opening brace
   */
  record Type(
      int start,
      int end,
      List<SwiftAttribute> attributes,
      List<SwiftModifier> modifiers,
      TypeKind kind,
      SwiftName name,
      List<SwiftGenericParameter> generics,
      List<SwiftType> inherited,
      Optional<SwiftWhere> where,
      int bodyStart,
      List<SwiftDecl> members)
      implements SwiftDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code extension Type: Protocol where … { members }}. */
  record Extension(
      int start,
      int end,
      List<SwiftAttribute> attributes,
      List<SwiftModifier> modifiers,
      SwiftType extended,
      List<SwiftType> inherited,
      Optional<SwiftWhere> where,
      int bodyStart,
      List<SwiftDecl> members)
      implements SwiftDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code case a, b(Int), c = 1} of an enum. */
  record EnumCases(
      int start,
      int end,
      List<SwiftAttribute> attributes,
      List<SwiftModifier> modifiers,
      List<EnumCase> cases)
      implements SwiftDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** One case of an enum. */
  record EnumCase(
      int start,
      int end,
      SwiftName name,
      List<SwiftParameter> payload,
      Optional<SwiftExpr> rawValue)
      implements SwiftNode {}

  /**
   * {@code func}; an operator function's name is the operator.
   *
   * @param body absent in protocols
   */
  record Function(
      int start,
      int end,
      List<SwiftAttribute> attributes,
      List<SwiftModifier> modifiers,
      SwiftName name,
      List<SwiftGenericParameter> generics,
      List<SwiftParameter> parameters,
      SwiftEffects effects,
      Optional<SwiftType> result,
      Optional<SwiftWhere> where,
      Optional<SwiftBlock> body)
      implements SwiftDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code init}.
   *
   * @param keyword the offset of the keyword
   * @param failable whether it is {@code init?} or {@code init!}
   */
  record Initializer(
      int start,
      int end,
      List<SwiftAttribute> attributes,
      List<SwiftModifier> modifiers,
      int keyword,
      boolean failable,
      List<SwiftGenericParameter> generics,
      List<SwiftParameter> parameters,
      SwiftEffects effects,
      Optional<SwiftWhere> where,
      Optional<SwiftBlock> body)
      implements SwiftDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code deinit}.
   *
   * @param keyword the offset of the keyword
   */
  record Deinitializer(
      int start,
      int end,
      List<SwiftAttribute> attributes,
      List<SwiftModifier> modifiers,
      int keyword,
      SwiftEffects effects,
      Optional<SwiftBlock> body)
      implements SwiftDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code subscript}.
   *
   * @param keyword the offset of the keyword
   */
  record Subscript(
      int start,
      int end,
      List<SwiftAttribute> attributes,
      List<SwiftModifier> modifiers,
      int keyword,
      List<SwiftGenericParameter> generics,
      List<SwiftParameter> parameters,
      SwiftType result,
      Optional<SwiftWhere> where,
      Optional<SwiftAccessorBlock> accessors)
      implements SwiftDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code let} or {@code var} with one or more bindings, global, member or local.
   *
   * @param mutable whether it says {@code var}
   */
  record Variable(
      int start,
      int end,
      List<SwiftAttribute> attributes,
      List<SwiftModifier> modifiers,
      boolean mutable,
      List<Binding> bindings)
      implements SwiftDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** One binding of a {@link Variable}: {@code pattern: type = initializer { accessors }}. */
  record Binding(
      int start,
      int end,
      SwiftPattern pattern,
      Optional<SwiftType> type,
      Optional<SwiftExpr> initializer,
      Optional<SwiftAccessorBlock> accessors)
      implements SwiftNode {}

  /** {@code typealias}. */
  record TypeAlias(
      int start,
      int end,
      List<SwiftAttribute> attributes,
      List<SwiftModifier> modifiers,
      SwiftName name,
      List<SwiftGenericParameter> generics,
      SwiftType type,
      Optional<SwiftWhere> where)
      implements SwiftDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code associatedtype}. */
  record AssociatedType(
      int start,
      int end,
      List<SwiftAttribute> attributes,
      List<SwiftModifier> modifiers,
      SwiftName name,
      List<SwiftType> inherited,
      Optional<SwiftType> defaultType,
      Optional<SwiftWhere> where)
      implements SwiftDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code infix operator +++: Group}; the fixity is a modifier. */
  record Operator(
      int start,
      int end,
      List<SwiftAttribute> attributes,
      List<SwiftModifier> modifiers,
      SwiftName name,
      List<SwiftName> groups)
      implements SwiftDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code precedencegroup}. */
  record PrecedenceGroup(
      int start,
      int end,
      List<SwiftAttribute> attributes,
      List<SwiftModifier> modifiers,
      SwiftName name,
      List<Relation> relations)
      implements SwiftDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code higherThan: A, B}, {@code associativity: left}, {@code assignment: true}. */
  record Relation(int start, int end, SwiftName name, List<SwiftName> values)
      implements SwiftNode {}

  /** The declaration of a macro; {@code definition} is usually {@code #externalMacro(…)}. */
  record Macro(
      int start,
      int end,
      List<SwiftAttribute> attributes,
      List<SwiftModifier> modifiers,
      SwiftName name,
      List<SwiftGenericParameter> generics,
      List<SwiftParameter> parameters,
      SwiftEffects effects,
      Optional<SwiftType> result,
      Optional<SwiftWhere> where,
      Optional<SwiftExpr> definition)
      implements SwiftDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A freestanding macro among members, {@code #warning} and {@code #sourceLocation} included.
   * Among statements, one without attributes and modifiers is an expression.
   */
  record MacroExpansion(
      int start,
      int end,
      List<SwiftAttribute> attributes,
      List<SwiftModifier> modifiers,
      SwiftExpr.Macro macro)
      implements SwiftDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code #if} around members. Among statements see {@link SwiftStmt.Config}. */
  record Config(int start, int end, SwiftIfConfig<SwiftDecl> config) implements SwiftDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Text that is no declaration; an entry of the tree's recoveries says why. */
  record Unknown(int start, int end) implements SwiftDecl {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * One method per kind of declaration.
   *
   * @param <R> what the methods return
   */
  interface Visitor<R> {
    /** Visits an {@link Import} node. */
    R visit(Import node);

    /** Visits a {@link Type} node. */
    R visit(Type node);

    /** Visits an {@link Extension} node. */
    R visit(Extension node);

    /** Visits an {@link EnumCases} node. */
    R visit(EnumCases node);

    /** Visits a {@link Function} node. */
    R visit(Function node);

    /** Visits an {@link Initializer} node. */
    R visit(Initializer node);

    /** Visits a {@link Deinitializer} node. */
    R visit(Deinitializer node);

    /** Visits a {@link Subscript} node. */
    R visit(Subscript node);

    /** Visits a {@link Variable} node. */
    R visit(Variable node);

    /** Visits a {@link TypeAlias} node. */
    R visit(TypeAlias node);

    /** Visits an {@link AssociatedType} node. */
    R visit(AssociatedType node);

    /** Visits an {@link Operator} node. */
    R visit(Operator node);

    /** Visits a {@link PrecedenceGroup} node. */
    R visit(PrecedenceGroup node);

    /** Visits a {@link Macro} node. */
    R visit(Macro node);

    /** Visits a {@link MacroExpansion} node. */
    R visit(MacroExpansion node);

    /** Visits a {@link Config} node. */
    R visit(Config node);

    /** Visits an {@link Unknown} node. */
    R visit(Unknown node);
  }
}
