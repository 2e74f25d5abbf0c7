package dev.bgcheck.frontend.objc.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads statements. */
final class StatementReader {
  private final Parse p;
  private final ControlReader control;

  StatementReader(Parse p) {
    this.p = p;
    this.control = new ControlReader(p, this);
  }

  /** Reads {@code { … }}. */
  ObjcStmt.Compound compound() {
    int start = p.start();
    if (p.kind() != Token.LBRACE) {
      p.recover("'{' expected");
      int place = p.lastEnd();
      return new ObjcStmt.Compound(place, place, List.of());
    }
    if (!p.enter()) {
      p.recover("nested too deeply");
      p.skipOne();
      return new ObjcStmt.Compound(start, p.lastEnd(), List.of());
    }
    p.advance();
    boolean wasLocal = p.declarators.local;
    boolean wasInMessage = p.expressions.inMessage;
    int receiver = p.expressions.receiver;
    p.declarators.local = true;
    p.expressions.inMessage = false;
    p.expressions.receiver = -1;
    List<ObjcStmt> statements = statements(false, -1);
    p.declarators.local = wasLocal;
    p.expressions.inMessage = wasInMessage;
    p.expressions.receiver = receiver;
    p.leave();
    p.expect(Token.RBRACE, "'}' expected");
    return new ObjcStmt.Compound(start, p.lastEnd(), statements);
  }

  /** Reads the body of a function or method. */
  ObjcStmt.Compound routineBody() {
    p.height = 0;
    return compound();
  }

  /** Reads the statements that are the argument of a macro. */
  List<ObjcStmt> argument(int close) {
    boolean wasLocal = p.declarators.local;
    p.declarators.local = true;
    List<ObjcStmt> statements = statements(false, close);
    p.declarators.local = wasLocal;
    return statements;
  }

  private List<ObjcStmt> statements(boolean conditional, int limit) {
    List<ObjcStmt> statements = new ArrayList<>();
    for (; ; ) {
      switch (p.kind()) {
        case Token.RBRACE, Token.EOF, Token.AT_END, Token.AT_IMPLEMENTATION, Token.AT_INTERFACE -> {
          return List.copyOf(statements);
        }
        case Token.DIR_ELSE, Token.DIR_ENDIF -> {
          if (conditional) {
            return List.copyOf(statements);
          }
          p.advance();
          continue;
        }
        case Token.COMMA, Token.RPAREN -> {
          if (limit >= 0 && p.at() >= limit || limit >= 0 && p.kind() == Token.COMMA) {
            return List.copyOf(statements);
          }
        }
        default -> {}
      }
      int before = p.at();
      statements.add(statement());
      if (p.at() == before) {
        int start = p.start();
        p.recover("statement expected");
        p.skipOne();
        statements.set(
            statements.size() - 1, new ObjcStmt.Skipped(start, p.lastEnd(), "statement expected"));
      }
    }
  }

  /** Reads a statement. */
  ObjcStmt statement() {
    int start = p.start();
    if (!p.enter()) {
      p.recover("nested too deeply");
      int before = p.at();
      p.skipStatement();
      if (p.at() == before && p.kind() != Token.RBRACE) {
        p.skipOne();
      }
      return new ObjcStmt.Skipped(start, Math.max(start, p.lastEnd()), "nested too deeply");
    }
    int height = p.height;
    p.height = 0;
    ObjcStmt statement = inner();
    p.height = Math.max(height, p.height + 1);
    p.leave();
    return statement;
  }

  private ObjcStmt inner() {
    int start = p.start();
    int k = p.kind();
    switch (k) {
      case Token.IDENT:
        return word();
      case Token.LBRACE:
        return compound();
      case Token.SEMI:
        p.advance();
        return new ObjcStmt.Empty(start, p.lastEnd());
      case Token.DIR_IF:
        return conditional();
      case Token.DIR_IMPORT, Token.DIR_DEFINE, Token.DIR_OTHER:
        ObjcDecl directive = p.directives.read();
        return new ObjcStmt.Declaration(start, directive.end(), directive);
      case Token.ATTRIBUTE:
        if (p.kind(1) == Token.LPAREN && p.kindAt(p.closeOf(p.at() + 1) + 1) == Token.SEMI) {
          p.types.attribute();
          p.advance();
          return new ObjcStmt.Empty(start, p.lastEnd());
        }
        return declaration();
      case Token.LBRACKET:
        if (p.look.attributeAt(p.at())) {
          if (p.kindAt(p.closeOf(p.at()) + 1) == Token.SEMI) {
            p.skipOne();
            p.advance();
            return new ObjcStmt.Empty(start, p.lastEnd());
          }
          return declaration();
        }
        return expression();
      case Token.ASM:
        p.advance();
        while (p.kind() != Token.LPAREN
            && p.kind() != Token.LBRACE
            && p.kind() != Token.EOF
            && p.kind() != Token.SEMI) {
          p.advance();
        }
        p.skipOne();
        p.accept(Token.SEMI);
        return new ObjcStmt.Asm(start, p.lastEnd());
      case Token.AT_IMPORT, Token.AT_CLASS, Token.AT_SECTION:
        ObjcDecl item = p.items.item(ItemReader.FILE);
        if (item != null) {
          return new ObjcStmt.Declaration(start, p.lastEnd(), item);
        }
        return new ObjcStmt.Empty(start, Math.max(start, p.lastEnd()));
      default:
        break;
    }
    if (k >= Token.IF && k <= Token.GOTO || k >= Token.AT_TRY && k <= Token.AT_AUTORELEASEPOOL) {
      return control.read();
    }
    return p.look.declarationAt(p.at(), false) ? declaration() : expression();
  }

  private ObjcStmt word() {
    int symbol = p.symbol();
    int next = p.kind(1);
    if (next == Token.COLON) {
      int start = p.start();
      ObjcName name = p.name();
      p.advance();
      return new ObjcStmt.Label(start, p.lastEnd(), name);
    }
    if (symbol < Symbols.RESERVED) {
      if (symbol == Symbols.TRY && next == Token.LBRACE) {
        return control.read();
      }
      if (symbol == Symbols.CO_RETURN || symbol == Symbols.THROW && p.cppExpressions.startsHere()) {
        return control.read();
      }
      if (p.cpp.startsHere()) {
        int start = p.start();
        ObjcDecl declaration = p.cpp.read(ItemReader.FILE);
        return new ObjcStmt.Declaration(start, p.lastEnd(), declaration);
      }
    }
    return p.look.declarationAt(p.at(), false) ? declaration() : expression();
  }

  /** Reads a declaration among statements. */
  ObjcStmt declaration() {
    int start = p.start();
    ObjcDecl declaration = p.declarations.read();
    return new ObjcStmt.Declaration(start, Math.max(p.lastEnd(), declaration.end()), declaration);
  }

  private ObjcStmt conditional() {
    int start = p.start();
    List<ObjcBranch<ObjcStmt>> branches = new ArrayList<>(2);
    do {
      int from = p.start();
      int directive = p.at();
      p.advance();
      List<ObjcStmt> items = statements(true, -1);
      branches.add(p.directives.branch(from, directive, items));
    } while (p.kind() == Token.DIR_ELSE);
    p.accept(Token.DIR_ENDIF);
    return new ObjcStmt.Conditional(start, p.lastEnd(), List.copyOf(branches));
  }

  /** Reads the statement that a condition or a loop controls. */
  ObjcStmt body() {
    while (p.kind() == Token.DIR_OTHER
        || p.kind() == Token.DIR_DEFINE
        || p.kind() == Token.DIR_IMPORT) {
      p.advance();
    }
    switch (p.kind()) {
      case Token.RBRACE, Token.EOF, Token.DIR_ENDIF, Token.DIR_ELSE, Token.AT_END -> {
        if (p.kind() != Token.DIR_ENDIF && p.kind() != Token.DIR_ELSE) {
          p.recover("statement expected");
        }
        return new ObjcStmt.Empty(p.lastEnd(), p.lastEnd());
      }
      default -> {}
    }
    ObjcStmt first = statement();
    if (!(first instanceof ObjcStmt.Label
        || first instanceof ObjcStmt.Case
        || first instanceof ObjcStmt.Default)) {
      return first;
    }
    List<ObjcStmt> labelled = new ArrayList<>(2);
    labelled.add(first);
    ObjcStmt last = first;
    while ((last instanceof ObjcStmt.Label
            || last instanceof ObjcStmt.Case
            || last instanceof ObjcStmt.Default)
        && p.kind() != Token.RBRACE
        && p.kind() != Token.EOF) {
      int before = p.at();
      last = statement();
      labelled.add(last);
      if (p.at() == before) {
        break;
      }
    }
    return new ObjcStmt.Compound(
        first.start(), Math.max(last.end(), first.end()), List.copyOf(labelled));
  }

  private ObjcStmt expression() {
    int first = p.at();
    int from = p.start();
    ObjcExpr expression = p.expressions.nested();
    // An operand that is missing at the start stands behind the previous token.
    int start = Math.min(from, expression.start());
    if (p.kind() == Token.IDENT && p.at() > first) {
      expression = wordOperators(expression);
    }
    int k = p.kind();
    if (k == Token.SEMI) {
      p.advance();
      return new ObjcStmt.Expression(start, p.lastEnd(), expression);
    }
    if (p.at() == first) {
      p.skipStatement();
      if (p.at() == first) {
        return new ObjcStmt.Empty(p.lastEnd(), p.lastEnd());
      }
      return new ObjcStmt.Skipped(from, p.lastEnd(), "statement not understood");
    }
    ObjcExpr head = expression instanceof ObjcExpr.Boxed boxed ? boxed.operand() : expression;
    boolean macro = head instanceof ObjcExpr.Name || head instanceof ObjcExpr.Call;
    if (macro && k == Token.LBRACE) {
      return macroWithBody(start, head);
    }
    if (macro && (p.atNewLine() || startsStatement(k, head)) || endsStatement(k, macro)) {
      return new ObjcStmt.Expression(start, Math.max(p.lastEnd(), expression.end()), expression);
    }
    p.recover("';' expected");
    if (!p.atNewLine()) {
      p.skipStatement();
      return new ObjcStmt.Skipped(start, p.lastEnd(), "statement not understood");
    }
    return new ObjcStmt.Expression(start, Math.max(p.lastEnd(), expression.end()), expression);
  }

  /** Reads what macros in place of operators join: {@code a should equal(b)}. */
  private ObjcExpr wordOperators(ObjcExpr first) {
    ObjcExpr left = first;
    int steps = 0;
    while (p.kind() == Token.IDENT
        && !p.atNewLine()
        && p.kind(1) == Token.IDENT
        && !p.tokens.newLine[p.at() + 1]
        && steps++ < 8) {
      String word = p.tokenText(p.at());
      p.advance();
      ObjcExpr right = p.expressions.nested();
      left = new ObjcExpr.Binary(left.start(), p.lastEnd(), word, left, right);
    }
    return left;
  }

  /** Whether a statement without semicolon may end in front of a token. */
  private boolean endsStatement(int k, boolean macro) {
    return k == Token.RBRACE && (macro || p.kindAt(p.at() - 1) == Token.RBRACE)
        || k == Token.RPAREN
        || k == Token.COMMA
        || k == Token.RBRACE && p.kindAt(p.tokens.match[p.at()] - 1) == Token.LPAREN
        || Token.isDirective(k) && macro;
  }

  /** Whether a macro may stand in front of a statement on the same line. */
  private boolean startsStatement(int k, ObjcExpr head) {
    boolean starts =
        k == Token.IDENT
            || k >= Token.IF && k <= Token.GOTO
            || Token.startsDeclaration(k)
            || k == Token.AT
            || Token.isDirective(k);
    if (!starts) {
      return false;
    }
    if (head instanceof ObjcExpr.Call call) {
      return call.callee() instanceof ObjcExpr.Name;
    }
    return head instanceof ObjcExpr.Name name
        && !name.name().isEmpty()
        && name.name().chars().noneMatch(Character::isLowerCase);
  }

  private ObjcStmt macroWithBody(int start, ObjcExpr head) {
    ObjcName name;
    List<ObjcExpr> arguments = List.of();
    if (head instanceof ObjcExpr.Call call) {
      ObjcExpr callee = call.callee();
      name =
          new ObjcName(
              callee.start(), callee.end(), callee instanceof ObjcExpr.Name n ? n.name() : "");
      arguments = call.arguments();
    } else {
      name = new ObjcName(head.start(), head.end(), ((ObjcExpr.Name) head).name());
    }
    ObjcStmt body = compound();
    if (p.kind() == Token.SEMI) {
      p.advance();
    }
    return new ObjcStmt.Macro(start, p.lastEnd(), name, arguments, Optional.of(body));
  }
}
