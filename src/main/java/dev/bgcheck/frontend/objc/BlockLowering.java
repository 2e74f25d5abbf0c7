package dev.bgcheck.frontend.objc;

import dev.bgcheck.frontend.objc.syntax.ObjcExpr;
import dev.bgcheck.frontend.objc.syntax.ObjcNode;
import dev.bgcheck.frontend.objc.syntax.ObjcParameter;
import dev.bgcheck.frontend.objc.syntax.ObjcStmt;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Parameter;
import dev.bgcheck.model.Routine;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Blocks and C++ lambdas: a routine each, made where it stands. */
final class BlockLowering {
  private final Body body;

  BlockLowering(Body body) {
    this.body = body;
  }

  Value lower(ObjcExpr.Block node) {
    TypeRef result = body.unit().types().type(node.result());
    return lower(node, node.parameters(), result, node.body());
  }

  Value lower(ObjcExpr.Lambda node) {
    return lower(node, node.parameters(), TypeRef.UNKNOWN, node.body());
  }

  private Value lower(
      ObjcNode node, List<ObjcParameter> written, TypeRef type, ObjcStmt.Compound code) {
    Value.Local made = body.graph().temporary();
    if (!body.graph().isLive()) {
      return made;
    }
    Frame frame = body.frame().inner();
    List<Parameter> parameters = RoutineDeclarations.parameters(body.unit(), frame, written);
    Body inner = new Body(body.unit(), frame);
    inner.inherit(body);
    inner.lower(code);
    Set<Routine.Flag> flags = EnumSet.noneOf(Routine.Flag.class);
    if (frame.hasWeakReceiver()) {
      flags.add(Routine.Flag.WEAK_SELF);
    }
    if (body.isUncertain()) {
      flags.add(Routine.Flag.CONDITIONAL);
    }
    Span span = body.span(node);
    Routine routine =
        RoutineDeclarations.routine(
            body.unit(),
            frame.signature(),
            Routine.Kind.CLOSURE,
            parameters,
            type,
            flags,
            "",
            Set.of(),
            frame.types(),
            inner.graph().finish(),
            span,
            body.unit().file().span(node.start(), Math.min(node.end(), node.start() + 1)));
    body.frame().keep(routine, frame);
    body.graph().emit(Instruction.MakeClosure.of(made, frame.signature(), frame.captures(), span));
    return made;
  }
}
