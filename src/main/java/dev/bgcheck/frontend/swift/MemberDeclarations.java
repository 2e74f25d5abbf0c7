package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.swift.syntax.SwiftAccessor;
import dev.bgcheck.frontend.swift.syntax.SwiftBlock;
import dev.bgcheck.frontend.swift.syntax.SwiftDecl;
import dev.bgcheck.frontend.swift.syntax.SwiftEffects;
import dev.bgcheck.frontend.swift.syntax.SwiftExpr;
import dev.bgcheck.frontend.swift.syntax.SwiftParameter;
import dev.bgcheck.model.Isolation;
import dev.bgcheck.model.Parameter;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Routine.Flag;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeDeclaration;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Declarations of a file or a type: sends each kind to the part that lowers it. */
final class MemberDeclarations implements SwiftDecl.Visitor<Void> {
  private final UnitLowering unit;
  private final Owner owner;

  MemberDeclarations(UnitLowering unit, Owner owner) {
    this.unit = unit;
    this.owner = owner;
  }

  void declare(SwiftDecl declaration) {
    declaration.accept(this);
  }

  // ---- functions

  @Override
  public Void visit(SwiftDecl.Function node) {
    boolean isStatic = owner.isFile() || isStatic(node);
    boolean operator = WellKnownNames.isOperator(node.name().text());
    Heading.Labels rule = operator ? Heading.Labels.NONE : Heading.Labels.NAMES;
    String name = Heading.fullName(node.name().text(), Heading.labels(node.parameters(), rule));
    unit.types()
        .withGenerics(
            node.generics(),
            node.where(),
            () -> {
              TypeRef result = node.result().map(unit.types()::type).orElse(TypeRef.VOID);
              Heading heading =
                  heading(
                      node,
                      owner.isFile() ? Routine.Kind.FUNCTION : Routine.Kind.METHOD,
                      result,
                      node.effects(),
                      owner.memberIsolation(isStatic),
                      unit.span(node.name()));
              Body.Returns returns = Body.Returns.of(Heading.returnsValue(result, node.result()));
              routine(name, isStatic, heading, node.parameters(), rule, node.body(), returns);
            });
    return null;
  }

  @Override
  public Void visit(SwiftDecl.Initializer node) {
    List<String> labels = Heading.labels(node.parameters(), Heading.Labels.NAMES);
    unit.types()
        .withGenerics(
            node.generics(),
            node.where(),
            () -> {
              TypeRef type = TypeRef.named(owner.name());
              Heading heading =
                  heading(
                      node,
                      Routine.Kind.INITIALIZER,
                      node.failable() ? type.optional() : type,
                      node.effects(),
                      owner.initialIsolation(),
                      keyword(node.keyword(), "init"));
              routine(
                  Heading.fullName("init", labels),
                  false,
                  heading,
                  node.parameters(),
                  Heading.Labels.NAMES,
                  node.body(),
                  Body.Returns.NOTHING);
            });
    return null;
  }

  private Span keyword(int start, String word) {
    return unit.file().span(start, start + word.length());
  }

  @Override
  public Void visit(SwiftDecl.Deinitializer node) {
    Span span = unit.span(node);
    Heading heading =
        Heading.of(
            unit,
            Routine.Kind.DEINITIALIZER,
            TypeRef.VOID,
            node.attributes(),
            node.modifiers(),
            node.effects(),
            Isolation.UNSPECIFIED,
            span,
            keyword(node.keyword(), "deinit"));
    routine(
        "deinit",
        false,
        heading,
        List.of(),
        Heading.Labels.NAMES,
        node.body(),
        Body.Returns.NOTHING);
    return null;
  }

  private Heading heading(
      SwiftDecl node,
      Routine.Kind kind,
      TypeRef result,
      SwiftEffects effects,
      Isolation inherited,
      Span nameSpan) {
    return Heading.of(
        unit,
        kind,
        result,
        node.attributes(),
        node.modifiers(),
        effects,
        inherited,
        unit.span(node),
        nameSpan);
  }

  private void routine(
      String name,
      boolean isStatic,
      Heading heading,
      List<SwiftParameter> parameters,
      Heading.Labels labels,
      Optional<SwiftBlock> block,
      Body.Returns returns) {
    RoutineSignature signature = unit.unique(owner.name(), name, isStatic);
    Frame frame = Frame.outermost(signature, !isStatic);
    List<Parameter> declared = Heading.parameters(unit, frame, parameters, labels);
    Optional<Body> body =
        block.map(
            written -> {
              Body lowered = new Body(unit, frame);
              lowered.lower(written, returns);
              return lowered;
            });
    owner.add(signature);
    unit.add(heading.routine(unit, frame, declared, body), frame);
  }

  static boolean isStatic(SwiftDecl node) {
    return node.hasModifier("static") || node.hasModifier("class");
  }

  @Override
  public Void visit(SwiftDecl.Subscript node) {
    boolean isStatic = isStatic(node);
    List<String> labels = Heading.labels(node.parameters(), Heading.Labels.WRITTEN);
    String name = Heading.fullName("subscript", labels);
    unit.types()
        .withGenerics(
            node.generics(),
            node.where(),
            () -> {
              AccessorLowering accessors = new AccessorLowering(unit, owner, node, isStatic);
              TypeRef type = unit.types().type(node.result());
              List<SwiftAccessor> written =
                  node.accessors().map(block -> block.accessors()).orElse(List.of());
              Span nameSpan = keyword(node.keyword(), "subscript");
              for (SwiftAccessor accessor : written) {
                owner.add(accessors.lower(accessor, name, type, node.parameters(), nameSpan));
              }
            });
    return null;
  }

  // ---- variables and cases

  @Override
  public Void visit(SwiftDecl.Variable node) {
    new FieldDeclarations(unit, owner).lower(node);
    return null;
  }

  @Override
  public Void visit(SwiftDecl.EnumCases node) {
    // The cases of an enum are lowered with the enum: their raw values depend on each other.
    return null;
  }

  // ---- types

  @Override
  public Void visit(SwiftDecl.Type node) {
    new TypeDeclarations(unit, owner).lower(node);
    return null;
  }

  @Override
  public Void visit(SwiftDecl.Extension node) {
    new TypeDeclarations(unit, owner).lower(node);
    return null;
  }

  @Override
  public Void visit(SwiftDecl.TypeAlias node) {
    unit.types()
        .withGenerics(
            node.generics(),
            node.where(),
            () ->
                unit.add(
                    unit.nextDeclaration(),
                    new TypeDeclaration(
                        owner.name().nested(node.name().text()),
                        TypeDeclaration.Kind.ALIAS,
                        unit.origin(),
                        List.of(unit.types().type(node.type())),
                        List.of(),
                        List.of(),
                        Isolation.UNSPECIFIED,
                        Annotations.names(node.attributes()),
                        unit.span(node))));
    return null;
  }

  // ---- the rest

  @Override
  public Void visit(SwiftDecl.Import node) {
    // import class Module.Name: the last name is no module.
    int names = node.path().size();
    int modules = node.kind().isPresent() && names > 1 ? names - 1 : names;
    unit.addImport(
        node.path().stream()
            .limit(modules)
            .map(name -> name.text())
            .collect(Collectors.joining(".")));
    return null;
  }

  @Override
  public Void visit(SwiftDecl.Config node) {
    ConditionalCompilation.Choice<SwiftDecl> choice = unit.conditions().choose(node.config());
    if (choice.certain()) {
      choice.items().forEach(this::declare);
    } else {
      unit.uncertainly(() -> choice.items().forEach(this::declare));
    }
    return null;
  }

  @Override
  public Void visit(SwiftDecl.MacroExpansion node) {
    macro(node.macro());
    return null;
  }

  /** A routine for what stands in a freestanding macro: {@code #Preview { … }}. */
  void macro(SwiftExpr.Macro node) {
    if (node.trailing().isEmpty() && node.arguments().isEmpty()) {
      return;
    }
    RoutineSignature signature = unit.unique(owner.name(), node.name().text(), true);
    Frame frame = Frame.outermost(signature, false);
    Body body = new Body(unit, frame);
    body.effect(node);
    body.exits().returning(Optional.empty(), unit.endOf(node));
    Heading heading =
        Heading.of(
                unit,
                owner.isFile() ? Routine.Kind.FUNCTION : Routine.Kind.METHOD,
                TypeRef.VOID,
                List.of(),
                List.of(),
                SwiftEffects.NONE,
                Isolation.UNSPECIFIED,
                unit.span(node),
                unit.span(node.name()))
            .with(Flag.SYNTHETIC);
    owner.add(signature);
    unit.add(heading.routine(unit, frame, List.of(), Optional.of(body)), frame);
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
