package dev.bgcheck.frontend.objc;

import dev.bgcheck.frontend.objc.syntax.ObjcDecl;
import dev.bgcheck.frontend.objc.syntax.ObjcMethodPart;
import dev.bgcheck.frontend.objc.syntax.ObjcName;
import dev.bgcheck.frontend.objc.syntax.ObjcNode;
import dev.bgcheck.frontend.objc.syntax.ObjcParameter;
import dev.bgcheck.frontend.objc.syntax.ObjcStmt;
import dev.bgcheck.frontend.objc.syntax.ObjcType;
import dev.bgcheck.model.Block;
import dev.bgcheck.model.Capture;
import dev.bgcheck.model.Isolation;
import dev.bgcheck.model.Language;
import dev.bgcheck.model.Parameter;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.RoutineSignature;
import dev.bgcheck.model.TypeName;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Methods, functions, and routines that a macro heads. */
final class RoutineDeclarations {
  private static final String TOP_LEVEL = "top-level";

  private final UnitLowering unit;

  RoutineDeclarations(UnitLowering unit) {
    this.unit = unit;
  }

  /** Lowers a method; absent when a declaration only repeats what the file says elsewhere. */
  Optional<RoutineSignature> method(ObjcDecl.Method node, TypeName owner) {
    RoutineSignature wanted = new RoutineSignature(owner, node.selector(), node.classMethod());
    if (node.selector().isEmpty()) {
      return Optional.empty();
    }
    Optional<RoutineSignature> signature =
        node.body().isPresent() ? Optional.of(unit.unique(wanted)) : unit.declared(wanted);
    if (signature.isEmpty()) {
      return signature;
    }
    Frame frame = Frame.outermost(signature.get(), true);
    List<Parameter> parameters = parameters(frame, node.parts());
    Set<String> attributes = new LinkedHashSet<>();
    if (node.optional()) {
      attributes.add("optional");
    }
    TypeRef result = unit.types().type(node.result());
    if (result.name().equals("IBAction")) {
      attributes.add("IBAction");
      result = TypeRef.VOID;
    }
    ObjcNode name = node.parts().isEmpty() ? node : node.parts().get(0).label();
    Routine.Kind kind = Routine.Kind.METHOD;
    if (!node.classMethod() && MessageLowering.isInitializer(node.selector())) {
      kind = Routine.Kind.INITIALIZER;
    } else if (!node.classMethod() && node.selector().equals("dealloc")) {
      kind = Routine.Kind.DEINITIALIZER;
    }
    add(
        frame,
        kind,
        parameters,
        result,
        Set.of(),
        node.selector(),
        attributes,
        node.body(),
        node,
        name);
    return signature;
  }

  /** Lowers a routine whose head is a macro. */
  RoutineSignature macroRoutine(ObjcDecl.MacroRoutine node, TypeName owner) {
    String written = node.selector().isEmpty() ? node.macro().text() : node.selector();
    RoutineSignature signature =
        unit.unique(new RoutineSignature(owner, written, owner.isGlobal()));
    Frame frame = Frame.outermost(signature, !owner.isGlobal());
    List<Parameter> parameters = parameters(frame, node.parts());
    add(
        frame,
        owner.isGlobal() ? Routine.Kind.FUNCTION : Routine.Kind.METHOD,
        parameters,
        TypeRef.UNKNOWN,
        Set.of(),
        node.selector(),
        Set.of(node.macro().text()),
        Optional.of(node.body()),
        node,
        node.parts().isEmpty() ? node.macro() : node.parts().get(0).label());
    return signature;
  }

  /** Lowers a C function; a prototype of one that the file defines says nothing. */
  void function(ObjcDecl.Function node, TypeName owner) {
    String name = NameLowering.callName(node.name().text());
    RoutineSignature wanted = RoutineSignature.ofType(owner, name);
    Optional<RoutineSignature> signature =
        node.body().isPresent() ? Optional.of(unit.unique(wanted)) : unit.declared(wanted);
    if (signature.isEmpty()) {
      return;
    }
    Frame frame = Frame.outermost(signature.get(), false);
    Set<Routine.Flag> flags =
        node.specifiers().contains("static") ? Set.of(Routine.Flag.PRIVATE) : Set.of();
    Set<String> attributes =
        node.specifiers().stream().anyMatch(word -> word.contains("constructor"))
            ? Set.of("constructor")
            : Set.of();
    add(
        frame,
        Routine.Kind.FUNCTION,
        parameters(unit, frame, node.parameters()),
        unit.types().type(node.result()),
        flags,
        "",
        attributes,
        node.body(),
        node,
        node.name());
  }

  /** Statements between declarations, as of test macros. */
  void topLevel(ObjcStmt statement) {
    RoutineSignature signature = unit.unique(RoutineSignature.ofType(TypeName.GLOBAL, TOP_LEVEL));
    Frame frame = Frame.outermost(signature, false);
    ObjcStmt.Compound whole =
        new ObjcStmt.Compound(statement.start(), statement.end(), List.of(statement));
    add(
        frame,
        Routine.Kind.TOP_LEVEL,
        List.of(),
        TypeRef.VOID,
        Set.of(),
        "",
        Set.of(),
        Optional.of(whole),
        statement,
        statement);
  }

  private void add(
      Frame frame,
      Routine.Kind kind,
      List<Parameter> parameters,
      TypeRef result,
      Set<Routine.Flag> said,
      String selector,
      Set<String> attributes,
      Optional<ObjcStmt.Compound> code,
      ObjcNode whole,
      ObjcNode name) {
    List<Block> blocks = List.of();
    if (code.isPresent()) {
      Body body = new Body(unit, frame);
      body.lower(code.get());
      blocks = body.graph().finish();
    }
    Set<Routine.Flag> flags = EnumSet.noneOf(Routine.Flag.class);
    flags.addAll(said);
    if (unit.isUncertain()) {
      flags.add(Routine.Flag.CONDITIONAL);
    }
    Routine routine =
        routine(
            unit,
            frame.signature(),
            kind,
            parameters,
            result,
            flags,
            selector,
            attributes,
            frame.types(),
            blocks,
            unit.span(whole),
            unit.span(name));
    unit.add(routine, frame);
  }

  /** A routine of the file. */
  static Routine routine(
      UnitLowering unit,
      RoutineSignature signature,
      Routine.Kind kind,
      List<Parameter> parameters,
      TypeRef result,
      Set<Routine.Flag> flags,
      String selector,
      Set<String> attributes,
      Map<String, TypeRef> locals,
      List<Block> blocks,
      Span span,
      Span nameSpan) {
    return new Routine(
        signature,
        kind,
        Language.OBJC,
        unit.origin(),
        parameters,
        result,
        Isolation.UNSPECIFIED,
        flags,
        selector,
        attributes,
        locals,
        blocks,
        span,
        nameSpan);
  }

  // ---- parameters

  private List<Parameter> parameters(Frame frame, List<ObjcMethodPart> parts) {
    List<Parameter> parameters = new ArrayList<>(parts.size());
    for (ObjcMethodPart part : parts) {
      if (part.parameter().isPresent()) {
        boolean nullable = part.type().map(unit.types()::isNullable).orElse(true);
        parameters.add(
            parameter(unit, frame, part.parameter().get().text(), part.type(), nullable));
      }
    }
    return parameters;
  }

  /** Declares the parameters of a function or block. */
  static List<Parameter> parameters(UnitLowering unit, Frame frame, List<ObjcParameter> written) {
    List<Parameter> parameters = new ArrayList<>(written.size());
    for (ObjcParameter one : written) {
      boolean none =
          one.name().isEmpty()
              && written.size() == 1
              && unit.types().type(one.type()).equals(TypeRef.VOID);
      if (!none) {
        String name = one.name().map(ObjcName::text).orElse("_");
        parameters.add(
            parameter(
                unit, frame, name, Optional.of(one.type()), unit.types().isNullable(one.type())));
      }
    }
    return parameters;
  }

  private static Parameter parameter(
      UnitLowering unit, Frame frame, String name, Optional<ObjcType> type, boolean nullable) {
    Value.Local local = frame.declare(name, Capture.Mode.VALUE, nullable, false);
    TypeRef lowered = unit.types().type(type);
    frame.type(local, lowered);
    return Parameter.of(local.name(), lowered);
  }
}
