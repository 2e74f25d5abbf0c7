package dev.bgcheck.frontend.swift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses patterns.
 *
 * <p>What a {@code case} matches is read as an expression, in which {@code let} and {@code is} may
 * stand, and then turned into a pattern.
 */
final class Patterns {
  private final Grammar g;
  private final Cursor c;

  Patterns(Grammar grammar) {
    this.g = grammar;
    this.c = grammar.cursor;
  }

  /** A pattern of a declaration, a loop or an optional binding: names, tuples, {@code _}. */
  SwiftPattern simple() {
    int from = c.offset();
    int k = c.kind();
    if (k == Tok.WILDCARD) {
      c.advance();
      return new SwiftPattern.Wildcard(from, c.lastEnd());
    }
    if ((k == Tok.LET || k == Tok.VAR) && !c.newline()) {
      c.advance();
      if (!c.enter()) {
        return tooDeep(from);
      }
      SwiftPattern inner = simple();
      c.leave();
      return new SwiftPattern.Binding(from, c.lastEnd(), k == Tok.VAR, inner);
    }
    if (k == Tok.LEFT_PAREN) {
      if (!c.enter()) {
        return tooDeep(from);
      }
      SwiftPattern tuple = tuple(from);
      c.leave();
      return tuple;
    }
    if (Tok.isName(k) || k == Tok.SELF || k == Tok.DOLLAR) {
      SwiftName name = c.name();
      return new SwiftPattern.Identifier(from, c.lastEnd(), name);
    }
    c.recover("expected a name or pattern");
    int at = c.lastEnd();
    return new SwiftPattern.Expression(at, at, new SwiftExpr.Unknown(at, at));
  }

  private SwiftPattern tooDeep(int from) {
    c.recover(Grammar.TOO_DEEP);
    c.skipOne();
    int start = c.startOf(from);
    SwiftExpr unknown = new SwiftExpr.Unknown(start, c.lastEnd());
    return new SwiftPattern.Expression(start, c.lastEnd(), unknown);
  }

  private SwiftPattern tuple(int from) {
    int close = c.match(c.pos);
    c.advance();
    List<SwiftPattern.Element> elements = new ArrayList<>();
    while (!c.at(Tok.RIGHT_PAREN) && !c.atEnd()) {
      int before = c.pos;
      int elementFrom = c.offset();
      Optional<SwiftName> label = Optional.empty();
      if (Tok.isNameOrWord(c.kind()) && c.next() == Tok.COLON) {
        label = Optional.of(c.name());
        c.advance();
      }
      SwiftPattern pattern = simple();
      elements.add(new SwiftPattern.Element(c.startOf(elementFrom), c.lastEnd(), label, pattern));
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
    return new SwiftPattern.Tuple(from, c.lastEnd(), List.copyOf(elements));
  }

  /** What a {@code case} or {@code catch} matches. */
  SwiftPattern matching() {
    int context = c.context;
    c.context |= Cursor.PATTERN;
    SwiftExpr expression = g.expressions.expression();
    c.context = context;
    return pattern(expression, false);
  }

  /** {@code let pattern}, {@code var pattern} or {@code is T}, met while reading an expression. */
  SwiftPattern embedded() {
    int from = c.offset();
    if (!c.enter()) {
      return tooDeep(from);
    }
    SwiftPattern pattern;
    if (c.eat(Tok.IS)) {
      SwiftType type = g.types.type();
      pattern = new SwiftPattern.Is(from, c.lastEnd(), type);
    } else {
      boolean mutable = c.at(Tok.VAR);
      c.advance();
      int context = c.context;
      c.context |= Cursor.PATTERN;
      SwiftPattern inner = pattern(g.expressions.expression(), true);
      c.context = context;
      pattern = new SwiftPattern.Binding(from, c.lastEnd(), mutable, inner);
    }
    c.leave();
    return pattern;
  }

  /**
   * The pattern that an expression stands for.
   *
   * @param bound whether plain names are bound, not compared with
   */
  private SwiftPattern pattern(SwiftExpr e, boolean bound) {
    int from = e.start();
    int end = e.end();
    if (e instanceof SwiftExpr.PatternValue value) {
      return value.pattern();
    }
    if (e instanceof SwiftExpr.Discard) {
      return new SwiftPattern.Wildcard(from, end);
    }
    if (e instanceof SwiftExpr.Reference name
        && bound
        && name.labels().isEmpty()
        && name.genericArguments().isEmpty()) {
      return new SwiftPattern.Identifier(from, end, name.name());
    }
    if (e instanceof SwiftExpr.Tuple tuple) {
      return tuple(from, end, tuple.elements(), bound);
    }
    if (e instanceof SwiftExpr.Paren paren) {
      SwiftExpr inner = paren.expression();
      SwiftPattern.Element element =
          new SwiftPattern.Element(
              inner.start(), inner.end(), Optional.empty(), pattern(inner, bound));
      return new SwiftPattern.Tuple(from, end, List.of(element));
    }
    if (e instanceof SwiftExpr.Member member && isCase(member)) {
      return new SwiftPattern.EnumCase(from, end, member.base(), member.name(), Optional.empty());
    }
    if (e instanceof SwiftExpr.Call call
        && call.trailing().isEmpty()
        && call.callee() instanceof SwiftExpr.Member member
        && isCase(member)
        && (bound || member.base().isEmpty() || holdPattern(call.arguments()))) {
      SwiftPattern.Tuple payload = tuple(member.end(), end, call.arguments(), bound);
      return new SwiftPattern.EnumCase(
          from, end, member.base(), member.name(), Optional.of(payload));
    }
    if (e instanceof SwiftExpr.OptionalChain chain) {
      return new SwiftPattern.Some(from, end, pattern(chain.base(), bound));
    }
    if (e instanceof SwiftExpr.Cast cast && cast.kind() == SwiftExpr.CastKind.AS) {
      return new SwiftPattern.As(from, end, pattern(cast.operand(), bound), cast.type());
    }
    return new SwiftPattern.Expression(from, end, e);
  }

  /**
   * Whether patterns stand among arguments. Without one, {@code Type.name(value)} may as well be a
   * call whose result is compared.
   */
  private static boolean holdPattern(List<SwiftArgument> arguments) {
    for (SwiftArgument argument : arguments) {
      if (holdsPattern(argument.value())) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsPattern(SwiftExpr e) {
    if (e instanceof SwiftExpr.PatternValue || e instanceof SwiftExpr.Discard) {
      return true;
    }
    if (e instanceof SwiftExpr.Tuple tuple) {
      return holdPattern(tuple.elements());
    }
    if (e instanceof SwiftExpr.Paren paren) {
      return holdsPattern(paren.expression());
    }
    if (e instanceof SwiftExpr.Call call) {
      return holdPattern(call.arguments());
    }
    if (e instanceof SwiftExpr.OptionalChain chain) {
      return holdsPattern(chain.base());
    }
    return e instanceof SwiftExpr.Cast cast && holdsPattern(cast.operand());
  }

  private static boolean isCase(SwiftExpr.Member member) {
    return member.labels().isEmpty() && member.genericArguments().isEmpty();
  }

  private SwiftPattern.Tuple tuple(
      int from, int end, List<SwiftArgument> arguments, boolean bound) {
    List<SwiftPattern.Element> elements = new ArrayList<>(arguments.size());
    for (SwiftArgument argument : arguments) {
      elements.add(
          new SwiftPattern.Element(
              argument.start(),
              argument.end(),
              argument.label(),
              pattern(argument.value(), bound)));
    }
    return new SwiftPattern.Tuple(from, end, List.copyOf(elements));
  }
}
