package dev.bgcheck.frontend.swift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses the conditions of {@code if}, {@code guard} and {@code while}. */
final class Conditions {
  private final Grammar g;
  private final Cursor c;

  Conditions(Grammar grammar) {
    this.g = grammar;
    this.c = grammar.cursor;
  }

  /** The conditions here; {@code context} is that of their expressions. */
  List<SwiftCondition> conditions(int context) {
    int outer = c.context;
    c.context = context;
    List<SwiftCondition> conditions = new ArrayList<>(2);
    do {
      // A comma may end the list.
      boolean body =
          !conditions.isEmpty() && c.at(Tok.LEFT_BRACE) && !g.arguments.atCalledClosure();
      if (body || c.at(Tok.ELSE)) {
        break;
      }
      conditions.add(condition());
    } while (c.eat(Tok.COMMA));
    c.context = outer;
    return List.copyOf(conditions);
  }

  private SwiftCondition condition() {
    int from = c.offset();
    switch (c.kind()) {
      case Tok.LET, Tok.VAR -> {
        return bind(from);
      }
      case Tok.CASE -> {
        return match(from);
      }
      case Tok.POUND -> {
        if (c.next() == Tok.AVAILABLE || c.next() == Tok.UNAVAILABLE) {
          // "#unavailable" may be joined with others by "&&" in old code; that stays unread.
          return available(from);
        }
      }
      default -> {
        // An expression.
      }
    }
    SwiftExpr expression = g.expressions.expression();
    return new SwiftCondition.Test(expression.start(), expression.end(), expression);
  }

  private SwiftCondition bind(int from) {
    boolean mutable = c.at(Tok.VAR);
    c.advance();
    SwiftPattern pattern = g.patterns.simple();
    Optional<SwiftType> type = Optional.empty();
    if (c.eat(Tok.COLON)) {
      type = Optional.of(g.types.type());
    }
    Optional<SwiftExpr> value = Optional.empty();
    if (c.eat(Tok.EQUAL)) {
      value = Optional.of(g.expressions.expression());
    }
    return new SwiftCondition.Bind(from, c.lastEnd(), mutable, pattern, type, value);
  }

  private SwiftCondition match(int from) {
    c.advance();
    SwiftPattern pattern = g.patterns.matching();
    Optional<SwiftType> type = Optional.empty();
    if (c.eat(Tok.COLON)) {
      type = Optional.of(g.types.type());
    }
    c.expect(Tok.EQUAL, "'='");
    SwiftExpr value = g.expressions.expression();
    return new SwiftCondition.Match(from, Math.max(c.lastEnd(), value.end()), pattern, type, value);
  }

  private SwiftCondition available(int from) {
    c.advance();
    boolean unavailable = c.at(Tok.UNAVAILABLE);
    c.advance();
    List<SwiftCondition.Platform> platforms = new ArrayList<>();
    if (c.at(Tok.LEFT_PAREN)) {
      int close = c.match(c.pos);
      c.advance();
      while (!c.at(Tok.RIGHT_PAREN) && !c.atEnd()) {
        int before = c.pos;
        platforms.add(platform());
        if (c.pos == before || !c.eat(Tok.COMMA)) {
          break;
        }
      }
      if (!c.eat(Tok.RIGHT_PAREN)) {
        c.recover("expected ')'");
        if (close >= c.pos) {
          c.pos = close + 1;
        }
      }
    } else {
      c.recover("expected '('");
    }
    return new SwiftCondition.Available(from, c.lastEnd(), unavailable, List.copyOf(platforms));
  }

  private SwiftCondition.Platform platform() {
    int from = c.offset();
    String name = "";
    if (Tok.isNameOrWord(c.kind()) || c.atOperator("*")) {
      name = c.tokens.name(c.pos);
      c.advance();
    } else {
      c.recover("expected a platform");
    }
    int versionFrom = c.offset();
    while (c.at(Tok.INTEGER) || c.at(Tok.FLOAT) || c.at(Tok.DOT) || c.at(Tok.IDENTIFIER)) {
      c.advance();
    }
    int end = c.lastEnd();
    String version =
        end > versionFrom ? new String(c.tokens.text, versionFrom, end - versionFrom) : "";
    return new SwiftCondition.Platform(c.startOf(from), end, name, version);
  }
}
