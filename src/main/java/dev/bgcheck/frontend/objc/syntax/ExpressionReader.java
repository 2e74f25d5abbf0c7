package dev.bgcheck.frontend.objc.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads expressions: operators, casts, and what stands behind a primary expression. */
final class ExpressionReader {
  private static final byte[] PRECEDENCE = new byte[128];
  private static final String[] OPERATORS = new String[128];

  static {
    operator(Token.PIPEPIPE, 1, "||");
    operator(Token.AMPAMP, 2, "&&");
    operator(Token.PIPE, 3, "|");
    operator(Token.CARET, 4, "^");
    operator(Token.AMP, 5, "&");
    operator(Token.EQ, 6, "==");
    operator(Token.NE, 6, "!=");
    operator(Token.LT, 7, "<");
    operator(Token.GT, 7, ">");
    operator(Token.LE, 7, "<=");
    operator(Token.GE, 7, ">=");
    operator(Token.SHL, 8, "<<");
    operator(Token.PLUS, 9, "+");
    operator(Token.MINUS, 9, "-");
    operator(Token.STAR, 10, "*");
    operator(Token.SLASH, 10, "/");
    operator(Token.PERCENT, 10, "%");
    OPERATORS[Token.BANG] = "!";
    OPERATORS[Token.TILDE] = "~";
    OPERATORS[Token.PLUSPLUS] = "++";
    OPERATORS[Token.MINUSMINUS] = "--";
    OPERATORS[Token.ASSIGN] = "=";
  }

  private final Parse p;

  /** Whether an argument of a message is read, so that a word with a colon starts the next part. */
  boolean inMessage;

  /** How many ternaries of the present argument still wait for their colon. */
  private int openTernaries;

  /** Whether the receiver of a message is read, so that a word behind it starts the message. */
  boolean inReceiver;

  /** The parenthesis that starts the receiver of a message, or -1. */
  int receiver = -1;

  ExpressionReader(Parse p) {
    this.p = p;
  }

  private static void operator(int kind, int precedence, String text) {
    PRECEDENCE[kind] = (byte) precedence;
    OPERATORS[kind] = text;
  }

  /**
   * Reads an expression inside of brackets or a body, where the message around it does not matter.
   */
  ObjcExpr nested() {
    boolean wasInMessage = inMessage;
    boolean wasInReceiver = inReceiver;
    inReceiver = false;
    int ternaries = openTernaries;
    inMessage = false;
    openTernaries = 0;
    ObjcExpr expression = expression();
    inMessage = wasInMessage;
    inReceiver = wasInReceiver;
    openTernaries = ternaries;
    return expression;
  }

  /** Reads an argument: {@link #nested()} without comma. */
  ObjcExpr nestedAssignment() {
    boolean wasInMessage = inMessage;
    boolean wasInReceiver = inReceiver;
    inReceiver = false;
    int ternaries = openTernaries;
    inMessage = false;
    openTernaries = 0;
    ObjcExpr expression = initializer();
    inMessage = wasInMessage;
    inReceiver = wasInReceiver;
    openTernaries = ternaries;
    return expression;
  }

  /** Reads an argument of a message. */
  ObjcExpr messageArgument() {
    boolean wasInMessage = inMessage;
    boolean wasInReceiver = inReceiver;
    inReceiver = false;
    int ternaries = openTernaries;
    inMessage = true;
    openTernaries = 0;
    ObjcExpr expression = initializer();
    inMessage = wasInMessage;
    inReceiver = wasInReceiver;
    openTernaries = ternaries;
    return expression;
  }

  /** Reads the value of a {@code case}. */
  ObjcExpr caseValue() {
    boolean wasInMessage = inMessage;
    inMessage = false;
    ObjcExpr value = ternary();
    inMessage = wasInMessage;
    return value;
  }

  /** Reads an expression, commas included. */
  ObjcExpr expression() {
    ObjcExpr first = assignment();
    if (p.kind() != Token.COMMA) {
      return first;
    }
    List<ObjcExpr> operands = new ArrayList<>(4);
    operands.add(first);
    while (p.accept(Token.COMMA)) {
      operands.add(assignment());
    }
    return new ObjcExpr.Comma(first.start(), p.lastEnd(), List.copyOf(operands));
  }

  /** Reads what may stand behind {@code =}: an expression, or values in braces. */
  ObjcExpr initializer() {
    return p.kind() == Token.LBRACE ? p.literals.braces() : assignment();
  }

  /** Reads an expression without comma. */
  ObjcExpr assignment() {
    ObjcExpr target = ternary();
    int k = p.kind();
    if (k != Token.ASSIGN && k != Token.OP_ASSIGN) {
      return target;
    }
    String operator = k == Token.ASSIGN ? "=" : p.tokenText(p.at());
    p.advance();
    if (!p.enter()) {
      return tooDeep(target.start());
    }
    ObjcExpr value = initializer();
    p.leave();
    p.height++;
    return new ObjcExpr.Assign(target.start(), p.lastEnd(), operator, target, value);
  }

  /** Reads an expression without assignment and comma. */
  ObjcExpr ternary() {
    ObjcExpr condition = binary(1);
    if (p.kind() != Token.QUESTION) {
      return condition;
    }
    p.advance();
    if (!p.enter()) {
      return tooDeep(condition.start());
    }
    Optional<ObjcExpr> then = Optional.empty();
    if (p.kind() != Token.COLON) {
      openTernaries++;
      then = Optional.of(expression());
      openTernaries--;
    }
    p.expect(Token.COLON, "':' expected");
    ObjcExpr otherwise = initializer();
    p.leave();
    p.height++;
    return new ObjcExpr.Ternary(condition.start(), p.lastEnd(), condition, then, otherwise);
  }

  private ObjcExpr binary(int minimum) {
    int before = p.height;
    p.height = 0;
    ObjcExpr left = unary();
    for (; ; ) {
      int k = p.kind();
      int precedence = PRECEDENCE[k];
      if (precedence == 0) {
        break;
      }
      boolean shift = k == Token.GT && p.kind(1) == Token.GT && adjacent();
      if (shift) {
        precedence = 8;
      }
      if (precedence < minimum) {
        break;
      }
      p.advance();
      if (shift) {
        p.advance();
      }
      ObjcExpr right = binary(precedence + 1);
      if (++p.height > Parse.MAX_HEIGHT) {
        p.recover("chain too long");
        left = new ObjcExpr.MacroText(left.start(), p.lastEnd(), "");
        p.height = 1;
      } else {
        int end = Math.max(right.end(), left.end());
        left = new ObjcExpr.Binary(left.start(), end, shift ? ">>" : OPERATORS[k], left, right);
      }
    }
    p.height = Math.max(before, p.height);
    return left;
  }

  private boolean adjacent() {
    return p.tokens.end[p.at()] == p.tokens.start[p.at() + 1];
  }

  /** What stands for an expression that nests too deeply; it is skipped. */
  ObjcExpr tooDeep(int start) {
    p.recover("nested too deeply");
    p.skipExpression();
    return new ObjcExpr.MacroText(start, Math.max(start, p.lastEnd()), "");
  }

  /** Reads a unary expression: prefix operators, casts, a primary and what stands behind it. */
  ObjcExpr unary() {
    if (!p.enter()) {
      return tooDeep(p.start());
    }
    int start = p.start();
    ObjcExpr result;
    int k = p.kind();
    switch (k) {
      case Token.IDENT:
        result =
            p.cppExpressions.startsHere()
                ? p.cppExpressions.read()
                : postfix(p.primaries.primary());
        break;
      case Token.LPAREN:
        result = parenthesis();
        break;
      case Token.BANG, Token.TILDE, Token.MINUS, Token.PLUS, Token.STAR, Token.AMP, Token.AMPAMP:
      case Token.PLUSPLUS, Token.MINUSMINUS:
        p.advance();
        ObjcExpr operand = unary();
        p.height++;
        result =
            new ObjcExpr.Prefix(start, Math.max(operand.end(), p.lastEnd()), OPERATORS[k], operand);
        break;
      case Token.SIZEOF:
        result = postfix(typeQuery("sizeof"));
        break;
      case Token.QUALIFIER:
        if (p.symbol() == Symbols.EXTENSION) {
          p.advance();
          result = unary();
          break;
        }
        result = postfix(p.primaries.primary());
        break;
      default:
        result = postfix(p.primaries.primary());
        break;
    }
    p.leave();
    return result;
  }

  /** Reads {@code sizeof x}, {@code sizeof(T)} and the like. */
  ObjcExpr typeQuery(String keyword) {
    int start = p.start();
    p.advance();
    if (p.kind() == Token.ELLIPSIS) {
      p.advance();
    }
    ObjcNode operand;
    if (p.kind() == Token.LPAREN && p.look.typeInParentheses(p.at()) >= Lookahead.LIKELY) {
      operand = p.types.parenthesisedType();
    } else {
      operand = unary();
    }
    return new ObjcExpr.TypeQuery(start, Math.max(operand.end(), p.lastEnd()), keyword, operand);
  }

  private ObjcExpr parenthesis() {
    int open = p.at();
    if (p.kind(1) == Token.LBRACE) {
      return postfix(p.primaries.statementExpression());
    }
    int sure = p.look.typeInParentheses(open);
    if (sure != Lookahead.NO && isCast(open, sure)) {
      return cast();
    }
    if (sure == Lookahead.CERTAIN && p.kind(1) != Token.IDENT
        || sure == Lookahead.CERTAIN && p.kind(2) != Token.RPAREN) {
      int start = p.start();
      ObjcType type = p.types.parenthesisedType();
      return new ObjcExpr.TypeName(start, p.lastEnd(), type);
    }
    return postfix(p.primaries.parenthesised());
  }

  private boolean isCast(int open, int sure) {
    int next = p.closeOf(open) + 1;
    int k = p.kindAt(next);
    if (sure != Lookahead.CERTAIN && p.tokens.symbol[next] >= 0 && k == Token.IDENT) {
      int then = p.kindAt(next + 1);
      if (open == receiver && (then == Token.RBRACKET || then == Token.COLON)) {
        return false;
      }
      if (inMessage && openTernaries == 0 && then == Token.COLON) {
        return false;
      }
      return !p.tokens.newLine[next] || sure == Lookahead.LIKELY;
    }
    switch (k) {
      case Token.IDENT, Token.NUMBER, Token.STRING, Token.AT_STRING, Token.CHAR, Token.AT:
      case Token.AT_SELECTOR, Token.AT_PROTOCOL, Token.AT_ENCODE, Token.BANG, Token.TILDE:
      case Token.SIZEOF, Token.LBRACE:
        return true;
      case Token.COLONCOLON, Token.BUILTIN, Token.TYPEOF:
        return sure == Lookahead.CERTAIN;
      case Token.LPAREN:
        return sure >= Lookahead.LIKELY;
      case Token.LBRACKET:
        return sure >= Lookahead.LIKELY || p.look.messageAt(next);
      case Token.QUALIFIER:
        return p.tokens.symbol[next] == Symbols.EXTENSION;
      case Token.CARET:
        int then = p.kindAt(next + 1);
        return sure == Lookahead.CERTAIN
            || then == Token.LBRACE
            || sure == Lookahead.LIKELY && then == Token.LPAREN;
      case Token.MINUS, Token.PLUS, Token.STAR, Token.AMP, Token.AMPAMP, Token.PLUSPLUS:
      case Token.MINUSMINUS:
        return sure == Lookahead.CERTAIN || sure == Lookahead.LIKELY && bindsToTheRight(next);
      default:
        return false;
    }
  }

  /**
   * Whether an operator stands close to what follows it and away from what precedes it, or both.
   */
  private boolean bindsToTheRight(int i) {
    boolean closeRight = i + 1 < p.tokens.count && p.tokens.end[i] == p.tokens.start[i + 1];
    boolean closeLeft = p.tokens.end[i - 1] == p.tokens.start[i];
    return closeRight && (closeLeft || p.kindAt(i) == Token.AMP || p.kindAt(i) == Token.STAR);
  }

  private ObjcExpr cast() {
    int start = p.start();
    boolean receives = p.at() == receiver;
    String keyword = "";
    if (p.kind(1) == Token.IDENT && p.symbols.name(p.symbol(1)).startsWith("__bridge")) {
      keyword = p.symbols.name(p.symbol(1));
    }
    ObjcType type = castType(keyword);
    if (p.kind() == Token.LBRACE) {
      ObjcExpr.InitializerList values = p.literals.values();
      return postfix(new ObjcExpr.CompoundLiteral(start, p.lastEnd(), type, values));
    }
    int outer = receiver;
    receiver = receives ? p.at() : -1;
    ObjcExpr operand = unary();
    receiver = outer;
    p.height++;
    return new ObjcExpr.Cast(start, Math.max(operand.end(), p.lastEnd()), keyword, type, operand);
  }

  private ObjcType castType(String keyword) {
    if (keyword.isEmpty()) {
      return p.types.parenthesisedType();
    }
    int close = p.closeOf(p.at());
    p.advance();
    p.advance();
    ObjcType type = p.types.typeName();
    if (p.at() != close) {
      p.recover("type not understood");
    }
    p.moveTo(Math.max(close, p.at()));
    p.accept(Token.RPAREN);
    return type;
  }

  /** Reads what stands behind a primary expression: members, calls, subscripts, {@code ++}. */
  ObjcExpr postfix(ObjcExpr primary) {
    ObjcExpr base = primary;
    int start = base.start();
    int links = 0;
    for (; ; ) {
      int k = p.kind();
      if (k == Token.DOT || k == Token.ARROW) {
        base = member(base, k == Token.ARROW);
      } else if (k == Token.LPAREN) {
        if (p.atNewLine() && p.look.typeInParentheses(p.at()) >= Lookahead.LIKELY) {
          return base;
        }
        List<ObjcExpr> arguments = p.primaries.arguments();
        base = new ObjcExpr.Call(start, p.lastEnd(), base, arguments);
      } else if (k == Token.LBRACKET) {
        if (p.atNewLine() && p.kind(2) != Token.RBRACKET) {
          // A message behind a macro without semicolon.
          return base;
        }
        base = subscript(base);
      } else if (k == Token.PLUSPLUS || k == Token.MINUSMINUS) {
        if (p.atNewLine()) {
          return base;
        }
        p.advance();
        base = new ObjcExpr.Postfix(start, p.lastEnd(), OPERATORS[k], base);
      } else {
        return base;
      }
      p.height++;
      if (++links > Parse.MAX_HEIGHT || p.height > Parse.MAX_HEIGHT) {
        p.recover("chain too long");
        base = new ObjcExpr.MacroText(start, p.lastEnd(), "");
        p.height = 1;
        links = 0;
      }
    }
  }

  private ObjcExpr member(ObjcExpr base, boolean arrow) {
    p.advance();
    if (p.kind() == Token.STAR) {
      p.advance();
    }
    if (p.symbol() == Symbols.TEMPLATE && p.kind(1) == Token.IDENT) {
      p.advance();
    }
    if (p.kind() == Token.TILDE && p.kind(1) == Token.IDENT) {
      p.advance();
    }
    if (!p.atWord()) {
      p.recover("name of a member expected");
      return new ObjcExpr.Member(base.start(), p.lastEnd(), base, p.noName(), arrow);
    }
    ObjcName name = p.name();
    if (p.kind() == Token.COLONCOLON && p.kind(1) == Token.IDENT) {
      p.advance();
      p.advance();
    }
    if (p.kind() == Token.LT) {
      int behind = p.cppExpressions.afterTemplateArguments(p.at());
      if (behind >= 0) {
        p.moveTo(behind);
      }
    }
    return new ObjcExpr.Member(base.start(), p.lastEnd(), base, name, arrow);
  }

  private ObjcExpr subscript(ObjcExpr base) {
    int close = p.closeOf(p.at());
    p.advance();
    ObjcExpr index = nested();
    if (p.kind() != Token.RBRACKET) {
      p.recover("']' expected");
      p.moveTo(Math.max(p.at(), Math.min(close, p.tokens.count - 1)));
    }
    p.accept(Token.RBRACKET);
    return new ObjcExpr.Subscript(base.start(), p.lastEnd(), base, index);
  }
}
