package dev.bgcheck.frontend.swift.syntax;

import java.util.List;
import java.util.Optional;

/** Parses expressions: operands with what stands in front of them, joined by operators. */
final class Expressions {
  private final Grammar g;
  private final Cursor c;

  Expressions(Grammar grammar) {
    this.g = grammar;
    this.c = grammar.cursor;
  }

  /** An expression with all its operators; an empty unknown one if none stands here. */
  SwiftExpr expression() {
    if (!c.enter()) {
      return tooDeep();
    }
    SwiftExpr expression = sequence();
    c.leave();
    return expression;
  }

  /** An expression read in this context. */
  SwiftExpr expression(int context) {
    int outer = c.context;
    c.context = context;
    SwiftExpr expression = expression();
    c.context = outer;
    return expression;
  }

  private SwiftExpr tooDeep() {
    int from = c.offset();
    c.recover(Grammar.TOO_DEEP);
    c.skipOne();
    return new SwiftExpr.Unknown(c.startOf(from), c.lastEnd());
  }

  private SwiftExpr sequence() {
    int outer = c.height;
    c.height = 0;
    SwiftExpr first = operand();
    if (!atInfix()) {
      c.height = Math.max(outer, c.height);
      return first;
    }
    OperatorStack stack = new OperatorStack(c);
    stack.operand(first, c.height);
    while (atInfix()) {
      infix(stack);
    }
    SwiftExpr whole = stack.fold();
    c.height = Math.max(outer, stack.foldedHeight());
    return whole;
  }

  private boolean atInfix() {
    if (c.newline() && c.in(Cursor.DIRECTIVE)) {
      return false;
    }
    return switch (c.kind()) {
      case Tok.BINARY, Tok.INFIX_QUESTION, Tok.IS, Tok.AS -> true;
      case Tok.EQUAL -> !c.in(Cursor.PATTERN);
      default -> false;
    };
  }

  private void infix(OperatorStack stack) {
    int k = c.kind();
    if (k == Tok.IS || k == Tok.AS) {
      cast(stack);
      return;
    }
    SwiftName operator = c.name();
    c.height = 0;
    if (k == Tok.INFIX_QUESTION) {
      SwiftExpr then = expression();
      int height = c.height;
      c.expect(Tok.COLON, "':' of '?:'");
      stack.ternary(operator, then, height);
    } else {
      stack.operator(operator);
    }
    c.height = 0;
    SwiftExpr operand = operand();
    stack.operand(operand, c.height);
  }

  private void cast(OperatorStack stack) {
    SwiftExpr.CastKind kind = SwiftExpr.CastKind.IS;
    boolean as = c.at(Tok.AS);
    c.advance();
    if (as) {
      if (c.eat(Tok.QUESTION)) {
        kind = SwiftExpr.CastKind.AS_OPTIONAL;
      } else if (c.eat(Tok.EXCLAMATION)) {
        kind = SwiftExpr.CastKind.AS_FORCED;
      } else {
        kind = SwiftExpr.CastKind.AS;
      }
    }
    c.height = 0;
    SwiftType type = g.types.type();
    stack.cast(kind, type, c.height);
  }

  /** What stands between operators: {@code try}, prefix operators, then a postfix expression. */
  private SwiftExpr operand() {
    int from = c.offset();
    switch (c.kind()) {
      case Tok.TRY -> {
        return tryOperand(from);
      }
      case Tok.AWAIT -> {
        if (marksOperand(true) || (Tok.isName(c.next()) && c.kindAt(c.pos + 1) != Tok.ASYNC)) {
          c.advance();
          SwiftExpr operand = expression();
          return new SwiftExpr.Await(from, operand.end(), operand);
        }
      }
      case Tok.UNSAFE -> {
        if (marksOperand(false)) {
          return marked(from, true);
        }
      }
      case Tok.REPEAT -> {
        if (marksOperand(true)) {
          return marked(from, true);
        }
      }
      case Tok.EACH, Tok.CONSUME, Tok.COPY, Tok.BORROW -> {
        if (marksOperand(false)) {
          return marked(from, false);
        }
      }
      case Tok.ANY, Tok.SOME -> {
        if (Types.isPrefix(c, c.pos) && !c.adjacent(c.pos + 1)) {
          SwiftType type = g.types.type();
          return g.postfixes.postfix(new SwiftExpr.TypeValue(from, type.end(), type));
        }
      }
      case Tok.PREFIX_OP -> {
        return prefix(from);
      }
      case Tok.AMPERSAND -> {
        c.advance();
        SwiftExpr operand = nestedOperand();
        return new SwiftExpr.InOut(from, operand.end(), operand);
      }
      case Tok.BACKSLASH -> {
        return g.postfixes.postfix(g.keyPaths.keyPath());
      }
      case Tok.BINARY, Tok.POSTFIX_OP -> {
        return strayOperator(from);
      }
      default -> {
        // A primary expression.
      }
    }
    return g.postfixes.postfix(g.primaries.primary());
  }

  private SwiftExpr nestedOperand() {
    if (!c.enter()) {
      return tooDeep();
    }
    SwiftExpr operand = operand();
    c.leave();
    return operand;
  }

  private SwiftExpr tryOperand(int from) {
    c.advance();
    SwiftExpr.TryKind kind = SwiftExpr.TryKind.TRY;
    if (c.eat(Tok.QUESTION)) {
      kind = SwiftExpr.TryKind.OPTIONAL;
    } else if (c.eat(Tok.EXCLAMATION)) {
      kind = SwiftExpr.TryKind.FORCED;
    }
    SwiftExpr operand = expression();
    return new SwiftExpr.Try(from, Math.max(operand.end(), c.lastEnd()), kind, operand);
  }

  private SwiftExpr marked(int from, boolean whole) {
    String keyword = c.tokens.name(c.pos);
    c.advance();
    SwiftExpr operand = whole ? expression() : nestedOperand();
    return new SwiftExpr.Marked(from, operand.end(), keyword, operand);
  }

  private SwiftExpr prefix(int from) {
    SwiftName operator = c.name();
    SwiftExpr operand = nestedOperand();
    return new SwiftExpr.Prefix(from, Math.max(operator.end(), operand.end()), operator, operand);
  }

  /** An operator where an operand should be: a function's name, as in {@code reduce(0, +)}. */
  private SwiftExpr strayOperator(int from) {
    SwiftName operator = c.name();
    int k = c.kind();
    boolean name =
        k == Tok.COMMA
            || k == Tok.RIGHT_PAREN
            || k == Tok.RIGHT_BRACKET
            || k == Tok.COLON
            || k == Tok.RIGHT_BRACE
            || k == Tok.EOF
            || c.newline();
    if (name) {
      return new SwiftExpr.Reference(from, operator.end(), operator, Optional.empty(), List.of());
    }
    c.recoverAt(from, "expected an expression in front of the operator");
    SwiftExpr operand = nestedOperand();
    return new SwiftExpr.Prefix(from, Math.max(operator.end(), operand.end()), operator, operand);
  }

  /**
   * Whether the word here is a keyword in front of an operand, not a name.
   *
   * @param brackets whether an operand may start with a bracket or dot that is set off by a space
   */
  private boolean marksOperand(boolean brackets) {
    int next = c.pos + 1;
    if (c.newlineAt(next)) {
      return false;
    }
    int k = c.kind[next];
    if (Tok.isName(k)) {
      return true;
    }
    return switch (k) {
      case Tok.DOLLAR,
          Tok.WILDCARD,
          Tok.INTEGER,
          Tok.FLOAT,
          Tok.STRING_START,
          Tok.REGEX,
          Tok.PREFIX_OP,
          Tok.AMPERSAND,
          Tok.AT,
          Tok.BACKSLASH,
          Tok.POUND,
          Tok.SELF,
          Tok.SELF_TYPE,
          Tok.SUPER,
          Tok.ANY_TYPE,
          Tok.TRUE,
          Tok.FALSE,
          Tok.NIL,
          Tok.TRY,
          Tok.REPEAT,
          Tok.IF,
          Tok.SWITCH,
          Tok.INIT ->
          true;
      case Tok.LEFT_PAREN -> brackets;
      case Tok.LEFT_BRACKET, Tok.DOT -> brackets && !c.adjacent(next);
      case Tok.LEFT_BRACE -> brackets && !c.in(Cursor.CONDITION);
      default -> false;
    };
  }
}
