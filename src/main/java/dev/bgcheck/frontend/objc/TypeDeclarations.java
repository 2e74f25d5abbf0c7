package dev.bgcheck.frontend.objc;

import dev.bgcheck.frontend.objc.syntax.ObjcBranch;
import dev.bgcheck.frontend.objc.syntax.ObjcDecl;
import dev.bgcheck.frontend.objc.syntax.ObjcDeclarator;
import dev.bgcheck.frontend.objc.syntax.ObjcName;
import dev.bgcheck.frontend.objc.syntax.ObjcPropertyAttribute;
import dev.bgcheck.frontend.objc.syntax.ObjcType;
import dev.bgcheck.model.Field;
import dev.bgcheck.model.Isolation;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeDeclaration;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.TypeRef;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Classes, categories, protocols and structures, with their members. */
final class TypeDeclarations {
  private final UnitLowering unit;
  private final RoutineDeclarations routines;
  private final FileDeclarations file;

  TypeDeclarations(UnitLowering unit, RoutineDeclarations routines, FileDeclarations file) {
    this.unit = unit;
    this.routines = routines;
    this.file = file;
  }

  /** What a type's declaration holds. */
  private static final class Members {
    final TypeName type;
    final boolean storage;
    final Map<String, Field> fields = new LinkedHashMap<>();
    final Set<RoutineSignature> routines = new LinkedHashSet<>();

    Members(TypeName type, boolean storage) {
      this.type = type;
      this.storage = storage;
    }
  }

  void declare(ObjcDecl item) {
    if (item instanceof ObjcDecl.Interface declaration) {
      boolean own = declaration.category().isEmpty() && !declaration.extension();
      List<TypeRef> supertypes = new ArrayList<>();
      declaration.superclass().ifPresent(type -> superclass(type, supertypes));
      declaration.protocols().forEach(type -> supertypes.add(unit.types().type(type)));
      Members members = new Members(new TypeName(declaration.name().text()), true);
      all(declaration.variables(), members);
      all(declaration.members(), members);
      add(
          item,
          own ? TypeDeclaration.Kind.CLASS : TypeDeclaration.Kind.EXTENSION,
          supertypes,
          members);
    } else if (item instanceof ObjcDecl.Implementation implementation) {
      boolean own = implementation.category().isEmpty();
      List<TypeRef> supertypes = new ArrayList<>();
      implementation.superclass().ifPresent(type -> superclass(type, supertypes));
      Members members = new Members(new TypeName(implementation.name().text()), true);
      all(implementation.variables(), members);
      all(implementation.members(), members);
      add(
          item,
          own ? TypeDeclaration.Kind.CLASS : TypeDeclaration.Kind.EXTENSION,
          supertypes,
          members);
    } else if (item instanceof ObjcDecl.Protocol protocol) {
      List<TypeRef> supertypes =
          protocol.protocols().stream()
              .map(ObjcName::text)
              .filter(TypeLowering::isIdentifier)
              .map(TypeRef::named)
              .toList();
      Members members = new Members(new TypeName(protocol.name().text()), false);
      all(protocol.members(), members);
      add(item, TypeDeclaration.Kind.PROTOCOL, supertypes, members);
    } else if (item instanceof ObjcDecl.Aggregate aggregate) {
      aggregate(aggregate);
    } else if (item instanceof ObjcDecl.Alias alias) {
      Members none = new Members(new TypeName(alias.alias().text()), false);
      List<TypeRef> other = List.of(TypeRef.named(alias.name().text()));
      add(item, TypeDeclaration.Kind.ALIAS, other, none);
    }
  }

  /** A superclass; protocols in angle brackets behind it read like its type arguments. */
  private void superclass(ObjcType type, List<TypeRef> supertypes) {
    supertypes.add(TypeRef.named(type.baseName()));
    if (type instanceof ObjcType.Named named) {
      for (ObjcType argument : named.arguments()) {
        if (argument instanceof ObjcType.Named protocol && protocol.pointers() == 0) {
          supertypes.add(unit.types().type(protocol));
        }
      }
    }
  }

  private void aggregate(ObjcDecl.Aggregate aggregate) {
    Optional<String> name = aggregate.name().map(ObjcName::text).filter(TypeLowering::isIdentifier);
    if (name.isEmpty()) {
      return;
    }
    Members members = new Members(new TypeName(name.get()), true);
    all(aggregate.members(), members);
    List<TypeRef> bases = new ArrayList<>();
    aggregate.bases().forEach(base -> bases.add(unit.types().type(base)));
    add(aggregate, TypeDeclaration.Kind.STRUCT, bases, members);
  }

  private void add(
      ObjcDecl item, TypeDeclaration.Kind kind, List<TypeRef> supertypes, Members members) {
    if (!TypeLowering.isIdentifier(members.type.name())) {
      return;
    }
    unit.add(
        new TypeDeclaration(
            members.type,
            kind,
            unit.origin(),
            supertypes.stream().filter(TypeRef::isNamed).toList(),
            List.copyOf(members.fields.values()),
            List.copyOf(members.routines),
            Isolation.UNSPECIFIED,
            Set.of(),
            unit.span(item)));
  }

  private void all(List<ObjcDecl> items, Members members) {
    items.forEach(item -> member(item, members));
  }

  private void member(ObjcDecl item, Members members) {
    if (item instanceof ObjcDecl.Method method) {
      routines.method(method, members.type).ifPresent(members.routines::add);
    } else if (item instanceof ObjcDecl.MacroRoutine routine) {
      members.routines.add(routines.macroRoutine(routine, members.type));
    } else if (item instanceof ObjcDecl.Property property) {
      property(property, members);
    } else if (item instanceof ObjcDecl.Variables variables && members.storage) {
      variables(variables, members);
    } else if (item instanceof ObjcDecl.Conditional conditional) {
      ConditionalCompilation.Choice<ObjcDecl> choice =
          unit.conditions().choose(conditional.branches());
      if (choice.certain()) {
        all(choice.items(), members);
      } else {
        for (ObjcBranch<ObjcDecl> branch : choice.branches()) {
          unit.uncertainly(() -> all(branch.items(), members));
        }
      }
    } else if (!(item instanceof ObjcDecl.Interface)
        && !(item instanceof ObjcDecl.Implementation)) {
      // Ex) a C function between the methods of a class.
      file.declare(item);
    } else {
      declare(item);
    }
  }

  private void property(ObjcDecl.Property property, Members members) {
    Set<Field.Flag> flags = EnumSet.noneOf(Field.Flag.class);
    Set<String> attributes = new LinkedHashSet<>();
    for (ObjcPropertyAttribute attribute : property.attributes()) {
      switch (attribute.name()) {
        case "weak" -> flags.add(Field.Flag.WEAK);
        case "class" -> flags.add(Field.Flag.STATIC);
        case "getter" -> attributes.add("getter=" + attribute.value());
        case "setter" -> attributes.add("setter=" + attribute.value());
        default -> {}
      }
    }
    for (ObjcDeclarator one : property.declarators()) {
      if (LocalDeclarations.qualifiers(one.type()).contains("IBOutlet")) {
        attributes.add("IBOutlet");
      }
      field(one, flags, attributes, members);
    }
  }

  private void variables(ObjcDecl.Variables variables, Members members) {
    for (ObjcDeclarator one : variables.declarators()) {
      Set<Field.Flag> flags = EnumSet.noneOf(Field.Flag.class);
      boolean weak =
          variables.specifiers().contains("__weak")
              || LocalDeclarations.qualifiers(one.type()).contains("__weak");
      if (weak) {
        flags.add(Field.Flag.WEAK);
      }
      field(one, flags, Set.of(), members);
    }
  }

  private void field(
      ObjcDeclarator one, Set<Field.Flag> flags, Set<String> attributes, Members members) {
    if (one.name().isEmpty()) {
      return;
    }
    ObjcType type = one.type();
    members.fields.putIfAbsent(
        one.name().get().text(),
        new Field(
            one.name().get().text(),
            unit.types().type(type),
            flags,
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            attributes,
            Isolation.UNSPECIFIED,
            unit.span(one.name().get())));
  }
}
