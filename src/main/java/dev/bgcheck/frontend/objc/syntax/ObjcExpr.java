package dev.bgcheck.frontend.objc.syntax;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An expression. */
public sealed interface ObjcExpr extends ObjcNode {
  /** Calls the visitor's method for this kind of node. */
  <R> R accept(Visitor<R> visitor);

  /**
   * A variable, function, type, constant or macro; also {@code self}, {@code super}, {@code nil},
   * {@code YES}.
   *
   * @param name as written; C++ names with qualifiers and template arguments
   */
  record Name(int start, int end, String name) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A number.
   *
   * @param text as written
   */
  record NumberLiteral(int start, int end, String text) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A character.
   *
   * @param text as written, with quotes
   */
  record CharLiteral(int start, int end, String text) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A string, adjacent ones joined.
   *
   * @param object whether it is {@code @"…"}
   * @param value without quotes, the usual escapes decoded; a macro in between ({@code PRIu64})
   *     adds nothing
   */
  record StringLiteral(int start, int end, boolean object, String value) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code @1}, {@code @YES}, {@code @(x)} (its operand is a {@link Parenthesised}),
   * {@code @weakify(self)}.
   */
  record Boxed(int start, int end, ObjcExpr operand) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(operand);
    }
  }

  /** {@code @[a, b]}. */
  record ArrayLiteral(int start, int end, List<ObjcExpr> elements) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      elements.forEach(out);
    }
  }

  /** {@code @{key: value}}. */
  record DictionaryLiteral(int start, int end, List<Entry> entries) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      entries.forEach(out);
    }
  }

  /**
   * An entry of a dictionary literal.
   *
   * @param value absent where a macro stands for the whole entry
   */
  record Entry(int start, int end, ObjcExpr key, Optional<ObjcExpr> value) implements ObjcNode {
    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(key);
      value.ifPresent(out);
    }
  }

  /**
   * {@code [receiver part:argument …]}.
   *
   * @param receiver a {@link TypeName} for {@code [NSArray<NSString *> new]}
   * @param selector such as {@code dataTaskWithURL:completionHandler:}; empty only where the
   *     message was not understood
   */
  record Message(
      int start, int end, ObjcExpr receiver, String selector, List<ObjcMessagePart> parts)
      implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(receiver);
      parts.forEach(out);
    }
  }

  /** {@code callee(arguments)}: a function, a block, a macro. */
  record Call(int start, int end, ObjcExpr callee, List<ObjcExpr> arguments) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(callee);
      arguments.forEach(out);
    }
  }

  /** {@code base.name} or {@code base->name}. */
  record Member(int start, int end, ObjcExpr base, ObjcName name, boolean arrow)
      implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(base);
      out.accept(name);
    }
  }

  /** {@code base[index]}. */
  record Subscript(int start, int end, ObjcExpr base, ObjcExpr index) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(base);
      out.accept(index);
    }
  }

  /**
   * An operator in front: {@code ! ~ - + * & ++ --}, {@code &&} of a label, {@code co_await},
   * {@code throw}.
   */
  record Prefix(int start, int end, String operator, ObjcExpr operand) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(operand);
    }
  }

  /** {@code ++} or {@code --} behind; {@code ...} of C++. */
  record Postfix(int start, int end, String operator, ObjcExpr operand) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(operand);
    }
  }

  /** A binary operator other than assignment and comma. */
  record Binary(int start, int end, String operator, ObjcExpr left, ObjcExpr right)
      implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(left);
      out.accept(right);
    }
  }

  /** {@code =}, {@code +=} and the like. */
  record Assign(int start, int end, String operator, ObjcExpr target, ObjcExpr value)
      implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(target);
      out.accept(value);
    }
  }

  /**
   * {@code a ? b : c}.
   *
   * @param then absent in {@code a ?: c}
   */
  record Ternary(
      int start, int end, ObjcExpr condition, Optional<ObjcExpr> then, ObjcExpr otherwise)
      implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(condition);
      then.ifPresent(out);
      out.accept(otherwise);
    }
  }

  /** {@code a, b}. */
  record Comma(int start, int end, List<ObjcExpr> operands) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      operands.forEach(out);
    }
  }

  /** {@code (inner)}. */
  record Parenthesised(int start, int end, ObjcExpr inner) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(inner);
    }
  }

  /**
   * {@code (Type)x}, {@code (__bridge Type)x}, {@code static_cast<Type>(x)}.
   *
   * @param keyword {@code __bridge}, {@code __bridge_transfer}, {@code __bridge_retained}, {@code
   *     static_cast} and the like, else empty
   */
  record Cast(int start, int end, String keyword, ObjcType type, ObjcExpr operand)
      implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(type);
      out.accept(operand);
    }
  }

  /** {@code (Type){…}}, in C++ also {@code Type{…}}. */
  record CompoundLiteral(int start, int end, ObjcType type, InitializerList values)
      implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(type);
      out.accept(values);
    }
  }

  /** {@code {a, .b = c}}, or the arguments of a C++ constructor. */
  record InitializerList(int start, int end, List<ObjcExpr> values) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      values.forEach(out);
    }
  }

  /**
   * {@code .x = value}, {@code [3] = value} in an initializer list.
   *
   * @param designator as written, without the {@code =}
   */
  record Designated(int start, int end, String designator, ObjcExpr value) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(value);
    }
  }

  /** {@code ^result(parameters) { … }}. */
  record Block(
      int start,
      int end,
      Optional<ObjcType> result,
      List<ObjcParameter> parameters,
      boolean variadic,
      ObjcStmt.Compound body)
      implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      result.ifPresent(out);
      parameters.forEach(out);
      out.accept(body);
    }
  }

  /**
   * C++ {@code [captures](parameters) { … }}.
   *
   * @param captures as written, without brackets
   */
  record Lambda(
      int start, int end, String captures, List<ObjcParameter> parameters, ObjcStmt.Compound body)
      implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      parameters.forEach(out);
      out.accept(body);
    }
  }

  /** {@code ({ … })}, and bare {@code { … }} as argument of a macro. */
  record StatementExpression(int start, int end, ObjcStmt.Compound body) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(body);
    }
  }

  /**
   * {@code sizeof}, {@code _Alignof}, {@code typeid} and {@code noexcept} of a type or an
   * expression.
   */
  record TypeQuery(int start, int end, String keyword, ObjcNode operand) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(operand);
    }
  }

  /** {@code @selector(…)}. */
  record SelectorLiteral(int start, int end, String selector) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code @protocol(…)}. */
  record ProtocolLiteral(int start, int end, String name) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code @encode(…)}. */
  record EncodeLiteral(int start, int end, ObjcType type) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(type);
    }
  }

  /**
   * {@code @available(iOS 15, *)}, {@code __builtin_available}.
   *
   * @param platforms the arguments as written: {@code iOS 15}, {@code *}
   */
  record Available(int start, int end, List<String> platforms) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** C++ {@code new}. */
  record New(int start, int end, ObjcType type, List<ObjcExpr> arguments) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(type);
      arguments.forEach(out);
    }
  }

  /** C++ {@code delete}. */
  record Delete(int start, int end, ObjcExpr operand) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(operand);
    }
  }

  /** A type where an expression can stand: {@code va_arg(list, NSString *)}. */
  record TypeName(int start, int end, ObjcType type) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(type);
    }
  }

  /** A declaration where an expression can stand: {@code if (auto x = y)}, {@code MACRO(int x)}. */
  record Declaration(int start, int end, ObjcDecl declaration) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public void forEachChild(Consumer<? super ObjcNode> out) {
      out.accept(declaration);
    }
  }

  /**
   * An argument of a macro that is no expression, or what was not understood (then there is a
   * recovery).
   */
  record MacroText(int start, int end, String text) implements ObjcExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * One method per kind of node.
   *
   * @param <R> what the methods return
   */
  interface Visitor<R> {
    /** Visits a node of the kind {@code Name}. */
    R visit(Name node);

    /** Visits a node of the kind {@code NumberLiteral}. */
    R visit(NumberLiteral node);

    /** Visits a node of the kind {@code CharLiteral}. */
    R visit(CharLiteral node);

    /** Visits a node of the kind {@code StringLiteral}. */
    R visit(StringLiteral node);

    /** Visits a node of the kind {@code Boxed}. */
    R visit(Boxed node);

    /** Visits a node of the kind {@code ArrayLiteral}. */
    R visit(ArrayLiteral node);

    /** Visits a node of the kind {@code DictionaryLiteral}. */
    R visit(DictionaryLiteral node);

    /** Visits a node of the kind {@code Message}. */
    R visit(Message node);

    /** Visits a node of the kind {@code Call}. */
    R visit(Call node);

    /** Visits a node of the kind {@code Member}. */
    R visit(Member node);

    /** Visits a node of the kind {@code Subscript}. */
    R visit(Subscript node);

    /** Visits a node of the kind {@code Prefix}. */
    R visit(Prefix node);

    /** Visits a node of the kind {@code Postfix}. */
    R visit(Postfix node);

    /** Visits a node of the kind {@code Binary}. */
    R visit(Binary node);

    /** Visits a node of the kind {@code Assign}. */
    R visit(Assign node);

    /** Visits a node of the kind {@code Ternary}. */
    R visit(Ternary node);

    /** Visits a node of the kind {@code Comma}. */
    R visit(Comma node);

    /** Visits a node of the kind {@code Parenthesised}. */
    R visit(Parenthesised node);

    /** Visits a node of the kind {@code Cast}. */
    R visit(Cast node);

    /** Visits a node of the kind {@code CompoundLiteral}. */
    R visit(CompoundLiteral node);

    /** Visits a node of the kind {@code InitializerList}. */
    R visit(InitializerList node);

    /** Visits a node of the kind {@code Designated}. */
    R visit(Designated node);

    /** Visits a node of the kind {@code Block}. */
    R visit(Block node);

    /** Visits a node of the kind {@code Lambda}. */
    R visit(Lambda node);

    /** Visits a node of the kind {@code StatementExpression}. */
    R visit(StatementExpression node);

    /** Visits a node of the kind {@code TypeQuery}. */
    R visit(TypeQuery node);

    /** Visits a node of the kind {@code SelectorLiteral}. */
    R visit(SelectorLiteral node);

    /** Visits a node of the kind {@code ProtocolLiteral}. */
    R visit(ProtocolLiteral node);

    /** Visits a node of the kind {@code EncodeLiteral}. */
    R visit(EncodeLiteral node);

    /** Visits a node of the kind {@code Available}. */
    R visit(Available node);

    /** Visits a node of the kind {@code New}. */
    R visit(New node);

    /** Visits a node of the kind {@code Delete}. */
    R visit(Delete node);

    /** Visits a node of the kind {@code TypeName}. */
    R visit(TypeName node);

    /** Visits a node of the kind {@code Declaration}. */
    R visit(Declaration node);

    /** Visits a node of the kind {@code MacroText}. */
    R visit(MacroText node);
  }
}
