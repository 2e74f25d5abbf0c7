package dev.bgcheck.frontend.swift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses statements. */
final class Statements {
  private final Grammar g;
  private final Cursor c;

  Statements(Grammar grammar) {
    this.g = grammar;
    this.c = grammar.cursor;
  }

  /** All statements of a file. */
  List<SwiftStmt> file() {
    List<SwiftStmt> statements = new ArrayList<>();
    while (true) {
      statements.addAll(list(false));
      if (c.atEnd()) {
        return List.copyOf(statements);
      }
      // A closing brace or directive that belongs to nothing.
      int from = c.offset();
      c.recover(c.at(Tok.RIGHT_BRACE) ? "unexpected '}'" : "unexpected directive");
      c.advance();
      statements.add(new SwiftStmt.Unknown(from, c.lastEnd()));
    }
  }

  /** The statements in the braces here. */
  SwiftBlock block() {
    int from = c.offset();
    if (!c.at(Tok.LEFT_BRACE)) {
      c.recover("expected '{'");
      int at = c.lastEnd();
      return new SwiftBlock(at, at, List.of());
    }
    if (!c.enter()) {
      c.recover(Grammar.TOO_DEEP);
      c.skipOne();
      return new SwiftBlock(from, c.lastEnd(), List.of());
    }
    int context = c.context;
    c.context = 0;
    c.advance();
    List<SwiftStmt> statements = list(false);
    c.expect(Tok.RIGHT_BRACE, "'}'");
    c.context = context;
    c.leave();
    return new SwiftBlock(from, c.lastEnd(), statements);
  }

  /**
   * Statements up to a closing brace, the end of an {@code #if} clause or, in a {@code switch}, the
   * next case.
   */
  List<SwiftStmt> list(boolean inSwitch) {
    if (c.at(Tok.RIGHT_BRACE)) {
      return List.of();
    }
    List<SwiftStmt> statements = new ArrayList<>();
    while (!atListEnd(inSwitch)) {
      if (c.eat(Tok.SEMICOLON)) {
        continue;
      }
      statements.add(statement(inSwitch));
      if (!c.newline() && !c.at(Tok.SEMICOLON) && !atListEnd(inSwitch)) {
        c.recover("expected a line break or ';'");
      }
    }
    return List.copyOf(statements);
  }

  private boolean atListEnd(boolean inSwitch) {
    int k = c.kind();
    return switch (k) {
      case Tok.RIGHT_BRACE, Tok.EOF, Tok.POUND_ELSE, Tok.POUND_ELSEIF, Tok.POUND_ENDIF -> true;
      case Tok.CASE -> inSwitch;
      case Tok.DEFAULT -> inSwitch && c.next() == Tok.COLON;
      case Tok.AT -> inSwitch && c.next() == Tok.UNKNOWN;
      case Tok.POUND_IF -> inSwitch && g.ifConfigs.atCases(c.pos);
      default -> false;
    };
  }

  private SwiftStmt statement(boolean inSwitch) {
    int from = c.offset();
    int before = c.pos;
    int k = c.kind();
    if (k == Tok.POUND_IF && !g.ifConfigs.atAttributes(c.pos)) {
      return config(from, inSwitch);
    }
    if (k == Tok.POUND_IF || g.modifiers.atDeclaration(c.pos, false)) {
      SwiftDecl declaration = g.declarations.declaration();
      if (c.pos > before) {
        return new SwiftStmt.Declaration(declaration.start(), declaration.end(), declaration);
      }
    }
    if (Tok.isName(k) && c.next() == Tok.COLON && isLabelable(c.pos + 2)) {
      return labeled(from);
    }
    SwiftStmt keyword = keyword(from);
    if (keyword != null) {
      return keyword;
    }
    SwiftExpr expression = g.expressions.expression();
    if (c.pos > before) {
      return new SwiftStmt.Expression(
          expression.start(), Math.max(expression.end(), c.lastEnd()), expression);
    }
    return unknown();
  }

  private SwiftStmt unknown() {
    int from = c.offset();
    c.recover("expected a statement");
    do {
      c.skipOne();
    } while (!c.newline() && !atListEnd(false) && !c.at(Tok.SEMICOLON));
    return new SwiftStmt.Unknown(from, c.lastEnd());
  }

  private SwiftStmt config(int from, boolean inSwitch) {
    if (!c.enter()) {
      c.recover(Grammar.TOO_DEEP);
      return unknown();
    }
    SwiftIfConfig<SwiftStmt> config = g.ifConfigs.parse(() -> list(inSwitch));
    c.leave();
    return new SwiftStmt.Config(from, c.lastEnd(), config);
  }

  private boolean isLabelable(int index) {
    int k = c.kindAt(index);
    return k == Tok.FOR
        || k == Tok.WHILE
        || (k == Tok.REPEAT && c.kindAt(index + 1) == Tok.LEFT_BRACE)
        || k == Tok.IF
        || k == Tok.SWITCH
        || k == Tok.DO;
  }

  private SwiftStmt labeled(int from) {
    SwiftName label = c.name();
    c.advance();
    SwiftStmt statement = keyword(c.offset());
    return new SwiftStmt.Labeled(from, statement.end(), label, statement);
  }

  /** The statement whose keyword stands here, or null if none does. */
  private SwiftStmt keyword(int from) {
    return switch (c.kind()) {
      case Tok.IF -> ifElse();
      case Tok.GUARD -> guard(from);
      case Tok.SWITCH -> g.switches.switching();
      case Tok.FOR -> forIn(from);
      case Tok.WHILE -> whileLoop(from);
      case Tok.REPEAT -> c.next() == Tok.LEFT_BRACE ? repeat(from) : null;
      case Tok.DO -> doCatch(from);
      case Tok.DEFER -> {
        c.advance();
        SwiftBlock body = block();
        yield new SwiftStmt.Defer(from, c.lastEnd(), body);
      }
      case Tok.RETURN -> returning(from);
      case Tok.THROW -> {
        c.advance();
        SwiftExpr error = g.expressions.expression();
        yield new SwiftStmt.Throw(from, Math.max(error.end(), c.lastEnd()), error);
      }
      case Tok.BREAK -> {
        Optional<SwiftName> label = jumpLabel();
        yield new SwiftStmt.Break(from, c.lastEnd(), label);
      }
      case Tok.CONTINUE -> {
        Optional<SwiftName> label = jumpLabel();
        yield new SwiftStmt.Continue(from, c.lastEnd(), label);
      }
      case Tok.FALLTHROUGH -> {
        c.advance();
        yield new SwiftStmt.Fallthrough(from, c.lastEnd());
      }
      case Tok.YIELD -> {
        int k = c.next();
        boolean operand = k == Tok.AMPERSAND || startsOperand(k);
        if (!operand || c.newlineAt(c.pos + 1)) {
          yield null;
        }
        c.advance();
        SwiftExpr value = g.expressions.expression();
        yield new SwiftStmt.Yield(from, value.end(), value);
      }
      case Tok.THEN -> {
        if (!startsOperand(c.next()) || c.newlineAt(c.pos + 1)) {
          yield null;
        }
        c.advance();
        SwiftExpr value = g.expressions.expression();
        yield new SwiftStmt.Then(from, value.end(), value);
      }
      case Tok.DISCARD -> {
        if (c.next() != Tok.SELF || c.newlineAt(c.pos + 1)) {
          yield null;
        }
        c.advance();
        SwiftExpr value = g.expressions.expression();
        yield new SwiftStmt.Discard(from, value.end(), value);
      }
      default -> null;
    };
  }

  private static boolean startsOperand(int k) {
    return switch (k) {
      case Tok.DOLLAR,
          Tok.INTEGER,
          Tok.FLOAT,
          Tok.STRING_START,
          Tok.SELF,
          Tok.SELF_TYPE,
          Tok.SUPER,
          Tok.TRUE,
          Tok.FALSE,
          Tok.NIL,
          Tok.TRY ->
          true;
      default -> Tok.isName(k);
    };
  }

  private Optional<SwiftName> jumpLabel() {
    c.advance();
    return c.newline() ? Optional.empty() : c.optionalName();
  }

  /** {@code if}, {@code switch} or {@code do} where a value is expected. */
  SwiftStmt valueStatement() {
    int from = c.offset();
    return switch (c.kind()) {
      case Tok.IF -> ifElse();
      case Tok.SWITCH -> g.switches.switching();
      default -> doCatch(from);
    };
  }

  private SwiftStmt ifElse() {
    int from = c.offset();
    List<SwiftStmt.Branch> branches = new ArrayList<>(1);
    Optional<SwiftBlock> otherwise = Optional.empty();
    boolean more = true;
    while (more) {
      int branchFrom = c.offset();
      c.advance();
      List<SwiftCondition> conditions = g.conditions.conditions(Cursor.CONDITION);
      SwiftBlock body = block();
      branches.add(new SwiftStmt.Branch(branchFrom, c.lastEnd(), conditions, body));
      more = false;
      if (c.eat(Tok.ELSE)) {
        more = c.at(Tok.IF);
        if (!more) {
          otherwise = Optional.of(block());
        }
      }
    }
    return new SwiftStmt.If(from, c.lastEnd(), List.copyOf(branches), otherwise);
  }

  private SwiftStmt guard(int from) {
    c.advance();
    List<SwiftCondition> conditions = g.conditions.conditions(Cursor.CONDITION | Cursor.GUARD);
    c.expect(Tok.ELSE, "'else'");
    SwiftBlock body = block();
    return new SwiftStmt.Guard(from, c.lastEnd(), conditions, body);
  }

  private SwiftStmt whileLoop(int from) {
    c.advance();
    List<SwiftCondition> conditions = g.conditions.conditions(Cursor.CONDITION);
    SwiftBlock body = block();
    return new SwiftStmt.While(from, c.lastEnd(), conditions, body);
  }

  private SwiftStmt repeat(int from) {
    c.advance();
    SwiftBlock body = block();
    c.expect(Tok.WHILE, "'while'");
    SwiftExpr condition = g.expressions.expression();
    return new SwiftStmt.RepeatWhile(from, Math.max(c.lastEnd(), condition.end()), body, condition);
  }

  private SwiftStmt forIn(int from) {
    c.advance();
    List<SwiftModifier> effects = new ArrayList<>(1);
    while ((c.at(Tok.TRY) || c.at(Tok.AWAIT) || c.at(Tok.UNSAFE)) && c.next() != Tok.IN) {
      effects.add(g.modifiers.modifier());
    }
    boolean matching = c.eat(Tok.CASE);
    SwiftPattern pattern = matching ? g.patterns.matching() : g.patterns.simple();
    Optional<SwiftType> type = Optional.empty();
    if (c.eat(Tok.COLON)) {
      type = Optional.of(g.types.type());
    }
    boolean complete = c.expect(Tok.IN, "'in'") || !c.newline();
    SwiftExpr sequence =
        complete
            ? g.expressions.expression(Cursor.CONDITION)
            : new SwiftExpr.Unknown(c.lastEnd(), c.lastEnd());
    Optional<SwiftExpr> where = Optional.empty();
    if (c.eat(Tok.WHERE)) {
      where = Optional.of(g.expressions.expression(Cursor.CONDITION));
    }
    SwiftBlock body = block();
    return new SwiftStmt.ForIn(
        from, c.lastEnd(), List.copyOf(effects), matching, pattern, type, sequence, where, body);
  }

  private SwiftStmt doCatch(int from) {
    c.advance();
    Optional<SwiftType> thrown = Optional.empty();
    if (c.eat(Tok.THROWS)) {
      thrown = g.signatures.thrownType();
    }
    SwiftBlock body = block();
    List<SwiftStmt.Catch> catches = new ArrayList<>(1);
    while (c.at(Tok.CATCH)) {
      int catchFrom = c.offset();
      c.advance();
      List<SwiftStmt.CaseItem> items =
          c.at(Tok.LEFT_BRACE) ? List.of() : g.switches.items(Cursor.CONDITION);
      SwiftBlock handler = block();
      catches.add(new SwiftStmt.Catch(catchFrom, c.lastEnd(), items, handler));
    }
    return new SwiftStmt.Do(from, c.lastEnd(), thrown, body, List.copyOf(catches));
  }

  private SwiftStmt returning(int from) {
    c.advance();
    Optional<SwiftExpr> value = Optional.empty();
    if (returnsValue()) {
      value = Optional.of(g.expressions.expression());
    }
    return new SwiftStmt.Return(from, c.lastEnd(), value);
  }

  /** Whether a value follows {@code return}, be it on the next line. */
  private boolean returnsValue() {
    int k = c.kind();
    return switch (k) {
      case Tok.RIGHT_BRACE,
          Tok.SEMICOLON,
          Tok.EOF,
          Tok.CASE,
          Tok.DEFAULT,
          Tok.POUND_IF,
          Tok.POUND_ELSE,
          Tok.POUND_ELSEIF,
          Tok.POUND_ENDIF,
          Tok.RETURN,
          Tok.THROW,
          Tok.DEFER,
          Tok.GUARD,
          Tok.WHILE,
          Tok.DO,
          Tok.FOR,
          Tok.BREAK,
          Tok.CONTINUE,
          Tok.FALLTHROUGH,
          Tok.RIGHT_PAREN,
          Tok.RIGHT_BRACKET ->
          false;
      case Tok.REPEAT -> c.next() != Tok.LEFT_BRACE;
      case Tok.AT -> c.next() != Tok.UNKNOWN && !c.newline();
      default ->
          !(Tok.isName(k) && c.next() == Tok.COLON)
              && !(c.newline() && g.modifiers.atDeclaration(c.pos, false))
              && (k == Tok.AT || !g.modifiers.atDeclaration(c.pos, false));
    };
  }
}
