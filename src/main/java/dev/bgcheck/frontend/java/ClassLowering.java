package dev.bgcheck.frontend.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.TypeParameter;
import dev.bgcheck.model.Field;
import dev.bgcheck.model.Isolation;
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
 * Lowers one class, interface, enum or record: {@link #declare} notes its members and those of the
 * types in it, {@link #lower} then lowers what they do, so that every body sees every declaration.
 */
final class ClassLowering {
  private final UnitLowering unit;
  private final ClassScope scope;
  private final List<BodyDeclaration<?>> members;
  private final List<TypeRef> supertypes = new ArrayList<>();
  private final dev.bgcheck.model.TypeDeclaration.Kind kind;
  private final Set<String> attributes;
  private final Span span;
  private final List<ClassLowering> nested = new ArrayList<>();
  // Parts that only enums and records have.
  private List<EnumConstantDeclaration> constants = List.of();
  private List<Parameter> components = List.of();

  private ClassLowering(
      UnitLowering unit,
      ClassScope scope,
      List<BodyDeclaration<?>> members,
      dev.bgcheck.model.TypeDeclaration.Kind kind,
      Set<String> attributes,
      Span span) {
    this.unit = unit;
    this.scope = scope;
    this.members = members;
    this.kind = kind;
    this.attributes = attributes;
    this.span = span;
  }

  ClassScope scope() {
    return scope;
  }

  // ---- declaring

  static ClassLowering declare(
      UnitLowering unit,
      TypeDeclaration<?> declaration,
      TypeName name,
      ClassScope outer,
      BodyLowering enclosingBody,
      TypeScope around) {
    TypeScope types = around.nested();
    List<ClassOrInterfaceType> above = supertypes(declaration);
    boolean isInterface =
        declaration instanceof ClassOrInterfaceDeclaration type && type.isInterface();
    boolean isStatic =
        outer == null
            || declaration.isStatic()
            || !(declaration instanceof ClassOrInterfaceDeclaration)
            || isInterface
            || (outer.isInterface && enclosingBody == null);
    for (TypeParameter parameter : typeParameters(declaration)) {
      types.declareVariable(parameter.getNameAsString());
    }
    ClassScope scope =
        new ClassScope(name, outer, enclosingBody, isStatic, isInterface, !above.isEmpty(), types);
    ClassLowering lowering =
        new ClassLowering(
            unit,
            scope,
            declaration.getMembers(),
            kind(declaration, isInterface),
            Attributes.of(declaration.getAnnotations()),
            unit.spans.of(declaration.getName()));
    if (declaration instanceof EnumDeclaration enumeration) {
      lowering.constants = enumeration.getEntries();
    } else if (declaration instanceof RecordDeclaration record) {
      lowering.components = record.getParameters();
    }
    lowering.nestedNames();
    above.forEach(type -> lowering.supertypes.add(types.owner(type)));
    lowering.declareMembers();
    return lowering;
  }

  static ClassLowering anonymous(
      UnitLowering unit,
      TypeName name,
      TypeRef supertype,
      List<BodyDeclaration<?>> members,
      BodyLowering body,
      Span span) {
    ClassScope scope =
        new ClassScope(name, body.type, body, body.isStatic, false, true, body.types.nested());
    ClassLowering lowering =
        new ClassLowering(
            unit, scope, members, dev.bgcheck.model.TypeDeclaration.Kind.CLASS, Set.of(), span);
    lowering.nestedNames();
    lowering.supertypes.add(supertype);
    lowering.declareMembers();
    return lowering;
  }

  private static dev.bgcheck.model.TypeDeclaration.Kind kind(
      TypeDeclaration<?> declaration, boolean isInterface) {
    if (isInterface) {
      return dev.bgcheck.model.TypeDeclaration.Kind.PROTOCOL;
    }
    return declaration instanceof EnumDeclaration
        ? dev.bgcheck.model.TypeDeclaration.Kind.ENUM
        : dev.bgcheck.model.TypeDeclaration.Kind.CLASS;
  }

  private static List<ClassOrInterfaceType> supertypes(TypeDeclaration<?> declaration) {
    List<ClassOrInterfaceType> above = new ArrayList<>();
    if (declaration instanceof ClassOrInterfaceDeclaration type) {
      above.addAll(type.getExtendedTypes());
      above.addAll(type.getImplementedTypes());
    } else if (declaration instanceof EnumDeclaration type) {
      above.addAll(type.getImplementedTypes());
    } else if (declaration instanceof RecordDeclaration type) {
      above.addAll(type.getImplementedTypes());
    }
    return above;
  }

  private static NodeList<TypeParameter> typeParameters(TypeDeclaration<?> declaration) {
    if (declaration instanceof ClassOrInterfaceDeclaration type) {
      return type.getTypeParameters();
    }
    return declaration instanceof RecordDeclaration type
        ? type.getTypeParameters()
        : new NodeList<>();
  }

  /** Notes the names of member types before any type is mentioned. */
  private void nestedNames() {
    for (BodyDeclaration<?> member : members) {
      if (member instanceof TypeDeclaration<?> type) {
        scope.types.declareType(
            type.getNameAsString(), scope.name.name() + "$" + type.getNameAsString());
      }
    }
  }

  private void declareMembers() {
    unit.register(scope);
    for (EnumConstantDeclaration constant : constants) {
      declareField(constant.getNameAsString(), true, TypeRef.named(scope.name), Optional.empty());
    }
    for (Parameter component : components) {
      TypeRef type = scope.types.of(component.getType());
      declareField(component.getNameAsString(), false, type, Optional.empty());
      scope.addMethod(
          component.getNameAsString(), new ClassScope.MethodInfo(0, false, false, type));
    }
    if (!components.isEmpty()) {
      unit.registerComponents(
          scope.name, components.stream().map(Parameter::getNameAsString).toList());
    }
    for (BodyDeclaration<?> member : members) {
      if (member instanceof FieldDeclaration field) {
        for (VariableDeclarator variable : field.getVariables()) {
          declareField(
              variable.getNameAsString(),
              field.isStatic() || scope.isInterface,
              scope.types.of(variable.getType()),
              constant(field, variable));
        }
      } else if (member instanceof MethodDeclaration method) {
        declareMethod(method);
      } else if (member instanceof TypeDeclaration<?> type) {
        TypeName name = new TypeName(scope.name.name() + "$" + type.getNameAsString());
        nested.add(declare(unit, type, name, scope, null, scope.types));
      }
    }
  }

  private void declareField(
      String name, boolean isStatic, TypeRef type, Optional<Value.Constant> constant) {
    scope.fields.put(name, new ClassScope.FieldInfo(name, isStatic, type, constant));
  }

  private void declareMethod(MethodDeclaration method) {
    int arity = method.getParameters().size();
    boolean isVariable = arity > 0 && method.getParameter(arity - 1).isVarArgs();
    TypeScope types = scope.types.nested();
    method.getTypeParameters().forEach(t -> types.declareVariable(t.getNameAsString()));
    scope.addMethod(
        method.getNameAsString(),
        new ClassScope.MethodInfo(
            arity, method.isStatic(), isVariable, types.of(method.getType())));
  }

  private Optional<Value.Constant> constant(FieldDeclaration field, VariableDeclarator variable) {
    return field.isFinal() || scope.isInterface
        ? variable.getInitializer().map(Literals::constant)
        : Optional.empty();
  }

  // ---- lowering

  void lower() {
    // Anonymous and local classes are lowered with the bodies they stand in; they come behind.
    int place = unit.types.size();
    RoutineLowering routines = new RoutineLowering(unit, scope);
    List<Field> fields = new ArrayList<>();
    for (EnumConstantDeclaration constant : constants) {
      fields.add(enumConstant(constant, routines));
    }
    for (Parameter component : components) {
      fields.add(
          field(
              component.getNameAsString(),
              EnumSet.of(Field.Flag.CONSTANT),
              Optional.empty(),
              Set.of(),
              component.getName()));
    }
    List<InitializerDeclaration> blocks = new ArrayList<>();
    for (BodyDeclaration<?> member : members) {
      if (member instanceof FieldDeclaration declaration) {
        fields(declaration, fields, routines);
      } else if (member instanceof InitializerDeclaration block) {
        blocks.add(block);
      }
    }
    routines.staticInitializers(blocks.stream().filter(InitializerDeclaration::isStatic).toList());
    List<InitializerDeclaration> instanceBlocks =
        blocks.stream().filter(block -> !block.isStatic()).toList();
    for (BodyDeclaration<?> member : members) {
      if (member instanceof MethodDeclaration method) {
        routines.method(method);
      } else if (member instanceof ConstructorDeclaration constructor) {
        routines.constructor(constructor, instanceBlocks);
      } else if (member instanceof CompactConstructorDeclaration compact) {
        routines.compactConstructor(compact, components);
      }
    }
    routines.defaultConstructor(members, components, instanceBlocks, span);
    routines.recordAccessors(components);
    scope.captured.forEach(
        (variable, name) ->
            fields.add(
                new Field(
                    name,
                    variable.type(),
                    EnumSet.of(Field.Flag.CONSTANT),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Set.of(),
                    Isolation.UNSPECIFIED,
                    span)));
    unit.types.add(
        place,
        new dev.bgcheck.model.TypeDeclaration(
            scope.name,
            kind,
            unit.origin,
            supertypes,
            fields,
            routines.declared(),
            Isolation.UNSPECIFIED,
            attributes,
            span));
    nested.forEach(ClassLowering::lower);
  }

  private void fields(FieldDeclaration declaration, List<Field> fields, RoutineLowering routines) {
    for (VariableDeclarator variable : declaration.getVariables()) {
      ClassScope.FieldInfo info = scope.fields.get(variable.getNameAsString());
      Set<Field.Flag> flags = EnumSet.noneOf(Field.Flag.class);
      if (info.isStatic()) {
        flags.add(Field.Flag.STATIC);
      }
      if (declaration.isFinal() || scope.isInterface) {
        flags.add(Field.Flag.CONSTANT);
      }
      Optional<RoutineSignature> initializer =
          info.constant().isPresent()
              ? Optional.empty()
              : variable.getInitializer().map(value -> routines.initializer(info, value));
      fields.add(
          field(
              info.name(),
              flags,
              initializer,
              Attributes.of(declaration.getAnnotations()),
              variable.getName()));
    }
  }

  private Field enumConstant(EnumConstantDeclaration constant, RoutineLowering routines) {
    ClassScope.FieldInfo info = scope.fields.get(constant.getNameAsString());
    return field(
        info.name(),
        EnumSet.of(Field.Flag.STATIC, Field.Flag.CONSTANT, Field.Flag.ENUM_CASE),
        Optional.of(routines.enumConstant(info, constant)),
        Attributes.of(constant.getAnnotations()),
        constant.getName());
  }

  private Field field(
      String name,
      Set<Field.Flag> flags,
      Optional<RoutineSignature> initializer,
      Set<String> fieldAttributes,
      Node place) {
    ClassScope.FieldInfo info = scope.fields.get(name);
    return new Field(
        name,
        info.type(),
        flags,
        info.constant(),
        initializer,
        Set.of(),
        fieldAttributes,
        Isolation.UNSPECIFIED,
        unit.spans.of(place));
  }
}
