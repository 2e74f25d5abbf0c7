package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.swift.syntax.SwiftDecl;
import dev.bgcheck.frontend.swift.syntax.SwiftExpr;
import dev.bgcheck.frontend.swift.syntax.SwiftType;
import dev.bgcheck.model.Field;
import dev.bgcheck.model.Field.Flag;
import dev.bgcheck.model.Isolation;
import dev.bgcheck.model.TypeDeclaration;
import dev.bgcheck.model.TypeDeclaration.Kind;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Types and extensions, with the cases of enums. */
final class TypeDeclarations {
  private final UnitLowering unit;
  private final Owner owner;

  TypeDeclarations(UnitLowering unit, Owner owner) {
    this.unit = unit;
    this.owner = owner;
  }

  void lower(SwiftDecl.Type node) {
    Kind kind =
        switch (node.kind()) {
          case CLASS -> Kind.CLASS;
          case STRUCT -> Kind.STRUCT;
          case ENUM -> Kind.ENUM;
          case PROTOCOL -> Kind.PROTOCOL;
          case ACTOR -> Kind.ACTOR;
        };
    // A protocol's generic parameters are names of its associated types, which have no bound here.
    unit.types()
        .withGenerics(
            kind == Kind.PROTOCOL ? List.of() : node.generics(),
            node.where(),
            () ->
                declare(
                    node,
                    kind,
                    owner.name().nested(node.name().text()),
                    supertypes(node.inherited()),
                    node.members()));
  }

  void lower(SwiftDecl.Extension node) {
    declare(
        node,
        Kind.EXTENSION,
        extended(node.extended()),
        supertypes(node.inherited()),
        node.members());
  }

  /** The name of the extended type; the short forms of optionals and collections have long ones. */
  private TypeName extended(SwiftType type) {
    String written = type.dottedName();
    if (!written.isEmpty()) {
      return new TypeName(written.startsWith("Swift.") ? written.substring(6) : written);
    }
    TypeRef ref = unit.types().type(type);
    return new TypeName(
        switch (ref.name()) {
          case TypeRef.ARRAY -> "Array";
          case TypeRef.DICTIONARY -> "Dictionary";
          case TypeRef.OPTIONAL -> "Optional";
          default -> ref.isNamed() ? ref.name() : "_";
        });
  }

  private List<TypeRef> supertypes(List<SwiftType> inherited) {
    List<TypeRef> types = new ArrayList<>(inherited.size());
    for (SwiftType type : inherited) {
      if (type instanceof SwiftType.Composition composition) {
        types.addAll(supertypes(composition.types()));
        continue;
      }
      TypeRef ref = unit.types().type(type);
      if (!ref.isUnknown()) {
        types.add(ref);
      }
    }
    return types;
  }

  private void declare(
      SwiftDecl node, Kind kind, TypeName name, List<TypeRef> supertypes, List<SwiftDecl> members) {
    int position = unit.nextDeclaration();
    Isolation written = Annotations.isolation(node.attributes(), node.modifiers());
    Isolation isolation =
        kind == Kind.ACTOR && written == Isolation.UNSPECIFIED ? Isolation.OTHER_ACTOR : written;
    Owner.Sort sort =
        switch (kind) {
          case ACTOR -> Owner.Sort.ACTOR;
          case PROTOCOL -> Owner.Sort.PROTOCOL;
          default -> Owner.Sort.OTHER;
        };
    Owner inner = owner.type(name, sort, isolation);
    unit.types()
        .withSelf(
            name.name(),
            () -> {
              if (kind == Kind.ENUM) {
                cases(members, name, supertypes, inner);
              }
              MemberDeclarations declarations = new MemberDeclarations(unit, inner);
              members.forEach(declarations::declare);
            });
    unit.add(
        position,
        new TypeDeclaration(
            name,
            kind,
            unit.origin(),
            supertypes,
            inner.fields(),
            inner.routines(),
            isolation,
            Annotations.names(node.attributes()),
            unit.span(node)));
  }

  // ---- enum cases

  private void cases(
      List<SwiftDecl> members, TypeName name, List<TypeRef> supertypes, Owner inner) {
    String raw = supertypes.isEmpty() ? "" : supertypes.get(0).name();
    cases(members, name, new RawValues(raw), inner);
  }

  private void cases(List<SwiftDecl> members, TypeName name, RawValues raw, Owner inner) {
    for (SwiftDecl member : members) {
      if (member instanceof SwiftDecl.EnumCases declaration) {
        for (SwiftDecl.EnumCase written : declaration.cases()) {
          inner.add(enumCase(declaration, written, name, raw));
        }
      } else if (member instanceof SwiftDecl.Config config) {
        cases(unit.conditions().choose(config.config()).items(), name, raw, inner);
      }
    }
  }

  private Field enumCase(
      SwiftDecl.EnumCases declaration, SwiftDecl.EnumCase written, TypeName name, RawValues raw) {
    TypeRef type = TypeRef.named(name);
    if (!written.payload().isEmpty()) {
      List<TypeRef> payload =
          written.payload().stream().map(parameter -> unit.types().type(parameter.type())).toList();
      type = TypeRef.function(payload, type);
    }
    return new Field(
        written.name().text(),
        type,
        Set.of(Flag.ENUM_CASE, Flag.STATIC, Flag.CONSTANT),
        raw.of(written),
        Optional.empty(),
        Set.of(),
        Annotations.names(declaration.attributes()),
        Isolation.UNSPECIFIED,
        unit.span(written.name()));
  }

  /** Raw values, those that Swift fills in included: names of strings, successors of integers. */
  private static final class RawValues {
    private static final Set<String> INTEGERS =
        Set.of(
            "Int", "Int8", "Int16", "Int32", "Int64", "UInt", "UInt8", "UInt16", "UInt32",
            "UInt64");

    private final String rawType;
    private Optional<Long> next = Optional.of(0L);

    RawValues(String rawType) {
      this.rawType = rawType;
    }

    Optional<Value.Constant> of(SwiftDecl.EnumCase written) {
      if (written.rawValue().isPresent()) {
        return remember(written.rawValue().get());
      }
      if (rawType.equals("String")) {
        return Optional.of(Value.Constant.string(written.name().text()));
      }
      if (!INTEGERS.contains(rawType) || next.isEmpty()) {
        return Optional.empty();
      }
      long value = next.get();
      next = Optional.of(value + 1);
      return Optional.of(Value.Constant.number(Long.toString(value)));
    }

    private Optional<Value.Constant> remember(SwiftExpr expression) {
      Optional<Value.Constant> literal = FieldDeclarations.literal(expression);
      next = Optional.empty();
      if (INTEGERS.contains(rawType) && literal.isPresent()) {
        try {
          next = Optional.of(Long.decode(literal.get().text().replace("_", "")) + 1);
        } catch (NumberFormatException binaryOrTooLong) {
          next = Optional.empty();
        }
      }
      return literal;
    }
  }
}
