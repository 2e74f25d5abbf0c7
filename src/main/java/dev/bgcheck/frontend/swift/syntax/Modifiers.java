package dev.bgcheck.frontend.swift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses modifiers and decides where a declaration starts. */
final class Modifiers {
  // More modifiers than any declaration can have: ends the search for one.
  private static final int MAX_MODIFIERS = 24;

  private final Grammar g;
  private final Cursor c;

  Modifiers(Grammar grammar) {
    this.g = grammar;
    this.c = grammar.cursor;
  }

  /** The modifiers here, in front of a declaration. */
  List<SwiftModifier> modifiers() {
    if (!atModifier(c.pos)) {
      return List.of();
    }
    List<SwiftModifier> modifiers = new ArrayList<>();
    while (atModifier(c.pos)) {
      modifiers.add(modifier());
    }
    return List.copyOf(modifiers);
  }

  /** The specifier of a type here; only {@code nonisolated} has parentheses of its own. */
  SwiftModifier specifier() {
    if (c.at(Tok.NONISOLATED)) {
      return modifier();
    }
    SwiftName name = c.name();
    return new SwiftModifier(name.start(), name.end(), name.text(), Optional.empty());
  }

  /** The word here, with what stands in parentheses behind it. */
  SwiftModifier modifier() {
    int from = c.offset();
    String name = c.tokens.name(c.pos);
    c.advance();
    Optional<String> detail = Optional.empty();
    if (c.at(Tok.LEFT_PAREN) && c.match(c.pos) >= 0 && takesDetail(c.pos)) {
      int close = c.match(c.pos);
      int textFrom = c.end[c.pos];
      detail = Optional.of(new String(c.tokens.text, textFrom, c.start[close] - textFrom).strip());
      c.pos = close + 1;
    }
    return new SwiftModifier(from, c.lastEnd(), name, detail);
  }

  /** Whether the parentheses at {@code index} hold one word, as in {@code private(set)}. */
  private boolean takesDetail(int index) {
    return c.match(index) == index + 2 && Tok.isNameOrWord(c.kind[index + 1]);
  }

  private boolean atModifier(int index) {
    int k = c.kind[index];
    if (k == Tok.CLASS) {
      return classIsModifier(index);
    }
    return isReservedModifier(k) || (isContextualModifier(k) && startsDeclaration(index + 1, k));
  }

  private boolean classIsModifier(int index) {
    int k = c.kind[index + 1];
    return switch (k) {
      case Tok.FUNC, Tok.VAR, Tok.LET, Tok.SUBSCRIPT, Tok.INIT, Tok.TYPEALIAS -> true;
      default -> {
        if (isReservedModifier(k)) {
          yield true;
        }
        if (!isContextualModifier(k)) {
          yield false;
        }
        int after = c.kindAt(index + 2);
        yield isReservedModifier(after)
            || isContextualModifier(after)
            || after == Tok.FUNC
            || after == Tok.VAR
            || after == Tok.LET
            || after == Tok.SUBSCRIPT
            || after == Tok.LEFT_PAREN;
      }
    };
  }

  /**
   * Whether a modifier of kind {@code k} in front of {@code index} modifies a declaration there.
   */
  private boolean startsDeclaration(int index, int k) {
    int i = index;
    if (c.kind[i] == Tok.LEFT_PAREN && takesDetail(i)) {
      i = c.behind(i);
    }
    if (k == Tok.ASYNC) {
      return c.kindAt(i) == Tok.LET || c.kindAt(i) == Tok.VAR;
    }
    return atDeclaration(i, true);
  }

  /**
   * Whether a declaration starts at {@code index}.
   *
   * @param member whether it stands where only declarations can
   */
  boolean atDeclaration(int index, boolean member) {
    int i = index;
    for (int n = 0; n < MAX_MODIFIERS; n++) {
      int k = c.kindAt(i);
      if (isReservedModifier(k)) {
        return true;
      }
      if (!isContextualModifier(k)) {
        return atKeyword(i, member);
      }
      if (k == Tok.ACTOR && atKeyword(i, member)) {
        return true;
      }
      if (k == Tok.ASYNC) {
        return c.kindAt(i + 1) == Tok.LET || c.kindAt(i + 1) == Tok.VAR;
      }
      i++;
      if (c.kindAt(i) == Tok.LEFT_PAREN && takesDetail(i)) {
        i = c.behind(i);
      }
    }
    return false;
  }

  private boolean atKeyword(int index, boolean member) {
    return switch (c.kindAt(index)) {
      case Tok.AT,
          Tok.IMPORT,
          Tok.CLASS,
          Tok.STRUCT,
          Tok.ENUM,
          Tok.PROTOCOL,
          Tok.EXTENSION,
          Tok.FUNC,
          Tok.VAR,
          Tok.LET,
          Tok.TYPEALIAS,
          Tok.ASSOCIATEDTYPE,
          Tok.OPERATOR,
          Tok.PRECEDENCEGROUP,
          Tok.DEINIT ->
          true;
      case Tok.SUBSCRIPT -> true;
      case Tok.INIT, Tok.CASE -> member;
      case Tok.ACTOR -> Tok.isName(c.kindAt(index + 1)) && !c.newlineAt(index + 1);
      case Tok.MACRO ->
          Tok.isName(c.kindAt(index + 1))
              && !c.newlineAt(index + 1)
              && (c.kindAt(index + 2) == Tok.LEFT_PAREN || c.startsWith(index + 2, '<'));
      default -> false;
    };
  }

  private static boolean isReservedModifier(int k) {
    return switch (k) {
      case Tok.PUBLIC, Tok.PRIVATE, Tok.INTERNAL, Tok.FILEPRIVATE, Tok.STATIC -> true;
      default -> false;
    };
  }

  private static boolean isContextualModifier(int k) {
    return switch (k) {
      case Tok.FINAL,
          Tok.OPEN,
          Tok.LAZY,
          Tok.WEAK,
          Tok.UNOWNED,
          Tok.OVERRIDE,
          Tok.REQUIRED,
          Tok.CONVENIENCE,
          Tok.DYNAMIC,
          Tok.OPTIONAL,
          Tok.MUTATING,
          Tok.NONMUTATING,
          Tok.INDIRECT,
          Tok.INFIX,
          Tok.PREFIX,
          Tok.POSTFIX,
          Tok.NONISOLATED,
          Tok.ISOLATED,
          Tok.DISTRIBUTED,
          Tok.PACKAGE,
          Tok.CONSUMING,
          Tok.BORROWING,
          Tok.SENDING,
          Tok.ASYNC,
          Tok.OLD_CONSUMING,
          Tok.SETTER_ACCESS,
          Tok.CONST,
          Tok.LOCAL ->
          true;
      default -> false;
    };
  }
}
