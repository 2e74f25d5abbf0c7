package dev.bgcheck.frontend.swift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses types. */
final class Types {
  private final Grammar g;
  private final Cursor c;

  Types(Grammar grammar) {
    this.g = grammar;
    this.c = grammar.cursor;
  }

  /** Whether the token is a specifier of the type behind it, such as {@code inout}. */
  static boolean isSpecifier(Cursor c, int index) {
    return switch (c.kind[index]) {
      case Tok.INOUT -> true;
      // With what it says in parentheses, or in front of a protocol that a type conforms to.
      case Tok.NONISOLATED -> startsType(c, index + 1);
      case Tok.BORROWING,
          Tok.CONSUMING,
          Tok.SENDING,
          Tok.ISOLATED,
          Tok.OLD_SHARED,
          Tok.OLD_OWNED,
          Tok.OLD_CONSUMING,
          Tok.CONST,
          Tok.LOCAL ->
          startsType(c, index + 1);
      default -> false;
    };
  }

  /**
   * Whether the token is {@code some}, {@code any}, {@code each} or {@code repeat} before a type.
   */
  static boolean isPrefix(Cursor c, int index) {
    return switch (c.kind[index]) {
      case Tok.SOME, Tok.ANY, Tok.EACH, Tok.REPEAT -> startsType(c, index + 1);
      default -> false;
    };
  }

  private static boolean startsType(Cursor c, int index) {
    if (c.newlineAt(index)) {
      return false;
    }
    int k = c.kind[index];
    return Tok.isName(k)
        || k == Tok.LEFT_PAREN
        || k == Tok.LEFT_BRACKET
        || k == Tok.AT
        || k == Tok.SELF_TYPE
        || k == Tok.ANY_TYPE
        || k == Tok.WILDCARD
        || k == Tok.INOUT
        || k == Tok.REPEAT
        || c.startsWith(index, '~');
  }

  /** Any type, function types included. */
  SwiftType type() {
    int from = c.offset();
    if (!c.enter()) {
      c.recover(Grammar.TOO_DEEP);
      c.skipOne();
      return new SwiftType.Unknown(c.startOf(from), c.lastEnd());
    }
    SwiftType type = withAttributes(from);
    c.leave();
    return type;
  }

  private SwiftType withAttributes(int from) {
    if (!c.at(Tok.AT) && !isSpecifier(c, c.pos)) {
      return function(from);
    }
    List<SwiftAttribute> attributes = new ArrayList<>();
    List<SwiftModifier> specifiers = new ArrayList<>();
    while (true) {
      if (c.at(Tok.AT)) {
        attributes.add(g.attributes.ofType());
      } else if (isSpecifier(c, c.pos)) {
        specifiers.add(g.modifiers.specifier());
      } else {
        break;
      }
    }
    SwiftType type = function(c.offset());
    return new SwiftType.Attributed(
        from, type.end(), List.copyOf(attributes), List.copyOf(specifiers), type);
  }

  private SwiftType function(int from) {
    SwiftType type = composition(from);
    if (!(type instanceof SwiftType.Tuple tuple) || !g.signatures.atEffectsAndArrow()) {
      return type;
    }
    SwiftEffects effects = g.signatures.effects();
    c.expect(Tok.ARROW, "'->'");
    SwiftType result = type();
    return new SwiftType.Function(from, result.end(), tuple.elements(), effects, result);
  }

  private SwiftType composition(int from) {
    if (isPrefix(c, c.pos)) {
      return prefixed(from);
    }
    SwiftType first = suppressible(from);
    if (!atAmpersand()) {
      return first;
    }
    List<SwiftType> types = new ArrayList<>();
    types.add(first);
    while (atAmpersand()) {
      c.advance();
      types.add(isPrefix(c, c.pos) ? prefixed(c.offset()) : suppressible(c.offset()));
    }
    return new SwiftType.Composition(from, c.lastEnd(), List.copyOf(types));
  }

  private boolean atAmpersand() {
    return c.at(Tok.BINARY) && c.spells(c.pos, "&");
  }

  private SwiftType prefixed(int from) {
    SwiftType.Prefix prefix =
        switch (c.kind()) {
          case Tok.SOME -> SwiftType.Prefix.SOME;
          case Tok.ANY -> SwiftType.Prefix.ANY;
          case Tok.EACH -> SwiftType.Prefix.EACH;
          default -> SwiftType.Prefix.REPEAT;
        };
    c.advance();
    if (!c.enter()) {
      c.recover(Grammar.TOO_DEEP);
      return new SwiftType.Unknown(from, c.lastEnd());
    }
    int at = c.offset();
    SwiftType type;
    if (prefix == SwiftType.Prefix.REPEAT) {
      type = type();
    } else if (prefix == SwiftType.Prefix.EACH) {
      type = suppressible(at);
    } else {
      type = composition(at);
    }
    c.leave();
    return new SwiftType.Prefixed(from, type.end(), prefix, type);
  }

  private SwiftType suppressible(int from) {
    if (c.startsWith(c.pos, '~')) {
      c.eatPart(1);
      SwiftType type = simple(c.offset());
      return new SwiftType.Suppressed(from, type.end(), type);
    }
    return simple(from);
  }

  /** A type without arrows, {@code &} and prefixes. */
  SwiftType simple(int from) {
    return suffixes(from, head(from), true);
  }

  /** The root of a key path: a type without member types. */
  SwiftType keyPathRoot() {
    int from = c.offset();
    return suffixes(from, head(from), false);
  }

  private SwiftType head(int from) {
    int k = c.kind();
    switch (k) {
      case Tok.LEFT_PAREN -> {
        return tuple(from);
      }
      case Tok.LEFT_BRACKET -> {
        return bracketed(from);
      }
      case Tok.WILDCARD -> {
        c.advance();
        return new SwiftType.Wildcard(from, c.lastEnd());
      }
      case Tok.INTEGER -> {
        return value(from);
      }
      default -> {
        if (Tok.isName(k) || k == Tok.SELF_TYPE || k == Tok.ANY_TYPE) {
          c.skipModuleSelector();
          SwiftName name = c.name();
          List<SwiftType> arguments = genericArguments();
          return new SwiftType.Named(from, c.lastEnd(), Optional.empty(), name, arguments);
        }
        if (c.startsWith(c.pos, '-') && c.next() == Tok.INTEGER) {
          c.advance();
          return value(from);
        }
        if (k == Tok.CLASS) {
          SwiftName name = c.name();
          return new SwiftType.Named(from, c.lastEnd(), Optional.empty(), name, List.of());
        }
        c.recover("expected a type");
        int at = c.lastEnd();
        return new SwiftType.Unknown(at, at);
      }
    }
  }

  private SwiftType value(int from) {
    String text = c.tokens.name(c.pos);
    int at = c.offset();
    c.advance();
    SwiftExpr number = new SwiftExpr.IntegerLiteral(at, c.lastEnd(), text);
    return new SwiftType.Value(from, c.lastEnd(), number);
  }

  private SwiftType suffixes(int from, SwiftType head, boolean members) {
    SwiftType type = head;
    if (head.start() == head.end()) {
      // Nothing was read; what follows belongs to something else.
      return head;
    }
    while (true) {
      if (c.height > Cursor.MAX_HEIGHT) {
        c.recover(Grammar.TOO_DEEP);
        type = new SwiftType.Unknown(type.start(), type.end());
        c.height = 1;
      }
      switch (c.kind()) {
        case Tok.QUESTION -> {
          c.advance();
          type = new SwiftType.OptionalOf(type.start(), c.lastEnd(), false, type);
        }
        case Tok.EXCLAMATION -> {
          c.advance();
          type = new SwiftType.OptionalOf(type.start(), c.lastEnd(), true, type);
        }
        case Tok.DOT -> {
          int k = c.next();
          if (!members || !Tok.isNameOrWord(k) || k == Tok.SELF || k == Tok.INIT) {
            return type;
          }
          c.advance();
          if (k == Tok.TYPE || k == Tok.METATYPE_PROTOCOL) {
            c.advance();
            type =
                new SwiftType.Metatype(type.start(), c.lastEnd(), type, k == Tok.METATYPE_PROTOCOL);
          } else {
            SwiftName name = c.name();
            List<SwiftType> arguments = genericArguments();
            type =
                new SwiftType.Named(type.start(), c.lastEnd(), Optional.of(type), name, arguments);
          }
        }
        default -> {
          // "Box<Int>?>" has one token ">?>".
          if (!c.atRestOf('?') && !c.atRestOf('!')) {
            return type;
          }
          boolean implicitlyUnwrapped = c.atRestOf('!');
          c.eatPart(1);
          type = new SwiftType.OptionalOf(type.start(), c.lastEnd(), implicitlyUnwrapped, type);
        }
      }
      c.height++;
    }
  }

  /** {@code <A, B>} if it stands here, else nothing. */
  List<SwiftType> genericArguments() {
    if (!c.startsWith(c.pos, '<')) {
      return List.of();
    }
    c.eatPart(1);
    List<SwiftType> arguments = new ArrayList<>();
    while (!c.startsWith(c.pos, '>') && !c.atEnd()) {
      int before = c.pos;
      arguments.add(type());
      if (c.pos == before || !c.eat(Tok.COMMA)) {
        break;
      }
    }
    if (c.startsWith(c.pos, '>')) {
      c.eatPart(1);
    } else {
      c.recover("expected '>'");
    }
    return List.copyOf(arguments);
  }

  private SwiftType tuple(int from) {
    int close = c.match(c.pos);
    c.advance();
    List<SwiftType.Element> elements = new ArrayList<>();
    while (!c.at(Tok.RIGHT_PAREN) && !c.atEnd()) {
      int before = c.pos;
      elements.add(element());
      if (c.pos == before || !c.eat(Tok.COMMA)) {
        break;
      }
    }
    closeAt(close, Tok.RIGHT_PAREN, "')'");
    return new SwiftType.Tuple(from, c.lastEnd(), List.copyOf(elements));
  }

  /** Eats the closing bracket at {@code close}, with all that is left over in front of it. */
  private void closeAt(int close, int kind, String what) {
    if (c.eat(kind)) {
      return;
    }
    c.recover("expected " + what);
    if (close >= c.pos) {
      c.pos = close + 1;
    }
  }

  private SwiftType.Element element() {
    int from = c.offset();
    Optional<SwiftName> label = Optional.empty();
    Optional<SwiftName> name = Optional.empty();
    if (Tok.isNameOrWord(c.kind())) {
      if (c.atLabel()) {
        label = Optional.of(c.name());
        c.advance();
      } else if (Tok.isNameOrWord(c.next()) && c.kindAt(c.pos + 2) == Tok.COLON) {
        label = Optional.of(c.name());
        name = Optional.of(c.name());
        c.advance();
      }
    }
    SwiftType type = type();
    boolean variadic = eatEllipsis();
    return new SwiftType.Element(
        Math.min(from, type.start()), c.lastEnd(), label, name, type, variadic);
  }

  /** Eats {@code ...} behind a type. */
  boolean eatEllipsis() {
    if (c.atOperator("...")) {
      c.advance();
      return true;
    }
    return false;
  }

  private SwiftType bracketed(int from) {
    int close = c.match(c.pos);
    c.advance();
    SwiftType first = type();
    SwiftType type;
    if (c.eat(Tok.COLON)) {
      SwiftType value = type();
      closeAt(close, Tok.RIGHT_BRACKET, "']'");
      type = new SwiftType.Dictionary(from, c.lastEnd(), first, value);
    } else if (c.at(Tok.OF)) {
      c.advance();
      SwiftType element = type();
      closeAt(close, Tok.RIGHT_BRACKET, "']'");
      type = new SwiftType.InlineArray(from, c.lastEnd(), first, element);
    } else {
      closeAt(close, Tok.RIGHT_BRACKET, "']'");
      type = new SwiftType.Array(from, c.lastEnd(), first);
    }
    return type;
  }
}
