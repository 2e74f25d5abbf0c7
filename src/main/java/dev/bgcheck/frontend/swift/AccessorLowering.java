package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.swift.syntax.SwiftAccessor;
import dev.bgcheck.frontend.swift.syntax.SwiftDecl;
import dev.bgcheck.frontend.swift.syntax.SwiftModifier;
import dev.bgcheck.frontend.swift.syntax.SwiftParameter;
import dev.bgcheck.model.Isolation;
import dev.bgcheck.model.Parameter;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Accessors of properties and subscripts: a routine each, named like the property. */
final class AccessorLowering {
  private final UnitLowering unit;
  private final Owner owner;
  private final SwiftDecl declaration;
  private final boolean isStatic;

  /** For the accessors of {@code declaration}, whose attributes and modifiers hold for them too. */
  AccessorLowering(UnitLowering unit, Owner owner, SwiftDecl declaration, boolean isStatic) {
    this.unit = unit;
    this.owner = owner;
    this.declaration = declaration;
    this.isStatic = isStatic;
  }

  /**
   * Lowers an accessor.
   *
   * @param name of the property or subscript
   * @param type of the property, or of the subscript's elements
   * @param indices the parameters of a subscript
   */
  RoutineSignature lower(
      SwiftAccessor node, String name, TypeRef type, List<SwiftParameter> indices, Span nameSpan) {
    boolean typeLevel = isStatic || owner.isFile();
    RoutineSignature signature = unit.unique(owner.name(), name, typeLevel);
    Frame frame = Frame.outermost(signature, !typeLevel);
    List<Parameter> parameters =
        new ArrayList<>(Heading.parameters(unit, frame, indices, Heading.Labels.WRITTEN));
    Routine.Kind kind = kind(node);
    Optional<String> implicit = implicitParameter(kind);
    if (implicit.isPresent()) {
      String parameter = node.parameter().map(written -> written.text()).orElse(implicit.get());
      parameters.add(Parameter.of(frame.declare(parameter).name(), type));
    }
    boolean getter = kind == Routine.Kind.GETTER;
    Optional<Body> body =
        node.body()
            .map(
                written -> {
                  Body lowered = new Body(unit, frame);
                  lowered.lower(written, Body.Returns.of(getter));
                  return lowered;
                });
    Heading heading =
        Heading.of(
            unit,
            kind,
            getter ? type : TypeRef.VOID,
            declaration.attributes(),
            modifiers(node),
            node.effects(),
            isolation(node),
            node.implicit() ? unit.span(declaration) : unit.span(node),
            nameSpan);
    unit.add(heading.routine(unit, frame, parameters, body), frame);
    return signature;
  }

  private List<SwiftModifier> modifiers(SwiftAccessor node) {
    List<SwiftModifier> modifiers = new ArrayList<>(declaration.modifiers());
    modifiers.addAll(node.modifiers());
    return modifiers;
  }

  private Isolation isolation(SwiftAccessor node) {
    Isolation own = Annotations.isolation(node.attributes(), node.modifiers());
    return own == Isolation.UNSPECIFIED ? owner.memberIsolation(isStatic) : own;
  }

  private static Routine.Kind kind(SwiftAccessor node) {
    return switch (node.kind()) {
      case GET, READ -> Routine.Kind.GETTER;
      case SET, MODIFY, INIT -> Routine.Kind.SETTER;
      case WILL_SET -> Routine.Kind.WILL_SET;
      case DID_SET -> Routine.Kind.DID_SET;
    };
  }

  private static Optional<String> implicitParameter(Routine.Kind kind) {
    return switch (kind) {
      case SETTER, WILL_SET -> Optional.of("newValue");
      case DID_SET -> Optional.of("oldValue");
      default -> Optional.empty();
    };
  }
}
