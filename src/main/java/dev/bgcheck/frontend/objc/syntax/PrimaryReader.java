package dev.bgcheck.frontend.objc.syntax;

import dev.bgcheck.frontend.objc.syntax.DeclaratorReader.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads primary expressions: names, messages, blocks, parentheses, lists of arguments. */
final class PrimaryReader {
  private final Parse p;

  PrimaryReader(Parse p) {
    this.p = p;
  }

  /** Reads a primary expression; at something else, notes it and reads nothing. */
  ObjcExpr primary() {
    int start = p.start();
    switch (p.kind()) {
      case Token.IDENT:
        return name();
      case Token.COLONCOLON:
        return p.cppExpressions.qualifiedName();
      case Token.NUMBER:
        p.advance();
        return new ObjcExpr.NumberLiteral(start, p.lastEnd(), p.tokenText(p.at() - 1));
      case Token.CHAR:
        p.advance();
        return new ObjcExpr.CharLiteral(start, p.lastEnd(), p.textOf(start, p.lastEnd()));
      case Token.STRING, Token.AT_STRING:
        return p.literals.string();
      case Token.LPAREN:
        return parenthesised();
      case Token.LBRACKET:
        return p.cppExpressions.lambdaAt() ? p.cppExpressions.lambda() : message();
      case Token.CARET:
        return block();
      case Token.LBRACE:
        return p.literals.braces();
      case Token.AT:
        return p.literals.boxed();
      case Token.AT_SELECTOR, Token.AT_PROTOCOL, Token.AT_ENCODE, Token.AT_AVAILABLE:
        return p.literals.atWord();
      case Token.BUILTIN, Token.STRUCT, Token.UNION, Token.ENUM, Token.QUALIFIER, Token.TYPEOF:
        return p.cppExpressions.typeAsExpression();
      default:
        p.recover("expression expected");
        int place = Math.max(p.lastEnd(), 0);
        return new ObjcExpr.MacroText(place, place, "");
    }
  }

  private ObjcExpr name() {
    int at = p.at();
    int start = p.start();
    int next = p.kind(1);
    if (p.symbol() == Symbols.TYPENAME && next == Token.IDENT) {
      p.advance();
      at++;
      next = p.kind(1);
    }
    if (next == Token.COLONCOLON || next == Token.LT) {
      return p.cppExpressions.qualifiedName();
    }
    if (next == Token.STRING || next == Token.AT_STRING) {
      return p.literals.string();
    }
    int symbol = p.symbol();
    if (next == Token.IDENT && joinsMacros()) {
      p.advance();
      p.advance();
      return new ObjcExpr.MacroText(start, p.lastEnd(), p.textOf(start, p.lastEnd()));
    }
    p.advance();
    if (next == Token.LPAREN) {
      if (symbol == Symbols.BUILTIN_AVAILABLE) {
        return p.literals.available(start);
      }
      if (symbol == Symbols.TYPEID || symbol == Symbols.ALIGNOF || symbol == Symbols.NOEXCEPT) {
        p.moveTo(at);
        return p.expressions.typeQuery(p.symbols.name(symbol));
      }
    }
    if (next == Token.LBRACE
        && !p.atNewLine()
        && (p.symbols.is(symbol, Symbols.CAMEL) || behindOperator(at))
        && p.cppExpressions.bracesAreValues(p.at())) {
      return p.cppExpressions.braced(start, p.symbols.name(symbol));
    }
    ObjcExpr.Name name = new ObjcExpr.Name(start, p.lastEnd(), p.symbols.name(symbol));
    if (next == Token.LBRACE && p.expressions.inMessage) {
      // A macro in place of the head of a block.
      int from = p.start();
      ObjcStmt.Compound body = p.statements.compound();
      ObjcExpr block = new ObjcExpr.StatementExpression(from, p.lastEnd(), body);
      return new ObjcExpr.Call(start, p.lastEnd(), name, List.of(block));
    }
    return name;
  }

  /** Whether two macros stand side by side, whose strings the compiler joins. */
  private boolean joinsMacros() {
    int behind = p.kind(2);
    boolean ends =
        behind == Token.COMMA
            || behind == Token.RPAREN
            || behind == Token.RBRACKET
            || behind == Token.SEMI
            || behind == Token.COLON && !p.expressions.inMessage;
    return ends
        && !p.expressions.inReceiver
        && p.symbols.is(p.symbol(), Symbols.CAPITALS)
        && p.symbols.is(p.symbol(1), Symbols.CAPITALS)
        && !p.tokens.newLine[p.at() + 1];
  }

  /** Whether a value must start at a token, because of what stands in front of it. */
  private boolean behindOperator(int i) {
    if (p.expressions.inMessage) {
      return false;
    }
    return switch (p.kindAt(i - 1)) {
      case Token.RETURN, Token.ASSIGN, Token.LPAREN, Token.COMMA, Token.LBRACE -> true;
      case Token.EQ, Token.NE, Token.QUESTION, Token.PLUS, Token.MINUS, Token.SHL -> true;
      case Token.TILDE, Token.BANG, Token.STAR, Token.SLASH -> true;
      default -> false;
    };
  }

  /** Reads {@code (x)}. */
  ObjcExpr parenthesised() {
    int start = p.start();
    int close = p.closeOf(p.at());
    p.advance();
    ObjcExpr inner = p.expressions.nested();
    if (p.kind() == Token.ELLIPSIS) {
      // A fold expression of C++.
      p.moveTo(Math.max(close, p.at()));
    }
    if (p.kind() != Token.RPAREN) {
      p.recover("')' expected");
      if (p.tokens.match[close] >= 0) {
        p.moveTo(Math.max(p.at(), close));
      }
    }
    p.accept(Token.RPAREN);
    p.height++;
    return new ObjcExpr.Parenthesised(start, p.lastEnd(), inner);
  }

  /** Reads {@code ({ … })}. */
  ObjcExpr statementExpression() {
    int start = p.start();
    int close = p.closeOf(p.at());
    p.advance();
    ObjcStmt.Compound body = p.statements.compound();
    if (p.kind() != Token.RPAREN) {
      p.recover("')' expected");
      if (p.tokens.match[close] >= 0) {
        p.moveTo(Math.max(p.at(), close));
      }
    }
    p.accept(Token.RPAREN);
    return new ObjcExpr.StatementExpression(start, p.lastEnd(), body);
  }

  /** Reads {@code (a, b)} behind a callee; what is no expression becomes text. */
  List<ObjcExpr> arguments() {
    boolean capitals = p.at() > 0 && p.symbols.is(p.tokens.symbol[p.at() - 1], Symbols.CAPITALS);
    int close = p.closeOf(p.at());
    p.advance();
    if (p.kind() == Token.RPAREN) {
      p.advance();
      return List.of();
    }
    List<ObjcExpr> arguments = new ArrayList<>(4);
    while (p.at() < close) {
      if (!p.accept(Token.COMMA)) {
        int before = p.at();
        arguments.add(p.macros.argument(close, capitals));
        if (p.at() == before) {
          p.skipOne();
        }
        if (p.kind() == Token.RBRACE || p.kind() == Token.RBRACKET || p.kind() == Token.SEMI) {
          if (p.tokens.match[close] < 0) {
            // The list is not closed: what follows belongs to someone else.
            p.recover("')' expected");
            return List.copyOf(arguments);
          }
        }
      }
    }
    if (p.kind() == Token.RPAREN) {
      p.advance();
    } else {
      p.recover("')' expected");
    }
    return List.copyOf(arguments);
  }

  /** Reads {@code [receiver message]}. */
  ObjcExpr message() {
    int start = p.start();
    int open = p.at();
    int close = p.tokens.match[open];
    p.advance();
    ObjcExpr receiver = receiver();
    List<ObjcMessagePart> parts = new ArrayList<>(2);
    String selector = parts(parts);
    if (parts.isEmpty()) {
      p.recover("selector expected");
    }
    if (p.kind() != Token.RBRACKET) {
      p.recover("']' expected");
      if (close > p.at()) {
        p.moveTo(Math.max(close, p.at()));
      }
    }
    p.accept(Token.RBRACKET);
    p.height++;
    return new ObjcExpr.Message(start, p.lastEnd(), receiver, selector, List.copyOf(parts));
  }

  private ObjcExpr receiver() {
    if (p.kind() == Token.IDENT && p.kind(1) == Token.LT) {
      int behind = p.look.afterAngles(p.at() + 1);
      if (behind >= 0 && p.kindAt(behind) == Token.IDENT) {
        ObjcType type = p.types.genericName();
        return new ObjcExpr.TypeName(type.start(), type.end(), type);
      }
    }
    if (p.kind() == Token.IDENT && p.kind(1) == Token.IDENT) {
      // By far the most frequent: [name word…
      ObjcName name = p.name();
      return new ObjcExpr.Name(name.start(), name.end(), name.text());
    }
    int outer = p.expressions.receiver;
    boolean wasInMessage = p.expressions.inMessage;
    p.expressions.receiver = p.at();
    boolean wasInReceiver = p.expressions.inReceiver;
    p.expressions.inMessage = false;
    p.expressions.inReceiver = true;
    ObjcExpr receiver = p.expressions.assignment();
    p.expressions.inReceiver = wasInReceiver;
    p.expressions.receiver = outer;
    p.expressions.inMessage = wasInMessage;
    return receiver;
  }

  private String parts(List<ObjcMessagePart> parts) {
    String selector = "";
    while (p.atWord() || p.kind() == Token.COLON || p.kind() == Token.COLONCOLON) {
      int start = p.start();
      ObjcName label = p.atWord() ? p.name() : new ObjcName(start, start, "");
      if (p.kind() == Token.COLONCOLON) {
        // Two parts without words: [a b::c] would need a value in between, so it is C++.
        p.recover("argument expected");
      }
      if (p.kind() != Token.COLON) {
        parts.add(new ObjcMessagePart(start, p.lastEnd(), label, List.of()));
        selector = parts.size() == 1 ? label.text() : selector + label.text();
        break;
      }
      p.advance();
      selector = selector + label.text() + ":";
      ObjcExpr argument = p.expressions.messageArgument();
      if (p.kind() != Token.COMMA) {
        parts.add(new ObjcMessagePart(start, p.lastEnd(), label, List.of(argument)));
        continue;
      }
      List<ObjcExpr> arguments = new ArrayList<>(4);
      arguments.add(argument);
      while (p.accept(Token.COMMA)) {
        arguments.add(p.expressions.messageArgument());
      }
      parts.add(new ObjcMessagePart(start, p.lastEnd(), label, List.copyOf(arguments)));
    }
    return selector;
  }

  private ObjcExpr block() {
    int start = p.start();
    p.advance();
    Optional<ObjcType> result = Optional.empty();
    Parameters parameters = Parameters.NONE;
    p.declarators.blockAnnotations();
    if (p.kind() != Token.LBRACE && !(p.kind() == Token.LPAREN && listIsParameters())) {
      ObjcType type = p.types.typeName();
      if (type instanceof ObjcType.Callable c && c.shape() == ObjcType.Shape.FUNCTION) {
        type = c.result();
        parameters = new Parameters(c.parameters(), c.variadic());
      }
      if (type.end() > type.start()) {
        result = Optional.of(type);
      }
    }
    if (p.kind() == Token.LPAREN) {
      parameters = p.declarators.parameters();
    }
    p.declarators.blockAnnotations();
    if (p.kind() != Token.LBRACE) {
      p.recover("body of the block expected");
      return new ObjcExpr.MacroText(start, p.lastEnd(), p.textOf(start, p.lastEnd()));
    }
    ObjcStmt.Compound body = p.statements.compound();
    p.height++;
    return new ObjcExpr.Block(
        start, p.lastEnd(), result, parameters.list(), parameters.variadic(), body);
  }

  /** Whether parentheses behind {@code ^} hold parameters and not a part of the result type. */
  private boolean listIsParameters() {
    int behind = p.closeOf(p.at()) + 1;
    return p.kindAt(behind) != Token.LPAREN;
  }
}
