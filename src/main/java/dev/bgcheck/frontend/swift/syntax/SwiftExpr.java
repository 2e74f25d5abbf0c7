package dev.bgcheck.frontend.swift.syntax;

import java.util.List;
import java.util.Optional;

/** An expression; sequences of operators are folded by the standard library's precedences. */
public sealed interface SwiftExpr extends SwiftNode {
  /** Calls the visitor's method for this kind of expression. */
  <R> R accept(Visitor<R> visitor);

  /** An integer as written: {@code 0x1F}, {@code 1_000}. */
  record IntegerLiteral(int start, int end, String text) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A floating point number as written. */
  record FloatLiteral(int start, int end, String text) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code true} or {@code false}. */
  record BooleanLiteral(int start, int end, boolean value) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code nil}. */
  record NilLiteral(int start, int end) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A string, be it on one line, on several, or raw. */
  record StringLiteral(int start, int end, List<Segment> segments) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    /** The string's value if nothing is interpolated. */
    public Optional<String> constant() {
      if (segments.isEmpty()) {
        return Optional.of("");
      }
      return segments.size() == 1 && segments.get(0) instanceof Text text
          ? Optional.of(text.value())
          : Optional.empty();
    }
  }

  /** A part of a string. */
  sealed interface Segment extends SwiftNode {}

  /**
   * Characters of a string; two texts are never neighbours.
   *
   * @param value with escapes resolved and, in a string of several lines, without the indentation
   */
  record Text(int start, int end, String value) implements Segment {}

  /** {@code \(value, format: style)}; the span includes back-slash and parentheses. */
  record Interpolation(int start, int end, List<SwiftArgument> arguments) implements Segment {}

  /** {@code /pattern/} or {@code #/pattern/#}; its text is not looked into. */
  record RegexLiteral(int start, int end) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code [a, b]}; {@code [Int]()} is a call of one. */
  record ArrayLiteral(int start, int end, List<SwiftExpr> elements) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code [a: b]}, {@code [:]}; {@code [String: Int]()} is a call of one. */
  record DictionaryLiteral(int start, int end, List<Entry> entries) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** An entry of a dictionary literal. */
  record Entry(int start, int end, SwiftExpr key, SwiftExpr value) implements SwiftNode {}

  /** {@code (a, label: b)}, {@code ()}; never a single value without label. */
  record Tuple(int start, int end, List<SwiftArgument> elements) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code (a)}. */
  record Paren(int start, int end, SwiftExpr expression) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A name: a value, a function, a type, {@code Self}, {@code $0}, an operator as a value.
   *
   * @param labels those of {@code name(_:with:)} (with {@code _} for none); absent for a plain name
   * @param genericArguments those of {@code Name<Argument>}
   */
  record Reference(
      int start,
      int end,
      SwiftName name,
      Optional<List<String>> labels,
      List<SwiftType> genericArguments)
      implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code self}. */
  record Self(int start, int end) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code super}. */
  record Super(int start, int end) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code _}, on the left of an assignment. */
  record Discard(int start, int end) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code base.name}, {@code base.0}, {@code base.init}, {@code base.self}, {@code Type.Type}.
   *
   * @param base absent in {@code .name}
   * @param labels those of {@code base.name(_:with:)} (with {@code _} for none)
   */
  record Member(
      int start,
      int end,
      Optional<SwiftExpr> base,
      SwiftName name,
      Optional<List<String>> labels,
      List<SwiftType> genericArguments)
      implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A call.
   *
   * @param parenthesised whether an argument list was written
   * @param arguments those in parentheses
   * @param trailing closures behind them; the first has no label. Each value is a {@link Closure}
   */
  record Call(
      int start,
      int end,
      SwiftExpr callee,
      boolean parenthesised,
      List<SwiftArgument> arguments,
      List<SwiftArgument> trailing)
      implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code base[arguments]}. */
  record Subscript(
      int start,
      int end,
      SwiftExpr base,
      List<SwiftArgument> arguments,
      List<SwiftArgument> trailing)
      implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code base?} within a chain; the chain ends where the postfix expression ends. */
  record OptionalChain(int start, int end, SwiftExpr base) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code base!}. */
  record Force(int start, int end, SwiftExpr base) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code operand++}: a postfix operator other than {@code ?} and {@code !}. */
  record Postfix(int start, int end, SwiftExpr operand, SwiftName operator) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code -operand}, {@code !operand}, {@code ..<operand}. */
  record Prefix(int start, int end, SwiftName operator, SwiftExpr operand) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code &operand}. */
  record InOut(int start, int end, SwiftExpr operand) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code left operator right}, also {@code &&}, {@code ||} and {@code ??}. */
  record Binary(int start, int end, SwiftName operator, SwiftExpr left, SwiftExpr right)
      implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code target = value}, {@code target += value}.
   *
   * @param operator with its {@code =}
   */
  record Assign(int start, int end, SwiftName operator, SwiftExpr target, SwiftExpr value)
      implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code condition ? then : otherwise}. */
  record Ternary(int start, int end, SwiftExpr condition, SwiftExpr then, SwiftExpr otherwise)
      implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The keyword of a {@link Cast}. */
  enum CastKind {
    /** {@code is}. */
    IS,
    /** {@code as}. */
    AS,
    /** {@code as?}. */
    AS_OPTIONAL,
    /** {@code as!}. */
    AS_FORCED
  }

  /** {@code operand is T}, {@code operand as T}, {@code as? T}, {@code as! T}. */
  record Cast(int start, int end, CastKind kind, SwiftExpr operand, SwiftType type)
      implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The keyword of a {@link Try}. */
  enum TryKind {
    /** {@code try}. */
    TRY,
    /** {@code try?}. */
    OPTIONAL,
    /** {@code try!}. */
    FORCED
  }

  /** {@code try}, {@code try?} or {@code try!} and all that stands to the right of it. */
  record Try(int start, int end, TryKind kind, SwiftExpr operand) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code await} and all that stands to the right of it. */
  record Await(int start, int end, SwiftExpr operand) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code consume x}, {@code copy x}, {@code borrow x}, {@code unsafe x}, {@code each x}, {@code
   * repeat x}.
   */
  record Marked(int start, int end, String keyword, SwiftExpr operand) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A closure.
   *
   * @param parameters those written, with or without parentheses; {@code $0} needs none
   * @param signature whether an {@code in} was written
   */
  record Closure(
      int start,
      int end,
      List<SwiftAttribute> attributes,
      List<Capture> captures,
      boolean signature,
      List<SwiftParameter> parameters,
      SwiftEffects effects,
      Optional<SwiftType> result,
      List<SwiftStmt> statements)
      implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * An element of a capture list: {@code [weak self]}, {@code [x = y]}.
   *
   * @param specifier {@code weak}, {@code unowned}, {@code unowned(unsafe)}
   * @param value the initialiser; absent where the name captures itself
   */
  record Capture(
      int start,
      int end,
      Optional<SwiftModifier> specifier,
      SwiftName name,
      Optional<SwiftExpr> value)
      implements SwiftNode {}

  /**
   * {@code \Root.name[0]?.name}.
   *
   * @param root absent in {@code \.name}
   */
  record KeyPath(int start, int end, Optional<SwiftType> root, List<Component> components)
      implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** What a {@link Component} is. */
  enum ComponentKind {
    /** {@code .name}. */
    MEMBER,
    /** {@code .name(arguments)}: the arguments follow as a component of their own. */
    CALL,
    /** {@code [arguments]}. */
    SUBSCRIPT,
    /** {@code ?}. */
    OPTIONAL,
    /** {@code !}. */
    FORCE
  }

  /** A step of a key path. */
  record Component(
      int start,
      int end,
      ComponentKind kind,
      Optional<SwiftName> name,
      List<SwiftArgument> arguments)
      implements SwiftNode {}

  /**
   * A freestanding macro or its like: {@code #selector(f)}, {@code #keyPath(x)}, {@code #file},
   * {@code #Preview {…}}.
   *
   * @param name without the {@code #}
   */
  record Macro(
      int start,
      int end,
      SwiftName name,
      List<SwiftType> genericArguments,
      List<SwiftArgument> arguments,
      List<SwiftArgument> trailing)
      implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** An {@code if}, {@code switch} or {@code do} that stands for its value. */
  record Statement(int start, int end, SwiftStmt statement) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code #if} within a chain of members.
   *
   * <p>Each clause holds at most one expression, which starts at a {@link ChainBase} that stands
   * for {@code base}. The chain goes on with this node as its base.
   */
  record ChainConfig(int start, int end, SwiftExpr base, SwiftIfConfig<SwiftExpr> config)
      implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Stands for the base of the {@link ChainConfig} around it; its span is empty. */
  record ChainBase(int start, int end) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code #if} among arguments or elements: it stands as one of them. */
  record ElementConfig(int start, int end, SwiftIfConfig<SwiftArgument> config)
      implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A type where a value can stand: {@code [any P].self}, {@code ((Int) -> Void).self}. */
  record TypeValue(int start, int end, SwiftType type) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A {@code let}, {@code var} or {@code is} pattern within an expression that is no pattern. */
  record PatternValue(int start, int end, SwiftPattern pattern) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Text of an attribute's argument that is no expression: {@code iOS 15}. */
  record Verbatim(int start, int end) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Text that is no expression; an entry of the tree's recoveries says why. */
  record Unknown(int start, int end) implements SwiftExpr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * One method per kind of expression.
   *
   * @param <R> what the methods return
   */
  interface Visitor<R> {
    /** Visits an {@link IntegerLiteral} node. */
    R visit(IntegerLiteral node);

    /** Visits a {@link FloatLiteral} node. */
    R visit(FloatLiteral node);

    /** Visits a {@link BooleanLiteral} node. */
    R visit(BooleanLiteral node);

    /** Visits a {@link NilLiteral} node. */
    R visit(NilLiteral node);

    /** Visits a {@link StringLiteral} node. */
    R visit(StringLiteral node);

    /** Visits a {@link RegexLiteral} node. */
    R visit(RegexLiteral node);

    /** Visits an {@link ArrayLiteral} node. */
    R visit(ArrayLiteral node);

    /** Visits a {@link DictionaryLiteral} node. */
    R visit(DictionaryLiteral node);

    /** Visits a {@link Tuple} node. */
    R visit(Tuple node);

    /** Visits a {@link Paren} node. */
    R visit(Paren node);

    /** Visits a {@link Reference} node. */
    R visit(Reference node);

    /** Visits a {@link Self} node. */
    R visit(Self node);

    /** Visits a {@link Super} node. */
    R visit(Super node);

    /** Visits a {@link Discard} node. */
    R visit(Discard node);

    /** Visits a {@link Member} node. */
    R visit(Member node);

    /** Visits a {@link Call} node. */
    R visit(Call node);

    /** Visits a {@link Subscript} node. */
    R visit(Subscript node);

    /** Visits an {@link OptionalChain} node. */
    R visit(OptionalChain node);

    /** Visits a {@link Force} node. */
    R visit(Force node);

    /** Visits a {@link Postfix} node. */
    R visit(Postfix node);

    /** Visits a {@link Prefix} node. */
    R visit(Prefix node);

    /** Visits an {@link InOut} node. */
    R visit(InOut node);

    /** Visits a {@link Binary} node. */
    R visit(Binary node);

    /** Visits an {@link Assign} node. */
    R visit(Assign node);

    /** Visits a {@link Ternary} node. */
    R visit(Ternary node);

    /** Visits a {@link Cast} node. */
    R visit(Cast node);

    /** Visits a {@link Try} node. */
    R visit(Try node);

    /** Visits an {@link Await} node. */
    R visit(Await node);

    /** Visits a {@link Marked} node. */
    R visit(Marked node);

    /** Visits a {@link Closure} node. */
    R visit(Closure node);

    /** Visits a {@link KeyPath} node. */
    R visit(KeyPath node);

    /** Visits a {@link Macro} node. */
    R visit(Macro node);

    /** Visits a {@link Statement} node. */
    R visit(Statement node);

    /** Visits a {@link ChainConfig} node. */
    R visit(ChainConfig node);

    /** Visits a {@link ChainBase} node. */
    R visit(ChainBase node);

    /** Visits an {@link ElementConfig} node. */
    R visit(ElementConfig node);

    /** Visits a {@link TypeValue} node. */
    R visit(TypeValue node);

    /** Visits a {@link PatternValue} node. */
    R visit(PatternValue node);

    /** Visits a {@link Verbatim} node. */
    R visit(Verbatim node);

    /** Visits an {@link Unknown} node. */
    R visit(Unknown node);
  }
}
