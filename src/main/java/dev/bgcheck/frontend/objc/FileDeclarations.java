package dev.bgcheck.frontend.objc;

import dev.bgcheck.frontend.objc.syntax.ObjcBranch;
import dev.bgcheck.frontend.objc.syntax.ObjcDecl;
import dev.bgcheck.frontend.objc.syntax.ObjcDeclarator;
import dev.bgcheck.frontend.objc.syntax.ObjcEnumerator;
import dev.bgcheck.frontend.objc.syntax.ObjcExpr;
import dev.bgcheck.frontend.objc.syntax.ObjcType;
import dev.bgcheck.model.Field;
import dev.bgcheck.model.Isolation;
import dev.bgcheck.model.TypeDeclaration;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The declarations of a file. */
final class FileDeclarations {
  private final UnitLowering unit;
  private final TypeDeclarations types;
  private final RoutineDeclarations routines;

  FileDeclarations(UnitLowering unit) {
    this.unit = unit;
    this.routines = new RoutineDeclarations(unit);
    this.types = new TypeDeclarations(unit, routines, this);
  }

  void lower() {
    unit.tree().items().forEach(this::declare);
  }

  void declare(ObjcDecl item) {
    if (item instanceof ObjcDecl.Import written) {
      unit.addImport(module(written));
    } else if (item instanceof ObjcDecl.Conditional conditional) {
      ConditionalCompilation.Choice<ObjcDecl> choice =
          unit.conditions().choose(conditional.branches());
      if (choice.certain()) {
        choice.items().forEach(this::declare);
      } else {
        for (ObjcBranch<ObjcDecl> branch : choice.branches()) {
          unit.uncertainly(() -> branch.items().forEach(this::declare));
        }
      }
    } else if (item instanceof ObjcDecl.Linkage linkage) {
      linkage.items().forEach(this::declare);
    } else if (item instanceof ObjcDecl.Namespace namespace) {
      namespace.items().forEach(this::declare);
    } else if (item instanceof ObjcDecl.Template template) {
      declare(template.declaration());
    } else if (item instanceof ObjcDecl.MacroDefinition definition) {
      macro(definition);
    } else if (item instanceof ObjcDecl.Variables variables) {
      variables(variables);
    } else if (item instanceof ObjcDecl.Enumeration enumeration) {
      enumeration(enumeration);
    } else if (item instanceof ObjcDecl.Typedef typedef) {
      typedef(typedef);
    } else if (item instanceof ObjcDecl.Function function) {
      routines.function(function, TypeName.GLOBAL);
    } else if (item instanceof ObjcDecl.MacroRoutine routine) {
      routines.macroRoutine(routine, TypeName.GLOBAL);
    } else if (item instanceof ObjcDecl.Statement statement) {
      routines.topLevel(statement.statement());
    } else {
      types.declare(item);
    }
  }

  /** Ex) CallKit for {@code <CallKit/CallKit.h>}, Foo for {@code "Foo.h"}. */
  private static String module(ObjcDecl.Import written) {
    String path = written.path();
    if (written.style() == ObjcDecl.Style.MODULE) {
      return path;
    }
    int slash = path.indexOf('/');
    if (written.system() && slash > 0) {
      return path.substring(0, slash);
    }
    String file = path.substring(path.lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }

  // ---- constants

  private void macro(ObjcDecl.MacroDefinition definition) {
    Optional<Value.Constant> constant = definition.value().flatMap(FileDeclarations::constant);
    if (!definition.functionLike() && constant.isPresent()) {
      global(
          definition.name().text(),
          TypeRef.UNKNOWN,
          Set.of(Field.Flag.CONSTANT),
          constant,
          unit.span(definition.name()));
    }
  }

  private void variables(ObjcDecl.Variables written) {
    for (ObjcDeclarator one : written.declarators()) {
      if (one.name().isEmpty()) {
        continue;
      }
      boolean fixed = isConstant(written, one.type());
      Set<Field.Flag> flags = EnumSet.noneOf(Field.Flag.class);
      if (fixed) {
        flags.add(Field.Flag.CONSTANT);
      }
      global(
          one.name().get().text(),
          unit.types().type(one.type()),
          flags,
          fixed ? one.initializer().flatMap(FileDeclarations::constant) : Optional.empty(),
          unit.span(one.name().get()));
    }
  }

  private static boolean isConstant(ObjcDecl.Variables written, ObjcType type) {
    return written.specifiers().contains("const")
        || LocalDeclarations.qualifiers(type).contains("const");
  }

  private void global(
      String name,
      TypeRef type,
      Set<Field.Flag> flags,
      Optional<Value.Constant> constant,
      Span span) {
    unit.addGlobal(
        new Field(
            name,
            type,
            flags,
            constant,
            Optional.empty(),
            Set.of(),
            Set.of(),
            Isolation.UNSPECIFIED,
            span));
  }

  /** The value of a literal. */
  static Optional<Value.Constant> constant(ObjcExpr expression) {
    ObjcExpr bare = NameLowering.bare(expression);
    if (bare instanceof ObjcExpr.Boxed boxed) {
      return constant(boxed.operand());
    } else if (bare instanceof ObjcExpr.StringLiteral string) {
      return Optional.of(Value.Constant.string(string.value()));
    } else if (bare instanceof ObjcExpr.NumberLiteral number) {
      return Optional.of(Value.Constant.number(number.text()));
    } else if (bare instanceof ObjcExpr.Name name) {
      return switch (name.name()) {
        case "YES", "TRUE", "true" -> Optional.of(Value.Constant.bool(true));
        case "NO", "FALSE", "false" -> Optional.of(Value.Constant.bool(false));
        case "nil", "NULL" -> Optional.of(Value.Constant.NIL);
        default -> Optional.empty();
      };
    }
    return Optional.empty();
  }

  private void enumeration(ObjcDecl.Enumeration written) {
    TypeRef type =
        written
            .name()
            .filter(name -> TypeLowering.isIdentifier(name.text()))
            .map(name -> TypeRef.named(name.text()))
            .orElse(TypeRef.UNKNOWN);
    OptionalLong next = OptionalLong.of(0);
    for (ObjcEnumerator one : written.constants()) {
      if (one.value().isPresent()) {
        next = number(one.value().get());
      }
      Optional<Value.Constant> constant =
          next.isPresent()
              ? Optional.of(Value.Constant.number(Long.toString(next.getAsLong())))
              : Optional.empty();
      global(one.name().text(), type, Set.of(Field.Flag.CONSTANT), constant, unit.span(one.name()));
      next = next.isPresent() ? OptionalLong.of(next.getAsLong() + 1) : next;
    }
  }

  private static OptionalLong number(ObjcExpr value) {
    if (NameLowering.bare(value) instanceof ObjcExpr.NumberLiteral literal) {
      try {
        return OptionalLong.of(Long.decode(literal.text().replaceAll("[uUlL]+$", "")));
      } catch (NumberFormatException e) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.empty();
  }

  // ---- other names for types

  private void typedef(ObjcDecl.Typedef typedef) {
    for (ObjcDeclarator one : typedef.declarators()) {
      if (one.type() instanceof ObjcType.Named named && named.definition().isPresent()) {
        declare(named.definition().get());
      }
      TypeRef type = unit.types().type(one.type());
      boolean usable =
          one.name().isPresent()
              && TypeLowering.isIdentifier(one.name().get().text())
              && !type.isUnknown()
              && !type.name().equals(one.name().get().text());
      if (usable) {
        unit.add(
            new TypeDeclaration(
                new TypeName(one.name().get().text()),
                TypeDeclaration.Kind.ALIAS,
                unit.origin(),
                List.of(type),
                List.of(),
                List.of(),
                Isolation.UNSPECIFIED,
                Set.of(),
                unit.span(typedef)));
      }
    }
    if (typedef.declarators().isEmpty()
        && typedef.base() instanceof ObjcType.Named named
        && named.definition().isPresent()) {
      declare(named.definition().get());
    }
  }
}
