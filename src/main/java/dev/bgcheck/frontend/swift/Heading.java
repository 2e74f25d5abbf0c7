package dev.bgcheck.frontend.swift;

import dev.bgcheck.frontend.swift.syntax.SwiftAttribute;
import dev.bgcheck.frontend.swift.syntax.SwiftEffects;
import dev.bgcheck.frontend.swift.syntax.SwiftModifier;
import dev.bgcheck.frontend.swift.syntax.SwiftParameter;
import dev.bgcheck.frontend.swift.syntax.SwiftType;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Isolation;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.Parameter;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.Routine.Flag;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is said about a routine in front of its body.
 *
 * @param span the whole declaration
 * @param nameSpan the name
 */
record Heading(
    Routine.Kind kind,
    TypeRef result,
    Isolation isolation,
    Set<Flag> flags,
    String selector,
    Set<String> attributes,
    Span span,
    Span nameSpan) {

  /** Which single name of a parameter is a label too. */
  enum Labels {
    /** Of functions and initialisers: it is. */
    NAMES,
    /** Of subscripts and closures: a label is a name of its own. */
    WRITTEN,
    /** Of operators: there are none. */
    NONE
  }

  /** Reads attributes, modifiers and effects. */
  static Heading of(
      UnitLowering unit,
      Routine.Kind kind,
      TypeRef result,
      List<SwiftAttribute> attributes,
      List<SwiftModifier> modifiers,
      SwiftEffects effects,
      Isolation inherited,
      Span span,
      Span nameSpan) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    for (SwiftModifier modifier : modifiers) {
      switch (modifier.name()) {
        case "override" -> flags.add(Flag.OVERRIDE);
        case "private", "fileprivate" -> {
          if (modifier.detail().isEmpty()) {
            flags.add(Flag.PRIVATE);
          }
        }
        default -> {}
      }
    }
    if (effects.async()) {
      flags.add(Flag.ASYNC);
    }
    if (effects.throwing() != SwiftEffects.Throwing.NO) {
      flags.add(Flag.THROWS);
    }
    if (Annotations.has(attributes, "Sendable")) {
      flags.add(Flag.SENDABLE);
    }
    if (unit.isUncertain()) {
      flags.add(Flag.CONDITIONAL);
    }
    Isolation written = Annotations.isolation(attributes, modifiers);
    return new Heading(
        kind,
        result,
        written == Isolation.UNSPECIFIED ? inherited : written,
        flags,
        Annotations.selector(unit, attributes),
        Annotations.names(attributes),
        span,
        nameSpan);
  }

  Heading with(Flag flag) {
    Set<Flag> more = EnumSet.of(flag);
    more.addAll(flags);
    return new Heading(kind, result, isolation, more, selector, attributes, span, nameSpan);
  }

  /** The routine with this heading; without a body, one that declares only. */
  Routine routine(UnitLowering unit, Frame frame, List<Parameter> parameters, Optional<Body> body) {
    List<Block> blocks = body.map(written -> written.graph().finish()).orElse(List.of());
    return new Routine(
        frame.signature(),
        kind,
        Language.SWIFT,
        unit.origin(),
        parameters,
        result,
        isolation,
        flags,
        selector,
        attributes,
        frame.types(),
        blocks,
        span,
        nameSpan);
  }

  /** Declares the parameters in the frame. */
  static List<Parameter> parameters(
      UnitLowering unit, Frame frame, List<SwiftParameter> written, Labels labels) {
    List<Parameter> parameters = new ArrayList<>(written.size());
    for (SwiftParameter parameter : written) {
      String name = parameter.name().or(parameter::label).map(text -> text.text()).orElse("_");
      String label =
          switch (labels) {
            case NAMES -> parameter.argumentLabel();
            case WRITTEN -> parameter.label().isPresent() ? parameter.argumentLabel() : "";
            case NONE -> "";
          };
      TypeRef type = unit.types().type(parameter.type());
      if (parameter.variadic()) {
        type = TypeRef.array(type);
      }
      Value.Local local = frame.declare(name);
      parameters.add(
          new Parameter(
              label,
              local.name(),
              type,
              parameter.defaultValue().isPresent(),
              DefaultValues.lower(unit, frame.signature(), name, type, parameter)));
    }
    return parameters;
  }

  static List<String> labels(List<SwiftParameter> parameters, Labels rule) {
    return parameters.stream()
        .map(
            parameter ->
                rule == Labels.NONE || (rule == Labels.WRITTEN && parameter.label().isEmpty())
                    ? ""
                    : parameter.argumentLabel())
        .toList();
  }

  /** A Swift full name: {@code move(to:_:)}. */
  static String fullName(String name, Iterable<String> labels) {
    StringBuilder full = new StringBuilder(name).append('(');
    labels.forEach(label -> full.append(label.isEmpty() ? "_" : label).append(':'));
    return full.append(')').toString();
  }

  /** Whether a body of one expression returns it. */
  static boolean returnsValue(TypeRef result, Optional<SwiftType> written) {
    return written.isPresent() && !result.equals(TypeRef.VOID) && !result.name().equals("Never");
  }
}
