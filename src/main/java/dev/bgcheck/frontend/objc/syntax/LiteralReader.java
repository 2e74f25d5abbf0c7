package dev.bgcheck.frontend.objc.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads literals: strings, everything behind {@code @}, values in braces. */
final class LiteralReader {
  private final Parse p;

  LiteralReader(Parse p) {
    this.p = p;
  }

  /** Reads adjacent strings, with macro words between them. */
  ObjcExpr string() {
    int start = p.start();
    int before = p.at() - 1;
    boolean receiver = p.kindAt(before) == Token.LBRACKET && p.kindAt(before - 1) != Token.AT;
    boolean object = false;
    String single = null;
    StringBuilder joined = null;
    for (; ; ) {
      int k = p.kind();
      if (k == Token.STRING || k == Token.AT_STRING) {
        object |= k == Token.AT_STRING;
        String part = Strings.decode(p.text, p.tokens.start[p.at()], p.tokens.end[p.at()]);
        if (single == null) {
          single = part;
        } else {
          if (joined == null) {
            joined = new StringBuilder(single);
          }
          joined.append(part);
        }
        p.advance();
      } else if (k == Token.AT && p.kind(1) == Token.STRING) {
        object = true;
        p.advance();
      } else if (k == Token.AT && p.kind(1) == Token.IDENT) {
        p.advance();
        p.advance();
      } else if (k == Token.IDENT && joinsStrings(single != null, receiver)) {
        p.advance();
        if (p.kind() == Token.LPAREN) {
          p.skipOne();
        }
      } else {
        break;
      }
    }
    String value = joined != null ? joined.toString() : single == null ? "" : single;
    return new ObjcExpr.StringLiteral(start, p.lastEnd(), object, value);
  }

  /** Whether the word here is a macro that stands for a part of the string. */
  private boolean joinsStrings(boolean behindString, boolean receiver) {
    int next = p.kind(1);
    if (next == Token.STRING || next == Token.AT_STRING) {
      return true;
    }
    if (!behindString || receiver || next == Token.COLON || next == Token.ASSIGN) {
      return false;
    }
    if (next == Token.LPAREN) {
      int behind = p.kindAt(p.closeOf(p.at() + 1) + 1);
      return behind == Token.STRING
          || behind == Token.AT_STRING
          || !p.atNewLine() && p.symbols.is(p.symbol(), Symbols.CAPITALS);
    }
    return p.symbols.name(p.symbol()).startsWith("PRI")
        || next == Token.COMMA
        || next == Token.RPAREN
        || next == Token.SEMI
        || next == Token.AT
        || next == Token.RBRACKET && !p.expressions.inReceiver
        || next == Token.RBRACE
        || p.symbols.is(p.symbol(), Symbols.CAPITALS) && next == Token.IDENT;
  }

  /** Reads {@code @} and what it boxes. */
  ObjcExpr boxed() {
    int start = p.start();
    p.advance();
    switch (p.kind()) {
      case Token.LBRACKET:
        return array(start);
      case Token.LBRACE:
        return dictionary(start);
      case Token.LPAREN:
        ObjcExpr inner =
            p.kind(1) == Token.LBRACE
                ? p.primaries.statementExpression()
                : p.primaries.parenthesised();
        return new ObjcExpr.Boxed(start, p.lastEnd(), inner);
      case Token.STRING:
        p.moveTo(p.at() - 1);
        return string();
      case Token.MINUS, Token.PLUS:
        int sign = p.start();
        String operator = p.kind() == Token.MINUS ? "-" : "+";
        p.advance();
        ObjcExpr number = p.primaries.primary();
        int end = p.lastEnd();
        return new ObjcExpr.Boxed(start, end, new ObjcExpr.Prefix(sign, end, operator, number));
      case Token.IDENT:
        ObjcExpr name = p.primaries.primary();
        if (p.kind() == Token.LPAREN) {
          int from = name.start();
          List<ObjcExpr> arguments = p.primaries.arguments();
          name = new ObjcExpr.Call(from, p.lastEnd(), name, arguments);
        }
        return new ObjcExpr.Boxed(start, p.lastEnd(), name);
      case Token.NUMBER, Token.CHAR:
        ObjcExpr literal = p.primaries.primary();
        return new ObjcExpr.Boxed(start, p.lastEnd(), literal);
      case Token.AT:
        if (p.kind(1) != Token.AT) {
          ObjcExpr again = boxed();
          return new ObjcExpr.Boxed(start, p.lastEnd(), again);
        }
        p.recover("literal expected");
        return new ObjcExpr.MacroText(start, p.lastEnd(), "@");
      default:
        p.recover("literal expected");
        return new ObjcExpr.MacroText(start, p.lastEnd(), "@");
    }
  }

  private ObjcExpr array(int start) {
    int close = p.closeOf(p.at());
    p.advance();
    List<ObjcExpr> elements = new ArrayList<>(4);
    while (p.at() < close) {
      int before = p.at();
      elements.add(p.expressions.nestedAssignment());
      if (!p.accept(Token.COMMA) && p.at() < close) {
        p.recover("',' expected");
        p.skipExpression();
        if (!p.accept(Token.COMMA) && p.at() == before || p.kind() == Token.SEMI) {
          break;
        }
      }
    }
    closeAt(close, Token.RBRACKET);
    return new ObjcExpr.ArrayLiteral(start, p.lastEnd(), List.copyOf(elements));
  }

  private ObjcExpr dictionary(int start) {
    int close = p.closeOf(p.at());
    p.advance();
    List<ObjcExpr.Entry> entries = new ArrayList<>(4);
    while (p.at() < close) {
      int before = p.at();
      int from = p.start();
      ObjcExpr key = p.expressions.nestedAssignment();
      if (p.accept(Token.COLON)) {
        ObjcExpr value = p.expressions.nestedAssignment();
        entries.add(
            new ObjcExpr.Entry(Math.min(from, key.start()), p.lastEnd(), key, Optional.of(value)));
      } else if (p.kind() != Token.COMMA && p.at() < close
          || key instanceof ObjcExpr.StringLiteral) {
        p.recover("':' expected");
      } else {
        // A macro that stands for a whole entry.
        entries.add(new ObjcExpr.Entry(key.start(), key.end(), key, Optional.empty()));
      }
      if (!p.accept(Token.COMMA) && p.at() < close) {
        p.recover("',' expected");
        p.skipExpression();
        if (!p.accept(Token.COMMA) && p.at() == before || p.kind() == Token.SEMI) {
          break;
        }
      }
    }
    closeAt(close, Token.RBRACE);
    return new ObjcExpr.DictionaryLiteral(start, p.lastEnd(), List.copyOf(entries));
  }

  private void closeAt(int close, int kind) {
    if (p.kind() != kind) {
      p.recover("closing bracket expected");
      if (p.kindAt(close) == kind) {
        p.moveTo(Math.max(p.at(), close));
      }
    }
    p.accept(kind);
  }

  /** Reads braces where a value is expected: values, or the statements a macro is given. */
  ObjcExpr braces() {
    if (p.cppExpressions.bracesAreValues(p.at())) {
      return values();
    }
    int start = p.start();
    ObjcStmt.Compound body = p.statements.compound();
    return new ObjcExpr.StatementExpression(start, p.lastEnd(), body);
  }

  /** Reads {@code {a, .b = c, [1] = d}}. */
  ObjcExpr.InitializerList values() {
    int start = p.start();
    int close = p.closeOf(p.at());
    if (!p.enter()) {
      p.recover("nested too deeply");
      p.skipOne();
      return new ObjcExpr.InitializerList(start, p.lastEnd(), List.of());
    }
    p.advance();
    List<ObjcExpr> values = new ArrayList<>(4);
    while (p.at() < close) {
      int before = p.at();
      values.add(value());
      if (!p.accept(Token.COMMA) && p.at() < close) {
        if (p.kind() == Token.ELLIPSIS) {
          p.advance();
          continue;
        }
        p.recover("',' expected");
        p.skipExpression();
        if (!p.accept(Token.COMMA) && p.at() == before || p.kind() == Token.SEMI) {
          break;
        }
      }
    }
    p.leave();
    p.height++;
    closeAt(close, Token.RBRACE);
    return new ObjcExpr.InitializerList(start, p.lastEnd(), List.copyOf(values));
  }

  private ObjcExpr value() {
    int start = p.start();
    int k = p.kind();
    boolean designated =
        k == Token.DOT
            || k == Token.LBRACKET && p.kindAt(p.closeOf(p.at()) + 1) == Token.ASSIGN
            || k == Token.IDENT && p.kind(1) == Token.COLON;
    if (!designated) {
      return p.expressions.nestedAssignment();
    }
    while (p.kind() == Token.DOT || p.kind() == Token.LBRACKET || p.kind() == Token.IDENT) {
      p.skipOne();
    }
    int end = p.lastEnd();
    if (p.kind() != Token.LBRACE && !p.accept(Token.ASSIGN) && !p.accept(Token.COLON)) {
      p.recover("'=' expected");
    }
    ObjcExpr value = p.expressions.nestedAssignment();
    return new ObjcExpr.Designated(start, p.lastEnd(), p.textOf(start, end), value);
  }

  /** Reads {@code @selector(…)} and its like. */
  ObjcExpr atWord() {
    int start = p.start();
    int kind = p.kind();
    p.advance();
    if (kind == Token.AT_AVAILABLE) {
      return available(start);
    }
    if (p.kind() != Token.LPAREN) {
      p.recover("'(' expected");
      return new ObjcExpr.MacroText(start, p.lastEnd(), "");
    }
    if (kind == Token.AT_ENCODE) {
      ObjcType type = p.types.parenthesisedType();
      return new ObjcExpr.EncodeLiteral(start, p.lastEnd(), type);
    }
    StringBuilder text = new StringBuilder();
    int close = p.closeOf(p.at());
    for (int i = p.at() + 1; i < close; i++) {
      if (p.kindAt(i) != Token.LPAREN && p.kindAt(i) != Token.RPAREN) {
        text.append(p.tokenText(i));
      }
    }
    p.moveTo(Math.max(close, p.at()));
    p.expect(Token.RPAREN, "')' expected");
    return kind == Token.AT_SELECTOR
        ? new ObjcExpr.SelectorLiteral(start, p.lastEnd(), text.toString())
        : new ObjcExpr.ProtocolLiteral(start, p.lastEnd(), text.toString());
  }

  /** Reads {@code (iOS 15, *)}. */
  ObjcExpr available(int start) {
    if (p.kind() != Token.LPAREN) {
      p.recover("'(' expected");
      return new ObjcExpr.Available(start, p.lastEnd(), List.of());
    }
    int close = p.closeOf(p.at());
    p.advance();
    List<String> platforms = new ArrayList<>(2);
    while (p.at() < close) {
      int from = p.start();
      while (p.at() < close && p.kind() != Token.COMMA) {
        p.advance();
      }
      platforms.add(p.textOf(from, p.lastEnd()));
      if (!p.accept(Token.COMMA)) {
        break;
      }
    }
    p.expect(Token.RPAREN, "')' expected");
    return new ObjcExpr.Available(start, p.lastEnd(), List.copyOf(platforms));
  }
}
