package dev.bgcheck.frontend.swift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses {@code switch} and {@code catch}. */
final class Switches {
  private final Grammar g;
  private final Cursor c;

  Switches(Grammar grammar) {
    this.g = grammar;
    this.c = grammar.cursor;
  }

  /** The {@code switch} here. */
  SwiftStmt switching() {
    int from = c.offset();
    c.advance();
    SwiftExpr subject = g.expressions.expression(Cursor.CONDITION);
    List<SwiftStmt.SwitchEntry> entries = List.of();
    if (c.at(Tok.LEFT_BRACE)) {
      if (c.enter()) {
        int context = c.context;
        c.context = 0;
        c.advance();
        entries = entries();
        c.expect(Tok.RIGHT_BRACE, "'}'");
        c.context = context;
        c.leave();
      } else {
        c.recover(Grammar.TOO_DEEP);
        c.skipOne();
      }
    } else {
      c.recover("expected '{'");
    }
    return new SwiftStmt.Switch(from, c.lastEnd(), subject, entries);
  }

  private List<SwiftStmt.SwitchEntry> entries() {
    List<SwiftStmt.SwitchEntry> entries = new ArrayList<>();
    while (true) {
      int k = c.kind();
      if (k == Tok.RIGHT_BRACE || k == Tok.EOF || IfConfigs.atClauseEnd(k)) {
        return List.copyOf(entries);
      }
      if (k == Tok.CASE || k == Tok.DEFAULT || k == Tok.AT) {
        entries.add(switchCase());
      } else if (k == Tok.POUND_IF) {
        int from = c.offset();
        if (!c.enter()) {
          entries.add(unknown());
          continue;
        }
        SwiftIfConfig<SwiftStmt.SwitchEntry> config = g.ifConfigs.parse(this::entries);
        c.leave();
        entries.add(new SwiftStmt.SwitchConfig(from, c.lastEnd(), config));
      } else {
        entries.add(unknown());
      }
    }
  }

  private SwiftStmt.SwitchEntry unknown() {
    int from = c.offset();
    if (c.at(Tok.POUND)) {
      // "#warning(…)" and the like may stand between cases.
      g.primaries.macro();
      return new SwiftStmt.SwitchUnknown(from, c.lastEnd());
    }
    c.recover("expected a case");
    do {
      c.skipOne();
    } while (!c.at(Tok.CASE)
        && !c.at(Tok.DEFAULT)
        && !c.at(Tok.RIGHT_BRACE)
        && !c.at(Tok.POUND_IF)
        && !IfConfigs.atClauseEnd(c.kind())
        && !c.atEnd());
    return new SwiftStmt.SwitchUnknown(from, c.lastEnd());
  }

  private SwiftStmt.SwitchEntry switchCase() {
    int from = c.offset();
    List<SwiftAttribute> attributes = g.attributes.plain();
    List<SwiftStmt.CaseItem> items = List.of();
    if (c.eat(Tok.CASE)) {
      items = items(0);
    } else if (!c.eat(Tok.DEFAULT)) {
      c.recover("expected 'case' or 'default'");
    }
    if (!c.eat(Tok.COLON)) {
      c.recover("expected ':'");
      while (!c.newline() && !c.at(Tok.COLON) && !c.at(Tok.RIGHT_BRACE)) {
        c.skipOne();
      }
      c.eat(Tok.COLON);
    }
    List<SwiftStmt> body = g.statements.list(true);
    return new SwiftStmt.SwitchCase(from, c.lastEnd(), attributes, items, body);
  }

  /** The patterns of a {@code case} or {@code catch}; {@code context} is that of their parts. */
  List<SwiftStmt.CaseItem> items(int context) {
    int outer = c.context;
    c.context = context;
    List<SwiftStmt.CaseItem> items = new ArrayList<>(2);
    do {
      int from = c.offset();
      // "catch where condition" matches anything.
      SwiftPattern pattern =
          c.at(Tok.WHERE) ? new SwiftPattern.Wildcard(from, from) : g.patterns.matching();
      Optional<SwiftExpr> where = Optional.empty();
      if (c.eat(Tok.WHERE)) {
        where = Optional.of(g.expressions.expression());
      }
      items.add(new SwiftStmt.CaseItem(c.startOf(from), c.lastEnd(), pattern, where));
    } while (c.eat(Tok.COMMA));
    c.context = outer;
    return List.copyOf(items);
  }
}
