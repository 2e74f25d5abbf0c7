package dev.bgcheck.frontend.objc;

import dev.bgcheck.frontend.flow.FlowGraph;
import dev.bgcheck.frontend.flow.FlowGraph.Node;
import dev.bgcheck.frontend.objc.syntax.ObjcExpr;
import dev.bgcheck.frontend.objc.syntax.ObjcType;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.CallFlags;
import dev.bgcheck.model.Condition;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.Instruction.BranchKind;
import dev.bgcheck.model.Value;
import dev.bgcheck.source.Span;
import java.util.List;
import java.util.Optional;

/** Operators, assignments and the conditional operator. */
final class OperatorLowering {
  private static final Value.Constant ONE = Value.Constant.number("1");

  private final Body body;

  OperatorLowering(Body body) {
    this.body = body;
  }

  private FlowGraph graph() {
    return body.graph();
  }

  static boolean isLogical(String operator) {
    return operator.equals("&&") || operator.equals("||");
  }

  /** Applies an operator to values. */
  Value.Local operator(String name, List<Argument> arguments, Span span) {
    Value.Local result = graph().temporary();
    graph()
        .emit(
            new Instruction.Call(
                Optional.of(result), Value.UNQUALIFIED, name, arguments, CallFlags.NONE, span));
    return result;
  }

  private Value.Local operator(String name, Value left, Value right, Span span) {
    return operator(name, List.of(Argument.of(left), Argument.of(right)), span);
  }

  Value binary(ObjcExpr.Binary node) {
    boolean comparesNil =
        (node.operator().equals("==") || node.operator().equals("!="))
            && (isNil(node.left()) || isNil(node.right()));
    if (isLogical(node.operator()) || comparesNil) {
      return body.conditions().testedValue(node);
    }
    Value left = body.value(node.left());
    Value right = body.value(node.right());
    boolean known =
        !node.operator().isEmpty() && !Character.isJavaIdentifierStart(node.operator().charAt(0));
    return operator(known ? node.operator() : "+", left, right, body.span(node));
  }

  private static boolean isNil(ObjcExpr expression) {
    return NameLowering.bare(expression) instanceof ObjcExpr.Name name
        && (name.name().equals("nil")
            || name.name().equals("NULL")
            || name.name().equals("Nil")
            || name.name().equals("nullptr"));
  }

  Value prefix(ObjcExpr.Prefix node) {
    Span span = body.span(node);
    switch (node.operator()) {
      case "!" -> {
        return body.conditions().testedValue(node);
      }
      case "++", "--" -> {
        return step(node.operand(), node.operator(), span, false);
      }
      case "*" -> {
        return body.places().read(body.places().place(node), span);
      }
      case "throw" -> {
        body.exits().throwing(Optional.of(body.value(node.operand())), span);
        return Value.Constant.UNIT;
      }
      case "-" -> {
        if (node.operand() instanceof ObjcExpr.NumberLiteral number) {
          return Value.Constant.number("-" + number.text());
        }
        return operator("-", List.of(Argument.of(body.value(node.operand()))), span);
      }
      case "~" -> {
        return operator("~", List.of(Argument.of(body.value(node.operand()))), span);
      }
      default -> {
        return body.value(node.operand());
      }
    }
  }

  Value postfix(ObjcExpr.Postfix node) {
    return node.operator().equals("...")
        ? body.value(node.operand())
        : step(node.operand(), node.operator(), body.span(node), true);
  }

  private Value step(ObjcExpr operand, String operator, Span span, boolean before) {
    PlaceLowering.Place place = body.places().place(operand);
    Value old = body.places().read(place, span);
    Value changed = operator(operator.substring(0, 1), old, ONE, span);
    body.places().write(place, changed, span);
    return before ? old : changed;
  }

  // ---- assignment

  Value assignment(ObjcExpr.Assign node) {
    Span span = body.span(node);
    if (NameLowering.bare(node.target()) instanceof ObjcExpr.Name name
        && name.name().equals("self")
        && node.operator().equals("=")) {
      // Ex) self = [super init]: the receiver stays what it is.
      return body.value(node.value());
    }
    PlaceLowering.Place place = body.places().place(node.target());
    Value value;
    if (node.operator().equals("=")) {
      value = body.value(node.value());
    } else {
      Value old = body.places().read(place, span);
      String operator = node.operator().substring(0, Math.max(1, node.operator().length() - 1));
      value = operator(operator, old, body.value(node.value()), span);
    }
    body.places().write(place, value, span);
    return value;
  }

  // ---- conditional operators

  Value ternary(ObjcExpr.Ternary node) {
    Span span = body.span(node);
    Value.Local result = graph().temporary();
    if (!graph().isLive()) {
      return result;
    }
    Node yes = graph().node();
    Node no = graph().node();
    Node join = graph().node();
    if (node.then().isPresent()) {
      body.conditions().test(node.condition(), yes, no, ways(node));
      graph().place(yes);
      body.assign(result, body.value(node.then().get()), span);
    } else {
      Value value = body.value(node.condition());
      body.conditions()
          .branch(
              new Condition.IsNil(value, true),
              new Condition.IsNil(value, false),
              yes,
              no,
              ways(node),
              span);
      graph().place(yes);
      body.assign(result, value, span);
    }
    graph().jump(join, span);
    graph().place(no);
    body.assign(result, body.value(node.otherwise()), span);
    graph().jump(join, span);
    graph().place(join);
    return result;
  }

  void ternaryEffect(ObjcExpr.Ternary node) {
    if (!graph().isLive()) {
      return;
    }
    Span span = body.span(node);
    Node yes = graph().node();
    Node no = graph().node();
    Node join = graph().node();
    // Ex) !handler ?: handler();
    body.conditions().test(node.condition(), yes, no, ways(node));
    graph().place(yes);
    node.then().ifPresent(body::effect);
    graph().jump(join, span);
    graph().place(no);
    body.effect(node.otherwise());
    graph().jump(join, span);
    graph().place(join);
  }

  private Ways ways(ObjcExpr.Ternary node) {
    Span yes = body.span(node.then().orElse(node.condition()));
    return new Ways(BranchKind.IF, "", yes, "else", body.span(node.otherwise()));
  }

  /** Ex) handler && handler(); */
  void logicalEffect(ObjcExpr.Binary node) {
    if (!graph().isLive()) {
      return;
    }
    Span span = body.span(node);
    Node next = graph().node();
    Node join = graph().node();
    boolean and = node.operator().equals("&&");
    Ways ways = new Ways(BranchKind.LOGICAL, "", body.span(node.right()), "", span);
    body.conditions().test(node.left(), and ? next : join, and ? join : next, ways);
    graph().place(next);
    body.effect(node.right());
    graph().jump(join, span);
    graph().place(join);
  }

  // ---- what may be nil

  /** Whether a test of an expression asks whether it is nil. */
  boolean isNullable(ObjcExpr expression) {
    if (expression instanceof ObjcExpr.Parenthesised parenthesised) {
      return isNullable(parenthesised.inner());
    } else if (expression instanceof ObjcExpr.Cast cast) {
      return body.unit().types().isNullable(cast.type());
    } else if (expression instanceof ObjcExpr.Assign assign) {
      return isNullable(assign.target());
    } else if (expression instanceof ObjcExpr.Name name) {
      Optional<Scope.Binding> binding = body.frame().find(name.name());
      return binding.isPresent() ? binding.get().nullable() : isNullableMember(name.name());
    } else if (expression instanceof ObjcExpr.Member member) {
      return isNullableMember(member.name().text());
    } else if (expression instanceof ObjcExpr.Subscript subscript) {
      return subscript.index() instanceof ObjcExpr.StringLiteral;
    } else if (expression instanceof ObjcExpr.Message message) {
      return message.selector().startsWith("init") || message.selector().equals("new");
    }
    return false;
  }

  private boolean isNullableMember(String name) {
    FileNames names = body.unit().names();
    Optional<ObjcType> type = names.memberType(name);
    return type.isPresent() ? body.unit().types().isNullable(type.get()) : names.isCalled(name);
  }
}
