package dev.bgcheck.frontend.objc;

import dev.bgcheck.frontend.objc.syntax.ObjcExpr;
import dev.bgcheck.frontend.objc.syntax.ObjcNode;
import dev.bgcheck.model.Argument;
import dev.bgcheck.model.CallFlags;
import dev.bgcheck.model.Instruction;
import dev.bgcheck.model.TypeRef;
import dev.bgcheck.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expressions, evaluated for their value or for what they do. */
final class ExpressionLowering implements ObjcExpr.Visitor<Value> {
  private final Body body;

  ExpressionLowering(Body body) {
    this.body = body;
  }

  Value value(ObjcExpr expression) {
    return expression.accept(this);
  }

  /** Evaluates an expression whose value nobody wants. */
  void effect(ObjcExpr expression) {
    if (expression instanceof ObjcExpr.Parenthesised parenthesised) {
      effect(parenthesised.inner());
    } else if (expression instanceof ObjcExpr.Cast cast) {
      effect(cast.operand());
    } else if (expression instanceof ObjcExpr.Boxed boxed) {
      effect(boxed.operand());
    } else if (expression instanceof ObjcExpr.Message message) {
      body.messages().lower(message, false);
    } else if (expression instanceof ObjcExpr.Call call) {
      body.calls().lower(call, false);
    } else if (expression instanceof ObjcExpr.Ternary ternary) {
      body.operators().ternaryEffect(ternary);
    } else if (expression instanceof ObjcExpr.Binary binary
        && OperatorLowering.isLogical(binary.operator())) {
      body.operators().logicalEffect(binary);
    } else if (expression instanceof ObjcExpr.Comma comma) {
      comma.operands().forEach(this::effect);
    } else if (expression instanceof ObjcExpr.Name name && name.name().isEmpty()) {
      return;
    } else {
      value(expression);
    }
  }

  @Override
  public Value visit(ObjcExpr.Name node) {
    return body.names().reference(node);
  }

  @Override
  public Value visit(ObjcExpr.NumberLiteral node) {
    return Value.Constant.number(node.text());
  }

  @Override
  public Value visit(ObjcExpr.CharLiteral node) {
    String text = node.text();
    return Value.Constant.string(
        text.length() > 2 ? text.substring(text.indexOf('\'') + 1, text.length() - 1) : text);
  }

  @Override
  public Value visit(ObjcExpr.StringLiteral node) {
    return Value.Constant.string(node.value());
  }

  @Override
  public Value visit(ObjcExpr.Boxed node) {
    return value(node.operand());
  }

  @Override
  public Value visit(ObjcExpr.ArrayLiteral node) {
    return combine(Instruction.Call.ARRAY, node.elements(), node);
  }

  @Override
  public Value visit(ObjcExpr.DictionaryLiteral node) {
    List<ObjcExpr> all = new ArrayList<>();
    for (ObjcExpr.Entry entry : node.entries()) {
      all.add(entry.key());
      entry.value().ifPresent(all::add);
    }
    return combine(Instruction.Call.DICTIONARY, all, node);
  }

  private Value combine(String operator, List<ObjcExpr> parts, ObjcNode node) {
    List<Argument> arguments = new ArrayList<>();
    parts.forEach(part -> arguments.add(Argument.of(value(part))));
    return body.operators().operator(operator, arguments, body.span(node));
  }

  @Override
  public Value visit(ObjcExpr.Message node) {
    return body.messages().lower(node, true);
  }

  @Override
  public Value visit(ObjcExpr.Call node) {
    return body.calls().lower(node, true);
  }

  @Override
  public Value visit(ObjcExpr.Member node) {
    Optional<Value> type = body.names().asType(node);
    return type.isPresent()
        ? type.get()
        : body.places().read(body.places().place(node), body.span(node));
  }

  @Override
  public Value visit(ObjcExpr.Subscript node) {
    return body.places().read(body.places().place(node), body.span(node));
  }

  @Override
  public Value visit(ObjcExpr.Prefix node) {
    return body.operators().prefix(node);
  }

  @Override
  public Value visit(ObjcExpr.Postfix node) {
    return body.operators().postfix(node);
  }

  @Override
  public Value visit(ObjcExpr.Binary node) {
    return body.operators().binary(node);
  }

  @Override
  public Value visit(ObjcExpr.Assign node) {
    return body.operators().assignment(node);
  }

  @Override
  public Value visit(ObjcExpr.Ternary node) {
    return body.operators().ternary(node);
  }

  @Override
  public Value visit(ObjcExpr.Comma node) {
    Value last = Value.Constant.UNIT;
    for (int i = 0; i < node.operands().size(); i++) {
      if (i + 1 < node.operands().size()) {
        effect(node.operands().get(i));
      } else {
        last = value(node.operands().get(i));
      }
    }
    return last;
  }

  @Override
  public Value visit(ObjcExpr.Parenthesised node) {
    return value(node.inner());
  }

  @Override
  public Value visit(ObjcExpr.Cast node) {
    Value value = value(node.operand());
    TypeRef type = body.declarations().type(node.type());
    boolean plain = type.isUnknown() || !(value instanceof Value.Local);
    return plain ? value : body.assign(value, type, body.span(node));
  }

  @Override
  public Value visit(ObjcExpr.CompoundLiteral node) {
    return value(node.values());
  }

  @Override
  public Value visit(ObjcExpr.InitializerList node) {
    return combine(Instruction.Call.TUPLE, node.values(), node);
  }

  @Override
  public Value visit(ObjcExpr.Designated node) {
    return value(node.value());
  }

  @Override
  public Value visit(ObjcExpr.Block node) {
    return body.blocks().lower(node);
  }

  @Override
  public Value visit(ObjcExpr.Lambda node) {
    return body.blocks().lower(node);
  }

  @Override
  public Value visit(ObjcExpr.StatementExpression node) {
    return body.statements().lastValue(node.body());
  }

  @Override
  public Value visit(ObjcExpr.TypeQuery node) {
    return body.opaque(node);
  }

  @Override
  public Value visit(ObjcExpr.SelectorLiteral node) {
    return new Value.Constant(Value.Constant.Kind.SELECTOR, node.selector());
  }

  @Override
  public Value visit(ObjcExpr.ProtocolLiteral node) {
    return new Value.Type(TypeRef.named(node.name()));
  }

  @Override
  public Value visit(ObjcExpr.EncodeLiteral node) {
    return body.opaque(node);
  }

  @Override
  public Value visit(ObjcExpr.Available node) {
    return body.opaque(node);
  }

  @Override
  public Value visit(ObjcExpr.New node) {
    List<Argument> arguments = new ArrayList<>();
    node.arguments().forEach(one -> arguments.add(Argument.of(value(one))));
    Value.Local result = body.graph().temporary();
    Value type = new Value.Type(body.declarations().type(node.type()));
    body.graph()
        .emit(
            new Instruction.Call(
                Optional.of(result), type, "init", arguments, CallFlags.NONE, body.span(node)));
    return result;
  }

  @Override
  public Value visit(ObjcExpr.Delete node) {
    return value(node.operand());
  }

  @Override
  public Value visit(ObjcExpr.TypeName node) {
    return new Value.Type(body.declarations().type(node.type()));
  }

  @Override
  public Value visit(ObjcExpr.Declaration node) {
    return body.declarations().lower(node.declaration());
  }

  @Override
  public Value visit(ObjcExpr.MacroText node) {
    return body.opaque(node);
  }
}
