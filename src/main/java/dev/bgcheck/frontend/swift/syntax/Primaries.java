package dev.bgcheck.frontend.swift.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses primary expressions: literals, names, what is in brackets, macros. */
final class Primaries {
  private final Grammar g;
  private final Cursor c;

  Primaries(Grammar grammar) {
    this.g = grammar;
    this.c = grammar.cursor;
  }

  /** A primary expression; an empty unknown one if none stands here. */
  SwiftExpr primary() {
    int from = c.offset();
    int k = c.kind();
    switch (k) {
      case Tok.INTEGER -> {
        String text = c.tokens.name(c.pos);
        c.advance();
        return new SwiftExpr.IntegerLiteral(from, c.lastEnd(), text);
      }
      case Tok.FLOAT -> {
        String text = c.tokens.name(c.pos);
        c.advance();
        return new SwiftExpr.FloatLiteral(from, c.lastEnd(), text);
      }
      case Tok.STRING_START -> {
        return g.strings.literal();
      }
      case Tok.REGEX -> {
        c.advance();
        return new SwiftExpr.RegexLiteral(from, c.lastEnd());
      }
      case Tok.TRUE, Tok.FALSE -> {
        c.advance();
        return new SwiftExpr.BooleanLiteral(from, c.lastEnd(), k == Tok.TRUE);
      }
      case Tok.NIL -> {
        c.advance();
        return new SwiftExpr.NilLiteral(from, c.lastEnd());
      }
      case Tok.SELF -> {
        c.advance();
        return new SwiftExpr.Self(from, c.lastEnd());
      }
      case Tok.SUPER -> {
        c.advance();
        return new SwiftExpr.Super(from, c.lastEnd());
      }
      case Tok.WILDCARD -> {
        c.advance();
        return new SwiftExpr.Discard(from, c.lastEnd());
      }
      case Tok.LEFT_PAREN -> {
        return paren(from);
      }
      case Tok.LEFT_BRACKET -> {
        return bracket(from);
      }
      case Tok.LEFT_BRACE -> {
        // A half-typed "if a == {": the brace starts the body.
        boolean body = c.in(Cursor.CONDITION) && !g.arguments.atCalledClosure();
        return body ? missing() : g.closures.closure();
      }
      case Tok.DOT -> {
        return implicitMember(from);
      }
      case Tok.POUND -> {
        return macro();
      }
      case Tok.AT -> {
        SwiftType type = g.types.type();
        return new SwiftExpr.TypeValue(from, type.end(), type);
      }
      case Tok.IF, Tok.SWITCH, Tok.DO -> {
        return statement();
      }
      case Tok.LET, Tok.VAR, Tok.IS -> {
        if (c.in(Cursor.PATTERN)) {
          SwiftPattern pattern = g.patterns.embedded();
          return new SwiftExpr.PatternValue(from, pattern.end(), pattern);
        }
        return missing();
      }
      case Tok.DOLLAR, Tok.SELF_TYPE, Tok.ANY_TYPE, Tok.INIT -> {
        return reference();
      }
      default -> {
        if (Tok.isName(k)) {
          return reference();
        }
        if (c.startsWith(c.pos, '~')) {
          SwiftType type = g.types.type();
          return new SwiftExpr.TypeValue(from, type.end(), type);
        }
        return missing();
      }
    }
  }

  private SwiftExpr missing() {
    c.recover("expected an expression");
    int at = c.lastEnd();
    return new SwiftExpr.Unknown(at, at);
  }

  private SwiftExpr statement() {
    int context = c.context;
    c.context = 0;
    SwiftStmt statement = g.statements.valueStatement();
    c.context = context;
    return new SwiftExpr.Statement(statement.start(), statement.end(), statement);
  }

  private SwiftExpr reference() {
    int from = c.offset();
    c.skipModuleSelector();
    SwiftName name = c.name();
    Optional<List<String>> labels = g.postfixes.compoundLabels();
    List<SwiftType> arguments = List.of();
    if (g.typeScan.atGenericArguments()) {
      arguments = g.types.genericArguments();
    }
    return new SwiftExpr.Reference(from, c.lastEnd(), name, labels, arguments);
  }

  private SwiftExpr implicitMember(int from) {
    c.advance();
    return g.postfixes.member(from, Optional.empty());
  }

  private SwiftExpr paren(int from) {
    int behind = c.behind(c.pos);
    if (c.match(c.pos) >= 0 && startsArrow(behind) && !c.in(Cursor.PATTERN)) {
      SwiftType type = g.types.type();
      return new SwiftExpr.TypeValue(from, type.end(), type);
    }
    List<SwiftArgument> elements = g.arguments.parenthesised();
    if (elements.size() == 1
        && elements.get(0).label().isEmpty()
        && !(elements.get(0).value() instanceof SwiftExpr.ElementConfig)) {
      return new SwiftExpr.Paren(from, c.lastEnd(), elements.get(0).value());
    }
    return new SwiftExpr.Tuple(from, c.lastEnd(), elements);
  }

  private boolean startsArrow(int index) {
    return c.kindAt(g.signatures.behindEffects(index)) == Tok.ARROW;
  }

  private SwiftExpr bracket(int from) {
    int close = c.match(c.pos);
    if (c.next() == Tok.INTEGER && c.kindAt(c.pos + 2) == Tok.OF) {
      SwiftType type = g.types.type();
      return new SwiftExpr.TypeValue(from, type.end(), type);
    }
    c.advance();
    int context = c.context;
    c.context &= Cursor.PATTERN;
    SwiftExpr literal;
    if (c.at(Tok.COLON)) {
      c.advance();
      closeBracket(close);
      literal = new SwiftExpr.DictionaryLiteral(from, c.lastEnd(), List.of());
    } else if (c.at(Tok.RIGHT_BRACKET)) {
      c.advance();
      literal = new SwiftExpr.ArrayLiteral(from, c.lastEnd(), List.of());
    } else {
      literal = elements(from, close);
    }
    c.context = context;
    return literal;
  }

  private SwiftExpr elements(int from, int close) {
    List<SwiftExpr> keys = new ArrayList<>();
    List<SwiftExpr> values = new ArrayList<>();
    boolean dictionary = false;
    while (!c.at(Tok.RIGHT_BRACKET) && !c.atEnd()) {
      int before = c.pos;
      if (c.at(Tok.POUND_IF)) {
        keys.add(g.arguments.elementConfig());
        values.add(null);
        c.eat(Tok.COMMA);
        continue;
      }
      keys.add(g.expressions.expression());
      SwiftExpr value = null;
      if (c.eat(Tok.COLON)) {
        dictionary = true;
        value = g.expressions.expression();
      }
      values.add(value);
      if (!c.eat(Tok.COMMA) && !c.at(Tok.POUND_IF)) {
        break;
      }
      if (c.pos == before) {
        break;
      }
    }
    closeBracket(close);
    if (!dictionary) {
      return new SwiftExpr.ArrayLiteral(from, c.lastEnd(), List.copyOf(keys));
    }
    List<SwiftExpr.Entry> entries = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      SwiftExpr key = keys.get(i);
      SwiftExpr value = values.get(i);
      if (value == null) {
        c.recoverAt(key.start(), "expected a key and a value");
        value = new SwiftExpr.Unknown(key.end(), key.end());
      }
      entries.add(new SwiftExpr.Entry(key.start(), Math.max(key.end(), value.end()), key, value));
    }
    return new SwiftExpr.DictionaryLiteral(from, c.lastEnd(), List.copyOf(entries));
  }

  private void closeBracket(int close) {
    if (!c.eat(Tok.RIGHT_BRACKET)) {
      c.recover("expected ']'");
      if (close >= c.pos) {
        c.pos = close + 1;
      }
    }
  }

  /** The macro expansion whose {@code #} stands here. */
  SwiftExpr.Macro macro() {
    int from = c.offset();
    c.advance();
    SwiftName name;
    if (Tok.isNameOrWord(c.kind()) && c.adjacent()) {
      c.skipModuleSelector();
      name = c.name();
    } else {
      c.recoverAt(from, "expected a name behind '#'");
      name = c.missingName();
    }
    List<SwiftType> generics = List.of();
    if (g.typeScan.atGenericArguments()) {
      generics = g.types.genericArguments();
    }
    List<SwiftArgument> arguments = List.of();
    boolean needsOne = name.text().equals("selector") || name.text().equals("keyPath");
    if (c.at(Tok.LEFT_PAREN) && (needsOne || !c.newline())) {
      boolean availability = name.text().equals("available") || name.text().equals("unavailable");
      arguments = availability ? g.attributes.verbatim() : g.arguments.parenthesised();
    }
    List<SwiftArgument> trailing = g.arguments.trailing();
    return new SwiftExpr.Macro(from, c.lastEnd(), name, generics, arguments, trailing);
  }
}
