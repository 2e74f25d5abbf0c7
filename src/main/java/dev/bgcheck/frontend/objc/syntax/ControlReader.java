package dev.bgcheck.frontend.objc.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the statements that steer: conditions, loops, jumps, {@code @try}. */
final class ControlReader {
  private final Parse p;
  private final StatementReader statements;

  ControlReader(Parse p, StatementReader statements) {
    this.p = p;
    this.statements = statements;
  }

  /** Reads the statement that the present word starts. */
  ObjcStmt read() {
    int start = p.start();
    switch (p.kind()) {
      case Token.IF:
        return ifLadder();
      case Token.FOR:
        return forLoop();
      case Token.WHILE:
        p.advance();
        ObjcExpr condition = condition();
        ObjcStmt body = statements.body();
        return new ObjcStmt.While(start, endAfter(body), condition, body);
      case Token.DO:
        return doLoop();
      case Token.SWITCH:
        p.advance();
        ObjcExpr value = condition();
        ObjcStmt cases = statements.body();
        return new ObjcStmt.Switch(start, endAfter(cases), value, cases);
      case Token.CASE:
        return caseLabel();
      case Token.DEFAULT:
        p.advance();
        p.expect(Token.COLON, "':' expected");
        return new ObjcStmt.Default(start, p.lastEnd());
      case Token.RETURN:
        Optional<ObjcExpr> returned = value();
        return new ObjcStmt.Return(start, end(), returned);
      case Token.BREAK:
        p.advance();
        return new ObjcStmt.Break(start, end());
      case Token.CONTINUE:
        p.advance();
        return new ObjcStmt.Continue(start, end());
      case Token.GOTO:
        return jump();
      case Token.AT_THROW:
        Optional<ObjcExpr> thrown = value();
        return new ObjcStmt.Throw(start, end(), thrown);
      case Token.AT_SYNCHRONIZED:
        p.advance();
        ObjcExpr lock = condition();
        ObjcStmt.Compound guarded = statements.compound();
        return new ObjcStmt.Synchronized(start, p.lastEnd(), lock, guarded);
      case Token.AT_AUTORELEASEPOOL:
        p.advance();
        ObjcStmt.Compound pool = statements.compound();
        return new ObjcStmt.AutoreleasePool(start, p.lastEnd(), pool);
      case Token.AT_TRY:
        return tryStatement();
      case Token.IDENT:
        if (p.symbol() == Symbols.THROW) {
          Optional<ObjcExpr> exception = value();
          return new ObjcStmt.Throw(start, end(), exception);
        }
        if (p.symbol() == Symbols.CO_RETURN) {
          Optional<ObjcExpr> result = value();
          return new ObjcStmt.Return(start, end(), result);
        }
        return tryStatement();
      default:
        p.recover("statement expected");
        p.advance();
        p.skipStatement();
        return new ObjcStmt.Skipped(start, p.lastEnd(), "statement expected");
    }
  }

  private int endAfter(ObjcStmt last) {
    return Math.max(p.lastEnd(), last.end());
  }

  /** Reads the semicolon; the end of the statement. */
  private int end() {
    if (!p.accept(Token.SEMI)) {
      int k = p.kind();
      boolean macroEnd =
          k == Token.RPAREN || k == Token.COMMA || k == Token.DIR_ENDIF || k == Token.DIR_ELSE;
      if (!macroEnd && !(k == Token.RBRACE && closesMacroArgument())) {
        p.recover("';' expected");
        if (!p.atNewLine() && k != Token.RBRACE) {
          p.skipStatement();
        }
      }
    }
    return p.lastEnd();
  }

  /** Whether the brace here closes a body that a macro is given: {@code MACRO({ return })}. */
  private boolean closesMacroArgument() {
    int open = p.tokens.match[p.at()];
    return open > 0 && p.kindAt(open - 1) == Token.LPAREN;
  }

  /** Reads the word of a statement and the value behind it. */
  private Optional<ObjcExpr> value() {
    p.advance();
    switch (p.kind()) {
      case Token.SEMI, Token.RBRACE, Token.EOF, Token.RPAREN, Token.DIR_ENDIF, Token.DIR_ELSE -> {
        return Optional.empty();
      }
      case Token.LBRACE -> {
        return Optional.of(p.literals.values());
      }
      default -> {
        return Optional.of(p.expressions.nested());
      }
    }
  }

  /** Reads {@code (condition)}, where C++ allows a declaration. */
  ObjcExpr condition() {
    if (p.kind() != Token.LPAREN) {
      if (p.kind() == Token.IDENT) {
        return p.expressions.unary();
      }
      p.recover("'(' expected");
      return new ObjcExpr.MacroText(p.lastEnd(), p.lastEnd(), "");
    }
    int close = p.closeOf(p.at());
    boolean closed = p.tokens.match[p.at()] > 0;
    p.advance();
    ObjcExpr condition = declaredOrExpression();
    if (p.kind() == Token.SEMI && closed) {
      p.advance();
      condition = p.kind() == Token.RPAREN ? condition : declaredOrExpression();
    }
    if (p.kind() != Token.RPAREN) {
      p.recover("')' expected");
      if (closed) {
        p.moveTo(Math.max(close, p.at()));
      }
    }
    p.accept(Token.RPAREN);
    return condition;
  }

  private ObjcExpr declaredOrExpression() {
    int k = p.kind();
    boolean declares =
        k == Token.IDENT
            || k == Token.BUILTIN
            || k == Token.QUALIFIER
            || k == Token.COLONCOLON
            || k == Token.TYPEOF
            || k == Token.STRUCT;
    if (!declares || !p.look.declarationAt(p.at(), true)) {
      return p.expressions.nested();
    }
    int start = p.start();
    ObjcDecl declaration = p.declarations.condition();
    return new ObjcExpr.Declaration(start, p.lastEnd(), declaration);
  }

  private ObjcStmt ifLadder() {
    int start = p.start();
    List<ObjcStmt.IfBranch> branches = new ArrayList<>(2);
    Optional<ObjcStmt> otherwise = Optional.empty();
    int from = start;
    for (; ; ) {
      p.advance();
      if (p.symbol() == Symbols.CONSTEXPR) {
        p.advance();
      }
      ObjcExpr condition = condition();
      if (p.kind() == Token.LBRACKET && p.look.attributeAt(p.at())) {
        p.skipOne();
      }
      ObjcStmt body = statements.body();
      int end = Math.max(endAfter(body), condition.end());
      branches.add(new ObjcStmt.IfBranch(from, end, condition, body));
      if (!acceptElse()) {
        break;
      }
      if (p.kind() != Token.IF) {
        otherwise = Optional.of(statements.body());
        break;
      }
      from = p.start();
    }
    return new ObjcStmt.If(start, p.lastEnd(), List.copyOf(branches), otherwise);
  }

  /** Takes an {@code else}, with the directives before it: {@code #pragma} may stand there. */
  private boolean acceptElse() {
    int ahead = 0;
    while (p.kind(ahead) == Token.DIR_OTHER) {
      ahead++;
    }
    if (p.kind(ahead) != Token.ELSE) {
      return false;
    }
    for (int i = 0; i <= ahead; i++) {
      p.advance();
    }
    return true;
  }

  private ObjcStmt doLoop() {
    int start = p.start();
    p.advance();
    ObjcStmt body = statements.body();
    ObjcExpr condition;
    if (p.accept(Token.WHILE)) {
      condition = condition();
      if (!p.accept(Token.SEMI)
          && !p.atNewLine()
          && p.kind() != Token.RPAREN
          && p.kind() != Token.RBRACE) {
        p.recover("';' expected");
      }
    } else {
      p.recover("'while' expected");
      condition = new ObjcExpr.MacroText(p.lastEnd(), p.lastEnd(), "");
    }
    return new ObjcStmt.DoWhile(start, endAfter(body), body, condition);
  }

  private ObjcStmt caseLabel() {
    int start = p.start();
    p.advance();
    ObjcExpr low = p.expressions.caseValue();
    Optional<ObjcExpr> high = Optional.empty();
    if (p.accept(Token.ELLIPSIS)) {
      high = Optional.of(p.expressions.caseValue());
    }
    if (!p.accept(Token.COLON)) {
      p.recover("':' expected");
    }
    return new ObjcStmt.Case(start, p.lastEnd(), low, high);
  }

  private ObjcStmt jump() {
    int start = p.start();
    p.advance();
    int from = p.start();
    while (p.kind() == Token.STAR) {
      p.advance();
    }
    if (p.kind() == Token.IDENT || p.kind() == Token.LPAREN) {
      p.expressions.nested();
    }
    String target = p.textOf(from, p.lastEnd());
    return new ObjcStmt.Goto(start, end(), target);
  }

  private ObjcStmt forLoop() {
    int start = p.start();
    p.advance();
    if (p.symbol() == Symbols.CO_AWAIT) {
      p.advance();
    }
    if (p.kind() != Token.LPAREN) {
      p.recover("'(' expected");
      return new ObjcStmt.Skipped(start, p.lastEnd(), "'(' expected");
    }
    int open = p.at();
    int close = p.closeOf(open);
    int divider = divider(open, close);
    p.advance();
    if (divider > 0) {
      return forIn(start, divider, close);
    }
    Optional<ObjcStmt> init = Optional.empty();
    if (p.kind() != Token.SEMI) {
      init = Optional.of(forInit());
    } else {
      p.advance();
    }
    Optional<ObjcExpr> condition = Optional.empty();
    if (p.kind() != Token.SEMI && p.at() < close) {
      condition = Optional.of(declaredOrExpression());
    }
    if (p.at() < close) {
      p.expect(Token.SEMI, "';' expected");
    }
    Optional<ObjcExpr> step = Optional.empty();
    if (p.kind() != Token.RPAREN && p.at() < close) {
      step = Optional.of(p.expressions.nested());
    }
    closeHead(close);
    ObjcStmt body = statements.body();
    return new ObjcStmt.For(start, endAfter(body), init, condition, step, body);
  }

  private ObjcStmt forInit() {
    int start = p.start();
    if (p.look.declarationAt(p.at(), false)) {
      return statements.declaration();
    }
    ObjcExpr expression = p.expressions.nested();
    p.expect(Token.SEMI, "';' expected");
    return new ObjcStmt.Expression(
        Math.min(start, expression.start()), Math.max(p.lastEnd(), expression.end()), expression);
  }

  private void closeHead(int close) {
    if (p.kind() != Token.RPAREN) {
      p.recover("')' expected");
      if (p.kindAt(close) == Token.RPAREN) {
        p.moveTo(Math.max(close, p.at()));
      }
    }
    p.accept(Token.RPAREN);
  }

  /** The {@code in}, or the colon of C++, that divides the head of a loop; 0 where it has none. */
  private int divider(int open, int close) {
    int colon = 0;
    int questions = 0;
    int i = open + 1;
    while (i < close) {
      int k = p.kindAt(i);
      if (k == Token.SEMI) {
        return 0;
      }
      if (k == Token.IDENT && p.tokens.symbol[i] == Symbols.IN && i > open + 1 && i + 1 < close) {
        return i;
      }
      if (k == Token.QUESTION) {
        questions++;
      } else if (k == Token.COLON && questions-- == 0 && colon == 0) {
        colon = i;
      }
      int match = p.tokens.match[i];
      i = match > i ? match + 1 : i + 1;
    }
    return colon;
  }

  private ObjcStmt forIn(int start, int divider, int close) {
    int from = p.start();
    ObjcStmt element;
    if (p.look.declarationAt(p.at(), false)) {
      ObjcDecl declaration = p.declarations.element();
      element = new ObjcStmt.Declaration(from, Math.max(from, p.lastEnd()), declaration);
    } else {
      ObjcExpr expression = p.expressions.nested();
      element =
          new ObjcStmt.Expression(
              Math.min(from, expression.start()), Math.max(p.lastEnd(), from), expression);
    }
    if (p.at() != divider) {
      p.recover("'in' expected");
      p.moveTo(Math.max(divider, p.at()));
    }
    if (p.at() == divider) {
      p.advance();
    }
    ObjcExpr collection = p.kind() == Token.LBRACE ? p.literals.values() : p.expressions.nested();
    closeHead(close);
    ObjcStmt body = statements.body();
    return new ObjcStmt.ForIn(start, endAfter(body), element, collection, body);
  }

  private ObjcStmt tryStatement() {
    int start = p.start();
    p.advance();
    ObjcStmt.Compound body = statements.compound();
    List<ObjcStmt.Catch> catches = new ArrayList<>(1);
    while (p.kind() == Token.AT_CATCH || p.kind() == Token.IDENT && p.symbol() == Symbols.CATCH) {
      catches.add(catchClause());
    }
    Optional<ObjcStmt.Compound> last = Optional.empty();
    if (p.accept(Token.AT_FINALLY)) {
      last = Optional.of(statements.compound());
    }
    return new ObjcStmt.Try(start, p.lastEnd(), body, List.copyOf(catches), last);
  }

  private ObjcStmt.Catch catchClause() {
    int start = p.start();
    p.advance();
    Optional<ObjcParameter> parameter = Optional.empty();
    if (p.kind() == Token.LPAREN) {
      DeclaratorReader.Parameters parameters = p.declarators.parameters();
      parameter = parameters.list().stream().findFirst();
    }
    ObjcStmt.Compound body = statements.compound();
    return new ObjcStmt.Catch(start, p.lastEnd(), parameter, body);
  }
}
