package dev.bgcheck.frontend.swift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses what functions, initialisers, subscripts, macros and closures declare. */
final class Signatures {
  private final Grammar g;
  private final Cursor c;

  Signatures(Grammar grammar) {
    this.g = grammar;
    this.c = grammar.cursor;
  }

  // ---- effects

  /** Whether {@code ->} stands here, perhaps behind {@code async} and {@code throws}. */
  boolean atEffectsAndArrow() {
    return c.kindAt(behindEffects(c.pos)) == Tok.ARROW;
  }

  /** The index behind the effects at {@code index}. */
  int behindEffects(int index) {
    int i = index;
    while (true) {
      int k = c.kindAt(i);
      if (k == Tok.THROWS) {
        i++;
        if (c.kindAt(i) == Tok.LEFT_PAREN && c.match(i) >= 0) {
          i = c.behind(i);
        }
      } else if (k == Tok.ASYNC || k == Tok.REASYNC || k == Tok.RETHROWS) {
        i++;
      } else {
        return i;
      }
    }
  }

  SwiftEffects effects() {
    boolean async = false;
    SwiftEffects.Throwing throwing = SwiftEffects.Throwing.NO;
    Optional<SwiftType> thrown = Optional.empty();
    while (true) {
      switch (c.kind()) {
        case Tok.ASYNC, Tok.REASYNC -> {
          async = true;
          c.advance();
        }
        case Tok.RETHROWS -> {
          throwing = SwiftEffects.Throwing.RETHROWS;
          c.advance();
        }
        case Tok.THROWS -> {
          throwing = SwiftEffects.Throwing.THROWS;
          c.advance();
          thrown = thrownType();
        }
        default -> {
          return !async && throwing == SwiftEffects.Throwing.NO
              ? SwiftEffects.NONE
              : new SwiftEffects(async, throwing, thrown);
        }
      }
    }
  }

  /** {@code (Failure)} behind {@code throws}. */
  Optional<SwiftType> thrownType() {
    if (!c.at(Tok.LEFT_PAREN)) {
      return Optional.empty();
    }
    c.advance();
    SwiftType type = g.types.type();
    c.expect(Tok.RIGHT_PAREN, "')'");
    return Optional.of(type);
  }

  /** {@code -> T}. */
  Optional<SwiftType> result() {
    return c.eat(Tok.ARROW) ? Optional.of(g.types.type()) : Optional.empty();
  }

  // ---- generics

  List<SwiftGenericParameter> genericParameters() {
    if (!c.startsWith(c.pos, '<')) {
      return List.of();
    }
    c.eatPart(1);
    List<SwiftGenericParameter> parameters = new ArrayList<>();
    while (!c.startsWith(c.pos, '>') && !c.atEnd()) {
      int before = c.pos;
      parameters.add(genericParameter());
      if (c.at(Tok.WHERE)) {
        where();
      }
      if (c.pos == before || !c.eat(Tok.COMMA)) {
        break;
      }
    }
    if (c.startsWith(c.pos, '>')) {
      c.eatPart(1);
    } else {
      c.recover("expected '>'");
    }
    return List.copyOf(parameters);
  }

  private SwiftGenericParameter genericParameter() {
    int from = c.offset();
    List<SwiftAttribute> attributes = g.attributes.plain();
    boolean pack = c.at(Tok.EACH) && Tok.isName(c.next());
    boolean value = c.at(Tok.LET);
    if (pack || value) {
      c.advance();
    }
    SwiftName name = c.expectName("a generic parameter");
    Optional<SwiftType> bound = Optional.empty();
    if (c.eat(Tok.COLON)) {
      bound = Optional.of(g.types.type());
    }
    return new SwiftGenericParameter(
        Math.min(from, name.start()), c.lastEnd(), attributes, pack, value, name, bound);
  }

  Optional<SwiftWhere> where() {
    if (!c.at(Tok.WHERE)) {
      return Optional.empty();
    }
    int from = c.offset();
    c.advance();
    List<SwiftWhere.Requirement> requirements = new ArrayList<>();
    do {
      if (c.at(Tok.LEFT_BRACE)) {
        break;
      }
      g.attributes.plain();
      SwiftType left = g.types.type();
      boolean same = c.atOperator("==");
      if (!same && !c.at(Tok.COLON)) {
        c.recover("expected ':' or '=='");
        break;
      }
      c.advance();
      SwiftType right = g.types.type();
      requirements.add(
          new SwiftWhere.Requirement(
              left.start(), Math.max(left.end(), right.end()), left, same, right));
    } while (c.eat(Tok.COMMA));
    return Optional.of(new SwiftWhere(from, c.lastEnd(), List.copyOf(requirements)));
  }

  // ---- parameters

  /** Where parameters stand: their forms differ. */
  enum Place {
    /** Functions and their like. */
    FUNCTION,
    /** Closures: types may be missing. */
    CLOSURE,
    /** Enum cases: names may be missing. */
    CASE
  }

  /** The parameters in the parentheses here. */
  List<SwiftParameter> parameters(Place place) {
    if (!c.at(Tok.LEFT_PAREN)) {
      c.recover("expected parameters");
      return List.of();
    }
    int close = c.match(c.pos);
    c.advance();
    List<SwiftParameter> parameters = new ArrayList<>();
    int context = c.context;
    c.context = 0;
    while (!c.at(Tok.RIGHT_PAREN) && !c.atEnd() && !atKeywordOfNextLine()) {
      int before = c.pos;
      parameters.add(parameter(place));
      if (c.eat(Tok.COMMA)) {
        continue;
      }
      if (c.at(Tok.RIGHT_PAREN)) {
        break;
      }
      c.recover("expected ',' or ')'");
      skipParameter(close);
      if (!c.eat(Tok.COMMA) || c.pos == before) {
        break;
      }
    }
    c.context = context;
    if (!c.eat(Tok.RIGHT_PAREN)) {
      c.recover("expected ')'");
    }
    return List.copyOf(parameters);
  }

  /** Whether a declaration on the next line follows a half-typed list. */
  private boolean atKeywordOfNextLine() {
    if (!c.newline() || c.next() == Tok.COLON) {
      return false;
    }
    return switch (c.kind()) {
      case Tok.FUNC,
          Tok.LET,
          Tok.VAR,
          Tok.CLASS,
          Tok.STRUCT,
          Tok.ENUM,
          Tok.PROTOCOL,
          Tok.EXTENSION,
          Tok.IMPORT,
          Tok.STATIC,
          Tok.PUBLIC,
          Tok.PRIVATE,
          Tok.INTERNAL,
          Tok.FILEPRIVATE ->
          c.kindAt(c.pos + 2) != Tok.COLON;
      default -> false;
    };
  }

  /** Skips to the comma or paren behind what could not be read. */
  private void skipParameter(int close) {
    if (close < 0) {
      return;
    }
    while (c.pos < close && !c.at(Tok.COMMA)) {
      c.skipOne();
    }
  }

  private SwiftParameter parameter(Place place) {
    int from = c.offset();
    // In an enum case they belong to the type.
    List<SwiftAttribute> attributes =
        place == Place.CASE ? List.of() : g.attributes.ofDeclaration();
    List<SwiftModifier> modifiers = parameterModifiers();
    Optional<SwiftName> label = Optional.empty();
    Optional<SwiftName> name = Optional.empty();
    Optional<SwiftType> type = Optional.empty();
    boolean named = Tok.isNameOrWord(c.kind());
    int next = c.next();
    if (named && place == Place.CASE) {
      named = next == Tok.COLON || (Tok.isNameOrWord(next) && c.kindAt(c.pos + 2) == Tok.COLON);
    }
    if (named) {
      SwiftName first = c.name();
      if (Tok.isNameOrWord(c.kind()) && !atKeywordOfNextLine()) {
        label = Optional.of(first);
        name = Optional.of(c.name());
      } else {
        name = Optional.of(first);
      }
      if (c.eat(Tok.COLON)) {
        type = Optional.of(g.types.type());
      } else if (place != Place.CLOSURE) {
        c.recover("expected ':'");
      }
    } else if (place == Place.CASE) {
      type = Optional.of(g.types.type());
    } else {
      c.recover("expected a parameter");
    }
    boolean variadic = g.types.eatEllipsis();
    Optional<SwiftExpr> defaultValue = Optional.empty();
    if (c.eat(Tok.EQUAL)) {
      defaultValue = Optional.of(g.expressions.expression());
    }
    int start = type.isPresent() ? Math.min(from, type.get().start()) : c.startOf(from);
    return new SwiftParameter(
        start, c.lastEnd(), attributes, modifiers, label, name, type, variadic, defaultValue);
  }

  private List<SwiftModifier> parameterModifiers() {
    boolean modified =
        (c.at(Tok.ISOLATED) || c.at(Tok.CONST) || c.at(Tok.OLD_OWNED) || c.at(Tok.OLD_SHARED))
            && Tok.isNameOrWord(c.next())
            && Tok.isNameOrWord(c.kindAt(c.pos + 2));
    return modified ? List.of(g.modifiers.modifier()) : List.of();
  }
}
