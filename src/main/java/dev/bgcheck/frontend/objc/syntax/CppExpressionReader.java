package dev.bgcheck.frontend.objc.syntax;

import dev.bgcheck.frontend.objc.syntax.DeclaratorReader.Parameters;
import java.util.List;
import java.util.Optional;

/** Reads the expressions that only C++ has, and types that stand where an expression can. */
final class CppExpressionReader {
  private static final int MAX_VALUES_LOOK = 48;

  private final Parse p;

  CppExpressionReader(Parse p) {
    this.p = p;
  }

  /** Whether {@code new}, {@code delete}, {@code throw}, {@code co_await} or a cast starts here. */
  boolean startsHere() {
    int symbol = p.symbol();
    if (symbol >= Symbols.RESERVED) {
      return false;
    }
    int next = p.kind(1);
    if (symbol == Symbols.NEW) {
      return next == Token.IDENT
          || next == Token.BUILTIN
          || next == Token.COLONCOLON
          || next == Token.STRUCT
          || next == Token.LPAREN
              && !p.expressions.inMessage
              && p.kindAt(p.closeOf(p.at() + 1) + 1) == Token.IDENT;
    }
    if (symbol == Symbols.DELETE) {
      return next == Token.IDENT || next == Token.LBRACKET && p.kind(2) == Token.RBRACKET;
    }
    if (symbol == Symbols.THROW || symbol == Symbols.CO_AWAIT) {
      return next == Token.IDENT
          || next == Token.SEMI
          || next == Token.COLONCOLON
          || next == Token.LBRACKET
          || next == Token.NUMBER
          || next == Token.STRING;
    }
    return next == Token.LT && isCast(symbol);
  }

  private static boolean isCast(int symbol) {
    return symbol == Symbols.STATIC_CAST
        || symbol == Symbols.DYNAMIC_CAST
        || symbol == Symbols.REINTERPRET_CAST
        || symbol == Symbols.CONST_CAST;
  }

  /** Reads what {@link #startsHere()} announced. */
  ObjcExpr read() {
    int start = p.start();
    int symbol = p.symbol();
    String word = p.symbols.name(symbol);
    p.advance();
    if (symbol == Symbols.NEW) {
      return newObject(start);
    }
    if (symbol == Symbols.DELETE) {
      if (p.kind() == Token.LBRACKET) {
        p.skipOne();
      }
      ObjcExpr operand = p.expressions.unary();
      return new ObjcExpr.Delete(start, Math.max(p.lastEnd(), operand.end()), operand);
    }
    if (symbol == Symbols.THROW || symbol == Symbols.CO_AWAIT) {
      ObjcExpr operand =
          p.kind() == Token.SEMI
              ? new ObjcExpr.MacroText(p.lastEnd(), p.lastEnd(), "")
              : p.expressions.assignment();
      return new ObjcExpr.Prefix(start, Math.max(p.lastEnd(), operand.end()), word, operand);
    }
    int behind = p.look.afterAngles(p.at());
    if (behind < 0) {
      p.recover("type expected");
      return new ObjcExpr.Name(start, p.lastEnd(), word);
    }
    p.advance();
    ObjcType type = p.types.typeName();
    p.moveTo(Math.max(p.at(), behind));
    ObjcExpr operand = p.primaries.primary();
    ObjcExpr cast =
        new ObjcExpr.Cast(start, Math.max(p.lastEnd(), operand.end()), word, type, operand);
    return p.expressions.postfix(cast);
  }

  private ObjcExpr newObject(int start) {
    if (p.kind() == Token.LPAREN) {
      p.skipOne();
    }
    TypeReader.Specifiers specifiers = p.types.newType();
    ObjcType type = specifiers.type();
    while (p.kind() == Token.STAR) {
      p.advance();
    }
    while (p.kind() == Token.LBRACKET) {
      p.skipOne();
    }
    List<ObjcExpr> arguments = List.of();
    if (p.kind() == Token.LPAREN) {
      arguments = p.primaries.arguments();
    } else if (p.kind() == Token.LBRACE) {
      arguments = List.of(p.literals.values());
    }
    return p.expressions.postfix(new ObjcExpr.New(start, p.lastEnd(), type, arguments));
  }

  /** The token behind template arguments in an expression, or -1 where {@code <} compares. */
  int afterTemplateArguments(int less) {
    int behind = p.look.afterAngles(less);
    if (behind < 0) {
      return -1;
    }
    int next = p.kindAt(behind);
    if (next != Token.LPAREN
        && next != Token.COLONCOLON
        && next != Token.LBRACE
        && !(next == Token.SEMI || next == Token.RPAREN || next == Token.COMMA)) {
      return -1;
    }
    for (int i = less + 1; i < behind - 1; i++) {
      int k = p.kindAt(i);
      if (k == Token.AMPAMP && p.kindAt(i + 1) != Token.GT && p.kindAt(i + 1) != Token.COMMA) {
        return -1;
      }
    }
    return behind;
  }

  /** Reads {@code a::b<C>::d}, also {@code a<b>} with what is called or made of it. */
  ObjcExpr qualifiedName() {
    int start = p.start();
    int first = p.at();
    p.accept(Token.COLONCOLON);
    while (p.kind() == Token.IDENT || p.kind() == Token.TILDE) {
      boolean operator = p.symbol() == Symbols.OPERATOR;
      p.advance();
      if (operator && p.kind() != Token.LPAREN) {
        p.advance();
      }
      if (p.kind() == Token.LT) {
        int behind = afterTemplateArguments(p.at());
        if (behind < 0) {
          break;
        }
        p.moveTo(behind);
      }
      if (p.kind() != Token.COLONCOLON || p.kind(1) != Token.IDENT && p.kind(1) != Token.TILDE) {
        break;
      }
      p.advance();
    }
    if (p.at() == first) {
      p.recover("expression expected");
      p.advance();
    }
    String text = p.at() == first + 1 ? p.tokenText(first) : p.textOf(start, p.lastEnd());
    if (p.kind() == Token.LBRACE
        && p.at() > first + 1
        && !p.atNewLine()
        && bracesAreValues(p.at())) {
      return braced(start, text);
    }
    return new ObjcExpr.Name(start, p.lastEnd(), text);
  }

  /** Reads the braces of {@code Type{…}}. */
  ObjcExpr braced(int start, String name) {
    ObjcType type =
        new ObjcType.Named(start, p.lastEnd(), name, List.of(), 0, List.of(), Optional.empty());
    ObjcExpr.InitializerList values = p.literals.values();
    return new ObjcExpr.CompoundLiteral(start, p.lastEnd(), type, values);
  }

  /** Whether braces hold values and not statements. */
  boolean bracesAreValues(int open) {
    int i = open + 1;
    int close = p.closeOf(open);
    for (int steps = 0; steps < MAX_VALUES_LOOK && i < close; steps++) {
      int k = p.kindAt(i);
      switch (k) {
        case Token.COMMA -> {
          return true;
        }
        case Token.SEMI, Token.IF, Token.FOR, Token.WHILE, Token.DO, Token.SWITCH, Token.RETURN -> {
          return false;
        }
        case Token.LPAREN, Token.LBRACKET, Token.LBRACE -> {
          int match = p.tokens.match[i];
          i = match > i ? match + 1 : i + 1;
        }
        default -> {
          if (Token.isDirective(k) || k >= Token.AT_TRY && k <= Token.AT_AUTORELEASEPOOL) {
            return false;
          }
          i++;
        }
      }
    }
    return true;
  }

  /** Whether the bracket here opens the captures of a lambda and not a message. */
  boolean lambdaAt() {
    int open = p.at();
    int close = p.tokens.match[open];
    if (close < 0) {
      return false;
    }
    int behind = p.kindAt(close + 1);
    if (behind != Token.LPAREN && behind != Token.LBRACE && behind != Token.LT) {
      return false;
    }
    int first = p.kindAt(open + 1);
    int second = p.kindAt(open + 2);
    return first == Token.RBRACKET
        || first == Token.ASSIGN
        || first == Token.AMP
        || first == Token.STAR && p.tokens.symbol[open + 2] == Symbols.THIS
        || first == Token.IDENT
            && (second == Token.RBRACKET || second == Token.COMMA || second == Token.ASSIGN);
  }

  /** Reads a lambda. */
  ObjcExpr lambda() {
    int start = p.start();
    int open = p.at();
    int close = p.closeOf(open);
    String captures = p.textOf(p.tokens.end[open], p.tokens.start[close]);
    p.moveTo(close + 1);
    if (p.kind() == Token.LT) {
      int behind = p.look.afterAngles(p.at());
      p.moveTo(behind < 0 ? p.at() + 1 : behind);
    }
    Parameters parameters = p.kind() == Token.LPAREN ? p.declarators.parameters() : Parameters.NONE;
    while (p.kind() == Token.IDENT || p.kind() == Token.QUALIFIER || p.kind() == Token.ATTRIBUTE) {
      p.types.attribute();
    }
    if (p.accept(Token.ARROW)) {
      p.types.typeName();
    }
    if (p.kind() != Token.LBRACE) {
      p.recover("body of the lambda expected");
      return new ObjcExpr.MacroText(start, p.lastEnd(), "");
    }
    ObjcStmt.Compound body = p.statements.compound();
    p.height++;
    return new ObjcExpr.Lambda(start, p.lastEnd(), captures, parameters.list(), body);
  }

  /** Reads a type where an expression is expected: an argument of a macro, {@code int(x)}. */
  ObjcExpr typeAsExpression() {
    int start = p.start();
    if (p.kind() == Token.BUILTIN
        && (p.kind(1) == Token.LPAREN && !p.look.opensDeclarator(p.at() + 1)
            || p.kind(1) == Token.LBRACE)) {
      ObjcName name = p.name();
      if (p.kind() == Token.LBRACE) {
        return braced(start, name.text());
      }
      return new ObjcExpr.Name(start, p.lastEnd(), name.text());
    }
    ObjcType type = p.types.typeName();
    return new ObjcExpr.TypeName(start, Math.max(p.lastEnd(), start), type);
  }
}
