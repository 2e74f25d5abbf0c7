package dev.bgcheck.frontend.swift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Parses conditional compilation blocks, wherever they stand. */
final class IfConfigs {
  // How many #if in a row are looked through to learn what they hold.
  private static final int MAX_LOOK = 16;

  private final Grammar g;
  private final Cursor c;

  IfConfigs(Grammar grammar) {
    this.g = grammar;
    this.c = grammar.cursor;
  }

  /** The block whose {@code #if} stands here; {@code items} reads what a clause holds. */
  <N extends SwiftNode> SwiftIfConfig<N> parse(Supplier<List<N>> items) {
    int from = c.offset();
    List<SwiftIfConfig.Clause<N>> clauses = new ArrayList<>(2);
    boolean first = true;
    while (first || c.at(Tok.POUND_ELSEIF) || c.at(Tok.POUND_ELSE)) {
      first = false;
      int clauseFrom = c.offset();
      boolean conditional = !c.at(Tok.POUND_ELSE);
      c.advance();
      Optional<SwiftExpr> condition = Optional.empty();
      if (conditional) {
        condition = Optional.of(g.expressions.expression(Cursor.DIRECTIVE));
        if (!c.newline()) {
          c.recover("expected a line break");
          while (!c.newline()) {
            c.advance();
          }
        }
      }
      int context = c.context;
      c.context &= ~Cursor.DIRECTIVE;
      List<N> held = List.copyOf(items.get());
      c.context = context;
      skipRest();
      clauses.add(new SwiftIfConfig.Clause<>(clauseFrom, c.lastEnd(), condition, held));
    }
    c.expect(Tok.POUND_ENDIF, "'#endif'");
    return new SwiftIfConfig<>(from, c.lastEnd(), List.copyOf(clauses));
  }

  /** Skips what the reader of a clause left over. */
  private void skipRest() {
    if (atClauseEnd(c.kind()) || c.at(Tok.RIGHT_BRACE) || c.atEnd()) {
      return;
    }
    c.recover("unexpected in '#if'");
    while (!atClauseEnd(c.kind()) && !c.at(Tok.RIGHT_BRACE) && !c.atEnd()) {
      c.skipOne();
    }
  }

  static boolean atClauseEnd(int k) {
    return k == Tok.POUND_ELSE || k == Tok.POUND_ELSEIF || k == Tok.POUND_ENDIF;
  }

  /**
   * The index of the first token of the first clause that holds anything, from the {@code #if} at
   * {@code index}; looks through directives that follow each other.
   */
  private int firstItem(int index) {
    int i = index;
    for (int n = 0; n < MAX_LOOK; n++) {
      int k = c.kindAt(i);
      if (k != Tok.POUND_IF && k != Tok.POUND_ELSE && k != Tok.POUND_ELSEIF) {
        return i;
      }
      i++;
      while (!c.newlineAt(i)) {
        i++;
      }
    }
    return i;
  }

  /** Whether the {@code #if} holds members of a chain. */
  boolean atChain(int index) {
    int i = firstItem(index);
    return c.kindAt(i) == Tok.DOT && Tok.isNameOrWord(c.kindAt(i + 1));
  }

  /** Whether the {@code #if} holds cases of a {@code switch}. */
  boolean atCases(int index) {
    int i = firstItem(index);
    int k = c.kindAt(i);
    return k == Tok.CASE
        || (k == Tok.DEFAULT && c.kindAt(i + 1) == Tok.COLON)
        || (k == Tok.AT && c.kindAt(i + 1) == Tok.UNKNOWN);
  }

  /** Whether the {@code #if} holds attributes only, those of a declaration behind it. */
  boolean atAttributes(int index) {
    return c.kindAt(firstItem(index)) == Tok.AT && behindAttributes(index, MAX_LOOK) >= 0;
  }

  /** The index behind the {@code #endif} of a block that holds nothing but attributes, or -1. */
  private int behindAttributes(int index, int looks) {
    int i = index;
    int left = looks;
    while (left-- > 0) {
      int k = c.kindAt(i);
      if (k == Tok.AT) {
        i = g.attributes.behind(i);
      } else if (k == Tok.POUND_ENDIF) {
        return i + 1;
      } else if (k == Tok.POUND_IF && i > index) {
        i = behindAttributes(i, left / 2);
        if (i < 0) {
          return -1;
        }
      } else if (k == Tok.POUND_IF || k == Tok.POUND_ELSEIF || k == Tok.POUND_ELSE) {
        do {
          i++;
        } while (!c.newlineAt(i));
      } else {
        return -1;
      }
    }
    return -1;
  }
}
