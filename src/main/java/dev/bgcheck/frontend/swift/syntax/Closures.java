package dev.bgcheck.frontend.swift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses closures. */
final class Closures {
  private final Grammar g;
  private final Cursor c;

  Closures(Grammar grammar) {
    this.g = grammar;
    this.c = grammar.cursor;
  }

  /** The closure here; an unknown expression if it is nested too deeply. */
  SwiftExpr closure() {
    int from = c.offset();
    if (!c.enter()) {
      c.recover(Grammar.TOO_DEEP);
      c.skipOne();
      return new SwiftExpr.Unknown(from, c.lastEnd());
    }
    int context = c.context;
    c.context = 0;
    SwiftExpr closure = closure(from);
    c.context = context;
    c.leave();
    return closure;
  }

  private SwiftExpr closure(int from) {
    c.advance();
    List<SwiftAttribute> attributes = List.of();
    List<SwiftExpr.Capture> captures = List.of();
    List<SwiftParameter> parameters = List.of();
    SwiftEffects effects = SwiftEffects.NONE;
    Optional<SwiftType> result = Optional.empty();
    boolean signature = hasSignature(c.pos);
    if (signature) {
      attributes = g.attributes.plain();
      if (c.at(Tok.LEFT_BRACKET)) {
        captures = captures();
      }
      if (c.at(Tok.LEFT_PAREN)) {
        parameters = g.signatures.parameters(Signatures.Place.CLOSURE);
      } else {
        parameters = names();
      }
      effects = g.signatures.effects();
      result = g.signatures.result();
      c.expect(Tok.IN, "'in'");
    }
    List<SwiftStmt> statements = g.statements.list(false);
    c.expect(Tok.RIGHT_BRACE, "'}'");
    return new SwiftExpr.Closure(
        from,
        c.lastEnd(),
        attributes,
        captures,
        signature,
        parameters,
        effects,
        result,
        statements);
  }

  /** Whether a signature with its {@code in} starts at {@code index}. */
  private boolean hasSignature(int index) {
    int i = index;
    while (c.kindAt(i) == Tok.AT) {
      i = behindAttribute(i);
    }
    if (c.kindAt(i) == Tok.LEFT_BRACKET) {
      if (c.match(i) < 0) {
        return false;
      }
      i = c.behind(i);
    }
    int k = c.kindAt(i);
    if (k == Tok.LEFT_PAREN) {
      if (c.match(i) < 0) {
        return false;
      }
      i = c.behind(i);
    } else {
      while (isParameterName(k)) {
        i++;
        if (c.kindAt(i) != Tok.COMMA) {
          break;
        }
        i++;
        k = c.kindAt(i);
      }
    }
    i = g.signatures.behindEffects(i);
    if (c.kindAt(i) == Tok.ARROW) {
      i = g.typeScan.behindType(i + 1);
    }
    return i >= 0 && c.kindAt(i) == Tok.IN;
  }

  private int behindAttribute(int index) {
    int i = index + 2;
    while (c.kindAt(i) == Tok.DOT) {
      i += 2;
    }
    return c.kindAt(i) == Tok.LEFT_PAREN && c.adjacent(i) ? c.behind(i) : i;
  }

  private static boolean isParameterName(int k) {
    // The effects are names, too; one that stands for a parameter is not worth the doubt.
    return (Tok.isName(k) && k != Tok.ASYNC) || k == Tok.WILDCARD;
  }

  private List<SwiftParameter> names() {
    List<SwiftParameter> parameters = new ArrayList<>();
    while (isParameterName(c.kind())) {
      SwiftName name = c.name();
      parameters.add(
          new SwiftParameter(
              name.start(),
              name.end(),
              List.of(),
              List.of(),
              Optional.empty(),
              Optional.of(name),
              Optional.empty(),
              false,
              Optional.empty()));
      if (!c.eat(Tok.COMMA)) {
        break;
      }
    }
    return List.copyOf(parameters);
  }

  private List<SwiftExpr.Capture> captures() {
    int close = c.match(c.pos);
    c.advance();
    List<SwiftExpr.Capture> captures = new ArrayList<>();
    while (!c.at(Tok.RIGHT_BRACKET) && c.pos < close) {
      int from = c.offset();
      Optional<SwiftModifier> specifier = Optional.empty();
      boolean specified =
          (c.at(Tok.WEAK) || c.at(Tok.UNOWNED))
              && (c.next() == Tok.LEFT_PAREN || Tok.isNameOrWord(c.next()));
      if (specified) {
        specifier = Optional.of(g.modifiers.modifier());
        if (c.at(Tok.LET) || c.at(Tok.VAR)) {
          c.advance();
        }
      }
      if (!Tok.isName(c.kind()) && !c.at(Tok.SELF)) {
        // Something else than a name is captured: keep its text as far as the next comma.
        c.recover("expected a captured name");
        while (c.pos < close && !c.at(Tok.COMMA)) {
          c.skipOne();
        }
      } else {
        SwiftName name = c.name();
        Optional<SwiftExpr> value = Optional.empty();
        if (c.eat(Tok.EQUAL)) {
          value = Optional.of(g.expressions.expression());
        }
        captures.add(new SwiftExpr.Capture(from, c.lastEnd(), specifier, name, value));
      }
      if (!c.eat(Tok.COMMA)) {
        break;
      }
    }
    if (!c.eat(Tok.RIGHT_BRACKET)) {
      c.recover("expected ']'");
      c.pos = Math.max(c.pos, close + 1);
    }
    return List.copyOf(captures);
  }
}
